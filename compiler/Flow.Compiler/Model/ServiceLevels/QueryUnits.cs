using Flow.Compiler.Literals.PromQl;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>What the values of queries are measured in, as far as their text and the declared metrics tell.</summary>
/// <param name="metrics">The declared metrics.</param>
public sealed class QueryUnits(IEnumerable<Metric> metrics)
{
    private readonly Dictionary<string, MeasuredIn?> series = metrics.SelectMany(static m => Series(m)).GroupBy(static s => s.Name).ToDictionary(static g => g.Key, static g => g.First().Unit, StringComparer.Ordinal);
    private readonly Dictionary<string, MeasuredIn?> histograms = metrics.Where(static m => m.Type == MetricType.Histogram).GroupBy(static m => m.Name + "_bucket").ToDictionary(static g => g.Key, static g => UnitOf(g.First()), StringComparer.Ordinal);

    /// <summary>The unit of a query; null where nothing says it.</summary>
    public MeasuredIn? Of(PromExpression query) => query switch
    {
        PromSelector { Metric: { } metric } => series.GetValueOrDefault(metric),
        PromParen paren => Of(paren.Inner),
        PromUnary unary => Of(unary.Operand),
        PromRange range => Of(range.Selector),
        PromSubquery subquery => Of(subquery.Inner),
        PromAggregation aggregation => OfAggregation(aggregation),
        PromCall call => OfCall(call),
        PromBinary binary => OfBinary(binary),
        _ => null,
    };

    /// <summary>What a histogram counts in its buckets, of which this selects some; null where it is none that is declared.</summary>
    public MeasuredIn? OfBuckets(PromSelector buckets) => buckets.Metric is { } metric ? histograms.GetValueOrDefault(metric) : null;

    /// <summary>Whether values that are measured in <paramref name="measured"/> may be shown as <paramref name="shown"/>: requests are things that are counted, and so is money.</summary>
    private static bool Fits(MeasuredIn measured, MeasuredIn shown) => measured == shown || (measured, shown) switch
    {
        (MeasuredIn.Count, MeasuredIn.Eur or MeasuredIn.Usd) => true,
        (MeasuredIn.PerSecond, MeasuredIn.RequestsPerSecond or MeasuredIn.OperationsPerSecond) => true,
        _ => false,
    };

    /// <summary>Whether what a query gives may be shown as <paramref name="shown"/>, as far as that is known: of one metric for each of another, as items of an order, there may be more than one.</summary>
    public bool Fits(PromExpression query, MeasuredIn shown) => Of(query) is not { } measured || Fits(measured, shown)
        || ((measured, shown) is (MeasuredIn.Ratio, MeasuredIn.Count) && IsOneForAnother(query));

    private static bool IsOneForAnother(PromExpression query) => query switch
    {
        PromParen paren => IsOneForAnother(paren.Inner),
        PromAggregation aggregation => IsOneForAnother(aggregation.Arguments[^1]),
        PromBinary { Operator: "/" } division => !MetricsOf(division.Left).SetEquals(MetricsOf(division.Right)),
        _ => false,
    };

    private static HashSet<string> MetricsOf(PromExpression query) => [.. query.Selectors().Select(static s => s.Metric).OfType<string>()];

    // A histogram counts in its buckets and sums up what it measures (Prometheus' documentation, "Metric types").
    private static IEnumerable<(string Name, MeasuredIn? Unit)> Series(Metric metric) => metric.Type switch
    {
        MetricType.Histogram => [($"{metric.Name}_bucket", MeasuredIn.Count), ($"{metric.Name}_count", MeasuredIn.Count), ($"{metric.Name}_sum", UnitOf(metric))],
        MetricType.Summary => [(metric.Name, UnitOf(metric)), ($"{metric.Name}_count", MeasuredIn.Count), ($"{metric.Name}_sum", UnitOf(metric))],
        _ => [(metric.Name, UnitOf(metric))],
    };

    // Where it is not declared, the name says it: its last word but for `total` is the unit (Prometheus' documentation, "Metric and label naming").
    private static MeasuredIn? UnitOf(Metric metric)
    {
        var words = metric.Name.Split('_');
        return metric.Unit ?? words[words is [.., _, "total"] ? ^2 : ^1] switch
        {
            "seconds" => MeasuredIn.Seconds,
            "milliseconds" => MeasuredIn.Milliseconds,
            "bytes" => MeasuredIn.Bytes,
            "ratio" => MeasuredIn.Ratio,
            "percent" => MeasuredIn.Percent,
            "celsius" => MeasuredIn.Celsius,
            _ => metric.Type == MetricType.Counter ? MeasuredIn.Count : null,
        };
    }

    private MeasuredIn? OfAggregation(PromAggregation aggregation) => aggregation.Operator switch
    {
        "count" or "count_values" => MeasuredIn.Count,
        "group" or "stdvar" => null,
        _ => Of(aggregation.Arguments[^1]),
    };

    private MeasuredIn? OfCall(PromCall call) => call.Name switch
    {
        "rate" or "irate" or "deriv" => EachSecond(Of(call.Arguments[0])),
        "changes" or "resets" or "count_over_time" => MeasuredIn.Count,
        "time" or "timestamp" => MeasuredIn.Seconds,
        "histogram_quantile" => call.Selectors().Select(OfBuckets).FirstOrDefault(),
        "quantile_over_time" => Of(call.Arguments[1]),
        "increase" or "delta" or "idelta" or "abs" or "ceil" or "floor" or "round" or "clamp" or "clamp_min" or "clamp_max" or "sort" or "sort_desc" or "scalar" or "vector"
            or "avg_over_time" or "min_over_time" or "max_over_time" or "sum_over_time" or "last_over_time" or "predict_linear" or "label_replace" or "label_join" => Of(call.Arguments[0]),
        _ => null,
    };

    private static MeasuredIn? EachSecond(MeasuredIn? unit) => unit switch
    {
        MeasuredIn.Count => MeasuredIn.PerSecond,
        MeasuredIn.Bytes => MeasuredIn.BytesPerSecond,
        MeasuredIn.Seconds => MeasuredIn.Ratio, // of a second, as of the time that a processor works
        _ => null,
    };

    private MeasuredIn? OfBinary(PromBinary binary)
    {
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        return (binary.Operator, left, right) switch
        {
            ("and" or "unless", _, _) => left,
            _ when binary.IsComparison => binary.ReturnsBool ? null : left ?? right,
            ("/", { } one, { } other) when one == other => MeasuredIn.Ratio,
            ("/", MeasuredIn.Bytes, MeasuredIn.Seconds) => MeasuredIn.BytesPerSecond,
            ("*", MeasuredIn.Ratio, null) when IsHundred(binary.Right) => MeasuredIn.Percent,
            ("*", null, MeasuredIn.Ratio) when IsHundred(binary.Left) => MeasuredIn.Percent,
            ("+" or "-" or "or", { } one, { } other) when one == other => one,
            ("+" or "-", MeasuredIn.Ratio, null) when binary.Right is PromNumber => left,
            ("+" or "-", null, MeasuredIn.Ratio) when binary.Left is PromNumber => right,
            _ => null,
        };
    }

    private static bool IsHundred(PromExpression factor) => factor is PromNumber { Value: 100 };
}
