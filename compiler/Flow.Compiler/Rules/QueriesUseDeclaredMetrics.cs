using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>Where a project declares its metrics, its queries name those and their labels.</summary>
internal sealed class QueriesUseDeclaredMetrics : ModelRule
{
    /// <summary>What Prometheus makes itself (its documentation: "Automatically generated labels and time series").</summary>
    private static readonly ImmutableArray<string> Automatic =
        ["up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling", "scrape_series_added", "ALERTS", "ALERTS_FOR_STATE"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (model.Metrics.IsEmpty)
        {
            return;
        }

        var series = model.Metrics.SelectMany(static m => MetricSeries.Of(m.Name, m.Type, m.Labels)).GroupBy(static s => s.Name).ToDictionary(static g => g.Key, static g => g.First());
        foreach (var query in Queries(model))
        {
            foreach (var selector in query.Tree.Selectors())
            {
                Check(selector, query, series, diagnostics);
            }
        }
    }

    private static IEnumerable<PromQuery> Queries(DeliveryModel model) =>
        model.Slos.SelectMany(static s => new[] { s.Indicator.Events, s.Indicator.Total }).Concat(model.Alerts.Select(static a => a.Condition));

    private static void Check(PromSelector selector, PromQuery query, Dictionary<string, MetricSeries> series, DiagnosticBag diagnostics)
    {
        if (selector.Metric is not { } metric || metric.Contains(':') || Automatic.Contains(metric))
        {
            return;
        }

        if (!series.TryGetValue(metric, out var declared))
        {
            var near = Suggestions.Nearest(metric, series.Keys);
            diagnostics.Report(
                ServiceDiagnostics.UnknownMetric, query.At(selector.MetricSpan),
                $"No metric `{metric}` is declared.{(near is null ? $" Declare it: `metric {metric} {{ kind = counter }}`." : $" Did you mean `{near}`?")}",
                near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(query.At(selector.MetricSpan).Span, near)])]);
        }
        else if (declared.Labels is { } labels)
        {
            CheckLabels(selector, query, [.. labels, .. MetricSeries.CommonLabels, "__name__"], diagnostics);
        }
    }

    private static void CheckLabels(PromSelector selector, PromQuery query, ImmutableArray<string> labels, DiagnosticBag diagnostics)
    {
        foreach (var matcher in selector.Matchers.Where(m => !labels.Contains(m.Label)))
        {
            var near = Suggestions.Nearest(matcher.Label, labels);
            diagnostics.Report(
                ServiceDiagnostics.UnknownLabel, query.At(matcher.LabelSpan), $"`{selector.Metric}` has no label `{matcher.Label}`.{(near is null ? "" : $" Did you mean `{near}`?")}",
                near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(query.At(matcher.LabelSpan).Span, near)])]);
        }
    }
}
