using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>A latency is that of a declared histogram, as soon as metrics are declared, and its bound is that of one of the buckets, where those are.</summary>
internal sealed class LatenciesAreMeasured : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var series = new DeclaredSeries(model);
        foreach (var latency in model.Slos.Select(static s => (s.Indicator as EventIndicator)?.Latency).OfType<LatencyBound>())
        {
            if (model.Metrics.FirstOrDefault(m => m.Name == latency.Histogram.Metric) is not { } metric)
            {
                CheckUnknown(latency, model, diagnostics);
            }
            else if (metric.Type != MetricType.Histogram)
            {
                Report(
                    diagnostics, ServiceLevelDiagnostics.NoHistogram, latency.Query.At(latency.Histogram.MetricSpan), $"`{metric.Name}` is declared as a {metric.Type.ToString().ToLowerInvariant()}: it has no buckets.",
                    new RelatedLocation(metric.Origin.Location, "It is declared here."));
            }
            else
            {
                QueriesUseDeclaredMetrics.CheckLabels(latency.Histogram, metric.Name + "_count", latency.Query, series, diagnostics);
                CheckBound(latency, metric, diagnostics);
            }
        }
    }

    private static void CheckUnknown(LatencyBound latency, DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (model.Metrics.IsEmpty)
        {
            return;
        }

        var (name, place) = (latency.Histogram.Metric!, latency.Query.At(latency.Histogram.MetricSpan));
        var near = Suggestions.Nearest(name, model.Metrics.Where(static m => m.Type == MetricType.Histogram).Select(static m => m.Name));
        diagnostics.Report(
            ServiceDiagnostics.UnknownMetric, place,
            $"No metric `{name}` is declared.{(near is null ? $" Declare it: `metric {name} {{ kind = histogram }}`." : $" Did you mean `{near}`?")}",
            near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(place.Span, near)])]);
    }

    private static void CheckBound(LatencyBound latency, Metric metric, DiagnosticBag diagnostics)
    {
        if (metric.Buckets is { IsEmpty: false } buckets && !buckets.Contains(latency.Bound))
        {
            Report(
                diagnostics, ServiceLevelDiagnostics.NoSuchBucket, latency.WithinPlace,
                $"`{metric.Name}` has no bucket with the bound {LatencyQueries.Written(latency.Bound)}; the nearest one is {LatencyQueries.Written(buckets.MinBy(b => Math.Abs(b - latency.Bound)))}.",
                new RelatedLocation(metric.Origin.Location, "Its buckets are declared here."));
        }
    }
}
