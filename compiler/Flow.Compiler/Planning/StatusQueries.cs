using System.Globalization;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Planning;

/// <summary>What Prometheus is asked about a status page: about the state that the rules of the page record, once a minute, so that a day has 1440 answers.</summary>
public static class StatusQueries
{
    /// <summary>The record: 0 for well, 1 for degraded, 2 for an outage; absent where nothing is known.</summary>
    public const string Record = "status:component:state";

    /// <summary>The label with the name of the component.</summary>
    public const string Component = "component";

    /// <summary>The state of each component.</summary>
    public static string Now(StatusPage page) => $"{Record}{{page=\"{page.Name}\"}}";

    /// <summary>When the state was known last, in seconds since 1970.</summary>
    /// <param name="page">The page.</param>
    /// <param name="days">How far back is looked.</param>
    public static string KnownLast(StatusPage page, int days) => $"max_over_time(timestamp({Now(page)})[{days}d:5m])";

    /// <summary>In how many minutes the state was known.</summary>
    /// <param name="page">The page.</param>
    /// <param name="seconds">How long the time is that ends now.</param>
    public static string Known(StatusPage page, int seconds) => $"count_over_time({Now(page)}[{Range(seconds)}])";

    /// <summary>In how many minutes the state was <paramref name="impact"/>.</summary>
    /// <param name="page">The page.</param>
    /// <param name="impact">The state.</param>
    /// <param name="seconds">How long the time is that ends now.</param>
    public static string Minutes(StatusPage page, StatusImpact impact, int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"sum_over_time(({Now(page)} == bool {(int)impact})[{Range(seconds)}])");

    /// <summary>Whether planned maintenance of a component's service goes on: <c>public</c> silences in whose time it is.</summary>
    /// <param name="component">The component.</param>
    /// <param name="now">The time.</param>
    /// <param name="model">The project, whose time zone holds.</param>
    public static bool IsMaintained(StatusComponent component, DateTimeOffset now, DeliveryModel model)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(model.Project.TimeZone ?? "UTC"));
        return model.Silences.Any(s => s.Public is not null && s.Service == component.Service && Covers(s, local.DateTime));
    }

    private static bool Covers(Silence silence, DateTime time)
    {
        var day = DateOnly.FromDateTime(time);
        var minute = (WeeklyWindow.AllDays.IndexOf(time.DayOfWeek) * WeeklyWindow.Day) + (time.Hour * 60) + time.Minute;
        return silence.Covers(day, minute);
    }

    private static string Range(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds}s:1m");
}
