namespace Flow.Compiler.Editing;

/// <summary>How well a name fits what somebody typed: its letters in order, best at the starts of words.</summary>
internal static class FuzzyMatch
{
    private const int WholeName = 1000;
    private const int Prefix = 500;
    private const int WordStart = 30;
    private const int Consecutive = 15;
    private const int SameCase = 2;

    /// <summary>A number that is greater for better fits, or null where <paramref name="query"/> is not in <paramref name="name"/>. An empty query fits everything.</summary>
    public static int? Score(string query, string name)
    {
        if (query.Length == 0)
        {
            return 0;
        }

        if (!IsWithin(query, name))
        {
            return null;
        }

        return Best(query, name) - name.Length
            + (string.Equals(query, name, StringComparison.OrdinalIgnoreCase) ? WholeName : name.StartsWith(query, StringComparison.OrdinalIgnoreCase) ? Prefix : 0);
    }

    private static bool IsWithin(string query, string name)
    {
        var at = 0;
        foreach (var letter in name)
        {
            at += at < query.Length && IsSame(query[at], letter) ? 1 : 0;
        }

        return at == query.Length;
    }

    /// <summary>The best of all ways to place the letters, letter by letter: what each place is worth when the letter at hand stands there.</summary>
    private static int Best(string query, string name)
    {
        var worth = new int[name.Length];
        for (var letter = 0; letter < query.Length; letter++)
        {
            var (before, next) = (letter == 0 ? 0 : int.MinValue, new int[name.Length]);
            for (var place = 0; place < name.Length; place++)
            {
                var adjacent = letter > 0 && place > 0 && worth[place - 1] > int.MinValue ? worth[place - 1] + Consecutive : int.MinValue;
                var best = Math.Max(before, adjacent);
                next[place] = best > int.MinValue && IsSame(query[letter], name[place]) ? best + Value(query[letter], name, place) : int.MinValue;
                before = letter > 0 ? Math.Max(before, worth[place]) : 0;
            }

            worth = next;
        }

        return worth.Max();
    }

    private static int Value(char letter, string name, int place) => (StartsWord(name, place) ? WordStart : 0) + (letter == name[place] ? SameCase : 0);

    private static bool IsSame(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);

    private static bool StartsWord(string name, int at) =>
        at == 0 || !char.IsLetterOrDigit(name[at - 1]) || (char.IsUpper(name[at]) && !char.IsUpper(name[at - 1])) || (char.IsDigit(name[at]) && !char.IsDigit(name[at - 1]));
}
