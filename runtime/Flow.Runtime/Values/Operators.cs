namespace Flow.Runtime;

/// <summary>Flow's own operators and functions where C# has no short form of them. They are exact: text compares with case.</summary>
public static class Operators
{
    /// <summary>Flow's <c>x in [a, b]</c>.</summary>
    /// <typeparam name="T">The type of the members.</typeparam>
    /// <param name="item">What to look for.</param>
    /// <param name="items">Where to look.</param>
    public static bool In<T>(T item, params IEnumerable<T> items) => items.Contains(item);

    /// <summary>Flow's <c>x in a..b</c>; both ends are included.</summary>
    /// <typeparam name="T">The type of the bounds.</typeparam>
    /// <param name="item">What to test.</param>
    /// <param name="first">The least value.</param>
    /// <param name="last">The greatest value.</param>
    public static bool InRange<T>(T item, T first, T last) where T : IComparable<T> => item.CompareTo(first) >= 0 && item.CompareTo(last) <= 0;

    /// <summary>Flow's <c>same-text(a, b)</c>: equal when case does not count, as GitHub compares.</summary>
    /// <param name="left">One text; null is empty.</param>
    /// <param name="right">The other.</param>
    public static bool SameText(string? left, string? right) => GitHub.SameText(left ?? "", right ?? "");

    /// <summary>Null where the text is empty: how text from outside becomes Flow's <c>T?</c>.</summary>
    /// <param name="text">Text from outside.</param>
    public static string? NoneIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Flow's <c>to-json(x)</c> on one line.</summary>
    /// <param name="value">Any value.</param>
    public static string ToJson(Value value) => value.ToJson();

    /// <summary>Flow's <c>from-json(x)</c>.</summary>
    /// <param name="text">The text of one JSON value.</param>
    /// <exception cref="FlowRunException">The text is not JSON.</exception>
    public static Value FromJson(string? text) => Value.FromJson(text ?? "");
}
