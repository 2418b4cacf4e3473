using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Rules;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>The records of service levels and status pages that the project's own queries read.</summary>
/// <param name="model">The project.</param>
internal sealed class ReadRecords(DeliveryModel model)
{
    private const string OfServiceLevels = "slo:";
    private const string OfStatusPages = "status:";

    private static readonly ImmutableArray<string> StatusRecords = [RuleNames.StatusSource, RuleNames.StatusComponent];

    private readonly ImmutableArray<(Slo Slo, ImmutableArray<string> Records)> recorded = [.. model.Slos.Select(static s => (s, new SloRules(s).Records().Select(static r => r.Record).ToImmutableArray()))];

    /// <summary>Reports those that no rule makes.</summary>
    public void Check(DiagnosticBag diagnostics)
    {
        foreach (var query in QueriesUseDeclaredMetrics.Queries(model))
        {
            foreach (var selector in query.Tree.Selectors())
            {
                if (selector.Metric?.StartsWith(OfServiceLevels, StringComparison.Ordinal) == true && !recorded.IsEmpty)
                {
                    CheckServiceLevel(selector, query, diagnostics);
                }
                else if (selector.Metric is { } metric && metric.StartsWith(OfStatusPages, StringComparison.Ordinal) && !model.StatusPages.IsEmpty && !StatusRecords.Contains(metric))
                {
                    Report(metric, selector.MetricSpan, $"No status page records `{metric}`.", StatusRecords, query, diagnostics);
                }
            }
        }
    }

    private void CheckServiceLevel(PromSelector selector, PromQuery query, DiagnosticBag diagnostics)
    {
        var meant = recorded;
        foreach (var (label, value) in (ImmutableArray<(string, Func<Slo, string>)>)[("service", static s => s.Service), ("slo", static s => s.Name)])
        {
            if (selector.Matchers.FirstOrDefault(m => m is { Operator: "=", Value.Plain: not null } && m.Label == label) is { } matcher)
            {
                var known = meant.Select(m => value(m.Slo)).ToImmutableArray();
                meant = [.. meant.Where(m => value(m.Slo) == matcher.Value.Plain)];
                if (meant.IsEmpty)
                {
                    ReportLabel(matcher, known, query, diagnostics);
                    return;
                }
            }
        }

        var records = meant.SelectMany(static m => m.Records).Distinct().ToImmutableArray();
        if (!records.Contains(selector.Metric!))
        {
            Report(selector.Metric!, selector.MetricSpan, meant is [var (only, _)] ? $"`{only.FullName}` does not record `{selector.Metric}`." : $"No service level records `{selector.Metric}`.", records, query, diagnostics);
        }
    }

    // Another name may be a service level that is made elsewhere, and one that is nearly right is a slip.
    private static void ReportLabel(PromMatcher matcher, ImmutableArray<string> known, PromQuery query, DiagnosticBag diagnostics)
    {
        if (Suggestions.Nearest(matcher.Value.Plain!, known) is { } near)
        {
            diagnostics.Report(
                PrometheusDiagnostics.NoSuchRecord, query.At(matcher.ValueSpan), $"No service level has {matcher.Label} `{matcher.Value.Plain}`. Did you mean `{near}`?",
                [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(query.At(new TextSpan(matcher.ValueSpan.Start + 1, matcher.ValueSpan.Length - 2)).Span, near)])]);
        }
    }

    private static void Report(string metric, TextSpan span, string message, ImmutableArray<string> known, PromQuery query, DiagnosticBag diagnostics)
    {
        var near = Suggestions.Nearest(metric, known);
        diagnostics.Report(
            PrometheusDiagnostics.NoSuchRecord, query.At(span), near is null ? message : $"{message} Did you mean `{near}`?",
            near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(query.At(span).Span, near)])]);
    }
}
