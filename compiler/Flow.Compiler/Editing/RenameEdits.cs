using System.Collections.Immutable;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>The changes of a rename.</summary>
internal static class RenameEdits
{
    /// <summary>The changes that rename <paramref name="identity"/> from <paramref name="oldName"/> to <paramref name="newName"/>.</summary>
    public static ImmutableArray<FileEdits> Of(Compilation compilation, SymbolIdentity identity, string oldName, string newName) =>
    [
        .. References.Of(compilation, identity, oldName)
            .Where(r => !IsTitle(compilation, r, oldName))
            .GroupBy(static r => r.Place.Path, StringComparer.Ordinal)
            .Select(g => new FileEdits(g.Key, [.. g.DistinctBy(static r => r.Place.Span).OrderBy(static r => r.Place.Span).Select(r => Edit(SemanticModel.Of(compilation, g.Key)!, r, oldName, newName))])),
    ];

    /// <summary>A text that names a pipeline by its title stays: the title does.</summary>
    private static bool IsTitle(Compilation compilation, NameReference reference, string oldName) =>
        reference.Place.Source.Slice(reference.Place.Span) != oldName && PipelineTexts.IsText(SemanticModel.Of(compilation, reference.Place.Path)!, reference.Place.Span);

    /// <summary>A call without <c>as</c> names a pipeline and a job at one place; the one that keeps its name gets a place of its own.</summary>
    private static TextEdit Edit(SemanticModel model, NameReference reference, string oldName, string newName)
    {
        var span = reference.Place.Span;
        var written = Written(model, span, newName);
        return !model.IsShared(span) ? new TextEdit(span, written)
            : reference.IsDeclaration ? new TextEdit(span, $"{model.Tree.Source.Slice(span)} as {Quoted(newName)}")
            : new TextEdit(span, $"{written} as {Quoted(oldName)}");
    }

    /// <summary>Backquotes only where the word would be read: not after a dot and not at the start of an item.</summary>
    private static string Written(SemanticModel model, TextSpan span, string name)
    {
        if (SyntaxFacts.WordOf(name) == Word.None || PipelineTexts.IsText(model, span))
        {
            return name;
        }

        var before = model.Tree.Source.Content.AsSpan(0, span.Start).TrimEnd();
        var startsItem = model.Tree.PathTo(span.End).OfType<ItemSyntax>().LastOrDefault() is { } item && item.Head.Span == span;
        return startsItem || before.EndsWith('.') ? name : Quoted(name);
    }

    private static string Quoted(string name) => SyntaxFacts.WordOf(name) == Word.None ? name : $"`{name}`";
}
