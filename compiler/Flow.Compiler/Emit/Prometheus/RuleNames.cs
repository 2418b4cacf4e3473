using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>How rules, files and series are called. The names of records are those that Sloth gives, which dashboards know.</summary>
internal static class RuleNames
{
    /// <summary>How many times faster than allowed the budget burns, over the shortest window.</summary>
    public const string BurnRate = "slo:current_burn_rate:ratio";

    /// <summary>The share of the budget that is left.</summary>
    public const string BudgetLeft = BudgetQueries.Record;

    /// <summary>How many times faster than allowed the budget burned in the period.</summary>
    public const string PeriodBurnRate = "slo:period_burn_rate:ratio";

    /// <summary>Which share of a time of the calendar has passed.</summary>
    public const string PeriodElapsed = "slo:period_elapsed:ratio";

    /// <summary>1 for a good slice of time, 0 for a bad one.</summary>
    public const string GoodSlice = "slo:sli_good_slice:bool";

    /// <summary>How bad one thing is that tells the state of a component of a status page: 0 for well, 1 for degraded, 2 for an outage.</summary>
    public const string StatusSource = "status:source:state";

    /// <summary>How bad a component of a status page is; absent where that is not known.</summary>
    public const string StatusComponent = StatusQueries.Record;

    /// <summary>The file of the rules of a status page, which only the Prometheus of its environment reads. No service has a dot in its name.</summary>
    public static string RulesOf(StatusPage page) => $"prometheus/rules/{(page.Environment is { } environment ? $"{environment}/" : "")}status.{page.Name}.yml";

    /// <summary>The file of the rules of a service.</summary>
    public static string RulesOf(string service) => $"prometheus/rules/{service}.yml";

    /// <summary>A file of tests of a service level.</summary>
    public static string TestsOf(Slo slo, string what) => $"prometheus/tests/{slo.FullName}.{what}.yml";

    /// <summary>The file of the test of an alert.</summary>
    public static string TestsOf(Alert alert) => $"prometheus/tests/{alert.FullName}.yml";

    /// <summary>The share of errors over a window.</summary>
    public static string ErrorRatio(TimeSpan window) => "slo:sli_error:ratio_rate" + PromDuration.Written(window);

    /// <summary>The share of errors over the period of an objective.</summary>
    public static string ErrorRatio(Objective objective) => objective.Calendar is { } calendar ? $"slo:sli_error:ratio_{calendar.ToString().ToLowerInvariant()}" : ErrorRatio(objective.Period);

    /// <summary>A record with a label for the time of the calendar that it belongs to.</summary>
    public static string InPeriod(string record) => record.Replace("slo:sli_", "slo:period_sli_", StringComparison.Ordinal);

    /// <summary>Errors for each second.</summary>
    public static string ErrorRate(TimeSpan window) => "slo:sli_error:rate" + PromDuration.Written(window);

    /// <summary>Events for each second.</summary>
    public static string TotalRate(TimeSpan window) => "slo:sli_total:rate" + PromDuration.Written(window);

    /// <summary>The series of one record of a service level.</summary>
    public static string Series(string record, Slo slo) => $"{record}{{service=\"{slo.Service}\", slo=\"{slo.Name}\"}}";
}
