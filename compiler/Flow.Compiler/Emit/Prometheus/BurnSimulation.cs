using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>Computes, without Prometheus, whether the alert of some rows fires for counters that are read at even steps.</summary>
/// <param name="Slo">The service level.</param>
/// <param name="Rows">The rows of the alert.</param>
/// <param name="EventsAreBad">Whether <paramref name="Events"/> counts the bad ones.</param>
/// <param name="Events">What the query of good or bad events counts.</param>
/// <param name="Rest">The other counter.</param>
/// <param name="RestIsTotal">Whether <paramref name="Rest"/> counts everything rather than the others.</param>
internal sealed record BurnSimulation(Slo Slo, IReadOnlyList<BurnRateRow> Rows, bool EventsAreBad, SampledCounter Events, SampledCounter Rest, bool RestIsTotal)
{
    /// <summary>Prometheus computes with about 16 digits: what is nearer than this is not known.</summary>
    public const decimal Unclear = 0.000_000_000_001m;

    /// <summary>Whether the alert fires at a sample; null where that hangs on the last digits.</summary>
    public bool? FiresAt(int sample)
    {
        var answers = Rows.Select(row => Fires(row, sample)).ToList();
        return answers.Contains(true) ? true : answers.Contains(null) ? null : false;
    }

    private bool? Fires(BurnRateRow row, int sample)
    {
        var threshold = row.Threshold(Slo.Objective);
        bool?[] conditions = [IsAbove(Ratio(row.Short, sample), threshold), IsAbove(Ratio(row.Long, sample), threshold), HasTraffic(row.Long, sample)];
        return conditions.Contains(false) ? false : conditions.Contains(null) ? null : true;
    }

    private bool? HasTraffic(TimeSpan window, int sample) =>
        Slo.LeastTraffic is { } least ? IsAbove(Total(window, sample) / (decimal)window.TotalSeconds, least) : true;

    private static bool? IsAbove(decimal? value, decimal limit) =>
        value is not { } known ? false : Math.Abs(known - limit) <= limit * Unclear ? null : known > limit;

    /// <summary>Everything that happens in the window that ends with a sample; null where that is not known.</summary>
    public decimal? Total(TimeSpan window, int sample) => RestIsTotal ? Rest.Increase(window, sample) : Rest.Increase(window, sample) + Events.Increase(window, sample);

    /// <summary>The share of errors over the window that ends with a sample; null where nothing happens.</summary>
    public decimal? Ratio(TimeSpan window, int sample) => Total(window, sample) is > 0 and { } total && Events.Increase(window, sample) is { } events
        ? (EventsAreBad ? events : total - events) / total
        : null;
}
