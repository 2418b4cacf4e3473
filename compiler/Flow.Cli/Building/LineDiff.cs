namespace Flow.Cli.Building;

/// <summary>The difference between two texts, in the unified form and kept short.</summary>
internal static class LineDiff
{
    private const int Context = 3;
    private const int MaxLines = 60;
    private const int MaxTable = 4_000_000;

    /// <summary>The lines of the difference, with a heading.</summary>
    /// <param name="path">The file.</param>
    /// <param name="old">What is there; null for nothing.</param>
    /// <param name="new">What should be there; null for nothing.</param>
    public static IEnumerable<string> Of(string path, string? old, string? @new)
    {
        var lines = Edits(Lines(old), Lines(@new));
        yield return $"--- {(old is null ? "/dev/null" : path)}";
        yield return $"+++ {(@new is null ? "/dev/null" : path)}";
        var shown = 0;
        foreach (var line in Hunks(lines))
        {
            if (shown++ == MaxLines)
            {
                yield return "… the rest is left out";
                yield break;
            }

            yield return line;
        }
    }

    private static string[] Lines(string? text) => text is null or "" ? [] : text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n');

    private static IEnumerable<string> Hunks(List<(char Sign, string Text)> lines)
    {
        var (oldLine, newLine) = (1, 1);
        for (var i = 0; i < lines.Count;)
        {
            if (!IsNearChange(lines, i))
            {
                (oldLine, newLine, i) = (oldLine + 1, newLine + 1, i + 1);
                continue;
            }

            var end = i;
            while (end < lines.Count && IsNearChange(lines, end))
            {
                end++;
            }

            var hunk = lines.GetRange(i, end - i);
            var (removed, added) = (hunk.Count(static l => l.Sign != '+'), hunk.Count(static l => l.Sign != '-'));
            yield return $"@@ -{oldLine},{removed} +{newLine},{added} @@";
            foreach (var (sign, text) in hunk)
            {
                yield return $"{sign}{text}";
            }

            (oldLine, newLine, i) = (oldLine + removed, newLine + added, end);
        }
    }

    private static bool IsNearChange(List<(char Sign, string Text)> lines, int index)
    {
        for (var i = Math.Max(0, index - Context); i <= Math.Min(lines.Count - 1, index + Context); i++)
        {
            if (lines[i].Sign != ' ')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What both texts begin and end with is set aside; between, the longest common subsequence is kept.</summary>
    private static List<(char Sign, string Text)> Edits(string[] old, string[] @new)
    {
        var start = 0;
        while (start < old.Length && start < @new.Length && old[start] == @new[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < @new.Length - start && old[^(end + 1)] == @new[^(end + 1)])
        {
            end++;
        }

        return
        [
            .. old[..start].Select(static l => (' ', l)),
            .. Middle(old[start..^end], @new[start..^end]),
            .. old[^end..].Select(static l => (' ', l)),
        ];
    }

    private static IEnumerable<(char Sign, string Text)> Middle(string[] old, string[] @new)
    {
        if ((long)old.Length * @new.Length > MaxTable)
        {
            return [.. old.Select(static l => ('-', l)), .. @new.Select(static l => ('+', l))];
        }

        var common = CommonLengths(old, @new);
        var lines = new List<(char, string)>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < @new.Length)
        {
            if (i < old.Length && j < @new.Length && old[i] == @new[j])
            {
                lines.Add((' ', old[i++]));
                j++;
            }
            else if (i < old.Length && (j == @new.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(('-', old[i++]));
            }
            else
            {
                lines.Add(('+', @new[j++]));
            }
        }

        return lines;
    }

    private static int[,] CommonLengths(string[] old, string[] @new)
    {
        var lengths = new int[old.Length + 1, @new.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = @new.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == @new[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
