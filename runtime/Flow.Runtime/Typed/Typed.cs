using System.Globalization;

namespace Flow.Runtime;

/// <summary>
/// Turns values of the outside into the C# types that generated code works with, and back. The readers take null for "none"
/// (which includes empty text), and say what is wrong in words that a person can act on.
/// </summary>
public static class Typed
{
    /// <summary>Text; null for none and for empty text.</summary>
    /// <param name="value">The value.</param>
    public static string? TextOrNone(Value value) => Spell.Value(value) is { Length: > 0 } text ? text : null;

    /// <summary>A whole number; null for none.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static long? IntOrNone(Value value) => Read<long>(value, "a whole number", static text =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue
            ? (long)number
            : null);

    /// <summary>A number; null for none.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static decimal? DecimalOrNone(Value value) => Read<decimal>(value, "a number", static text =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>True or false; null for none.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static bool? FlagOrNone(Value value) => Read<bool>(value, "true or false", static text => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    });

    /// <summary>A length of time; null for none.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static TimeSpan? DurationOrNone(Value value) => Read(value, "a duration such as 1h30m", Quantity.Duration);

    /// <summary>A number of bytes; null for none.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static decimal? SizeOrNone(Value value) => Read(value, "a size such as 512MiB", Quantity.Size);

    /// <summary>A share of a hundred; null for none.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static decimal? PercentOrNone(Value value) => Read(value, "a percentage such as 99.9%", Quantity.Percent);

    /// <summary>A day; null for none.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static DateOnly? DateOrNone(Value value) => Read<DateOnly>(value, "a date such as 2026-12-24", static text =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null);

    /// <summary>A time of day; null for none.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static TimeOnly? TimeOrNone(Value value) => Read<TimeOnly>(value, "a time such as 09:00", static text =>
        TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null);

    /// <summary>A whole number.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is none or something else.</exception>
    public static long Int(Value value) => IntOrNone(value) ?? throw Wrong(value, "a whole number");

    /// <summary>A number.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is none or something else.</exception>
    public static decimal Decimal(Value value) => DecimalOrNone(value) ?? throw Wrong(value, "a number");

    /// <summary>True or false.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is none or something else.</exception>
    public static bool Flag(Value value) => FlagOrNone(value) ?? throw Wrong(value, "true or false");

    /// <summary>A length of time.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is none or something else.</exception>
    public static TimeSpan Duration(Value value) => DurationOrNone(value) ?? throw Wrong(value, "a duration such as 1h30m");

    /// <summary>A number of bytes.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is none or something else.</exception>
    public static decimal Size(Value value) => SizeOrNone(value) ?? throw Wrong(value, "a size such as 512MiB");

    /// <summary>A share of a hundred.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is none or something else.</exception>
    public static decimal Percent(Value value) => PercentOrNone(value) ?? throw Wrong(value, "a percentage such as 99.9%");

    /// <summary>A day.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is none or something else.</exception>
    public static DateOnly Date(Value value) => DateOrNone(value) ?? throw Wrong(value, "a date such as 2026-12-24");

    /// <summary>A time of day.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">It is none or something else.</exception>
    public static TimeOnly Time(Value value) => TimeOrNone(value) ?? throw Wrong(value, "a time such as 09:00");

    /// <summary>A list; empty for none.</summary>
    /// <typeparam name="T">The type of the members.</typeparam>
    /// <param name="value">The value; text is read as JSON.</param>
    /// <param name="read">Reads one member.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static IReadOnlyList<T> List<T>(Value value, Func<Value, T> read) => ListOrNone(value, read) ?? [];

    /// <summary>A list; null for none.</summary>
    /// <typeparam name="T">The type of the members.</typeparam>
    /// <param name="value">The value; text is read as JSON.</param>
    /// <param name="read">Reads one member.</param>
    /// <exception cref="FlowRunException">It is something else.</exception>
    public static IReadOnlyList<T>? ListOrNone<T>(Value value, Func<Value, T> read) => Json(value) switch
    {
        { IsNone: true } => null,
        { Kind: ValueKind.List } list => [.. list.Items.Select(read)],
        var other => throw Wrong(other, "a list"),
    };

    /// <summary>A value whose shape is not declared: text that is empty counts as none.</summary>
    /// <param name="value">The value.</param>
    public static Value Outside(Value value) => value.Kind == ValueKind.Text && value.ToString().Length == 0 ? Value.None : value;

    /// <summary>A value that travelled as text: read as JSON. Empty text is none.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="FlowRunException">The text is not JSON.</exception>
    public static Value Json(Value value) => value.Kind == ValueKind.Text ? value.ToString() is { Length: > 0 } text ? Value.FromJson(text) : Value.None : value;

    /// <summary>The value that must be there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value, or null.</param>
    /// <param name="name">What is read, in Flow's words.</param>
    /// <exception cref="FlowRunException">There is none.</exception>
    public static T Must<T>(T? value, string name) where T : struct => value ?? throw new FlowRunException($"`{name}` has no value.");

    /// <summary>The member of an enum that <paramref name="text"/> means when case does not count: hosts spell them otherwise.</summary>
    /// <param name="text">The host's word.</param>
    /// <param name="members">The members.</param>
    public static string Member(string text, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (string.Equals(member, text, StringComparison.OrdinalIgnoreCase))
            {
                return member;
            }
        }

        return text;
    }

    /// <summary>A whole number as a value.</summary>
    /// <param name="value">The number.</param>
    public static Value ToValue(long? value) => value is { } number ? number : Value.None;

    /// <summary>A number as a value.</summary>
    /// <param name="value">The number.</param>
    public static Value ToValue(decimal? value) => value is { } number ? (double)number : Value.None;

    /// <summary>A flag as a value.</summary>
    /// <param name="value">The flag.</param>
    public static Value ToValue(bool? value) => value is { } flag ? flag : Value.None;

    /// <summary>A list as a value.</summary>
    /// <typeparam name="T">The type of the members.</typeparam>
    /// <param name="values">The members.</param>
    /// <param name="convert">Converts one member.</param>
    public static Value ToValue<T>(IEnumerable<T>? values, Func<T, Value> convert) => values is null ? Value.None : Value.List(values.Select(convert).ToArray());

    private static T? Read<T>(Value value, string wanted, Func<string, T?> parse) where T : struct
    {
        var text = value.ToString();
        return text.Length == 0 ? null : value.Kind is ValueKind.List or ValueKind.Record ? throw Wrong(value, wanted) : parse(text) ?? throw Wrong(value, wanted);
    }

    private static FlowRunException Wrong(Value value, string wanted) => new($"This should be {wanted}, but it is '{value}'.");
}
