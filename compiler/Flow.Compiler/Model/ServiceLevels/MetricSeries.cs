using System.Collections.Immutable;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>A name under which samples of a metric are kept.</summary>
/// <param name="Name">The name: that of the metric, or with an ending such as <c>_bucket</c>.</param>
/// <param name="Type">How its samples move: the buckets, sums and counts of a histogram or summary are counters.</param>
/// <param name="Labels">Its labels, besides those that every series has; null where they are not declared.</param>
public sealed record MetricSeries(string Name, MetricType Type, ImmutableArray<string>? Labels)
{
    /// <summary>The labels that every series has.</summary>
    public static readonly ImmutableArray<string> CommonLabels = ["job", "instance"];

    /// <summary>The series of a metric (Prometheus' documentation: "Metric types").</summary>
    public static IEnumerable<MetricSeries> Of(string metric, MetricType type, ImmutableArray<string>? labels) => type switch
    {
        MetricType.Histogram => [Counter(metric + "_bucket", labels?.Add("le")), Counter(metric + "_sum", labels), Counter(metric + "_count", labels)],
        MetricType.Summary => [new(metric, MetricType.Gauge, labels?.Add("quantile")), Counter(metric + "_sum", labels), Counter(metric + "_count", labels)],
        _ => [new(metric, type, labels)],
    };

    private static MetricSeries Counter(string name, ImmutableArray<string>? labels) => new(name, MetricType.Counter, labels);
}
