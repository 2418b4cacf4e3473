using System.Globalization;
using System.Text;

namespace Flow.Runtime;

/// <summary>
/// Writes values the way Flow spells them inside a text: <c>true</c>, <c>1h30m</c>, <c>512MiB</c>, <c>99.9%</c>, <c>[a, b]</c>; nothing is empty text.
/// The compiler spells the values that it knows by the same rules.
/// </summary>
public static class Spell
{
    private static readonly (string Unit, long Ticks)[] DurationUnits =
    [
        ("d", TimeSpan.TicksPerDay), ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute),
        ("s", TimeSpan.TicksPerSecond), ("ms", TimeSpan.TicksPerMillisecond),
    ];

    private static readonly (string Unit, decimal Bytes)[] SizeUnits =
    [
        ("TiB", 1024m * 1024 * 1024 * 1024), ("GiB", 1024m * 1024 * 1024), ("MiB", 1024m * 1024), ("KiB", 1024m), ("B", 1m),
    ];

    /// <summary>Text as it is; none is empty.</summary>
    /// <param name="value">The value.</param>
    public static string Text(string? value) => value ?? "";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Text(bool? value) => value is { } flag ? flag ? "true" : "false" : "";

    /// <summary>A whole number.</summary>
    /// <param name="value">The value.</param>
    public static string Text(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A decimal number.</summary>
    /// <param name="value">The value.</param>
    public static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A day, <c>2026-12-24</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Text(DateOnly? value) => value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time of day, <c>09:00</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Text(TimeOnly? value) => value?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A length of time in the largest units that hold it exactly, <c>1h30m</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Text(TimeSpan? value) => value is { } duration ? Duration(duration) : "";

    /// <summary>A list, <c>[a, b]</c>.</summary>
    /// <typeparam name="T">The type of the members.</typeparam>
    /// <param name="values">The members.</param>
    /// <param name="spell">Spells one member.</param>
    public static string List<T>(IEnumerable<T>? values, Func<T, string> spell) => values is null ? "" : "[" + string.Join(", ", values.Select(spell)) + "]";

    /// <summary>A value from outside: lists and records the way Flow writes them.</summary>
    /// <param name="value">The value.</param>
    public static string Value(Value value) => value.Kind switch
    {
        ValueKind.List => List(value.Items, Value),
        ValueKind.Record => "{ " + string.Join(", ", value.Fields.Select(static f => $"{f.Key} = {Value(f.Value)}")) + " }",
        _ => value.ToString(),
    };

    /// <summary>A number of bytes in the largest binary unit that holds it exactly, <c>512MiB</c>.</summary>
    /// <param name="bytes">The number of bytes.</param>
    public static string Size(decimal? bytes)
    {
        if (bytes is not { } count)
        {
            return "";
        }

        var (unit, size) = SizeUnits.First(u => count % u.Bytes == 0 && (count != 0 || u.Unit == "B"));
        return (count / size).ToString("0.####", CultureInfo.InvariantCulture) + unit;
    }

    /// <summary>A share of a hundred, <c>99.9%</c>.</summary>
    /// <param name="percent">99.9 for 99.9 %.</param>
    public static string Percent(decimal? percent) =>
        percent is { } share ? share.ToString("0.#############################", CultureInfo.InvariantCulture) + "%" : "";

    private static string Duration(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
        {
            return "0s";
        }

        var text = new StringBuilder(duration < TimeSpan.Zero ? "-" : "");
        var left = Math.Abs(duration.Ticks);
        foreach (var (unit, ticks) in DurationUnits)
        {
            var count = left / ticks;
            left -= count * ticks;
            if (count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
            }
        }

        return text.ToString();
    }
}
