namespace Flow.Compiler.Literals.PromQl;

/// <summary>What is checked in selectors.</summary>
public sealed partial class PromTypes
{
    private PromType? OfSelector(PromSelector selector, PromType type)
    {
        var before = problems.Count;
        foreach (var matcher in selector.Matchers)
        {
            CheckMatcher(selector, matcher);
        }

        if (problems.Count == before && selector.Metric is null && selector.Matchers.All(MatchesEmpty))
        {
            Report(selector, selector.Matchers.Length == 0
                ? "This would select every series of the server. Name a metric, or what a label must be: `{job='api'}`."
                : "Every matcher here also matches series without the label, so that all series of the server are selected. Name a metric.");
        }

        return problems.Count == before ? type : null;
    }

    private void CheckMatcher(PromSelector selector, PromMatcher matcher)
    {
        if (matcher.Label == "__name__" && matcher.Operator == "=" && selector.Metric is { } metric)
        {
            Report(matcher.LabelSpan, $"The metric is named already: `{metric}`.");
        }

        if (matcher.IsRegex && matcher.Value.Plain is { } pattern && PromRegex.ProblemOf(pattern) is { } problem)
        {
            Report(matcher.ValueSpan, problem);
        }
    }

    /// <summary>Whether a matcher takes a series that lacks the label; a hole is taken to hold a value.</summary>
    private static bool MatchesEmpty(PromMatcher matcher) => matcher.Value.Plain is { } value
        ? (matcher.IsRegex ? PromRegex.MatchesEmpty(value) : value.Length == 0) != matcher.IsNegative
        : matcher.IsNegative;
}
