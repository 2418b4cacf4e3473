using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Literals;
using Flow.Compiler.Model.OnCall;

namespace Flow.Compiler.Model;

/// <summary>The times of each week at which an environment may be deployed to.</summary>
/// <param name="What">The times, for people: <c>on weekdays from 09:00 to 16:00 (Europe/Vienna)</c>.</param>
/// <param name="Zone">The time zone, of the IANA list.</param>
/// <param name="Parts">From which minute of the week, which begins on Monday, until before which; in order, and apart from each other.</param>
public sealed record DeploymentHours(string What, string Zone, ImmutableArray<(int From, int Until)> Parts)
{
    /// <summary>The time zone as <c>TZ</c> takes it: without a list of zones, unless its clocks change by no rule.</summary>
    public string Clock => PosixTimeZone.Of(TimeZoneInfo.FindSystemTimeZoneById(Zone)) ?? Zone;

    /// <summary>Whether <see cref="Clock"/> is the name of the zone, which a machine has to know.</summary>
    public bool IsNamed => Clock == Zone;

    /// <summary>The times of a window; null where that is always.</summary>
    public static DeploymentHours? Of(DeploymentWindow window, string zone) => Joined(window.Weekly) is not [(0, WeeklyWindow.Week)] and var parts
        ? new DeploymentHours($"{Days(window)}{Hours(window)} ({zone})", zone, parts)
        : null;

    private static ImmutableArray<(int From, int Until)> Joined(WeeklyWindow window)
    {
        List<(int From, int Until)> joined = [];
        foreach (var part in window.Parts.SelectMany(static p => p.Days.Select(d => (Day: WeeklyWindow.AllDays.IndexOf(d) * WeeklyWindow.Day, Part: p))).Select(static p => (From: p.Day + p.Part.From, Until: p.Day + p.Part.To))
            .Where(static p => p.From < p.Until).Order())
        {
            if (joined is [.., var last] && last.Until >= part.From)
            {
                joined[^1] = (last.From, Math.Max(last.Until, part.Until));
            }
            else
            {
                joined.Add(part);
            }
        }

        return [.. joined];
    }

    private static string Days(DeploymentWindow window) => window.Days switch
    {
        WindowDays.Daily => "each day",
        WindowDays.Weekdays => "on weekdays",
        _ => "on weekends",
    };

    private static string Hours(DeploymentWindow window) => window is { From: { } from, To: { } to } ? string.Create(CultureInfo.InvariantCulture, $" from {from:HH:mm} to {to:HH:mm}") : "";
}
