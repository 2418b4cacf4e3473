using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;

namespace Flow.Compiler.Editing;

/// <summary>When a schedule runs next.</summary>
internal static class ScheduleTimes
{
    private const int Shown = 3;

    /// <summary>The next runs of <paramref name="trigger"/> after <paramref name="now"/>, a line of Markdown each: in the schedule's time zone and in UTC.</summary>
    public static ImmutableArray<string> Of(Trigger trigger, DateTimeOffset now)
    {
        var zone = trigger.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
        var from = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        return
        [
            .. trigger.Crons.Select(static c => CronExpression.Parse(c).TryGet(out var cron, out _) ? cron : null).OfType<CronExpression>()
                .SelectMany(c => c.NextRuns(from, Shown)).Where(t => !zone.IsInvalidTime(t)).Order().Take(Shown).Select(t => Line(t, zone)),
        ];
    }

    /// <summary>What the lines of <paramref name="trigger"/> mean, in words.</summary>
    public static IEnumerable<string> InWords(Trigger trigger) =>
        trigger.Crons.Select(static c => CronExpression.Parse(c).TryGet(out var cron, out _) ? cron.Describe() : c);

    private static string Line(DateTime local, TimeZoneInfo zone)
    {
        var utc = TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone);
        var shown = utc.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
        return zone.Id == TimeZoneInfo.Utc.Id ? shown : $"{local.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {zone.Id} ({shown})";
    }
}
