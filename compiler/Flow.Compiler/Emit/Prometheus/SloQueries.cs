using System.Globalization;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>The queries of a service level, on the basis of the two that are written.</summary>
/// <param name="slo">The service level.</param>
internal sealed class SloQueries(Slo slo)
{
    /// <summary>The window over which rates are recorded: the shortest one.</summary>
    public TimeSpan Base { get; } = slo.Rows.Min(static r => r.Short);

    /// <summary>Every window of the alerts, the shortest first.</summary>
    public IReadOnlyList<TimeSpan> Windows { get; } = [.. slo.Rows.SelectMany(static r => new[] { r.Short, r.Long }).Distinct().Order()];

    /// <summary>A decimal number with the digits that it has; at most 15 of them behind the point, which is what Prometheus can tell apart.</summary>
    public static string Number(decimal value) => Math.Round(value, 15).ToString("0.###############", CultureInfo.InvariantCulture);

    /// <summary>Everything that happens, for each second.</summary>
    public string Total(TimeSpan window) => Laid(Filled(slo.Indicator.Total.Tree, window));

    /// <summary>
    /// What is bad, for each second: none where no series of it was ever made but something happens; for an indicator that counts what is good, everything.
    /// </summary>
    public string Errors(TimeSpan window)
    {
        var (events, total) = (Filled(slo.Indicator.Events.Tree, window), Filled(slo.Indicator.Total.Tree, window));
        var counted = $"({Flat(events)} or 0 * {Flat(total)})";
        return Laid(slo.Indicator.EventsAreBad ? counted : $"{Flat(total)} - {counted}");
    }

    /// <summary>The share that is bad; absent, and not NaN, where nothing happens.</summary>
    public string ErrorRatio(TimeSpan window)
    {
        var (events, total) = (Filled(slo.Indicator.Events.Tree, window), Filled(slo.Indicator.Total.Tree, window));
        var counted = $"({Flat(events)} or 0 * {Flat(total)})";
        return Laid(slo.Indicator.EventsAreBad ? $"{counted} / ({Flat(total)} > 0)" : $"({Flat(total)} - {counted}) / ({Flat(total)} > 0)");
    }

    /// <summary>
    /// The share that was bad in the period, each event with the same weight: sums of the recorded rates, so that an hour with little traffic does not count as
    /// much as one with a lot, and no single sample spoils the period.
    /// </summary>
    public string PeriodErrorRatio()
    {
        var period = PromDuration.Written(slo.Objective.Period);
        var errors = RuleNames.Series(RuleNames.ErrorRate(Base), slo);
        var total = RuleNames.Series(RuleNames.TotalRate(Base), slo);
        return Laid($"sum_over_time({errors}[{period}]) / (sum_over_time({total}[{period}]) > 0)");
    }

    /// <summary>How many times faster than allowed the budget burns.</summary>
    public string BurnRate(TimeSpan window) => Laid(
        $"{RuleNames.Series(RuleNames.ErrorRatio(window), slo)} / on (service, slo) group_left () {RuleNames.Series("slo:error_budget:ratio", slo)}");

    /// <summary>The condition of the alert of one urgency: any of its rows.</summary>
    public string Burning(IEnumerable<BurnRateRow> rows) => Laid(string.Join(" or ", rows.Select(row => $"({Row(row)})")));

    private string Row(BurnRateRow row)
    {
        var threshold = $"({Number(row.Factor(slo.Objective.Period))} * {Number(slo.Objective.ErrorBudget)})";
        var both = $"{RuleNames.Series(RuleNames.ErrorRatio(row.Short), slo)} > {threshold} and {RuleNames.Series(RuleNames.ErrorRatio(row.Long), slo)} > {threshold}";
        return slo.LeastTraffic is { } least
            ? $"{both} and {RuleNames.Series(RuleNames.TotalRate(row.Long), slo)} >= {Number(least * (CountsInWindow ? (decimal)row.Long.TotalSeconds : 1))}"
            : both;
    }

    /// <summary>Whether the total is what happens in a window (<c>increase</c>) rather than in a second of it (<c>rate</c>).</summary>
    public bool CountsInWindow => slo.Indicator.Total.Tree.Descendants().Any(static n => n is PromCall { Name: "increase" });

    private static PromExpression Filled(PromExpression query, TimeSpan window) => query.Fill(_ => new PromHoleValue.Duration(window));

    // What binds weaker than any operator around it stands in parentheses.
    private static string Flat(PromExpression query) => query is PromBinary ? $"({PromPrinter.OneLine(query)})" : PromPrinter.OneLine(query);

    private static string Laid(PromExpression query) => PromPrinter.Print(query);

    private static string Laid(string query) => PromPrinter.Print(PromParser.Parse(query).Value);
}
