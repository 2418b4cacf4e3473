using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Cli.Output;

/// <summary>A line of a source as it is shown, with the part that is meant.</summary>
/// <param name="Number">The line, counted from one; zero stands for lines that are left out.</param>
/// <param name="Text">What is shown of it.</param>
/// <param name="Indent">How many columns stand before the marked part.</param>
/// <param name="Marked">How many columns are marked; at least one, or zero for none.</param>
internal readonly record struct ExcerptLine(int Number, string Text, int Indent, int Marked)
{
    /// <summary>Stands for lines that are left out.</summary>
    public static readonly ExcerptLine Gap = new(0, "...", 0, 0);
}

/// <summary>Cuts the lines of a span out of its source.</summary>
internal static class SourceExcerpt
{
    /// <summary>How many characters of a line are shown at most.</summary>
    public const int MaxLength = 120;

    private const int MaxLines = 6;
    private const int LinesBeforeGap = 4;
    private const int CharactersBefore = 40;

    /// <summary>The lines of <paramref name="location"/>.</summary>
    public static ImmutableArray<ExcerptLine> Of(Location location)
    {
        var first = location.Start.Line;
        var last = LastLine(location, first);
        var count = last - first + 1;
        return count <= MaxLines
            ? [.. Enumerable.Range(first, count).Select(line => LineOf(location, line))]
            : [.. Enumerable.Range(first, LinesBeforeGap).Select(line => LineOf(location, line)), ExcerptLine.Gap, LineOf(location, last)];
    }

    // A span that ends at the start of a line ends, for people, on the line before.
    private static int LastLine(Location location, int first)
    {
        var end = location.End;
        return end.Column == 0 && end.Line > first ? end.Line - 1 : end.Line;
    }

    private static ExcerptLine LineOf(Location location, int line)
    {
        var source = location.Source;
        var start = source.LineStarts[line];
        var text = LineSpan(source, line);
        var from = Math.Clamp(location.Span.Start - start, 0, text.Length);
        var to = Math.Clamp(location.Span.End - start, from, text.Length);
        if (line > location.Start.Line)
        {
            from = Math.Min(to, text.Length - text.TrimStart().Length);
        }

        return Cut(line + 1, text, from, to);
    }

    private static ExcerptLine Cut(int number, ReadOnlySpan<char> line, int from, int to)
    {
        var first = line.Length <= MaxLength || from < MaxLength - CharactersBefore ? 0 : Whole(line, from - CharactersBefore);
        var last = line.Length - first <= MaxLength ? line.Length : Whole(line, first + MaxLength);
        var (before, after) = (first > 0 ? "…" : "", last < line.Length ? "…" : "");
        var shownTo = Math.Clamp(to, from, Math.Max(from, last));
        return new ExcerptLine(
            number,
            before + DisplayText.Show(line[first..last]) + after,
            before.Length + DisplayText.Width(line[first..from]),
            Math.Max(1, DisplayText.Width(line[from..shownTo])));
    }

    // Never between the two halves of a character.
    private static int Whole(ReadOnlySpan<char> line, int index) => index > 0 && index < line.Length && char.IsLowSurrogate(line[index]) ? index - 1 : index;

    private static ReadOnlySpan<char> LineSpan(SourceText source, int line)
    {
        var start = source.LineStarts[line];
        var end = line + 1 < source.LineStarts.Length ? source.LineStarts[line + 1] : source.Length;
        return source.Content.AsSpan(start, end - start).TrimEnd("\r\n");
    }
}
