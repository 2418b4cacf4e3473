using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Rules;

/// <summary>A comparison with a number is not decided beforehand: what is counted is never negative.</summary>
internal sealed class ConditionsCanChange : ModelRule
{
    private static readonly ImmutableArray<string> NeverNegative = ["rate", "irate", "increase", "count_over_time", "changes", "resets", "abs", "absent", "timestamp", "sqrt", "exp"];
    private static readonly ImmutableArray<string> KeepTheSign = ["sum", "max", "min", "avg", "topk", "bottomk", "max_over_time", "min_over_time", "avg_over_time", "sum_over_time", "last_over_time", "ceil", "floor", "round", "sort", "sort_desc"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var series = new DeclaredSeries(model);
        foreach (var alert in model.Alerts)
        {
            if (Decided(alert.Condition.Tree, series) is var (holds, place))
            {
                Report(
                    diagnostics, ServiceLevelDiagnostics.Decided, alert.Condition.At(place.Span),
                    holds ? $"`{alert.FullName}` fires as long as anything is measured: this is never negative." : $"`{alert.FullName}` can never fire: this is never negative.");
            }
        }

        foreach (var slo in model.Slos)
        {
            if (slo.Indicator is SliceIndicator slices && Decided(slices.Condition.Tree, series) is var (holds, place))
            {
                Report(
                    diagnostics, ServiceLevelDiagnostics.Decided, slices.Condition.At(place.Span),
                    holds ? $"Every slice of `{slo.FullName}` is good: this is never negative." : $"No slice of `{slo.FullName}` is ever good: this is never negative.");
            }
        }
    }

    private static (bool Holds, PromExpression Place)? Decided(PromExpression condition, DeclaredSeries series) => condition switch
    {
        PromParen paren => Decided(paren.Inner, series),
        PromBinary { IsComparison: true, ReturnsBool: false, Left: var left, Right: var right } comparison when Number(right) is { } limit && IsCounted(left, series) =>
            (comparison.Operator, limit) switch
            {
                (">=", <= 0) or (">", < 0) or ("!=", < 0) => (true, comparison),
                ("<", <= 0) or ("<=", < 0) or ("==", < 0) => (false, comparison),
                _ => null,
            },
        _ => null,
    };

    private static double? Number(PromExpression query) => query switch
    {
        PromNumber number => number.Value,
        PromParen paren => Number(paren.Inner),
        PromUnary { Sign: '-' } negative => -Number(negative.Operand),
        _ => null,
    };

    private static bool IsCounted(PromExpression query, DeclaredSeries series) => query switch
    {
        PromParen paren => IsCounted(paren.Inner, series),
        PromNumber { Value: >= 0 } => true,
        PromAggregation { Operator: "count" or "stddev" or "stdvar" } => true,
        PromAggregation aggregation => KeepTheSign.Contains(aggregation.Operator) && IsCounted(aggregation.Arguments[^1], series),
        PromCall call => NeverNegative.Contains(call.Name) || (KeepTheSign.Contains(call.Name) && call.Arguments is [var inner, ..] && IsCounted(inner, series)),
        PromRange range => IsCounted(range.Selector, series),
        PromSelector { Metric: { } metric } => series.IsCounter(metric),
        PromBinary { Operator: "+" or "*" or "/" } sum => IsCounted(sum.Left, series) && IsCounted(sum.Right, series),
        _ => false,
    };
}
