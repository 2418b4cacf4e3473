using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Rules;

/// <summary>The series of the declared metrics, by the names under which their samples are kept.</summary>
internal sealed class DeclaredSeries
{
    private readonly Dictionary<string, (MetricType Type, ImmutableArray<string>? Labels)> series;

    public DeclaredSeries(DeliveryModel model) => series = model.Metrics.SelectMany(Series).GroupBy(static s => s.Name)
        .ToDictionary(static g => g.Key, static g => (g.First().Type, g.First().Labels));

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => series.Keys;

    /// <summary>Whether a name is one of a declared metric.</summary>
    public bool Knows(string name) => series.ContainsKey(name);

    /// <summary>The labels of a name, those of every series included; null where it is not declared, or its labels are not.</summary>
    public ImmutableSortedSet<string>? LabelsOf(string name) => series.TryGetValue(name, out var declared) && declared.Labels is { } labels ? [.. labels, "job", "instance"] : null;

    /// <summary>Whether the samples of a name rise and fall.</summary>
    public bool IsGauge(string name) => series.TryGetValue(name, out var declared) && declared.Type == MetricType.Gauge;

    // The buckets, sums and counts of a histogram or summary are counters.
    private static IEnumerable<(string Name, MetricType Type, ImmutableArray<string>? Labels)> Series(Metric metric) => metric.Type switch
    {
        MetricType.Histogram =>
        [
            (metric.Name + "_bucket", MetricType.Counter, metric.Labels?.Add("le")), (metric.Name + "_sum", MetricType.Counter, metric.Labels),
            (metric.Name + "_count", MetricType.Counter, metric.Labels),
        ],
        MetricType.Summary =>
        [
            (metric.Name, MetricType.Gauge, metric.Labels?.Add("quantile")), (metric.Name + "_sum", MetricType.Counter, metric.Labels),
            (metric.Name + "_count", MetricType.Counter, metric.Labels),
        ],
        _ => [(metric.Name, metric.Type, metric.Labels)],
    };
}
