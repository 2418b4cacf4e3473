using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>What an entry of an outline is.</summary>
public enum OutlineKind
{
    /// <summary>A project, team, environment or sidecar.</summary>
    Object,

    /// <summary>An import.</summary>
    Import,

    /// <summary>A pipeline.</summary>
    Pipeline,

    /// <summary>A job, a call, or a group of jobs.</summary>
    Job,

    /// <summary>A step.</summary>
    Step,

    /// <summary>What starts a pipeline.</summary>
    Trigger,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>An output or an artifact.</summary>
    Output,

    /// <summary>A value.</summary>
    Value,

    /// <summary>A function.</summary>
    Function,

    /// <summary>A template or an action.</summary>
    Template,

    /// <summary>A record type.</summary>
    Record,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>A member of an enum.</summary>
    EnumMember,

    /// <summary>A field of a record type.</summary>
    Field,

    /// <summary>A rule or a waiver.</summary>
    Rule,
}

/// <summary>An entry of the outline of a file.</summary>
/// <param name="Name">Its name; its first words where it has none.</param>
/// <param name="Detail">What follows it: a title, a type, a command.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Whole">The whole item.</param>
/// <param name="NameSpan">The name, or the head; inside <paramref name="Whole"/>.</param>
/// <param name="Children">What stands in it.</param>
public sealed record DocumentSymbol(string Name, string Detail, OutlineKind Kind, TextSpan Whole, TextSpan NameSpan, ImmutableArray<DocumentSymbol> Children);

/// <summary>The outline of a file.</summary>
public static class DocumentSymbols
{
    private const int LongestDetail = 80;

    /// <summary>Declarations, steps and triggers of the file as a tree, in the order of the text.</summary>
    public static ImmutableArray<DocumentSymbol> Of(Compilation compilation, string path) =>
        SemanticModel.Of(compilation, path) is { } model ? In(model, model.Tree.Root.Items) : [];

    private static ImmutableArray<DocumentSymbol> In(SemanticModel model, ItemListSyntax items) => [.. items.Items.Select(i => Of(model, i)).OfType<DocumentSymbol>()];

    private static DocumentSymbol? Of(SemanticModel model, ItemSyntax item)
    {
        if (model.MeaningOf(item) is not { } meaning || KindOf(meaning) is not { } kind)
        {
            return null;
        }

        var source = model.Tree.Source;
        var span = NameOf(meaning, item);
        var name = item.Head.Span == span && kind is not (OutlineKind.EnumMember or OutlineKind.Field)
            ? Shortened($"{source.Slice(item.Head.Span)} {string.Join(' ', item.Args.Select(a => source.Slice(a.Span)))}".Trim())
            : source.Slice(span).Trim('`');
        return new DocumentSymbol(name.Length == 0 ? "?" : name, DetailOf(meaning, item, source, span), kind, item.Span, span, item.Body is { } body ? In(model, body.Items) : []);
    }

    private static OutlineKind? KindOf(ItemMeaning meaning) => (meaning.Kind?.Word, meaning.Parent?.Word) switch
    {
        _ when meaning.Kind is { IsForeign: true } => null,
        _ when meaning.Template is { BaseKind: null } => OutlineKind.Job,
        (null, "enum") => OutlineKind.EnumMember,
        (null, "type") => OutlineKind.Field,
        (null, _) => null,
        ("on", "pipeline") => OutlineKind.Trigger,
        ("import", _) => OutlineKind.Import,
        ("pipeline", _) => OutlineKind.Pipeline,
        ("job" or "call", _) => OutlineKind.Job,
        ("param", _) => OutlineKind.Parameter,
        ("output" or "artifact", _) => OutlineKind.Output,
        ("let", _) => OutlineKind.Value,
        ("function", _) => OutlineKind.Function,
        ("template" or "action", _) => OutlineKind.Template,
        ("type", _) => OutlineKind.Record,
        ("enum", _) => OutlineKind.Enum,
        ("rule" or "waive", _) => OutlineKind.Rule,
        ("cleanup", _) => OutlineKind.Step,
        _ => meaning.Kind!.Role switch { Role.Step => OutlineKind.Step, Role.Declaration => OutlineKind.Object, _ => null },
    };

    /// <summary>The name of an item: its own token, the word behind <c>as</c>, or else its head.</summary>
    private static TextSpan NameOf(ItemMeaning meaning, ItemSyntax item)
    {
        var named = meaning.Kind?.Word switch
        {
            "function" => (item.Args.FirstOrDefault()?.Value as CallExpressionSyntax)?.Target.Span,
            "waive" => item.Args.FirstOrDefault()?.Span,
            _ when meaning.Symbol is { Name.Length: > 0, Location.Span: var span } && item.Span.Contains(span) => span,
            "let" or "template" or "type" or "enum" or "param" or "rule" => Declarer.NameToken(item)?.Span,
            "import" => item.Clauses.FirstOrDefault(static c => c.Word.Word == Word.As)?.Value.Span,
            _ => null,
        };
        return named is { IsEmpty: false } found ? found : item.Head.Span;
    }

    private static string DetailOf(ItemMeaning meaning, ItemSyntax item, SourceText source, TextSpan name)
    {
        if (meaning.Kind?.Word == "function" && item.Args is [var signature, ..] && signature.Span.Contains(name))
        {
            return Shortened($"function {source.Slice(TextSpan.FromBounds(name.End, signature.Span.End))}");
        }

        var parts = item.Args.Where(a => a.Value.Span != name && item.Head.Span != name).Select(a => source.Slice(a.Span))
            .Concat(item.Args.Where(a => a.Value.Span == name && a.Type is not null).Select(a => source.Slice(a.Type!.Span)))
            .Concat(item.Type is { } type ? [source.Slice(type.Span)] : []);
        var word = meaning.Template is not null || (meaning.Kind is { Role: not Role.Property } && item.Head.Span != name && meaning.Kind.Word != "pipeline") ? source.Slice(item.Head.Span) : "";
        return Shortened($"{word} {string.Join(' ', parts)}".Trim());
    }

    private static string Shortened(string text)
    {
        var line = text.AsSpan().IndexOfAny('\n', '\r') is >= 0 and var end ? text[..end] + "…" : text;
        return line.Length <= LongestDetail ? line : line[..(LongestDetail - 1)] + "…";
    }
}
