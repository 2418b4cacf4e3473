using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Literals.PromQl;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>The two queries that a bound on a histogram means (Prometheus' documentation, "Histograms and summaries"): what lies in the bucket of the bound, and all that was counted.</summary>
public static class LatencyQueries
{
    private const string Bound = "le";

    /// <summary>The indicator of a bound.</summary>
    public static EventIndicator Of(LatencyBound latency)
    {
        var bucket = latency.Histogram with { Metric = latency.Histogram.Metric + "_bucket", Matchers = latency.Histogram.Matchers.Add(Matcher(latency.Bound)) };
        var count = latency.Histogram with { Metric = latency.Histogram.Metric + "_count" };
        return new EventIndicator(Rate(bucket, latency.Query), false, Rate(count, latency.Query)) { Latency = latency };
    }

    /// <summary>A bound as the label <c>le</c> has it.</summary>
    public static string Written(decimal bound) => bound.ToString("0.############", CultureInfo.InvariantCulture);

    // A whole number is `1` in the text format of Prometheus and `1.0` in that of OpenMetrics.
    private static PromMatcher Matcher(decimal bound) => bound == decimal.Truncate(bound)
        ? new PromMatcher(Bound, "=~", PromText.Of($"{Written(bound)}|{Written(bound)}\\.0"), default, default)
        : new PromMatcher(Bound, "=", PromText.Of(Written(bound)), default, default);

    private static PromQuery Rate(PromSelector selector, PromQuery written)
    {
        var span = selector.Span;
        ImmutableArray<PromExpression> range = [new PromRange(selector, new PromDuration.Hole(0), span)];
        return written with { Tree = new PromAggregation("sum", [new PromCall("rate", range, span, span)], null, span, span) };
    }
}
