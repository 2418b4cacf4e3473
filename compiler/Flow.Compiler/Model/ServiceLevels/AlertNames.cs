namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>How alerts are called in Prometheus.</summary>
public static class AlertNames
{
    /// <summary>The alert that a budget burns.</summary>
    public static string Burning(Slo slo, Urgency urgency) => Pascal(slo.FullName) + (urgency == Urgency.Page ? "BudgetBurnsFast" : "BudgetBurnsSlowly");

    /// <summary>The alert that nothing is measured.</summary>
    public static string NoData(Slo slo) => Pascal(slo.FullName) + "HasNoData";

    /// <summary>The alert that so much of a budget is used up.</summary>
    public static string Spent(Slo slo, SpentStep spent) => $"{Pascal(slo.FullName)}BudgetSpent{spent.Percent.TrimEnd('%').Replace('.', '_')}";

    /// <summary>The label of alerts about a budget that is used up: while something critical fires they are told all the same.</summary>
    public const string PolicyLabel = "policy";

    /// <summary>The value of <see cref="PolicyLabel"/>: whether something is frozen.</summary>
    public static string PolicyOf(SpentStep spent) => spent.Frozen.IsEmpty ? "budget" : "freeze";

    /// <summary>An alert of the project.</summary>
    public static string Of(Alert alert) => Pascal(alert.FullName);

    /// <summary>How serious it is that a budget burns.</summary>
    public static AlertSeverity Severity(Urgency urgency) => urgency == Urgency.Page ? AlertSeverity.Critical : AlertSeverity.Warning;

    /// <summary>How serious it is that nothing is measured.</summary>
    public static AlertSeverity Severity(NoDataPolicy policy) => policy == NoDataPolicy.Page ? AlertSeverity.Critical : AlertSeverity.Warning;

    /// <summary>The value of the label <c>severity</c>.</summary>
    public static string Label(AlertSeverity severity) => severity.ToString().ToLowerInvariant();

    /// <summary><c>api.http-latency</c> becomes <c>ApiHttpLatency</c>.</summary>
    private static string Pascal(string name) => string.Concat(
        name.Split(['.', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Select(static w => char.ToUpperInvariant(w[0]) + w[1..]));
}
