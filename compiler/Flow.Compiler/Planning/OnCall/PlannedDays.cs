using Flow.Compiler.Model.OnCall;

namespace Flow.Compiler.Planning.OnCall;

/// <summary>Days on which the same silences hold, and the plan with those as if they held always. A date comes once: in a week that comes again it has no place.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="Plan">The plan.</param>
public sealed record PlannedDays(DateOnly First, DateOnly Last, OnCallPlan Plan)
{
    private static readonly WeeklyWindow Always = new(WeeklyWindow.AllDays, null, null);

    /// <summary>How many days they are.</summary>
    public int Count => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The plan of a week in which no day is named.</summary>
    public static OnCallPlan Otherwise(OnCallPlan plan) => plan with { Times = [.. plan.Times.Select(static t => OnDays(t, areThey: false))] };

    /// <summary>The days that silences of a plan name, the first ones first. They do not overlap.</summary>
    public static IEnumerable<PlannedDays> Of(OnCallPlan plan)
    {
        var edges = plan.Times.SelectMany(static t => t.Days).SelectMany(static d => new[] { d.First.DayNumber, d.Last.DayNumber + 1 }).Distinct().Order().ToList();
        return edges.Zip(edges.Skip(1), (first, next) => Between(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(next - 1), plan)).OfType<PlannedDays>();
    }

    private static PlannedDays? Between(DateOnly first, DateOnly last, OnCallPlan plan)
    {
        bool Holds(NamedTime time) => time.Days.Any(d => d.First <= first && d.Last >= last);
        return !plan.Times.Any(Holds) ? null : new(first, last, plan with { Times = [.. plan.Times.Select(t => OnDays(t, Holds(t)))] });
    }

    // Windows that stand beside days hold on these alone; days without windows, as a whole.
    private static NamedTime OnDays(NamedTime time, bool areThey) =>
        time.Days.IsEmpty ? time : time with { Days = [], Windows = !areThey ? [] : time.Windows.IsEmpty ? [Always] : time.Windows };
}
