using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>A small word means the same in a header and as a line of the body: these changes move it there and back.</summary>
internal static class HeaderMoves
{
    /// <summary>The changes.</summary>
    public static IEnumerable<CodeAction> At(RefactoringPlace place)
    {
        if (place.Place is not { Item: { Body: { } body } item, Kind: { } kind, Body: { } around } || !place.IsInHeader(item) || kind.Word is not ("job" or "step") || !IsOnLines(place, body))
        {
            return [];
        }

        return [.. ToBody(place, item, body), .. ToHeader(place, item, around)];
    }

    private static bool IsOnLines(RefactoringPlace place, BodySyntax body) =>
        !body.Close.IsMissing && place.Source.PositionOf(body.Open.Start).Line < place.Source.PositionOf(body.Close.Start).Line;

    private static IEnumerable<CodeAction> ToBody(RefactoringPlace place, ItemSyntax item, BodySyntax body)
    {
        if (item.Clauses.IsEmpty)
        {
            return [];
        }

        var indent = place.IndentAt(item.Span.Start) + "  ";
        var lines = string.Concat(item.Clauses.Select(c => $"\n{indent}{place.Source.Slice(c.Span)}"));
        var header = TextSpan.FromBounds(EndOfPart(item), body.Open.Start);
        return [place.Action(CodeActionKind.Rewrite, "Move the small words into the body", new TextEdit(header, " "), new TextEdit(new TextSpan(body.Open.End, 0), lines))];
    }

    private static int EndOfPart(ItemSyntax item) => item.Args is [.., var last] ? last.Span.End : item.Head.Span.End;

    private static IEnumerable<CodeAction> ToHeader(RefactoringPlace place, ItemSyntax item, Surroundings around)
    {
        var lines = around.Lines.Where(l => IsSmall(place, l, around)).ToList();
        var end = item.Clauses is [.., var last] ? last.Span.End : EndOfPart(item);
        var words = string.Concat(lines.Select(l => $" {place.Source.Slice(l.Span)}"));
        if (lines.Count == 0 || end - item.Span.Start + words.Length + place.IndentAt(item.Span.Start).Length + 2 > Formatter.MaxWidth)
        {
            return [];
        }

        return [place.Action(CodeActionKind.Rewrite, "Move the small words into the header", [new TextEdit(new TextSpan(end, 0), words), .. lines.Select(l => Removed(place.Source, l))])];
    }

    /// <summary>A line with a small word and its value, on a line of its own without comments.</summary>
    private static bool IsSmall(RefactoringPlace place, ItemSyntax line, Surroundings around)
    {
        var isLoop = line.Head is PathSyntax { Tokens.IsEmpty: true };
        var word = around.Context.WordOf(line);
        var (start, end) = (place.Source.PositionOf(line.Span.Start).Line, place.Source.PositionOf(line.Span.End).Line);
        return (isLoop || (SyntaxFacts.ClauseWords.Contains(word) && around.Kind!.Property(word) is { } property && line.Args.Length == 1 && line.Clauses.IsEmpty && property.Subject is not null))
            && line is { Body: null, Value: null } && start == end && place.Source.LineAt(start).Trim().Length == line.Span.Length
            && CommentReading.Before(place.Source, CommentReading.FirstToken(line)).IsEmpty;
    }

    private static TextEdit Removed(SourceText source, ItemSyntax line)
    {
        var number = source.PositionOf(line.Span.Start).Line;
        return new TextEdit(TextSpan.FromBounds(source.LineStarts[number], source.LineStarts[number + 1]), "");
    }
}
