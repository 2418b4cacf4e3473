using Flow.Compiler.Literals.PromQl;

namespace Flow.Compiler.Rules;

/// <summary>Quotients of which the upper part is a part of the lower one.</summary>
internal static class Shares
{
    /// <summary>Whether both sides count the same metric in the same way, and the left one only some of its series: then it is never more than the right one.</summary>
    public static bool IsOne(PromBinary quotient) => quotient is { Operator: "/", Matching: null } && IsPart(quotient.Left, quotient.Right);

    private static bool IsPart(PromExpression part, PromExpression whole) => (part, whole) switch
    {
        (PromParen paren, _) => IsPart(paren.Inner, whole),
        (_, PromParen paren) => IsPart(part, paren.Inner),
        (_, PromBinary { Operator: ">", Right: PromNumber, ReturnsBool: false } more) => IsPart(part, more.Left),
        (PromAggregation { Operator: "sum" or "count" } some, PromAggregation all) => some.Operator == all.Operator && AreEqual(some.Grouping, all.Grouping) && IsPart(some.Arguments[^1], all.Arguments[^1]),
        (PromCall { Name: "rate" or "increase", Arguments: [PromRange some] } call, PromCall { Arguments: [PromRange all] } other) =>
            call.Name == other.Name && some.Range == all.Range && some.Time == all.Time && IsPart(some.Selector, all.Selector),
        (PromSelector { Metric: not null } some, PromSelector all) => some.Metric == all.Metric && some.Time == all.Time && all.Matchers.All(m => some.Matchers.Any(o => AreEqual(o, m))),
        _ => false,
    };

    private static bool AreEqual(PromGrouping? one, PromGrouping? other) => one is null || other is null
        ? one is null && other is null
        : one.IsWithout == other.IsWithout && one.Labels.Select(static l => l.Name).ToHashSet().SetEquals(other.Labels.Select(static l => l.Name));

    private static bool AreEqual(PromMatcher one, PromMatcher other) =>
        one.Label == other.Label && one.Operator == other.Operator && one.Value.Plain is { } value && value == other.Value.Plain;
}
