namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>What is recorded of a service level as the project writes it: whatever is measured, it stays the same. The names are those that Sloth gives.</summary>
public static class WrittenRecords
{
    /// <summary>The objective, as a share.</summary>
    public const string Objective = "slo:objective:ratio";

    /// <summary>The budget of errors, as a share.</summary>
    public const string ErrorBudget = "slo:error_budget:ratio";

    /// <summary>The days of the period; not of one of the calendar, which are not all as long.</summary>
    public const string PeriodDays = "slo:time_period:days";

    /// <summary>Whether a name is one of them.</summary>
    public static bool Knows(string? name) => name is Objective or ErrorBudget or PeriodDays;

    /// <summary>What is recorded under a name; null where nothing is.</summary>
    public static decimal? Of(Slo slo, string name) => name switch
    {
        Objective => slo.Objective.Target,
        ErrorBudget => slo.Objective.ErrorBudget,
        PeriodDays when slo.Objective.Calendar is null => (decimal)slo.Objective.Period.Ticks / TimeSpan.TicksPerDay,
        _ => null,
    };
}
