using System.Globalization;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Rules;

/// <summary>A comparison with a number is not decided beforehand by what values there can be.</summary>
internal sealed class ConditionsCanChange : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var series = new DeclaredSeries(model);
        foreach (var alert in model.Alerts)
        {
            if (Decided(alert.Condition.Tree, series) is { } decided)
            {
                Report(
                    diagnostics, ServiceLevelDiagnostics.Decided, alert.Condition.At(decided.Place.Span),
                    decided.Holds ? $"`{alert.FullName}` fires as long as anything is measured: {decided.Why}." : $"`{alert.FullName}` can never fire: {decided.Why}.");
            }
        }

        foreach (var slo in model.Slos)
        {
            if (slo.Indicator is SliceIndicator slices && Decided(slices.Condition.Tree, series) is { } decided)
            {
                Report(
                    diagnostics, ServiceLevelDiagnostics.Decided, slices.Condition.At(decided.Place.Span),
                    decided.Holds ? $"Every slice of `{slo.FullName}` is good: {decided.Why}." : $"No slice of `{slo.FullName}` is ever good: {decided.Why}.");
            }
        }
    }

    private static Decision? Decided(PromExpression condition, DeclaredSeries series) => condition switch
    {
        PromParen paren => Decided(paren.Inner, series),
        PromBinary { Operator: "and" } both => Never(both.Left, series) ?? Never(both.Right, series) ?? Contradiction(both),
        PromBinary { Operator: "unless" } rest => Never(rest.Left, series),
        PromBinary { Operator: "or" } either => Never(either.Left, series) is { } never && Never(either.Right, series) is not null ? never : null,
        PromBinary { IsComparison: true, ReturnsBool: false } comparison => Compared(comparison, series),
        _ => null,
    };

    private static Decision? Never(PromExpression condition, DeclaredSeries series) => Decided(condition, series) is { Holds: false } never ? never : null;

    // Where series come and go, such as those that a filter leaves, that there is one is what is asked: `count(up == 0) > 0`. What reads no
    // series is meant to hold always: `vector(1) > 0` tells that alerts arrive.
    private static Decision? Compared(PromBinary comparison, DeclaredSeries series) =>
        Valued(comparison, series) is { } decision && !(decision.Holds && (comparison.Parts().Any(AlertsCompare.CanBeEmpty) || comparison.Descendants().Any(IsOfSeries) || !comparison.Selectors().Any())) ? decision : null;

    private static bool IsOfSeries(PromExpression node) => node is PromAggregation { Operator: "count" or "count_values" or "group" } or PromCall { Name: "count_over_time" or "present_over_time" };

    private static Decision? Valued(PromBinary comparison, DeclaredSeries series)
    {
        if (Number(comparison.Right) is { } limit)
        {
            return Decided(comparison, ValueBounds.Of(comparison.Left, series), comparison.Operator, limit);
        }

        return Number(comparison.Left) is { } first ? Decided(comparison, ValueBounds.Of(comparison.Right, series), Turned(comparison.Operator), first) : null;
    }

    private static Decision? Decided(PromBinary comparison, ValueBounds values, string sign, double limit) => sign switch
    {
        ">" => Decided(comparison, values, values.Low > limit, values.High <= limit),
        ">=" => Decided(comparison, values, values.Low >= limit, values.High < limit),
        "<" => Turned(Decided(comparison, values, values.Low >= limit, values.High < limit)),
        "<=" => Turned(Decided(comparison, values, values.Low > limit, values.High <= limit)),
        "==" when values.IsOne && values.Low == limit => new(true, comparison, Why(values, values.Low)),
        "==" => Turned(Decided(comparison, values, values.Low > limit, false)) ?? Decided(comparison, values, false, values.High < limit),
        "!=" when values.IsOne && values.Low == limit => new(false, comparison, Why(values, values.Low)),
        _ => Decided(comparison, values, values.Low > limit, false) ?? Turned(Decided(comparison, values, false, values.High < limit)),
    };

    private static Decision? Decided(PromBinary comparison, ValueBounds values, bool isAbove, bool isBelow) =>
        isAbove ? new(true, comparison, Why(values, values.Low)) : isBelow ? new(false, comparison, Why(values, values.High)) : null;

    private static Decision? Turned(Decision? decision) => decision is null ? null : decision with { Holds = !decision.Holds };

    private static string Why(ValueBounds values, double bound) => values switch
    {
        { IsOne: true } => $"this is always {Text(bound)}",
        { Low: 0 } when bound == 0 => "this is never negative",
        _ => bound == values.Low ? $"this is never less than {Text(bound)}" : $"this is never more than {Text(bound)}",
    };

    /// <summary>Both sides ask for values of one query, and none is what both ask for.</summary>
    private static Decision? Contradiction(PromBinary both) =>
        Asked(both.Left) is var (one, low, high) && Asked(both.Right) is var (other, otherLow, otherHigh) && both.Matching is null && one == other && (low.IsAbove(otherHigh) || otherLow.IsAbove(high))
            ? new(false, both, "no value is both")
            : null;

    private static (string Query, Edge Low, Edge High)? Asked(PromExpression condition) => condition switch
    {
        PromParen paren => Asked(paren.Inner),
        PromBinary { IsComparison: true, ReturnsBool: false } comparison when Number(comparison.Right) is { } limit => comparison.Operator switch
        {
            ">" => (PromPrinter.OneLine(comparison.Left), new(limit, true), Edge.None),
            ">=" => (PromPrinter.OneLine(comparison.Left), new(limit, false), Edge.None),
            "<" => (PromPrinter.OneLine(comparison.Left), -Edge.None, new(limit, true)),
            "<=" => (PromPrinter.OneLine(comparison.Left), -Edge.None, new(limit, false)),
            "==" => (PromPrinter.OneLine(comparison.Left), new(limit, false), new(limit, false)),
            _ => null,
        },
        _ => null,
    };

    private static string Turned(string sign) => sign switch
    {
        ">" => "<",
        ">=" => "<=",
        "<" => ">",
        "<=" => ">=",
        _ => sign,
    };

    private static double? Number(PromExpression query) => query switch
    {
        PromNumber number => number.Value,
        PromParen paren => Number(paren.Inner),
        PromUnary { Sign: '-' } negative => -Number(negative.Operand),
        _ => null,
    };

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>What is known beforehand of a condition.</summary>
    private sealed record Decision(bool Holds, PromExpression Place, string Why);

    /// <summary>Where values begin or end that are asked for.</summary>
    /// <param name="At">The limit.</param>
    /// <param name="IsOpen">Whether the limit itself is not asked for.</param>
    private readonly record struct Edge(double At, bool IsOpen)
    {
        /// <summary>No limit upwards.</summary>
        public static readonly Edge None = new(double.PositiveInfinity, false);

        /// <summary>No limit downwards, of none upwards.</summary>
        public static Edge operator -(Edge edge) => edge with { At = -edge.At };

        /// <summary>Whether values that begin here are all above those that end there.</summary>
        public bool IsAbove(Edge end) => At > end.At || (At == end.At && (IsOpen || end.IsOpen));
    }
}
