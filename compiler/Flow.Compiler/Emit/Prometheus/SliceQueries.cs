using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// The queries of a service level that counts slices of time. The rules are evaluated once for each slice, so that each evaluation is a slice; one in which nothing
/// is measured counts neither as good nor as bad.
/// </summary>
/// <param name="slo">The service level.</param>
/// <param name="indicator">What it measures.</param>
internal sealed class SliceQueries(Slo slo, SliceIndicator indicator) : SloQueries(slo)
{
    /// <inheritdoc/>
    public override TimeSpan? Interval => indicator.Slice;

    /// <inheritdoc/>
    public override string Measured => RuleNames.GoodSlice;

    /// <inheritdoc/>
    public override IEnumerable<(string Record, string Query)> Counted()
    {
        yield return (RuleNames.GoodSlice, Laid(Good(indicator)));
        if (Slo.Objective.Calendar is { } calendar)
        {
            yield return (RuleNames.InPeriod(RuleNames.GoodSlice), Laid(CalendarQueries.Stamped(Series(RuleNames.GoodSlice), calendar)));
        }
    }

    /// <inheritdoc/>
    public override string ErrorRatio(TimeSpan window) => Laid($"1 - avg_over_time({Series(RuleNames.GoodSlice)}[{PromDuration.Written(window)}])");

    /// <inheritdoc/>
    public override string PeriodErrorRatio() => Slo.Objective.Calendar is { } calendar
        ? Laid(CalendarQueries.OfNow($"1 - avg_over_time({Series(RuleNames.InPeriod(RuleNames.GoodSlice))}[{Longest}])", calendar))
        : ErrorRatio(Slo.Objective.Period);

    /// <summary>1 in a good slice and 0 in a bad one.</summary>
    public static PromExpression Good(SliceIndicator indicator) => WithBool(Filled(indicator.Condition.Tree, indicator.Slice));

    /// <summary>The comparison with 1 where it holds and 0 where it does not, rather than with the series for which it holds.</summary>
    private static PromExpression WithBool(PromExpression condition) => condition switch
    {
        PromParen paren => WithBool(paren.Inner),
        PromBinary { IsComparison: true } comparison => comparison with { Left = WithoutNaN(comparison.Left), Right = WithoutNaN(comparison.Right), ReturnsBool = true },
        var other => other,
    };

    /// <summary>
    /// One side of a comparison without its series that are NaN, as a quantile or a share of nothing is: with <c>bool</c> those would count as bad. Numbers, which are no
    /// series, stay as they are.
    /// </summary>
    private static PromExpression WithoutNaN(PromExpression side) =>
        PromTypes.Check(side).Type == PromType.InstantVector ? PromParser.Parse($"({Flat(side)} >= -Inf)").Value : side;
}
