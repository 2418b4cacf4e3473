using System.Globalization;
using Flow.Compiler.Model;

namespace Flow.Compiler.Planning;

/// <summary>What Prometheus is asked about a budget of errors.</summary>
public static class BudgetQueries
{
    /// <summary>The record: the share of the budget that is left. Sloth calls it so.</summary>
    public const string Record = "slo:period_error_budget_remaining:ratio";

    /// <summary>1 when so much is used up, and 0 when it is not. Where the records have further labels, the worst counts.</summary>
    public static string IsSpent(FreezeQuestion question) => string.Create(
        CultureInfo.InvariantCulture, $"min({Record}{{service=\"{question.Service}\",slo=\"{question.Slo}\"}}) <= bool {1 - question.Share:0.########}");
}
