using System.Collections.Immutable;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Types;

namespace Flow.Compiler.Planning.OnCall;

/// <summary>Who is told, and how.</summary>
/// <param name="Name">Its name: the team and how urgent it is.</param>
/// <param name="Channels">How: slack, teams, email, webhook, pagerduty.</param>
public sealed record AlertReceiver(string Name, ImmutableArray<VariantValue> Channels)
{
    /// <summary>The people who are called; empty where nobody is: a chat calls nobody.</summary>
    public ImmutableArray<string> People { get; init; } = [];

    /// <summary>The rotation of those people.</summary>
    public string? Rotation { get; init; }
}

/// <summary>A time with a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Windows">Times of the week.</param>
/// <param name="Days">Days, from the first to the last: as a whole, or the times of the week on them.</param>
public sealed record NamedTime(string Name, ImmutableArray<WeeklyWindow> Windows, ImmutableArray<(DateOnly First, DateOnly Last)> Days)
{
    /// <summary>Whether a minute of some week lies in it; of days, on which weekday they are.</summary>
    public bool Covers(int minute) => (Windows, Days) switch
    {
        (_, []) => Windows.Any(w => w.Covers(minute)),
        ([], _) => IsNamed(minute),
        _ => IsNamed(minute) && Windows.Any(w => w.Covers(minute)),
    };

    private bool IsNamed(int minute) => Days.Any(d => CoversDay(d, WeeklyWindow.AllDays[minute / WeeklyWindow.Day]));

    private static bool CoversDay((DateOnly First, DateOnly Last) days, DayOfWeek day) =>
        Enumerable.Range(0, Math.Min(7, days.Last.DayNumber - days.First.DayNumber + 1)).Any(i => days.First.AddDays(i).DayOfWeek == day);
}

/// <summary>An alert with the labels that it is routed by.</summary>
/// <param name="Name">Its name, as Prometheus has it.</param>
/// <param name="FullName">What it is in the project: <c>api.availability</c>.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Labels">The labels.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record RoutedAlert(string Name, string FullName, Model.ServiceLevels.AlertSeverity Severity, ImmutableSortedDictionary<string, string> Labels, Model.Origin Origin);
