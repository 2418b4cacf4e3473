using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>What is told when nothing is measured at all.</summary>
public enum NoDataPolicy
{
    /// <summary>Nothing: the service may have no traffic and no exporter.</summary>
    Ignore,

    /// <summary>A ticket.</summary>
    Ticket,

    /// <summary>A page.</summary>
    Page,
}

/// <summary>A service level objective.</summary>
/// <param name="Name">Its name, such as <c>availability</c>.</param>
/// <param name="Service">What it belongs to, such as <c>api</c>.</param>
/// <param name="Objective">How good it must be.</param>
/// <param name="Indicator">What is measured.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Slo(string Name, string Service, Objective Objective, ServiceLevelIndicator Indicator, Origin Origin)
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Where <see cref="Title"/> is written.</summary>
    public Location? TitlePlace { get; init; }

    /// <summary>What users notice when it is missed; leads the page.</summary>
    public string? Impact { get; init; }

    /// <summary>Where <see cref="Impact"/> is written.</summary>
    public Location? ImpactPlace { get; init; }

    /// <summary>The team that it names itself; null for that of what it is about.</summary>
    public string? WrittenTeam { get; init; }

    /// <summary>The team that it belongs to: that of its service.</summary>
    public Team? Team { get; init; }

    /// <summary>The address of what to do, for the message; null where none is known.</summary>
    public string? Runbook { get; init; }

    /// <summary>Where <see cref="Runbook"/> is written, or the name of the runbook that it is the address of.</summary>
    public Location? RunbookPlace { get; init; }

    /// <summary>The full name of the runbook of this project that says what to do; null where it is none of this project.</summary>
    public string? RunbookName { get; init; }

    /// <summary>The burn rates at which somebody is told: those that are written, or those of <see cref="BurnRateTable"/>.</summary>
    public ImmutableArray<BurnRateRow> Rows { get; init; } = BurnRateTable.For(Objective.Period);

    /// <summary>
    /// The rows that can tell somebody something: those that can fire, and of which no other one fires as well whenever they do. Where time is counted, as much that is
    /// bad in a day is as much in the three days that end with it, so that of two rows of the table with one share of the budget the longer one is enough.
    /// </summary>
    public IEnumerable<BurnRateRow> TellingRows => Rows.Where(r => r.CanFire(Objective) && !(Indicator is SliceIndicator && r.Origin is null && Rows.Any(o => IsImplied(r, o))));

    private bool IsImplied(BurnRateRow row, BurnRateRow by) => by.Urgency == row.Urgency && by.Long > row.Long && by.BudgetShare <= row.BudgetShare
        && by.Short >= row.Short && by.Threshold(Objective) * by.Short.Ticks <= row.Threshold(Objective) * row.Short.Ticks;

    /// <summary>Events for each second below which a burning budget tells nobody; null for none.</summary>
    public decimal? LeastTraffic { get; init; }

    /// <summary>How many events it counts; null where only its service says something, or nothing does.</summary>
    public Traffic? Traffic { get; init; }

    /// <summary>What is told when nothing is measured.</summary>
    public NoDataPolicy NoData { get; init; } = NoDataPolicy.Ticket;

    /// <summary>What follows when so much of its budget is used up, the least first.</summary>
    public ImmutableArray<SpentStep> Spent { get; init; } = [];

    /// <summary>The targets that leave it out.</summary>
    public ImmutableArray<string> LeftOutOf { get; init; } = [];

    /// <summary>Its name in the project: <c>api.availability</c>.</summary>
    public string FullName => $"{Service}.{Name}";
}
