using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Flow.Runtime;

/// <summary>Reads durations, sizes and percentages that came from outside as text, spelt as in Flow.</summary>
public static partial class Quantity
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>The length of time that <paramref name="text"/> spells: <c>1h30m</c>, <c>250ms</c>, <c>30d</c>; also .NET's <c>00:05:00</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null where it is no length of time.</returns>
    public static TimeSpan? Duration(string text)
    {
        var match = DurationForm().Match(text);
        if (!match.Success)
        {
            return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var plain) ? plain : null;
        }

        var ticks = 0m;
        foreach (System.Text.RegularExpressions.Capture part in match.Groups["part"].Captures)
        {
            ticks += Amount(part.Value, out var unit) * TicksOf(unit);
        }

        return TimeSpan.FromTicks((long)(text[0] == '-' ? -ticks : ticks));
    }

    /// <summary>The number of bytes that <paramref name="text"/> spells: <c>512MiB</c>, <c>1GB</c>, or digits alone.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null where it is no size.</returns>
    public static decimal? Size(string text)
    {
        if (!SizeForm().IsMatch(text))
        {
            return null;
        }

        var amount = Amount(text, out var unit);
        return amount * BytesOf(unit);
    }

    /// <summary>The share of a hundred that <paramref name="text"/> spells: 99.9 for <c>99.9%</c>, also without the sign.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null where it is no percentage.</returns>
    public static decimal? Percent(string text) =>
        decimal.TryParse(text is [.. var digits, '%'] ? digits : text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var share)
            ? share
            : null;

    private static decimal Amount(string text, out string unit)
    {
        var digits = text.AsSpan().TrimStart('-');
        var end = digits.IndexOfAnyExcept(Digits);
        unit = end < 0 ? "" : digits[end..].ToString();
        return decimal.Parse(end < 0 ? digits : digits[..end], CultureInfo.InvariantCulture);
    }

    private static decimal TicksOf(string unit) => unit switch
    {
        "ms" => TimeSpan.TicksPerMillisecond,
        "s" => TimeSpan.TicksPerSecond,
        "m" => TimeSpan.TicksPerMinute,
        "h" => TimeSpan.TicksPerHour,
        "d" => TimeSpan.TicksPerDay,
        "w" => TimeSpan.TicksPerDay * 7,
        _ => TimeSpan.TicksPerDay * 365,
    };

    private static decimal BytesOf(string unit) => unit switch
    {
        "" or "B" => 1,
        "KiB" => 1024m,
        "MiB" => 1024m * 1024,
        "GiB" => 1024m * 1024 * 1024,
        "TiB" => 1024m * 1024 * 1024 * 1024,
        "KB" or "kB" => 1_000m,
        "MB" => 1_000_000m,
        "GB" => 1_000_000_000m,
        _ => 1_000_000_000_000m,
    };

    [GeneratedRegex(@"^-?(?<part>\d+(\.\d+)?(ms|s|m|h|d|w|y))+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"^\d+(\.\d+)?(B|KiB|MiB|GiB|TiB|kB|KB|MB|GB|TB)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SizeForm();
}
