namespace Flow.Compiler.Editing;

/// <summary>What may come next in a query that is being written.</summary>
internal enum QueryPlaceKind
{
    /// <summary>Nothing that is known: the value of a label.</summary>
    Nothing,

    /// <summary>A metric, a number, a function.</summary>
    Operand,

    /// <summary>What goes on with a whole operand.</summary>
    Operator,

    /// <summary>A label that has to have some value.</summary>
    Label,

    /// <summary>A label by its name alone.</summary>
    LabelList,

    /// <summary>A length of time.</summary>
    Time,
}

/// <summary>The place behind the beginning of a query.</summary>
/// <param name="Kind">What may come.</param>
/// <param name="Word">The word before the innermost open bracket: a metric, a function.</param>
internal readonly record struct QueryPlace(QueryPlaceKind Kind, string? Word)
{
    private const string LabelLists = " by without on ignoring group_left group_right ";

    /// <summary>Whether a word of a query may hold <paramref name="c"/>.</summary>
    public static bool IsInName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or ':';

    /// <summary>The place behind <paramref name="before"/>. It is read from the left, by its brackets and quotes alone, since it is not whole.</summary>
    public static QueryPlace At(ReadOnlySpan<char> before)
    {
        var reading = new Reading();
        var position = 0;
        while (position >= 0 && position < before.Length)
        {
            position = reading.Next(before, position);
        }

        return position < 0 ? default : reading.Place;
    }

    /// <summary>What was read so far.</summary>
    private sealed class Reading
    {
        private readonly Stack<(char Bracket, string? Word)> open = new();
        private string? word;
        private char last = ' ';

        public QueryPlace Place => open.TryPeek(out var around) ? In(around.Bracket, around.Word, word, last) : new QueryPlace(Following(word, last), null);

        /// <summary>Reads what stands at <paramref name="start"/> and gives the place behind it; negative in an open text.</summary>
        public int Next(ReadOnlySpan<char> query, int start) => query[start] switch
        {
            '"' or '\'' or '`' => EndOfText(query, start) is >= 0 and var end ? Value(end + 1) : -1,
            '$' when query[start..].StartsWith("${{") => Value(query[start..].IndexOf("}}") is >= 0 and var end ? start + end + 2 : query.Length),
            var c when IsInName(c) => Name(query, start),
            var c when char.IsWhiteSpace(c) => start + 1,
            var c => Sign(c, start + 1),
        };

        private int Value(int end)
        {
            (word, last) = (null, '0');
            return end;
        }

        private int Name(ReadOnlySpan<char> query, int start)
        {
            var end = start;
            while (end < query.Length && IsInName(query[end]))
            {
                end++;
            }

            (word, last) = (query[start..end].ToString(), 'a');
            return end;
        }

        private int Sign(char sign, int end)
        {
            if (sign is '(' or '{' or '[')
            {
                open.Push((sign, word));
            }
            else if (sign is ')' or '}' or ']')
            {
                open.TryPop(out _);
            }

            (word, last) = (null, sign);
            return end;
        }
    }

    private static QueryPlace In(char bracket, string? before, string? word, char last) => bracket switch
    {
        '{' => new QueryPlace(last is '{' or ',' ? QueryPlaceKind.Label : QueryPlaceKind.Nothing, before),
        '[' => new QueryPlace(last is '[' or ':' ? QueryPlaceKind.Time : QueryPlaceKind.Nothing, before),
        _ when before is not null && LabelLists.Contains($" {before} ", StringComparison.Ordinal) => new QueryPlace(QueryPlaceKind.LabelList, before),
        _ => new QueryPlace(Following(word, last), before),
    };

    private static QueryPlaceKind Following(string? word, char last) => word switch
    {
        "and" or "or" or "unless" or "bool" => QueryPlaceKind.Operand,
        "offset" => QueryPlaceKind.Time,
        { } written when LabelLists.Contains($" {written} ", StringComparison.Ordinal) => QueryPlaceKind.Nothing,
        not null => QueryPlaceKind.Operator,
        _ => last is ')' or '}' or ']' or '0' ? QueryPlaceKind.Operator : QueryPlaceKind.Operand,
    };

    /// <summary>Where the text that starts at <paramref name="start"/> ends; negative where it is open.</summary>
    private static int EndOfText(ReadOnlySpan<char> query, int start)
    {
        for (var i = start + 1; i < query.Length; i++)
        {
            if (query[i] == '\\' && query[start] != '`')
            {
                i++;
            }
            else if (query[i] == query[start])
            {
                return i;
            }
        }

        return -1;
    }
}
