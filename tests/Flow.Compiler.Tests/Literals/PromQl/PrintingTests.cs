using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Literals.PromQl;

public class PrintingTests
{
    [Theory]
    [InlineData("sum(rate(x{a='b'}[5m]))by(job)", "sum by (job) (rate(x{a=\"b\"}[5m]))")]
    [InlineData("SUM without(a,) (x)", "sum without (a) (x)")]
    [InlineData("a AND b UNLESS c or d", "a and b unless c or d")]
    [InlineData("a*on(x)group_left b", "a * on (x) group_left () b")]
    [InlineData("a / ignoring (x) group_right (y) b", "a / ignoring (x) group_right (y) b")]
    [InlineData("a>bool 1", "a > bool 1")]
    [InlineData("x[5m]offset 1h@ 12", "x[5m] @ 12 offset 1h")]
    [InlineData("x offset -1h @ END( )", "x @ end() offset -1h")]
    [InlineData("x[30m:]", "x[30m:]")]
    [InlineData("(x)[30m:1m]", "(x)[30m:1m]")]
    [InlineData("- a ^ + b", "-a ^ +b")]
    [InlineData("up{}", "up")]
    [InlineData("{__name__=~`a\\d`}", "{__name__=~\"a\\\\d\"}")]
    [InlineData("x == 0x1F + 1e3 + inf", "x == 0x1F + 1e3 + inf")]
    [InlineData("x # a remark\n + 1", "x + 1")]
    [InlineData("count_values('it''s', x)", null)]
    [InlineData("count_values('it\\'s\\n\"', x)", "count_values(\"it's\\n\\\"\", x)")]
    [InlineData("sum{on='a', by!='b'}", "sum{on=\"a\", by!=\"b\"}")]
    public void Has_one_layout(string text, string? printed)
    {
        var tree = PromParser.Parse(text).ValueOrDefault;

        Assert.Equal(printed, tree is null ? null : PromPrinter.Print(tree));
    }

    [Fact]
    public void Breaks_what_is_too_long_for_a_line() => Assert.Equal(
        """
          sum by (job) (
            rate(http_requests_total_of_another_service{code=~"5..", environment="production"}[5m])
          )
        / on (job) group_left ()
          sum by (job) (rate(http_requests_total_of_another_service{environment="production"}[5m]))
        > on (job)
          label_replace(vector(0.001), "job", "api", "", "")
        """,
        Printed("sum by (job)(rate(http_requests_total_of_another_service{code=~\"5..\",environment=\"production\"}[5m])) / on (job) group_left sum by (job) (rate(http_requests_total_of_another_service{environment=\"production\"}[5m])) > on (job) label_replace(vector(0.001), \"job\", \"api\", \"\", \"\")"));

    [Theory]
    [InlineData("x[${{ window }}] offset ${{ window }}", "x[6h] offset 6h")]
    [InlineData("max_over_time(x[${{ window }}:${{ window }}])", "max_over_time(x[6h:6h])")]
    [InlineData("x > ${{ window }} # ${{ window }}", "x > 6h", PromHoleKind.Number)]
    public void Takes_durations_for_its_windows(string text, string filled, PromHoleKind kind = PromHoleKind.Duration)
    {
        var tree = PromParser.Parse(text, Holes(text)).Value;
        Assert.All(PromFilling.HolesOf(tree).Values, k => Assert.Equal(kind, k));
        var window = new PromHoleValue.Duration(TimeSpan.FromHours(6));

        if (kind == PromHoleKind.Duration)
        {
            Assert.Equal(filled, PromPrinter.Print(tree.Fill(_ => window)));
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => tree.Fill(_ => window));
        }
    }

    [Theory]
    [InlineData("x{job='${{ job }}'}", "a.b'\"\\", """x{job="a.b'\"\\"}""")]
    [InlineData("x{job=~'${{ job }}|b-${{ job }}'}", "a.b", """x{job=~"a\\.b|b-a\\.b"}""")]
    [InlineData("x{job=${{ job }}}", "api", """x{job="api"}""")]
    [InlineData("count_values('${{ job }}', x)", "v", """count_values("v", x)""")]
    public void Takes_texts_without_letting_them_become_code(string text, string value, string filled) =>
        Assert.Equal(filled, PromPrinter.Print(PromParser.Parse(text, Holes(text)).Value.Fill(_ => new PromHoleValue.Text(value))));

    [Theory]
    [InlineData("0.00100", "x > 0.001")]
    [InlineData("-1.5", "x > (-1.5)")]
    [InlineData("1000000000000000000000", "x > 1000000000000000000000")]
    [InlineData("0.0000000001", "x > 0.0000000001")]
    public void Takes_numbers_with_all_their_digits(string number, string filled)
    {
        const string Text = "x > ${{ limit }}";
        var value = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(filled, PromPrinter.Print(PromParser.Parse(Text, Holes(Text)).Value.Fill(_ => new PromHoleValue.Number(value))));
    }

    [Theory]
    [InlineData(1, "1ms")]
    [InlineData(90_000, "1m30s")]
    [InlineData(3_600_000, "1h")]
    [InlineData(86_400_000L * 28, "4w")]
    [InlineData(86_400_000L * 30, "30d")]
    [InlineData(86_400_000L * 365, "1y")]
    [InlineData((86_400_000L * 90) + 1500, "90d1s500ms")]
    public void Writes_durations_as_prometheus_does(long milliseconds, string text)
    {
        Assert.Equal(text, PromDuration.Of(TimeSpan.FromMilliseconds(milliseconds)).Text);
        Assert.Equal(milliseconds, ((PromDuration.Known)((PromRange)PromParser.Parse($"x[{text}]").Value).Range).Value.TotalMilliseconds);
    }

    private static string Printed(string text) => PromPrinter.Print(PromParser.Parse(text).Value);

    private static System.Collections.Immutable.ImmutableArray<TextSpan> Holes(string text)
    {
        var holes = new List<TextSpan>();
        for (var at = text.IndexOf("${{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${{", at + 1, StringComparison.Ordinal))
        {
            holes.Add(TextSpan.FromBounds(at, text.IndexOf("}}", at, StringComparison.Ordinal) + 2));
        }

        return [.. holes];
    }
}
