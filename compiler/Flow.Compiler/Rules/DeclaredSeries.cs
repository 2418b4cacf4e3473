using System.Collections.Immutable;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Rules;

/// <summary>The series of the declared metrics, by the names under which their samples are kept.</summary>
internal sealed class DeclaredSeries(DeliveryModel model)
{
    private readonly Dictionary<string, MetricSeries> series =
        model.Metrics.SelectMany(static m => MetricSeries.Of(m.Name, m.Type, m.Labels)).GroupBy(static s => s.Name).ToDictionary(static g => g.Key, static g => g.First());

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => series.Keys;

    /// <summary>Whether a name is one of a declared metric.</summary>
    public bool Knows(string name) => series.ContainsKey(name);

    /// <summary>The labels of a name, those of every series included; null where it is not declared, or its labels are not.</summary>
    public ImmutableSortedSet<string>? LabelsOf(string name) =>
        series.TryGetValue(name, out var declared) && declared.Labels is { } labels ? [.. labels, .. MetricSeries.CommonLabels] : null;

    /// <summary>Whether the samples of a name only rise.</summary>
    public bool IsCounter(string name) => series.TryGetValue(name, out var declared) && declared.Type == MetricType.Counter;

    /// <summary>The bounds of the buckets whose counts are kept under a name; null where it is none of a histogram, or its buckets are not declared.</summary>
    public ImmutableArray<decimal>? BucketsOf(string name) => HistogramOf(name)?.Buckets;

    /// <summary>The declared histogram whose buckets are kept under a name.</summary>
    public Metric? HistogramOf(string name) => model.Metrics.FirstOrDefault(m => m.Type == MetricType.Histogram && name == m.Name + "_bucket");

    /// <summary>
    /// Between which values lies what is recorded of the project's service levels as they are written; null where a selector may mean those of others, too: the names are Sloth's, and one
    /// Prometheus serves many projects.
    /// </summary>
    public ValueBounds? Written(PromSelector selector) =>
        WrittenRecords.Knows(selector.Metric) && selector.Matchers.All(static m => m is { Label: "service" or "slo", Operator: "=", Value.Plain: not null }) && Wanted(selector, "service") is { } service
        && model.Slos.Where(s => s.Service == service && (Wanted(selector, "slo") ?? s.Name) == s.Name).Select(s => (double?)WrittenRecords.Of(s, selector.Metric!)).OfType<double>().ToList() is { Count: > 0 } values
            ? new(values.Min(), values.Max()) : null;

    private static string? Wanted(PromSelector selector, string label) => selector.Matchers.FirstOrDefault(m => m.Label == label)?.Value.Plain;

    /// <summary>Whether the samples of a name rise and fall.</summary>
    public bool IsGauge(string name) => series.TryGetValue(name, out var declared) && declared.Type == MetricType.Gauge;
}
