namespace Flow.Compiler.Comparing;

/// <summary>What comes and goes between two sequences.</summary>
internal static class CommonSequence
{
    /// <summary>The elements that are not in the longest common subsequence, in order. One that goes where one comes is one change of the two.</summary>
    public static IEnumerable<(string? Before, string? After)> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lengths = Lengths(before, after);
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            if (i < before.Count && j < after.Count && before[i] == after[j])
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (i < before.Count && j < after.Count && lengths[i + 1, j + 1] == lengths[i, j])
            {
                yield return (before[i++], after[j++]);
            }
            else if (j == after.Count || (i < before.Count && lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                yield return (before[i++], null);
            }
            else
            {
                yield return (null, after[j++]);
            }
        }
    }

    private static int[,] Lengths(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lengths = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
