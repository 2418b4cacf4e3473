using System.Collections.Immutable;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>A name under which samples of a metric are kept.</summary>
/// <param name="Name">The name: that of the metric, or with an ending such as <c>_bucket</c>.</param>
/// <param name="Labels">Its labels, besides those that every series has; null where they are not declared.</param>
public sealed record MetricSeries(string Name, ImmutableArray<string>? Labels)
{
    /// <summary>The labels that every series has.</summary>
    public static readonly ImmutableArray<string> CommonLabels = ["job", "instance"];

    /// <summary>The series of a metric (Prometheus' documentation: "Metric types").</summary>
    public static IEnumerable<MetricSeries> Of(string metric, MetricType type, ImmutableArray<string>? labels) => type switch
    {
        MetricType.Histogram => [new(metric + "_bucket", labels?.Add("le")), new(metric + "_sum", labels), new(metric + "_count", labels)],
        MetricType.Summary => [new(metric, labels?.Add("quantile")), new(metric + "_sum", labels), new(metric + "_count", labels)],
        _ => [new(metric, labels)],
    };
}
