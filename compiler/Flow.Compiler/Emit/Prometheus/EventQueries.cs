using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>The queries of a service level that counts events, on the basis of the two that are written.</summary>
/// <param name="slo">The service level.</param>
/// <param name="indicator">What it counts.</param>
internal sealed class EventQueries(Slo slo, EventIndicator indicator) : SloQueries(slo)
{
    /// <inheritdoc/>
    public override string Measured => RuleNames.TotalRate(Base);

    /// <inheritdoc/>
    public override IEnumerable<(string Record, string Query)> Counted()
    {
        yield return (RuleNames.TotalRate(Base), Total(Base));
        yield return (RuleNames.ErrorRate(Base), Errors(Base));
        if (Slo.Objective.Calendar is { } calendar)
        {
            yield return (RuleNames.InPeriod(RuleNames.TotalRate(Base)), Laid(CalendarQueries.Stamped(Series(RuleNames.TotalRate(Base)), calendar)));
            yield return (RuleNames.InPeriod(RuleNames.ErrorRate(Base)), Laid(CalendarQueries.Stamped(Series(RuleNames.ErrorRate(Base)), calendar)));
        }

        foreach (var window in Slo.LeastTraffic is null ? [] : Slo.Rows.Select(static r => r.Long).Distinct())
        {
            yield return (RuleNames.TotalRate(window), Total(window));
        }
    }

    /// <summary>Whether the total is what happens in a window (<c>increase</c>) rather than in a second of it (<c>rate</c>).</summary>
    public bool CountsInWindow => indicator.Total.Tree.Descendants().Any(static n => n is PromCall { Name: "increase" });

    /// <inheritdoc/>
    public override string ErrorRatio(TimeSpan window)
    {
        var (events, total) = (Filled(indicator.Events.Tree, window), Filled(indicator.Total.Tree, window));
        var counted = $"({Flat(events)} or 0 * {Flat(total)})";
        return Laid(indicator.EventsAreBad ? $"{counted} / ({Flat(total)} > 0)" : $"({Flat(total)} - {counted}) / ({Flat(total)} > 0)");
    }

    /// <summary>
    /// The share that was bad in the period, each event with the same weight: sums of the recorded rates, so that an hour with little traffic does not count as
    /// much as one with a lot, and no single sample spoils the period.
    /// </summary>
    public override string PeriodErrorRatio()
    {
        var (errors, total) = (RuleNames.ErrorRate(Base), RuleNames.TotalRate(Base));
        return Laid(Slo.Objective.Calendar is { } calendar
            ? CalendarQueries.OfNow($"sum_over_time({Series(RuleNames.InPeriod(errors))}[{Longest}]) / (sum_over_time({Series(RuleNames.InPeriod(total))}[{Longest}]) > 0)", calendar)
            : $"sum_over_time({Series(errors)}[{Longest}]) / (sum_over_time({Series(total)}[{Longest}]) > 0)");
    }

    /// <inheritdoc/>
    protected override string Row(BurnRateRow row) => Slo.LeastTraffic is { } least
        ? $"{base.Row(row)} and {Series(RuleNames.TotalRate(row.Long))} >= {Number(least * (CountsInWindow ? (decimal)row.Long.TotalSeconds : 1))}"
        : base.Row(row);

    /// <summary>Everything that happens, for each second.</summary>
    private string Total(TimeSpan window) => Laid(Filled(indicator.Total.Tree, window));

    /// <summary>
    /// What is bad, for each second: none where no series of it was ever made but something happens; for an indicator that counts what is good, everything.
    /// </summary>
    private string Errors(TimeSpan window)
    {
        var (events, total) = (Filled(indicator.Events.Tree, window), Filled(indicator.Total.Tree, window));
        var counted = $"({Flat(events)} or 0 * {Flat(total)})";
        return Laid(indicator.EventsAreBad ? counted : $"{Flat(total)} - {counted}");
    }
}
