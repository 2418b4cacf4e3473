using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>What reads each fall of a value as a restart is asked only of counters.</summary>
internal sealed class OnlyCountersHaveRates : ModelRule
{
    private static readonly ImmutableArray<string> OfCounters = ["rate", "irate", "increase", "resets"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var series = new DeclaredSeries(model);
        foreach (var query in QueriesUseDeclaredMetrics.Queries(model))
        {
            foreach (var call in query.Tree.Descendants().OfType<PromCall>().Where(static c => OfCounters.Contains(c.Name)))
            {
                if (call.Arguments is [PromRange { Selector.Metric: { } metric }] && series.IsGauge(metric))
                {
                    diagnostics.Report(
                        OnCallDiagnostics.RateOfGauge, query.At(call.NameSpan),
                        $"`{metric}` is a gauge, and `{call.Name}` takes each fall of a value for a restart. Write `{Instead(call.Name)}`, or declare the metric as a counter.",
                        call.Name == "resets" ? [] : [new Fix($"Write `{Instead(call.Name)}`", FixSafety.Suggestion, [new(query.At(call.NameSpan).Span, Instead(call.Name))])]);
                }
            }
        }
    }

    private static string Instead(string function) => function switch
    {
        "increase" => "delta",
        "irate" => "idelta",
        "resets" => "changes",
        _ => "deriv",
    };
}
