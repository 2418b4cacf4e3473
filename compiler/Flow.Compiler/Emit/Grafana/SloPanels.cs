using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>What is shown of a service level. All of it but the parts by label reads what target <c>prometheus</c> records.</summary>
/// <param name="slo">The service level.</param>
/// <param name="metrics">The metrics that are declared.</param>
internal sealed class SloPanels(Slo slo, ImmutableArray<Metric> metrics)
{
    private const decimal LittleBudget = 0.25m;

    private readonly SloQueries queries = SloQueries.Of(slo);
    private readonly SloRules rules = new(slo);

    /// <summary>The labels that the indicator leaves; empty where it is one series.</summary>
    private readonly string resultLegend = slo.Indicator is EventIndicator counted && SampleSeries.Of(counted) is { } sample ? string.Join(' ', sample.ResultLabels.Keys.Select(Label)) : "";

    /// <summary>Whether its users are affected: what was good, what is left of the budget, and how fast it burns.</summary>
    public IEnumerable<Panel> Affected() => [Good(), Budget(), BurnRates()];

    /// <summary>Where it hurts: how much happens, what of it is bad, how long it takes, and the parts of it.</summary>
    public IEnumerable<Panel> Where()
    {
        if (slo.Indicator is not EventIndicator events)
        {
            yield return Errors();
            yield break;
        }

        var indicator = new IndicatorQueries(events, metrics, queries.Base);
        yield return Rate();
        yield return Errors();
        if (indicator.Quantiles() is { } quantiles)
        {
            yield return Series("duration", $"How long it takes that {slo.FullName} counts.", quantiles.Unit, quantiles.Queries);
        }

        foreach (var (label, query) in indicator.ByLabel())
        {
            yield return Series($"rate by {label}", $"What {slo.FullName} counts, by its label {label}.", CountUnit, [PanelQuery.Of(query, Label(label))]);
        }
    }

    private string Title => slo.Title ?? slo.Name;

    private string Period => slo.Objective.Calendar is { } calendar ? $"the {calendar.ToString().ToLowerInvariant()}" : PromDuration.Written(slo.Objective.Period);

    private string CountUnit => queries is EventQueries { CountsInWindow: true } ? "short" : "cps";

    private string Target => Percent(slo.Objective.Target);

    private Panel Good() => Stat("good", $"What was good over {Period}; at least {Target} must be.") with
    {
        Title = $"{Title}: good over {Period} (objective {Target})",
        Queries = [new PanelQuery($"1 - {Recorded(queries.PeriodRecord)}", Legend("good"))],
        Decimals = Digits(slo.Objective.Target * 100) + 1,
        Thresholds = [new(null, "red"), new(slo.Objective.Target, "green")],
    };

    private Panel Budget() => Stat("error budget left", $"What is left of the errors that {Target} over {Period} allows. Below zero the objective is missed.") with
    {
        Queries = [new PanelQuery(Recorded(RuleNames.BudgetLeft), Legend("left"))],
        Decimals = 1,
        Thresholds = [new(null, "red"), new(0, "orange"), new(LittleBudget, "green")],
    };

    private Panel BurnRates() => Series(
        "burn rate", "How many times faster than allowed the budget burns, over each window that the alerts look at. Lines are where somebody is told.", "short",
        [
            new PanelQuery(Recorded(RuleNames.BurnRate), $"{resultLegend} {PromDuration.Written(queries.Base)}".Trim()),
            .. slo.Rows.Select(static r => r.Long).Distinct().Select(w => PanelQuery.Of(
                PromParser.Parse(queries.BurnRate(RuleNames.ErrorRatio(w))).Value, $"{resultLegend} {PromDuration.Written(w)}".Trim())),
        ]) with
    {
        Width = 12,
        Thresholds = [new(null, "green"), .. Limits()],
    };

    // The lowest factor of each urgency, in rising order.
    private IEnumerable<Threshold> Limits() => ((IEnumerable<(Urgency Urgency, string Colour)>)[(Urgency.Ticket, "orange"), (Urgency.Page, "red")])
        .Select(u => (Factors: rules.Rows(u.Urgency).Select(r => r.Factor(slo.Objective.Period)).ToList(), u.Colour))
        .Where(static u => u.Factors.Count > 0)
        .Select(static u => new Threshold(u.Factors.Min(), u.Colour))
        .OrderBy(static t => t.Value);

    private Panel Rate() => Series(
        "rate", $"What happens, over {PromDuration.Written(queries.Base)}.", CountUnit, [new PanelQuery(Recorded(RuleNames.TotalRate(queries.Base)), Legend("all"))]);

    private Panel Errors() => Series(
        "errors", $"The share that is bad, over {PromDuration.Written(queries.Base)}. The line is what the objective allows.", "percentunit",
        [new PanelQuery(Recorded(RuleNames.ErrorRatio(queries.Base)), Legend("bad"))]) with
    {
        Thresholds = [new(null, "green"), new(slo.Objective.ErrorBudget, "red")],
    };

    private Panel Stat(string what, string description) => new("stat", $"{Title}: {what}", 6, 8)
    {
        Description = description,
        Unit = "percentunit",
        Options = JsonObject.Of(
            ("colorMode", "value"), ("graphMode", "none"), ("textMode", "auto"),
            ("reduceOptions", JsonObject.Of(("calcs", JsonArray.Of("lastNotNull")), ("fields", ""), ("values", false)))),
        WithoutData = "not measured",
        Source = slo.Origin.Location,
    };

    private Panel Series(string what, string description, string unit, ImmutableArray<PanelQuery> all) => new("timeseries", $"{Title}: {what}", 8, 8)
    {
        Description = description,
        Unit = unit,
        Queries = all,
        Source = slo.Origin.Location,
    };

    private string Recorded(string record) => RuleNames.Series(record, slo);

    private string Legend(string ofOne) => resultLegend.Length == 0 ? ofOne : resultLegend;

    private static string Label(string name) => $"{{{{{name}}}}}";

    private static string Percent(decimal share) => (share * 100).ToString("0.######", CultureInfo.InvariantCulture) + "%";

    private static int Digits(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture).Split('.') is [_, var digits] ? digits.Length : 0;
}
