using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Literals;

/// <summary>The units of the language, and what people write in their place.</summary>
public static class QuantityUnits
{
    private static readonly string[] Durations = ["y", "w", "d", "h", "m", "s", "ms"];
    private static readonly string[] Sizes = ["B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>Every unit, durations first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Durations, .. Sizes, "%"];

    /// <summary>The ticks of a unit of time, or zero where it is none.</summary>
    internal static long Ticks(ReadOnlySpan<char> unit) => unit switch
    {
        "ms" => TimeSpan.TicksPerMillisecond,
        "s" => TimeSpan.TicksPerSecond,
        "m" => TimeSpan.TicksPerMinute,
        "h" => TimeSpan.TicksPerHour,
        "d" => TimeSpan.TicksPerDay,
        "w" => 7 * TimeSpan.TicksPerDay,
        "y" => 365 * TimeSpan.TicksPerDay,
        _ => 0,
    };

    /// <summary>The bytes of a unit of size, or zero where it is none.</summary>
    internal static decimal Bytes(ReadOnlySpan<char> unit) => unit switch
    {
        "B" => 1,
        "KB" => 1_000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        "TB" => 1_000_000_000_000,
        "KiB" => 1L << 10,
        "MiB" => 1L << 20,
        "GiB" => 1L << 30,
        "TiB" => 1L << 40,
        _ => 0,
    };

    /// <summary>The unit that was probably meant, or null.</summary>
    internal static string? Nearest(string unit) => unit.ToLowerInvariant() switch
    {
        "sec" or "secs" or "second" or "seconds" => "s",
        "min" or "mins" or "minute" or "minutes" => "m",
        "hr" or "hrs" or "hour" or "hours" => "h",
        "day" or "days" => "d",
        "wk" or "wks" or "week" or "weeks" => "w",
        "yr" or "yrs" or "year" or "years" => "y",
        "msec" or "msecs" or "millis" or "millisecond" or "milliseconds" => "ms",
        "byte" or "bytes" or "b" => "B",
        "k" or "kb" => "KB",
        "mb" or "meg" => "MB",
        "g" or "gb" or "gig" => "GB",
        "t" or "tb" => "TB",
        "ki" or "kib" => "KiB",
        "mi" or "mib" => "MiB",
        "gi" or "gib" => "GiB",
        "ti" or "tib" => "TiB",
        "pct" or "percent" or "perc" => "%",
        "ms" or "s" or "h" or "d" or "w" or "y" => unit.ToLowerInvariant(),
        _ => unit.Length > 12 ? null : Suggestions.Nearest(unit, All),
    };

    /// <summary>Whether the word names months, whose lengths differ.</summary>
    internal static bool IsMonth(ReadOnlySpan<char> unit) =>
        unit is "mo" or "mos" or "mon" or "mth" or "mths" or "month" or "months" or "Mo" or "MO";
}
