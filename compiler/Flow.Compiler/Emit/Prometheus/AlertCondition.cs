using System.Collections.Immutable;
using Flow.Compiler.Literals.PromQl;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>A condition of the form <c>x &gt; 5</c>, of one series: <c>x</c> is its value, or its rate or increase over a known time, perhaps summed.</summary>
/// <param name="Series">The series that is made up for it.</param>
/// <param name="ResultLabels">The labels that the query leaves.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Limit">With what.</param>
/// <param name="Window">Over which time a counter is looked at; null where the value itself is.</param>
/// <param name="IsForEachSecond">Whether that is a rate.</param>
internal sealed record AlertCondition(
    string Series, ImmutableSortedDictionary<string, string> ResultLabels, string Operator, decimal Limit, TimeSpan? Window, bool IsForEachSecond)
{
    /// <summary>Aggregations that give back the value of a single series.</summary>
    private static readonly ImmutableArray<string> KeepTheValue = ["sum", "max", "min", "avg"];

    /// <summary>The condition of a query; null for others.</summary>
    /// <param name="query">The query.</param>
    /// <param name="wanted">Labels that the series shall have, besides those that the query asks for.</param>
    public static AlertCondition? Of(PromExpression query, IEnumerable<string> wanted) => query switch
    {
        PromParen paren => Of(paren.Inner, wanted),
        PromBinary { IsComparison: true, ReturnsBool: false, Matching: null, Left: var measured, Right: PromNumber { Value: >= 0 and < 1e12 } limit } comparison
            when Measured(measured) is { } what && SampleSeries.Values(what.Selector.Matchers) is { } asked && what.Selector.Metric is { } metric
                && wanted.Where(name => what.Selector.Matchers.All(m => m.Label != name)).Aggregate(asked, static (all, name) => all.SetItem(name, name)) is var labels
                && SampleSeries.LabelsLeft(measured, labels) is { } left
            => new AlertCondition(SampleSeries.Written(metric, labels), left, comparison.Operator, (decimal)limit.Value, what.Window, what.IsRate),
        _ => null,
    };

    /// <summary>Whether a value fulfils it.</summary>
    public bool Holds(decimal value) => Operator switch
    {
        ">" => value > Limit,
        ">=" => value >= Limit,
        "<" => value < Limit,
        "<=" => value <= Limit,
        "==" => value == Limit,
        _ => value != Limit,
    };

    /// <summary>
    /// A value near the limit that fulfils it, or that does not; null where there is none. What is computed of a counter is never at the limit itself, also not on its way
    /// from one value to the other: there the last digits would decide.
    /// </summary>
    public decimal? Near(bool holds)
    {
        var near = Limit == 0 ? 1 : Limit / 100;
        decimal[] candidates = Window is null ? [Limit, Limit + near, Limit - near] : Limit == 0 ? [0, 1] : [Limit * 1.0271m, Limit - near];
        return candidates.Where(v => Holds(v) == holds).Select(static v => (decimal?)v).FirstOrDefault();
    }

    private static (PromSelector Selector, TimeSpan? Window, bool IsRate)? Measured(PromExpression query) => query switch
    {
        PromParen paren => Measured(paren.Inner),
        PromAggregation { Arguments: [var inner] } aggregation when KeepTheValue.Contains(aggregation.Operator) => Measured(inner),
        PromSelector { Time: { Offset: null, At: null } } selector => (selector, null, false),
        PromCall { Name: "rate" or "increase", Arguments: [PromRange { Range: PromDuration.Known known, Time: { Offset: null, At: null } } range] } call => (range.Selector, known.Value, call.Name == "rate"),
        _ => null,
    };
}
