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
    /// <summary>What Prometheus makes itself (its documentation: "Automatically generated labels and time series"), and what the prober of a synthetic makes.</summary>
    private static readonly ImmutableArray<string> Automatic =
        ["up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling", "scrape_series_added", "ALERTS", "ALERTS_FOR_STATE", "probe_success", "probe_duration_seconds"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (model.Metrics.IsEmpty)
        {
            return;
        }

        var series = new DeclaredSeries(model);
        foreach (var query in Queries(model))
        {
            foreach (var selector in query.Tree.Selectors())
            {
                Check(selector, query, series, diagnostics);
            }

            foreach (var use in query.Tree.Descendants().SelectMany(node => Uses(node, series)))
            {
                Report(use, query, diagnostics);
            }
        }
    }

    /// <summary>Every query of the project.</summary>
    internal static IEnumerable<PromQuery> Queries(DeliveryModel model) =>
        model.Slos.SelectMany(static s => Of(s.Indicator)).Concat(model.Alerts.Select(static a => a.Condition))
            .Concat(model.Runbooks.SelectMany(static r => r.Lines).OfType<RunbookQuery>().Select(static q => q.Query))
            .Concat(model.Dashboards.SelectMany(static d => d.Panels).SelectMany(static p => p.Queries).Select(static q => q.Query));

    // What is made of a histogram is checked where the histogram is named.
    private static IEnumerable<PromQuery> Of(ServiceLevelIndicator indicator) => indicator switch
    {
        EventIndicator { Latency: null } events => [events.Events, events.Total],
        SliceIndicator slices => [slices.Condition],
        _ => [],
    };

    private static void Check(PromSelector selector, PromQuery query, DeclaredSeries series, DiagnosticBag diagnostics)
    {
        if (selector.Metric is not { } metric || metric.Contains(':') || Automatic.Contains(metric))
        {
            return;
        }

        if (!series.Knows(metric))
        {
            var near = Suggestions.Nearest(metric, series.Names);
            diagnostics.Report(
                ServiceDiagnostics.UnknownMetric, query.At(selector.MetricSpan),
                $"No metric `{metric}` is declared.{(near is null ? $" Declare it: `{Declaration(metric, selector, query)}`." : $" Did you mean `{near}`?")}",
                near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(query.At(selector.MetricSpan).Span, near)])]);
        }
        else
        {
            CheckLabels(selector, metric, query, series, diagnostics);
        }
    }

    /// <summary>What would declare a metric, by its name (Prometheus' documentation: "Metric and label naming") and by what is asked of it.</summary>
    private static string Declaration(string metric, PromSelector selector, PromQuery query)
    {
        foreach (var ending in (string[])["_bucket", "_count", "_sum"])
        {
            if (metric.EndsWith(ending, StringComparison.Ordinal))
            {
                return $"metric {metric[..^ending.Length]} {{ kind = histogram }}";
            }
        }

        var isCounted = query.Tree.Descendants().OfType<PromCall>().Any(c => c.Name is "rate" or "irate" or "increase" or "resets" && c.Selectors().Contains(selector));
        return $"metric {metric} {{ kind = {(isCounted || metric.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge")} }}";
    }

    /// <summary>Reports matchers for labels that a series does not have.</summary>
    internal static void CheckLabels(PromSelector selector, string name, PromQuery query, DeclaredSeries series, DiagnosticBag diagnostics)
    {
        if (series.LabelsOf(name) is { } labels)
        {
            foreach (var matcher in selector.Matchers.Where(m => m.Label != "__name__" && !labels.Contains(m.Label)))
            {
                Report(new LabelUse(matcher.Label, matcher.LabelSpan, $"`{selector.Metric}`", new PromLabels(labels, IsOpen: false)), query, diagnostics);
            }
        }
    }

    private static void Report(LabelUse use, PromQuery query, DiagnosticBag diagnostics)
    {
        var near = use.Known.IsOpen ? null : Suggestions.Nearest(use.Label, use.Known.Names);
        diagnostics.Report(
            ServiceDiagnostics.UnknownLabel, query.At(use.Span), $"{use.Of} has no label `{use.Label}`.{(near is not null ? $" Did you mean `{near}`?" : use.Known.IsOpen ? "" : $" It has {use.Known}.")}",
            near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(query.At(use.Span).Span, near)])]);
    }

    /// <summary>Labels that an operator names although the series it works on do not have them.</summary>
    private static IEnumerable<LabelUse> Uses(PromExpression node, DeclaredSeries series) => node switch
    {
        PromAggregation { Grouping: { } grouping } aggregation => Unknown(grouping.Labels, aggregation.Arguments[^1], series),
        PromBinary { Matching: { } matching } binary =>
        [
            .. matching.IsOn ? [.. Unknown(matching.Labels, binary.Left, series), .. Unknown(matching.Labels, binary.Right, series)] : Array.Empty<LabelUse>(),
            .. matching.Group is { } group ? Unknown(group.Labels, group.IsLeft ? binary.Right : binary.Left, series) : [],
        ],
        PromCall { Name: "label_replace", Arguments: [var inner, _, _, PromString source, ..] } => Unknown(Named(source), inner, series),
        PromCall { Name: "label_join", Arguments: [var inner, _, _, .. var sources] } => Unknown([.. sources.OfType<PromString>().SelectMany(static s => Named(s))], inner, series),
        _ => [],
    };

    // The quotes are no part of the name.
    private static ImmutableArray<PromLabelName> Named(PromString text) =>
        text.Text.Plain is { Length: > 0 } name ? [new PromLabelName(name, new TextSpan(text.Span.Start + 1, text.Span.Length - 2))] : [];

    private static IEnumerable<LabelUse> Unknown(ImmutableArray<PromLabelName> names, PromExpression of, DeclaredSeries series) =>
        PromLabels.Of(of, series.LabelsOf) is { } labels
            ? names.Where(n => !labels.Has(n.Name)).DistinctBy(static n => n.Span).Select(n => new LabelUse(n.Name, n.Span, $"`{PromPrinter.OneLine(of)}`", labels))
            : [];

    /// <summary>A label that is not there.</summary>
    /// <param name="Label">The label.</param>
    /// <param name="Span">Where it stands in the query.</param>
    /// <param name="Of">What does not have it.</param>
    /// <param name="Known">The labels that it has.</param>
    private sealed record LabelUse(string Label, TextSpan Span, string Of, PromLabels Known);
}
