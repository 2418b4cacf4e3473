using System.Globalization;

namespace Flow.Compiler.Literals;

/// <summary>
/// Time zones as <c>TZ</c> takes them without any list of zones (POSIX, "Other Environment Variables"): <c>&lt;+01&gt;-1&lt;+02&gt;,M3.5.0/2:00,M10.5.0/3:00</c>. A machine
/// that has no such list takes the name of a zone for UTC, and says nothing.
/// </summary>
internal static class PosixTimeZone
{
    private const int FirstYear = 2026;

    private const int LastYear = 2037;

    /// <summary>A change of the offset.</summary>
    /// <param name="Local">When it happens, on the clocks before it.</param>
    /// <param name="Before">The offset before it.</param>
    /// <param name="After">The offset after it.</param>
    private sealed record Change(DateTime Local, TimeSpan Before, TimeSpan After);

    /// <summary>A zone; null where its clocks do not change by a rule that holds in each year.</summary>
    public static string? Of(TimeZoneInfo zone)
    {
        var years = Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(y => Changes(zone, y).ToList()).ToList();
        if (years.TrueForAll(static y => y.Count == 0))
        {
            return Named(zone.GetUtcOffset(new DateTime(FirstYear, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        }

        if (!years.TrueForAll(static y => y.Count == 2 && y.Exists(static c => c.After > c.Before) && y.Exists(static c => c.After < c.Before)))
        {
            return null;
        }

        var (forward, back) = (years.ConvertAll(static y => y.Find(static c => c.After > c.Before)!), years.ConvertAll(static y => y.Find(static c => c.After < c.Before)!));
        return (forward.Concat(back).Select(static c => (Low: Min(c), High: Max(c))).Distinct().ToList(), Rule(forward), Rule(back)) is ([var (low, high)], { } begin, { } end)
            ? $"{Named(low)}{Named(high)},{begin},{end}"
            : null;
    }

    private static TimeSpan Min(Change change) => change.Before < change.After ? change.Before : change.After;

    private static TimeSpan Max(Change change) => change.Before < change.After ? change.After : change.Before;

    private static IEnumerable<Change> Changes(TimeZoneInfo zone, int year)
    {
        for (var day = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc); day.Year == year; day = day.AddDays(1))
        {
            var (before, after) = (zone.GetUtcOffset(day), zone.GetUtcOffset(day.AddDays(1)));
            if (before != after)
            {
                yield return new Change(FirstMinute(zone, day, before) + before, before, after);
            }
        }
    }

    private static DateTime FirstMinute(TimeZoneInfo zone, DateTime day, TimeSpan before)
    {
        var (low, high) = (0, 24 * 60);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = zone.GetUtcOffset(day.AddMinutes(middle)) == before ? (middle, high) : (low, middle);
        }

        return day.AddMinutes(high);
    }

    // Midnight is also the end of the day before: in Chile that of the first Saturday.
    private static string? Rule(List<Change> changes) =>
        Rule(changes.ConvertAll(static c => c.Local), 0) ?? (changes[0].Local.TimeOfDay == TimeSpan.Zero ? Rule(changes.ConvertAll(static c => c.Local.AddDays(-1)), 24) : null);

    /// <summary>The day of the week that it is in each year, the fifth one being the last of the month.</summary>
    private static string? Rule(List<DateTime> times, int later)
    {
        var weeks = Enumerable.Range(1, 5).Where(w => times.TrueForAll(t => w == 5 ? t.Day + 7 > DateTime.DaysInMonth(t.Year, t.Month) : (t.Day + 6) / 7 == w)).ToList();
        var places = times.Select(static t => (t.Month, t.DayOfWeek, t.TimeOfDay)).Distinct().ToList();
        return (weeks, places) is ([var week, ..], [var (month, weekday, time)])
            ? string.Create(CultureInfo.InvariantCulture, $"M{month}.{week}.{(int)weekday}/{time.Hours + later}:{time.Minutes:00}")
            : null;
    }

    // What is east of Greenwich is written with a minus.
    private static string Named(TimeSpan offset)
    {
        var (hours, minutes) = (Math.Abs(offset.Hours), Math.Abs(offset.Minutes));
        var (name, value) = minutes == 0
            ? (string.Create(CultureInfo.InvariantCulture, $"{hours:00}"), string.Create(CultureInfo.InvariantCulture, $"{hours}"))
            : (string.Create(CultureInfo.InvariantCulture, $"{hours:00}{minutes:00}"), string.Create(CultureInfo.InvariantCulture, $"{hours}:{minutes:00}"));
        return offset < TimeSpan.Zero ? $"<-{name}>{value}" : $"<+{name}>-{value}";
    }
}
