namespace Flow.Compiler.Diagnostics;

/// <summary>"Did you mean": the candidate nearest to what was written.</summary>
public static class Suggestions
{
    /// <summary>
    /// The candidate with the smallest edit distance (insert, delete, replace, swap of neighbours; case counts half),
    /// or null when none is within a third of the word's length: at least one edit, from five letters on two. Where none is so near it is the one that begins with it.
    /// </summary>
    public static string? Nearest(string written, IEnumerable<string> candidates)
    {
        string? best = null;
        var limit = written.Length == 1 ? 1 : Math.Max(written.Length >= 5 ? 4 : 2, written.Length * 2 / 3); // one letter is as near to any other
        var bestDistance = limit + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - written.Length) * 2 > limit)
            {
                continue;
            }

            var distance = HalfEdits(written, candidate);
            if (distance < bestDistance || (distance == bestDistance && string.CompareOrdinal(candidate, best) < 0))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best ?? Longer(written, candidates);
    }

    /// <summary>The one candidate of which <paramref name="written"/> is the start, as <c>prod</c> is of <c>production</c>; null for less than three letters, and where several begin so.</summary>
    private static string? Longer(string written, IEnumerable<string> candidates) =>
        written.Length >= 3 && candidates.Where(c => c.StartsWith(written, StringComparison.OrdinalIgnoreCase)).Distinct().Take(2).ToList() is [var only] ? only : null;

    /// <summary>The sentence " Did you mean `x`?" or nothing.</summary>
    public static string DidYouMean(string written, IEnumerable<string> candidates) =>
        Nearest(written, candidates) is { } name ? $" Did you mean `{name}`?" : "";

    private static int HalfEdits(string a, string b)
    {
        var before = new int[b.Length + 1];
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j * 2;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i * 2;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = a[i - 1] == b[j - 1] ? 0 : char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 1 : 2;
                var best = Math.Min(Math.Min(previous[j] + 2, current[j - 1] + 2), previous[j - 1] + replace);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, before[j - 2] + 2);
                }

                current[j] = best;
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[b.Length];
    }
}
