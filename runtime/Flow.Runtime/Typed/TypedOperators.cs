namespace Flow.Runtime;

/// <summary>Flow's functions over text and lists for generated code. All of them are exact: text compares with case, character by character.</summary>
public static class TypedOperators
{
    /// <summary>Whether two lists hold the same members in the same order. None equals only none.</summary>
    /// <typeparam name="T">The type of the members.</typeparam>
    /// <param name="left">One list.</param>
    /// <param name="right">The other.</param>
    public static bool SameList<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right) => left is null || right is null ? left is null && right is null : left.SequenceEqual(right);

    /// <summary>Whether two values of no declared type are the same: exactly, but a text that is a number equals that number, as payloads have both.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool Same(Value left, Value right) => (left.Kind, right.Kind) switch
    {
        (ValueKind.Number, ValueKind.Text) => IsNumber(right, left),
        (ValueKind.Text, ValueKind.Number) => IsNumber(left, right),
        _ => left == right,
    };

    private static bool IsNumber(Value text, Value number) => text.ToString().Length > 0 && GitHub.ToNumber(text) == GitHub.ToNumber(number);

    /// <summary>Whether a value is a member of a list, a field of a record, or a part of a text whose shape is not declared. Nothing is in none.</summary>
    /// <param name="item">What to look for.</param>
    /// <param name="place">Where to look.</param>
    public static bool In(Value item, Value place) => place.Kind switch
    {
        ValueKind.List => place.Items.Any(member => Same(member, item) || (item.IsNone && member.Content is "")),
        ValueKind.Record => place.Fields.Names.Contains(item.ToString(), StringComparer.Ordinal),
        _ => false,
    };

    /// <summary>The first value, or where that is none the second.</summary>
    /// <param name="value">The first.</param>
    /// <param name="other">The second, asked for only where it counts.</param>
    public static Value OrElse(Value value, Func<Value> other) => value.IsNone ? other() : value;

    /// <summary>The order of two texts, character by character.</summary>
    /// <param name="left">One text.</param>
    /// <param name="right">The other.</param>
    public static int Compare(string left, string right) => string.CompareOrdinal(left, right);

    /// <summary>The order of two versions: number by number, and <c>1.0-rc.1</c> before <c>1.0</c>.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    public static int CompareVersions(string left, string right)
    {
        var (leftCore, leftTail) = Divide(left);
        var (rightCore, rightTail) = Divide(right);
        return CompareParts(leftCore, rightCore) is var core and not 0 ? core
            : leftTail.Length == 0 || rightTail.Length == 0 ? rightTail.Length.CompareTo(leftTail.Length)
            : CompareParts(leftTail, rightTail) is var tail and not 0 ? tail
            : leftTail.Split('.').Length.CompareTo(rightTail.Split('.').Length);
    }

    /// <summary>The whole numbers from one to another, both included; none where the last is less than the first.</summary>
    /// <param name="first">The first.</param>
    /// <param name="last">The last.</param>
    public static IReadOnlyList<long> Range(long first, long last)
    {
        List<long> numbers = [];
        for (var number = first; number <= last; number++)
        {
            numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>The lines of a text without their ends; a last empty line does not count.</summary>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<string> Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private static (string Core, string Tail) Divide(string version)
    {
        var text = (version is ['v' or 'V', .. var rest] ? rest : version).Split('+')[0];
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (text, "") : (text[..dash], text[(dash + 1)..]);
    }

    private static int CompareParts(string left, string right)
    {
        var (a, b) = (left.Split('.'), right.Split('.'));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var order = ComparePart(i < a.Length ? a[i] : "0", i < b.Length ? b[i] : "0");
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int ComparePart(string left, string right) =>
        ulong.TryParse(left, out var a) && ulong.TryParse(right, out var b) ? a.CompareTo(b) : string.CompareOrdinal(left, right);
}
