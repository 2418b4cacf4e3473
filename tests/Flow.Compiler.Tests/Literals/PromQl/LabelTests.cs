using System.Collections.Immutable;
using Flow.Compiler.Literals.PromQl;

namespace Flow.Compiler.Tests.Literals.PromQl;

/// <summary>The labels that a query leaves. The metric <c>x</c> is declared with the labels a, b and le; others are not declared.</summary>
public class LabelTests
{
    [Theory]
    [InlineData("x", "the labels `a`, `b`, `le`")]
    [InlineData("rate(x[5m])", "the labels `a`, `b`, `le`")]
    [InlineData("y", "all labels of its metric")]
    [InlineData("sum(y)", "no labels")]
    [InlineData("sum by (a, z) (x)", "the label `a`")]
    [InlineData("sum by (a, z) (y)", "the labels `a`, `z`")]
    [InlineData("sum without (a) (x)", "the labels `b`, `le`")]
    [InlineData("sum without (a) (y)", "all labels of its metric but `a`")]
    [InlineData("topk(3, x) > 5", "the labels `a`, `b`, `le`")]
    [InlineData("histogram_quantile(0.9, sum by (le, a) (rate(x[5m])))", "the label `a`")]
    [InlineData("x / on (a) y", "the label `a`")]
    [InlineData("x / ignoring (a) y", "the labels `b`, `le`")]
    [InlineData("x * on (a) group_left (team) owners", "the labels `a`, `b`, `le`, `team`")]
    [InlineData("1 - sum by (a) (x)", "the label `a`")]
    [InlineData("sum(x) and y", "no labels")]
    [InlineData("sum(x) or sum by (a) (x)", null)]
    [InlineData("label_replace(sum(x), 'kind', '$1', 'a', '(.*)')", "the label `kind`")]
    [InlineData("count_values('version', x)", "the label `version`")]
    [InlineData("absent(y{job='api', z!='1'})", "the label `job`")]
    [InlineData("vector(1)", "no labels")]
    [InlineData("max_over_time(sum by (b) (x)[1h:5m])", "the label `b`")]
    public void Labels_of_a_query(string query, string? expected) =>
        Assert.Equal(expected, PromLabels.Of(PromParser.Parse(query).Value, static name => name == "x" ? ImmutableSortedSet.Create("a", "b", "le") : null)?.ToString());
}
