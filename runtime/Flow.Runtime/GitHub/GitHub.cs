using System.Globalization;
using System.Text;

namespace Flow.Runtime;

/// <summary>
/// The functions and operators of GitHub's expression language with GitHub's coercions, for conditions and texts that came from a workflow.
/// Source of the rules: "Evaluate expressions in workflows and actions" in GitHub's documentation and the public test vectors of its language service.
/// </summary>
public static class GitHub
{
    /// <summary>GitHub's truth: false, 0, NaN, empty text and null are false, all else is true.</summary>
    /// <param name="value">Any value.</param>
    public static bool IsTrue(Value value) => value.Content switch
    {
        null => false,
        bool flag => flag,
        double number => number != 0 && !double.IsNaN(number),
        string text => text.Length > 0,
        _ => true,
    };

    /// <summary>GitHub's <c>==</c>: different kinds meet as numbers, text compares without case, lists and records only with themselves.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool Equal(Value left, Value right) => (left.Content, right.Content) switch
    {
        (null, null) => true,
        (bool a, bool b) => a == b,
        (double a, double b) => a == b,
        (string a, string b) => SameText(a, b),
        (Record or IReadOnlyList<Value>, Record or IReadOnlyList<Value>) => ReferenceEquals(left.Content, right.Content),
        _ => ToNumber(left) == ToNumber(right),
    };

    /// <summary>GitHub's <c>&lt;</c>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static bool Less(Value left, Value right) => Compare(left, right) < 0;

    /// <summary>GitHub's <c>&lt;=</c>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static bool LessOrEqual(Value left, Value right) => Compare(left, right) <= 0 || Equal(left, right);

    /// <summary>GitHub's <c>&gt;</c>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static bool Greater(Value left, Value right) => Compare(left, right) > 0;

    /// <summary>GitHub's <c>&gt;=</c>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static bool GreaterOrEqual(Value left, Value right) => Compare(left, right) >= 0 || Equal(left, right);

    /// <summary>GitHub's <c>&amp;&amp;</c>: the left side where it is false, else the right side.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side, asked for only where it counts.</param>
    public static Value And(Value left, Func<Value> right) => IsTrue(left) ? right() : left;

    /// <summary>GitHub's <c>||</c>: the left side where it is true, else the right side.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side, asked for only where it counts.</param>
    public static Value Or(Value left, Func<Value> right) => IsTrue(left) ? left : right();

    /// <summary>GitHub's <c>contains</c>: a member of a list that is <see cref="Equal"/>, or a part of a text, without case.</summary>
    /// <param name="search">A list or a text.</param>
    /// <param name="item">What to look for.</param>
    public static bool Contains(Value search, Value item) => search.Kind switch
    {
        ValueKind.List => search.Items.Any(member => Equal(member, item)),
        ValueKind.Record => false,
        _ => IsPlain(item) && Fold(search.ToString()).Contains(Fold(item.ToString()), StringComparison.Ordinal),
    };

    /// <summary>GitHub's <c>startsWith</c>, without case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">How it may begin.</param>
    public static bool StartsWith(Value text, Value start) =>
        IsPlain(text) && IsPlain(start) && Fold(text.ToString()).StartsWith(Fold(start.ToString()), StringComparison.Ordinal);

    /// <summary>GitHub's <c>endsWith</c>, without case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">How it may end.</param>
    public static bool EndsWith(Value text, Value end) =>
        IsPlain(text) && IsPlain(end) && Fold(text.ToString()).EndsWith(Fold(end.ToString()), StringComparison.Ordinal);

    /// <summary>GitHub's <c>format</c>: <c>{0}</c> is the first value, <c>{{</c> and <c>}}</c> are braces.</summary>
    /// <param name="pattern">The text with its holes.</param>
    /// <param name="values">What goes into the holes.</param>
    /// <exception cref="FlowRunException">A hole has no value, or a brace stands alone.</exception>
    public static string Format(Value pattern, params Value[] values)
    {
        var text = pattern.ToString();
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            at = FormatOne(text, at, values, result);
        }

        return result.ToString();
    }

    /// <summary>GitHub's <c>join</c>.</summary>
    /// <param name="values">A list, or one plain value.</param>
    /// <param name="separator">What stands between two members; a comma where none is given.</param>
    public static string Join(Value values, Value? separator = null)
    {
        var between = separator is { } given && IsPlain(given) ? given.ToString() : ",";
        return values.Kind switch
        {
            ValueKind.List => string.Join(between, values.Items.Select(ToText)),
            ValueKind.Record => "",
            _ => values.ToString(),
        };
    }

    /// <summary>GitHub's <c>toJSON</c>: indented by two blanks.</summary>
    /// <param name="value">Any value.</param>
    public static string ToJson(Value value) => ValueJson.Write(value, indented: true);

    /// <summary>GitHub's <c>fromJSON</c>.</summary>
    /// <param name="text">The text of one JSON value.</param>
    /// <exception cref="FlowRunException">The text is empty or not JSON.</exception>
    public static Value FromJson(Value text) => text.ToString() switch
    {
        "NaN" => double.NaN,
        "Infinity" or "+Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        var json => Value.FromJson(json),
    };

    /// <summary>GitHub's text of a value: a list is <c>Array</c>, a record <c>Object</c>.</summary>
    /// <param name="value">Any value.</param>
    public static string ToText(Value value) => value.Kind switch
    {
        ValueKind.List => "Array",
        ValueKind.Record => "Object",
        _ => value.ToString(),
    };

    /// <summary>GitHub's number of a value: null is 0, a flag 0 or 1, text is read as a number or is NaN, empty text is 0.</summary>
    /// <param name="value">Any value.</param>
    public static double ToNumber(Value value) => value.Content switch
    {
        null => 0,
        bool flag => flag ? 1 : 0,
        double number => number,
        string text => ParseNumber(text.Trim()),
        _ => double.NaN,
    };

    /// <summary>GitHub's <c>a.*.b</c>: one field of every member of a list, or of every value of a record; members without it are left out.</summary>
    /// <param name="values">A list or a record.</param>
    /// <param name="field">The field.</param>
    public static Value Each(Value values, string field)
    {
        var members = values.Kind == ValueKind.Record ? values.Fields.Select(static entry => entry.Value) : values.Items;
        return Value.List(members.Where(member => member.Fields.Has(field)).Select(member => member[field]).ToArray());
    }

    internal static bool SameText(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal) || string.Equals(Fold(left), Fold(right), StringComparison.Ordinal);

    private static string Fold(string text) => text.Contains('ı', StringComparison.Ordinal)
        ? string.Create(text.Length, text, static (span, source) => FoldKeepingDotlessI(span, source))
        : text.ToUpperInvariant();

    private static void FoldKeepingDotlessI(Span<char> folded, string source)
    {
        for (var at = 0; at < source.Length; at++)
        {
            folded[at] = source[at] == 'ı' ? 'ı' : char.ToUpperInvariant(source[at]);
        }
    }

    private static bool IsPlain(Value value) => value.Kind is not (ValueKind.List or ValueKind.Record);

    private static double Compare(Value left, Value right) => (left.Content, right.Content) switch
    {
        (string a, string b) => string.CompareOrdinal(Fold(a), Fold(b)),
        _ => Compare(ToNumber(left), ToNumber(right)),
    };

    private static double Compare(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right) ? double.NaN : left.CompareTo(right);

    private static double ParseNumber(string text) => text switch
    {
        "" => 0,
        "Infinity" or "+Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        ['0', 'x', .. var hex] => int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : double.NaN,
        ['0', 'o', .. var octal] => ParseOctal(octal),
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN,
    };

    private static double ParseOctal(string digits)
    {
        var valid = digits.Length is > 0 and <= 11 && digits.All(static digit => digit is >= '0' and <= '7');
        return valid ? digits.Aggregate(0d, static (sum, digit) => (sum * 8) + (digit - '0')) : double.NaN;
    }

    private static int FormatOne(string text, int at, Value[] values, StringBuilder result)
    {
        var character = text[at];
        var doubled = at + 1 < text.Length && text[at + 1] == character;
        if (character is not ('{' or '}') || doubled)
        {
            result.Append(character);
            return at + (character is '{' or '}' ? 2 : 1);
        }

        var end = character == '{' ? text.IndexOf('}', at) : -1;
        if (end < 0 || !int.TryParse(text.AsSpan(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            throw new FlowRunException($"The format '{text}' has a brace that stands alone; write it twice.");
        }

        if (index >= values.Length)
        {
            throw new FlowRunException($"The format '{text}' names {{{index}}}, but only {values.Length} values are given.");
        }

        result.Append(ToText(values[index]));
        return end + 1;
    }
}
