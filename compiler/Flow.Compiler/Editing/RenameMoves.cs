using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>
/// What a rename says to Terraform, which knows resources by the name of what they are a part of: without <c>moved jobs to tasks</c> it would destroy what is there and make it anew. Uses,
/// resources, and services where they are hosted get such a line in each environment of a cloud that declares them.
/// </summary>
internal static class RenameMoves
{
    private const string Word = "moved";

    /// <summary>The changes that turn lines round which say that what gets the name <paramref name="newName"/> had it before: <c>moved jobs to tasks</c> becomes <c>moved tasks to jobs</c>.</summary>
    public static ImmutableArray<FileEdits> TurnedRound(Compilation compilation, Referent referent, string oldName, string newName) => Joined(
        Places(compilation, referent, oldName).SelectMany(p => Lines(p, oldName).Where(l => NameOf(l, p) == newName).Select(l => (p.Tree.Source.Path, new TextEdit(l.Args[0].Span, Quoted(oldName))))));

    /// <summary>The renamed project with a line in each environment that needs one; <paramref name="edits"/> alone where Terraform would not follow it, such as for what is only looked up.</summary>
    public static ImmutableArray<FileEdits> With(Compilation compilation, Referent referent, ImmutableArray<FileEdits> edits, string oldName, string newName)
    {
        var result = edits;
        foreach (var place in Places(compilation, referent, oldName).Where(p => !Lines(p, oldName).Any(l => NameOf(l, p) == newName)))
        {
            var line = (place.Tree.Source.Path, Added(place, Lines(place, oldName).LastOrDefault() ?? place.Line, $"{Word} {Quoted(oldName)} to {Quoted(newName)}"));
            var more = Joined([.. result.SelectMany(static f => f.Edits.Select(e => (f.Path, e))), line]);
            result = Reported(RenameCheck.Applied(compilation, more)).IsSubsetOf(Reported(RenameCheck.Applied(compilation, result))) ? more : result;
        }

        return result;
    }

    /// <summary>A line of an environment that declares or hosts something.</summary>
    /// <param name="Tree">The file.</param>
    /// <param name="Environment">The environment.</param>
    /// <param name="Line">The line.</param>
    private sealed record DeclaringLine(SyntaxTree Tree, ItemSyntax Environment, ItemSyntax Line);

    private static IEnumerable<DeclaringLine> Places(Compilation compilation, Referent referent, string name)
    {
        if (referent is not Referent.OfSymbol { Symbol: DeclarationSymbol renamed } || !(renamed.Group is not null || renamed.Kind.Word == "terraform" || renamed.Kind.Word == "service"))
        {
            return [];
        }

        var identity = SymbolIdentity.Of(referent);
        return compilation.Bound.Modules.Values.SelectMany(static m => m.Scope.Symbols).OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "environment").SelectMany(static e => e.Instances)
            .Where(static e => CloudLines.ProviderOf(e) is { } cloud && !Platforms.Has(cloud))
            .Select(e => e.Members.FindHere(name)).OfType<DeclarationSymbol>().Where(s => SymbolIdentity.Of(new Referent.OfSymbol(s)) == identity)
            .Select(s => s.IsHosted ? s.Context.UsedAt[0] : new Location(s.Context.Tree.Source, s.Item.Span))
            .Select(l => LineAt(compilation, l)).OfType<DeclaringLine>().DistinctBy(static p => (p.Tree.Source.Path, p.Environment.Span.Start));
    }

    private static DeclaringLine? LineAt(Compilation compilation, Location place) =>
        compilation.TreeAt(place.Path) is { } tree && tree.PathTo(place.Span.Start).OfType<ItemSyntax>().ToList() is [var environment, var line, ..] && tree.Source.Slice(environment.Head.Span) == "environment"
            ? new DeclaringLine(tree, environment, line)
            : null;

    /// <summary>The lines of the environment that say what the whole of <paramref name="name"/> was called before.</summary>
    private static IEnumerable<ItemSyntax> Lines(DeclaringLine place, string name) => (place.Environment.Body?.Items.Items ?? []).Where(i =>
        place.Tree.Source.Slice(i.Head.Span) == Word && i.Args is [{ Value: NameExpressionSyntax }, ..] && i.Clauses is [{ Value: NameExpressionSyntax to }, ..] && NameText.Of(place.Tree.Source, to.Token) == name);

    private static string NameOf(ItemSyntax line, DeclaringLine place) => NameText.Of(place.Tree.Source, ((NameExpressionSyntax)line.Args[0].Value!).Token);

    /// <summary>A line of its own below <paramref name="above"/>, or behind it where more stands on one line.</summary>
    private static TextEdit Added(DeclaringLine place, ItemSyntax above, string line)
    {
        var text = place.Tree.Source.Content;
        var start = text.LastIndexOf('\n', Math.Max(0, above.Span.Start - 1)) + 1;
        var end = text.AsSpan(above.Span.End).IndexOfAny('\r', '\n') is >= 0 and var found ? above.Span.End + found : text.Length;
        var rest = text.AsSpan(above.Span.End, end - above.Span.End).Trim();
        return text.AsSpan(start, above.Span.Start - start).IsWhiteSpace() && (rest.IsEmpty || rest.StartsWith("//"))
            ? new TextEdit(new TextSpan(end, 0), $"{(end < text.Length && text[end] == '\r' ? "\r\n" : "\n")}{text[start..above.Span.Start]}{line}")
            : new TextEdit(new TextSpan(above.Span.End, 0), $", {line}");
    }

    private static HashSet<(string Code, string Message)> Reported(Compilation compilation) => [.. compilation.Diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => (d.Code, d.Message))];

    internal static ImmutableArray<FileEdits> Joined(IEnumerable<(string Path, TextEdit Edit)> edits) =>
        [.. edits.GroupBy(static e => e.Path, StringComparer.Ordinal).Select(static g => new FileEdits(g.Key, [.. g.Select(static e => e.Edit).OrderBy(static e => e.Span)]))];

    private static string Quoted(string name) => SyntaxFacts.WordOf(name) == Syntax.Word.None ? name : $"`{name}`";
}
