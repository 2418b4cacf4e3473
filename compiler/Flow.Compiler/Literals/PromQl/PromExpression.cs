using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>A query, or a part of one, as Prometheus 2.42 understands it. Immutable; comments are no part of it.</summary>
/// <param name="Span">Where it stands in the text of the query.</param>
public abstract record PromExpression(TextSpan Span);

/// <summary>A number.</summary>
/// <param name="Text">How it is written: <c>0.5</c>, <c>1e6</c>, <c>0x1F</c>, <c>Inf</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record PromNumber(string Text, double Value, TextSpan Span) : PromExpression(Span);

/// <summary>A text, as <c>count_values</c> and <c>label_replace</c> take it.</summary>
/// <param name="Text">Its characters and holes.</param>
public sealed record PromString(PromText Text, TextSpan Span) : PromExpression(Span);

/// <summary>A hole that stands for a number.</summary>
/// <param name="Index">Which hole, from zero.</param>
public sealed record PromHole(int Index, TextSpan Span) : PromExpression(Span);

/// <summary>An expression in parentheses; they are kept, since people write them to be read.</summary>
/// <param name="Inner">What stands between them.</param>
public sealed record PromParen(PromExpression Inner, TextSpan Span) : PromExpression(Span);

/// <summary><c>-x</c> or <c>+x</c></summary>
/// <param name="Sign">The sign.</param>
/// <param name="Operand">What it stands before.</param>
public sealed record PromUnary(char Sign, PromExpression Operand, TextSpan Span) : PromExpression(Span);

/// <summary>Two expressions and an operator.</summary>
/// <param name="Operator">The operator, in lower case.</param>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
public sealed record PromBinary(string Operator, PromExpression Left, PromExpression Right, TextSpan Span) : PromExpression(Span)
{
    /// <summary>Where the operator stands.</summary>
    public required TextSpan OperatorSpan { get; init; }

    /// <summary>Whether a comparison gives 0 and 1 rather than filtering: <c>== bool</c>.</summary>
    public bool ReturnsBool { get; init; }

    /// <summary>How series of both sides find each other, where that is written.</summary>
    public PromMatching? Matching { get; init; }

    /// <summary>Whether it compares.</summary>
    public bool IsComparison => Operator is "==" or "!=" or "<" or "<=" or ">" or ">=";

    /// <summary>Whether it works on whole series: <c>and</c>, <c>or</c>, <c>unless</c>.</summary>
    public bool IsSetOperation => Operator is "and" or "or" or "unless";
}

/// <summary><c>on (a, b) group_left (c)</c></summary>
/// <param name="IsOn">Whether series match on the labels, or on all others.</param>
/// <param name="Labels">The labels.</param>
/// <param name="Group">The side that may have many series for one of the other, with the labels it takes; null where each side has one.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PromMatching(bool IsOn, ImmutableArray<PromLabelName> Labels, PromGroup? Group, TextSpan Span);

/// <summary><c>group_left (a)</c> or <c>group_right (a)</c></summary>
/// <param name="IsLeft">Whether the left side has many.</param>
/// <param name="Labels">The labels taken from the side that has one.</param>
public sealed record PromGroup(bool IsLeft, ImmutableArray<PromLabelName> Labels);

/// <summary>The name of a label in a list.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct PromLabelName(string Name, TextSpan Span);

/// <summary>A call of a function.</summary>
/// <param name="Name">The name as written; it may be unknown.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="NameSpan">Where the name stands.</param>
public sealed record PromCall(string Name, ImmutableArray<PromExpression> Arguments, TextSpan NameSpan, TextSpan Span) : PromExpression(Span);

/// <summary>An aggregation: <c>sum by (job) (x)</c>.</summary>
/// <param name="Operator">The operator, in lower case.</param>
/// <param name="Arguments">The parameter, where the operator has one, and what is aggregated.</param>
/// <param name="Grouping">The labels kept or dropped, where they are written.</param>
/// <param name="NameSpan">Where the operator stands.</param>
public sealed record PromAggregation(string Operator, ImmutableArray<PromExpression> Arguments, PromGrouping? Grouping, TextSpan NameSpan, TextSpan Span)
    : PromExpression(Span);

/// <summary><c>by (a, b)</c> or <c>without (a, b)</c></summary>
/// <param name="IsWithout">Whether the labels are dropped rather than kept.</param>
/// <param name="Labels">The labels.</param>
public sealed record PromGrouping(bool IsWithout, ImmutableArray<PromLabelName> Labels);

/// <summary>A metric and what its labels must be: an instant vector.</summary>
/// <param name="Metric">The name of the metric, or null.</param>
/// <param name="Matchers">The matchers.</param>
/// <param name="MetricSpan">Where the name stands; empty where there is none.</param>
public sealed record PromSelector(string? Metric, ImmutableArray<PromMatcher> Matchers, TextSpan MetricSpan, TextSpan Span) : PromExpression(Span)
{
    /// <summary>Which time it looks at.</summary>
    public PromTime Time { get; init; } = PromTime.Now;
}

/// <summary>What one label must be.</summary>
/// <param name="Label">The label.</param>
/// <param name="Operator"><c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c></param>
/// <param name="Value">The value, or a regular expression that must match all of it.</param>
/// <param name="LabelSpan">Where the label stands.</param>
/// <param name="ValueSpan">Where the value stands, quotes included.</param>
public sealed record PromMatcher(string Label, string Operator, PromText Value, TextSpan LabelSpan, TextSpan ValueSpan)
{
    /// <summary>Whether the value is a regular expression.</summary>
    public bool IsRegex => Operator is "=~" or "!~";

    /// <summary>Whether it matches what has not this value.</summary>
    public bool IsNegative => Operator is "!=" or "!~";
}

/// <summary>The samples of a range of time: <c>x[5m]</c>.</summary>
/// <param name="Selector">The metric.</param>
/// <param name="Range">How far back.</param>
public sealed record PromRange(PromSelector Selector, PromDuration Range, TextSpan Span) : PromExpression(Span)
{
    /// <summary>Which time it looks at.</summary>
    public PromTime Time { get; init; } = PromTime.Now;
}

/// <summary>An instant query made again and again over a range: <c>x[30m:1m]</c>.</summary>
/// <param name="Inner">The query.</param>
/// <param name="Range">How far back.</param>
/// <param name="Step">How often; null for the server's own interval.</param>
public sealed record PromSubquery(PromExpression Inner, PromDuration Range, PromDuration? Step, TextSpan Span) : PromExpression(Span)
{
    /// <summary>Which time it looks at.</summary>
    public PromTime Time { get; init; } = PromTime.Now;
}

/// <summary>The time a selector looks at.</summary>
/// <param name="Offset">How far before (or, negative, after) the time of the query.</param>
/// <param name="IsNegativeOffset">Whether the offset looks forward.</param>
/// <param name="At">A fixed time in place of the query's: a number of seconds, <c>start()</c> or <c>end()</c>.</param>
public sealed record PromTime(PromDuration? Offset, bool IsNegativeOffset, string? At)
{
    /// <summary>The time of the query.</summary>
    public static readonly PromTime Now = new(null, false, null);
}
