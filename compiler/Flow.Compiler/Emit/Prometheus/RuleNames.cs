using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>How rules, files and series are called. The names of records are those that Sloth gives, which dashboards know.</summary>
internal static class RuleNames
{
    /// <summary>How many times faster than allowed the budget burns, over the shortest window.</summary>
    public const string BurnRate = "slo:current_burn_rate:ratio";

    /// <summary>The share of the budget that is left.</summary>
    public const string BudgetLeft = "slo:period_error_budget_remaining:ratio";

    /// <summary>The file of the rules of a service.</summary>
    public static string RulesOf(string service) => $"prometheus/rules/{service}.yml";

    /// <summary>A file of tests of a service level.</summary>
    public static string TestsOf(Slo slo, string what) => $"prometheus/tests/{slo.FullName}.{what}.yml";

    /// <summary>The file of the test of an alert.</summary>
    public static string TestsOf(Alert alert) => $"prometheus/tests/{alert.FullName}.yml";

    /// <summary>The share of errors over a window.</summary>
    public static string ErrorRatio(TimeSpan window) => "slo:sli_error:ratio_rate" + PromDuration.Written(window);

    /// <summary>Errors for each second.</summary>
    public static string ErrorRate(TimeSpan window) => "slo:sli_error:rate" + PromDuration.Written(window);

    /// <summary>Events for each second.</summary>
    public static string TotalRate(TimeSpan window) => "slo:sli_total:rate" + PromDuration.Written(window);

    /// <summary>The series of one record of a service level.</summary>
    public static string Series(string record, Slo slo) => $"{record}{{service=\"{slo.Service}\", slo=\"{slo.Name}\"}}";
}
