using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Durations in the units that GitHub counts in.</summary>
internal static class Durations
{
    /// <summary>Whole minutes, rounded up; null after a report when the duration is not known.</summary>
    public static int? Minutes(Expr? duration, WorkflowReports reports)
    {
        switch (duration)
        {
            case null:
                return null;
            case { Constant: DurationValue { Duration: var span } }:
                return RoundUp(span, TimeSpan.FromMinutes(1), "minute", duration.Location, reports);
            default:
                reports.Add(
                    GitHubActionsDiagnostics.DurationNotKnown,
                    duration.Location,
                    "GitHub takes a time limit in whole minutes and cannot compute one from a duration. Write a duration that the compiler knows.");
                return null;
        }
    }

    /// <summary>Whole days, rounded up.</summary>
    public static int Days(TimeSpan span, Location location, WorkflowReports reports) =>
        RoundUp(span, TimeSpan.FromDays(1), "day", location, reports);

    private static int RoundUp(TimeSpan span, TimeSpan unit, string name, Location location, WorkflowReports reports)
    {
        var count = (int)Math.Max(1, Math.Ceiling(span / unit));
        if (unit * count != span)
        {
            reports.Add(
                GitHubActionsDiagnostics.DurationRounded,
                location,
                $"GitHub counts whole {name}s: {Quantities.Write(span)} becomes {count} {name}{(count == 1 ? "" : "s")}.");
        }

        return count;
    }
}
