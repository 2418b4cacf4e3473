namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>Whom a burning budget tells.</summary>
public enum Urgency
{
    /// <summary>Somebody is called at once.</summary>
    Page,

    /// <summary>Somebody looks at it in the next days.</summary>
    Ticket,
}

/// <summary>
/// One row of a multi-window, multi-burn-rate alert: it fires while the share of errors over both windows is above the threshold
/// (Google's SRE workbook, chapter 5, "Alerting on SLOs", approach 6). The long window says that much of the budget is gone, the short one that it still burns.
/// </summary>
/// <param name="Urgency">Whom it tells.</param>
/// <param name="Long">The long window.</param>
/// <param name="Short">The short window; the workbook's guideline is a twelfth of the long one.</param>
/// <param name="BudgetShare">Which share of the budget of a period is gone when it fires; 0.02 for 2 %.</param>
public sealed record BurnRateRow(Urgency Urgency, TimeSpan Long, TimeSpan Short, decimal BudgetShare)
{
    /// <summary>Digits behind the point that a factor keeps: more than any reader tells apart, fewer than a division makes up.</summary>
    private const int Digits = 20;

    /// <summary>Where it is written; null for a row of the table.</summary>
    public Origin? Origin { get; init; }

    /// <summary>A row that says its burn rate rather than the share of the budget.</summary>
    /// <param name="urgency">Whom it tells.</param>
    /// <param name="factor">The burn rate above which it fires.</param>
    /// <param name="windows">The long window and the short one.</param>
    /// <param name="period">The period of the objective.</param>
    public static BurnRateRow At(Urgency urgency, decimal factor, (TimeSpan Long, TimeSpan Short) windows, TimeSpan period) =>
        new(urgency, windows.Long, windows.Short, factor * windows.Long.Ticks / period.Ticks);

    /// <summary>How many times faster than allowed the budget burns at the threshold: share × period ÷ long window. Sloth computes it the same way.</summary>
    public decimal Factor(TimeSpan period) => Math.Round(BudgetShare * period.Ticks / Long.Ticks, Digits);

    /// <summary>The share of errors above which it fires: factor × budget.</summary>
    public decimal Threshold(Objective objective) => Factor(objective.Period) * objective.ErrorBudget;

    /// <summary>Whether it can fire at all: a share of errors is at most 1.</summary>
    public bool CanFire(Objective objective) => Threshold(objective) < 1;

    /// <summary>
    /// How long errors last before it fires, from a state without any, with even traffic: long window × threshold ÷ share of errors
    /// (SRE workbook, "detection time"). Null where it never does.
    /// </summary>
    /// <param name="objective">The objective.</param>
    /// <param name="errors">The share of errors from then on, 0 to 1.</param>
    public TimeSpan? UntilFiring(Objective objective, decimal errors)
    {
        var threshold = Threshold(objective);
        return errors > threshold ? TimeSpan.FromTicks((long)(Long.Ticks * threshold / errors)) : null;
    }

    /// <summary>How long it goes on firing after errors end that lasted as long as the long window: until the short window holds too few of them.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="errors">The share of errors until then, above the threshold.</param>
    public TimeSpan UntilResolved(Objective objective, decimal errors) =>
        TimeSpan.FromTicks((long)(Short.Ticks * (1 - (Threshold(objective) / errors))));

    /// <summary>
    /// Requests in one long window below which a single error makes the row fire: with so little traffic it says nothing of the service.
    /// </summary>
    public decimal RequestsForOneError(Objective objective) => 1 / Threshold(objective);
}
