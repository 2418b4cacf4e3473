using Flow.Compiler.Literals.PromQl;

namespace Flow.Compiler.Tests.Literals.PromQl;

/// <summary>One message a mistake, at its place. The second text marks the place with <c>^</c> and says the message.</summary>
public class ProblemTests
{
    [Theory]
    [InlineData("", "A query is missing: `rate(http_requests_total[5m])`.")]
    [InlineData("a +", "  ^ The query ends before it is complete: a value is missing.")]
    [InlineData("a = 1", "  ^ Two values are compared with `==`; `=` stands only in matchers, between braces.")]
    [InlineData("a && b", "  ^^ In PromQL this is `and`.")]
    [InlineData("a || b", "  ^^ In PromQL this is `or`.")]
    [InlineData("rate(x[$window])", "       ^^^^^^^ PromQL has no variables. A value of Flow stands in a hole: `${{ window }}` in a service level, `${{ interval }}` in a dashboard.")]
    [InlineData("x{a=b}", "    ^ The value of a label stands in quotes: `a='b'`.")]
    [InlineData("x{a==\"b\"}", "   ^^ A label is compared with one `=`.")]
    [InlineData("x{a:'b'}", "  ^^ A label has no colon in its name. A matcher is written `a='…'`.")]
    [InlineData("x{'a'='b'}", "  ^^^ The name of a label stands without quotes.")]
    [InlineData("x{a='b'", "      ^ Matchers are divided by commas, and `}` closes their list.")]
    [InlineData("x{a='b}", "    ^^^ This text is not closed: `'` is missing.")]
    [InlineData("x{a='\\d'}", "     ^^ This is no escape of PromQL. A backslash is written twice: `\\\\`.")]
    [InlineData("sum(x) by job", "          ^^^ The labels behind `by` stand in parentheses: `by (job)`.")]
    [InlineData("sum by (a) (x) by (b)", "               ^^ `sum` has its labels already. They stand before or behind its parentheses, not both.")]
    [InlineData("rate(x[5m], )", "            ^ A value is missing here.")]
    [InlineData("rate(x[5])", "       ^ A range is a duration with a unit: `x[5m]`.")]
    [InlineData("rate(x[{{.window}}])", "       ^ A window that is filled in is a hole of Flow: `x[${{ window }}]` in a service level, `x[${{ interval }}]` in a dashboard. Elsewhere it is written: `x[5m]`.")]
    [InlineData("rate(x[1.5h])", "       ^^^^ The numbers of a duration are whole: `1h30m`, not `1.5h`.")]
    [InlineData("rate(x[5m1h])", "       ^^^^ `5m1h` is no duration. Its units `y w d h m s ms` go from large to small, each once, and it is longer than none: `1h30m`.")]
    [InlineData("rate(x[1h30])", "       ^^^^ The last number of `1h30` has no unit: `y w d h m s ms`.")]
    [InlineData("x > 5m", "    ^^ A duration stands in brackets behind a metric (`x[5m]`) or behind `offset`. Elsewhere time is a number of seconds.")]
    [InlineData("sum(x)[5m]", "      ^^^^ Only a metric has a range. The past values of a query are a subquery, with a colon: `[30m:]` or `[30m:1m]`.")]
    [InlineData("x offset 1h [5m]", "            ^^^^ A range stands before `offset` and `@`: `x[5m] offset 1h`.")]
    [InlineData("sum(x) offset 5m", "       ^^^^^^ `offset` stands directly behind a metric, a range or a subquery, not behind other values.")]
    [InlineData("x offset 5m offset 5m", "            ^^^^^^ `offset` stands here for the second time.")]
    [InlineData("(a", " ^ The `(` is not closed: `)` or an operator was expected here.")]
    [InlineData("a)", " ^ There is no `(` that this closes.")]
    [InlineData("a b", "  ^ An operator, or the end of the query, was expected here.")]
    [InlineData("a;", " ^ A query is one expression; it ends without `;`.")]
    [InlineData("1_000", "^^^^^ A number of PromQL has no underscores.")]
    public void Says_what_is_written_wrongly(string text, string expected) =>
        Assert.Equal(expected, PromParser.Parse(text).Problem is { } p ? Marked(p) : "no problem");

    [Theory]
    [InlineData("rat(x[5m])", "^^^ Prometheus has no function `rat`. Did you mean `rate`?")]
    [InlineData("Rate(x[5m])", "^^^^ Names of functions are in lower case: `rate`.")]
    [InlineData("rate(x)", "     ^ `rate` takes a range vector here, and this is an instant vector. Give it a range: `x[5m]`.")]
    [InlineData("rate(sum(x))", "     ^^^^^^ `rate` takes a range vector here, and this is an instant vector. Its past values are a subquery: `(…)[30m:1m]`.")]
    [InlineData("sum(x[5m])", "    ^^^^^ `sum` takes an instant vector here, and this is a range vector. Make one of it with `rate(…)`, `increase(…)` or `max_over_time(…)`.")]
    [InlineData("x[5m] > 1", "^^^^^ `>` works on numbers and instant vectors, and this is a range vector. Make one of it with `rate(…)`, `increase(…)` or `max_over_time(…)`.")]
    [InlineData("clamp(x, y, 1)", "         ^ `clamp` takes a number here, and this is an instant vector. Make one of it with `scalar(…)`.")]
    [InlineData("abs(1)", "    ^ `abs` takes an instant vector here, and this is a number. Make one of it with `vector(…)`.")]
    [InlineData("rate(x[5m], 1)", "^^^^^^^^^^^^^^ `rate` takes 1 argument, not 2: a range vector.")]
    [InlineData("time(1)", "^^^^^^^ `time` takes 0 arguments, not 1.")]
    [InlineData("topk(x)", "^^^^^^^ `topk` takes a number and an instant vector.")]
    [InlineData("count_values(a, x)", "             ^ `count_values` takes a text here, and this is an instant vector. A text stands in quotes.")]
    [InlineData("1 == 1", "  ^^ A comparison of two numbers gives 0 or 1 and needs `bool`: `== bool`.")]
    [InlineData("a + bool b", "  ^ `bool` stands behind a comparison, and `+` is none.")]
    [InlineData("a and 1", "  ^^^ `and` works on instant vectors; a number becomes one with `vector(…)`.")]
    [InlineData("a * on (x) 1", "    ^^^^^^ Labels are matched only between two instant vectors, and here is a number.")]
    [InlineData("1 + on (x) 2", "    ^^^^^^ Labels are matched only between two instant vectors, and here is a number.")]
    [InlineData("a and on (x) group_left b", "      ^^^^^^^^^^^^^^^^^ `and` compares whole sets of series and has no `group_left`.")]
    [InlineData("a * on (x) group_left (x) b", "                       ^ The label `x` stands in `on` and in `group_left`. Both sides have it already: leave it out here.")]
    [InlineData("{}", "^^ This would select every series of the server. Name a metric, or what a label must be: `{job='api'}`.")]
    [InlineData("{a=~'.*'}", "^^^^^^^^^ Every matcher here also matches series without the label, so that all series of the server are selected. Name a metric.")]
    [InlineData("x{__name__='y'}", "  ^^^^^^^^ The metric is named already: `x`.")]
    [InlineData("x{a=~'('}", "     ^^^ This is no regular expression: a `)` is missing.")]
    [InlineData("x{a=~'(?!b)'}", "     ^^^^^^^ Prometheus' regular expressions have no look-around and no references back to a group.")]
    public void Says_what_has_the_wrong_type(string text, string expected) =>
        Assert.Equal(expected, string.Join('\n', PromTypes.Check(PromParser.Parse(text).Value).Problems.Select(Marked)));

    [Fact]
    public void Two_mistakes_have_two_messages() =>
        Assert.Equal(["rat", "x"], PromTypes.Check(PromParser.Parse("rat(a[5m]) + rate(x)").Value).Problems.Select(p => "rat(a[5m]) + rate(x)".Substring(p.Start, p.Length)));

    [Theory]
    [InlineData("(", ")", "nested at most 200 deep")]
    [InlineData("-", "", "nested at most 200 deep")]
    [InlineData("sum(", ")", "nested at most 200 deep")]
    [InlineData("x + ", "", "at most 1000 operators")]
    [InlineData("x^", "", "nested at most 200 deep")]
    public void What_is_too_deep_is_refused(string open, string close, string part)
    {
        var text = string.Concat(Enumerable.Repeat(open, 20_000)) + "x" + string.Concat(Enumerable.Repeat(close, 20_000));

        Assert.Contains(part, PromParser.Parse(text).Problem!.Message, StringComparison.Ordinal);
    }

    private static string Marked(Compiler.Literals.LiteralProblem problem) =>
        problem.Length == 0 ? problem.Message : $"{new string(' ', problem.Start)}{new string('^', problem.Length)} {problem.Message}";
}
