using System.Globalization;
using System.Text;

namespace Flow.Compiler.Types;

/// <summary>Writes durations and sizes the way the language reads them.</summary>
public static class Quantities
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

    /// <summary>The duration in the largest units that hold it exactly, such as <c>1h30m</c>.</summary>
    public static string Write(TimeSpan duration)
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

    /// <summary>The number of bytes in the largest binary unit that holds it exactly, such as <c>512MiB</c>.</summary>
    public static string WriteSize(decimal bytes)
    {
        var (unit, size) = SizeUnits.First(u => bytes % u.Bytes == 0 && (bytes != 0 || u.Unit == "B"));
        return (bytes / size).ToString("0.####", CultureInfo.InvariantCulture) + unit;
    }
}
