using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>
/// The condition of an alert does not compare how often something ever happened with a number. Whether it ever did, <c>&gt; 0</c>, can be meant, and counters can be compared with each other or with
/// what they were.
/// </summary>
internal sealed class CountersAreNotCompared : ModelRule
{
    private const string Window = "5m";

    private static readonly ImmutableArray<string> KeepsValues = ["sum", "min", "max", "avg", "topk", "bottomk", "quantile"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var series = new DeclaredSeries(model);
        foreach (var query in model.Alerts.Select(static a => a.Condition))
        {
            foreach (var counter in query.Tree.Descendants().OfType<PromBinary>().Where(static b => b.IsComparison).Select(b => CounterOf(b, series)).OfType<PromSelector>())
            {
                diagnostics.Report(
                    OnCallDiagnostics.CounterCompared, query.At(counter.Span),
                    $"`{counter.Metric}` counts from the start of a process, and only rises until the next one. Write how often it happened lately: `increase({counter.Metric}[{Window}])`.",
                    [new Fix($"Write `increase({counter.Metric}[{Window}])`", FixSafety.Suggestion,
                    [
                        new TextEdit(new TextSpan(query.At(counter.Span).Span.Start, 0), "increase("),
                        new TextEdit(new TextSpan(query.At(counter.Span).Span.End, 0), $"[{Window}])"),
                    ])]);
            }
        }
    }

    private static PromSelector? CounterOf(PromBinary comparison, DeclaredSeries series) => (comparison.Left.WithoutParentheses(), comparison.Right.WithoutParentheses()) switch
    {
        (var left, var right) when IsThreshold(right) => CounterIn(left, series),
        (var left, var right) when IsThreshold(left) => CounterIn(right, series),
        _ => null,
    };

    private static PromSelector? CounterIn(PromExpression value, DeclaredSeries series) => value.WithoutParentheses() switch
    {
        PromSelector { Metric: { } metric } selector when selector.Time == PromTime.Now && series.IsCounter(metric) => selector,
        PromAggregation { Arguments: [.., var aggregated] } aggregation when KeepsValues.Contains(aggregation.Operator) => CounterIn(aggregated, series),
        _ => null,
    };

    private static bool IsThreshold(PromExpression value) => value is PromNumber { Value: not 0 } or PromHole;
}
