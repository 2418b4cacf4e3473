using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>The difference between two texts as small edits: lines are matched by what is not white space, then what two lines have in common is left alone.</summary>
public static class TextChanges
{
    private const int MaxTable = 4_000_000;

    /// <summary>Edits that make <paramref name="new"/> from <paramref name="old"/>, in the order of the text; they do not touch each other.</summary>
    public static ImmutableArray<TextEdit> Between(string old, string @new)
    {
        if (old == @new)
        {
            return [];
        }

        var (a, b) = (Lines(old), Lines(@new));
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var (start, i, j) = (0, 0, 0);
        foreach (var (left, right) in Matches([.. a.Select(Dense)], [.. b.Select(Dense)]).Append((a.Length, b.Length)))
        {
            start = Add(edits, start, string.Concat(a[i..left]), string.Concat(b[j..right]));
            start = left < a.Length ? Add(edits, start, a[left], b[right]) : start;
            (i, j) = (left + 1, right + 1);
        }

        return edits.ToImmutable();
    }

    private static string Dense(string line) => string.Concat(line.Where(static c => !char.IsWhiteSpace(c)));

    /// <summary>Adds the change of one part, and gives where the next part starts.</summary>
    private static int Add(ImmutableArray<TextEdit>.Builder edits, int start, string removed, string added)
    {
        if (removed != added)
        {
            var edit = Trimmed(start, removed, added);
            if (edits.Count > 0 && edits[^1].Span.End == edit.Span.Start)
            {
                edits[^1] = new TextEdit(edits[^1].Span.Union(edit.Span), edits[^1].NewText + edit.NewText);
            }
            else
            {
                edits.Add(edit);
            }
        }

        return start + removed.Length;
    }

    /// <summary>The text after <paramref name="edits"/>, which do not overlap.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        foreach (var edit in edits.OrderByDescending(static e => e.Span.Start).ThenByDescending(static e => e.Span.End))
        {
            text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.NewText, text.AsSpan(edit.Span.End));
        }

        return text;
    }

    /// <summary>The lines with their line breaks.</summary>
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    private static TextEdit Trimmed(int start, string removed, string added)
    {
        var most = Math.Min(removed.Length, added.Length);
        var same = removed.AsSpan(0, most).CommonPrefixLength(added);
        same -= same > 0 && char.IsHighSurrogate(removed[same - 1]) ? 1 : 0;
        var tail = 0;
        while (tail < most - same && removed[^(tail + 1)] == added[^(tail + 1)])
        {
            tail++;
        }

        tail -= tail > 0 && char.IsLowSurrogate(removed[^tail]) ? 1 : 0;
        return new TextEdit(new TextSpan(start + same, removed.Length - same - tail), added[same..^tail]);
    }

    /// <summary>Pairs of equal lines in order: the longest common subsequence; only the common ends where that would be too much work.</summary>
    private static IEnumerable<(int Left, int Right)> Matches(string[] a, string[] b)
    {
        var head = 0;
        while (head < a.Length && head < b.Length && a[head] == b[head])
        {
            yield return (head, head);
            head++;
        }

        var tail = 0;
        while (tail < a.Length - head && tail < b.Length - head && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        foreach (var (left, right) in Middle(a[head..^tail], b[head..^tail]))
        {
            yield return (head + left, head + right);
        }

        for (; tail > 0; tail--)
        {
            yield return (a.Length - tail, b.Length - tail);
        }
    }

    private static IEnumerable<(int Left, int Right)> Middle(string[] a, string[] b)
    {
        if ((long)a.Length * b.Length > MaxTable)
        {
            yield break;
        }

        var common = CommonLengths(a, b);
        for (var (i, j) = (0, 0); i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                yield return (i++, j++);
            }
            else if (common[i + 1, j] >= common[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    private static int[,] CommonLengths(string[] a, string[] b)
    {
        var lengths = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = a[i] == b[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
