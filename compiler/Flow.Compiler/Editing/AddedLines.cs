using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Adds what a declaration lacks: a title, a timeout, documentation, the cause of a retry.</summary>
internal static class AddedLines
{
    /// <summary>The changes.</summary>
    public static IEnumerable<CodeAction> At(RefactoringPlace place) =>
        place.Place is { Kind: { } kind } found && place.IsInHeader(found.Item) ? [.. Title(place, found, kind), .. Timeout(place, found, kind), .. Retry(place, found, kind), .. Documentation(place, found, kind)] : [];

    private static IEnumerable<CodeAction> Title(RefactoringPlace place, ItemPlace found, Kind kind)
    {
        if (kind.Title is null || kind.Name == NameRule.None || found.Item.Args is not [{ Value: NameExpressionSyntax name } only])
        {
            return [];
        }

        var words = NameText.Of(place.Source, name.Token).Replace('-', ' ').Replace('_', ' ');
        var title = words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words;
        return [place.Action(CodeActionKind.Rewrite, "Add a title", new TextEdit(new TextSpan(only.Span.End, 0), $" {FlowText.Quote(title)}"))];
    }

    private static IEnumerable<CodeAction> Timeout(RefactoringPlace place, ItemPlace found, Kind kind)
    {
        if (kind.Word != "job" || found.Template is not null || found.Item.Body is not { Close.IsMissing: false } body || found.Body!.WordsBut(null).Contains("timeout"))
        {
            return [];
        }

        var isOnLines = place.Source.PositionOf(body.Open.Start).Line < place.Source.PositionOf(body.Close.Start).Line;
        var text = isOnLines ? $"\n{place.IndentAt(found.Item.Span.Start)}  timeout = 30m" : body.Items.Items.Any() ? " timeout = 30m," : " timeout = 30m ";
        return [place.Action(CodeActionKind.Rewrite, "Add a timeout of 30 minutes", new TextEdit(new TextSpan(body.Open.End, 0), text))];
    }

    private static IEnumerable<CodeAction> Retry(RefactoringPlace place, ItemPlace found, Kind kind) =>
        kind is { Word: "retry", Role: Role.Property } && found.Item is { Value: { } value, EqualToken: { } } item
            ? [place.Action(CodeActionKind.Rewrite, "Say what is worth another try", new TextEdit(TextSpan.FromBounds(item.Head.Span.End, item.Span.End), $" {place.Source.Slice(value.Span)} on failure"))]
            : [];

    private static IEnumerable<CodeAction> Documentation(RefactoringPlace place, ItemPlace found, Kind kind)
    {
        var isWorth = found.Outer.Kind is null || kind.Word is "param" or "job" or "output";
        if (!isWorth || kind.Role != Role.Declaration || kind.Word is "import" or "waive" || CommentReading.Documentation(place.Source, found.Item) is not null || !StartsLine(place, found.Item))
        {
            return [];
        }

        var indent = place.IndentAt(found.Item.Span.Start);
        return [place.Action(CodeActionKind.Rewrite, "Add documentation", new TextEdit(new TextSpan(found.Item.Span.Start, 0), $"/// {Sentence(found, kind)}\n{indent}"))];
    }

    private static bool StartsLine(RefactoringPlace place, ItemSyntax item) =>
        place.Source.Content.AsSpan(place.Source.LineStarts[place.Source.PositionOf(item.Span.Start).Line]..item.Span.Start).IsWhiteSpace();

    private static string Sentence(ItemPlace found, Kind kind) => kind.Word switch
    {
        "param" => "What it is for.",
        "let" or "output" => "What it holds.",
        _ => $"What the {kind.Word} {(Declarer.NameToken(found.Item) is { } name ? found.Outer.Context.NameOf(name) : "")} does.".Replace("  ", " ", StringComparison.Ordinal),
    };
}
