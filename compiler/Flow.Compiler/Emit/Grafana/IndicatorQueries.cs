using System.Collections.Immutable;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>Questions that the queries of an indicator lead to: its parts by label, and how long things take where it counts in buckets.</summary>
/// <param name="indicator">The indicator.</param>
/// <param name="metrics">The metrics that are declared: only their labels are known.</param>
/// <param name="window">Over which time counters are looked at.</param>
internal sealed class IndicatorQueries(EventIndicator indicator, ImmutableArray<Metric> metrics, TimeSpan window)
{
    private const string Bucket = "_bucket";
    private const string Bound = "le";

    /// <summary>What happens, by each declared label that the query does not fix to one value; nothing where it is no sum of one counter.</summary>
    public IEnumerable<(string Label, PromExpression Query)> ByLabel() =>
        Sum(indicator.Total.Tree) is { } sum && sum.Selectors().ToList() is [{ Metric: { } metric } selector]
            ? FreeLabels(metric, selector).Select(label => (label, Filled(sum with { Grouping = By(label) })))
            : [];

    /// <summary>The median and the slow ones, of the first histogram that the indicator counts; null where there is none.</summary>
    public (string Unit, ImmutableArray<PanelQuery> Queries)? Quantiles()
    {
        var counted = indicator.Events.Tree.Selectors().Concat(indicator.Total.Tree.Selectors());
        if (counted.FirstOrDefault(static s => s.Metric?.EndsWith(Bucket, StringComparison.Ordinal) == true) is not { Metric: { } metric } selector)
        {
            return null;
        }

        var buckets = selector with { Matchers = [.. selector.Matchers.Where(static m => m.Label != Bound)], Time = PromTime.Now };
        var rates = $"sum by ({Bound}) (rate({PromPrinter.OneLine(buckets)}[{PromDuration.Written(window)}]))";
        return (UnitOf(metric), [.. ((string[])["0.5", "0.95", "0.99"]).Select(q => new PanelQuery($"histogram_quantile({q}, {rates})", q))]);
    }

    private static PromAggregation? Sum(PromExpression query) => query switch
    {
        PromParen paren => Sum(paren.Inner),
        PromAggregation { Operator: "sum", Arguments: [PromCall] } sum => sum,
        _ => null,
    };

    private IEnumerable<string> FreeLabels(string series, PromSelector selector) => metrics
        .SelectMany(static m => MetricSeries.Of(m.Name, m.Type, m.Labels))
        .Where(s => s.Name == series)
        .SelectMany(static s => s.Labels ?? [])
        .Where(label => label != Bound && !selector.Matchers.Any(m => m.Label == label && m.Operator == "="));

    private static PromGrouping By(string label) => new(IsWithout: false, [new PromLabelName(label, default)]);

    private PromExpression Filled(PromExpression query) => query.Fill(_ => new PromHoleValue.Duration(window));

    // Prometheus' naming: the unit is the last word (its documentation, "Metric and label naming").
    private static string UnitOf(string metric) => metric[..^Bucket.Length].Split('_')[^1] switch
    {
        "seconds" => "s",
        "milliseconds" => "ms",
        "bytes" => "bytes",
        _ => "short",
    };
}
