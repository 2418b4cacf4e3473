namespace Flow.Runtime.Tests;

public class GitHubTests
{
    public static TheoryData<string, string, bool> Equalities => new()
    {
        { "null", "0", true }, { "true", "1", true }, { "false", "\"\"", true }, { "\" 0xfF \"", "255", true }, { "\" 0o10 \"", "8", true },
        { "\" +12.5 \"", "12.5", true }, { "\"abc\"", "\"ABC\"", true }, { "\"ς\"", "\"Σ\"", true }, { "\"ı\"", "\"I\"", false },
        { "\"abc\"", "0", false }, { "[]", "[]", false }, { "{}", "0", false }, { "\"true\"", "true", false }, { "null", "\"\"", true },
    };

    [Theory]
    [MemberData(nameof(Equalities))]
    public void Different_kinds_meet_as_numbers_and_text_ignores_case(string left, string right, bool equal) =>
        Assert.Equal(equal, GitHub.Equal(Value.FromJson(left), Value.FromJson(right)));

    [Fact]
    public void A_list_is_equal_to_itself_and_nothing_is_equal_to_not_a_number()
    {
        var list = Value.FromJson("[1]");
        Assert.True(GitHub.Equal(list, list));
        Assert.False(GitHub.Equal(double.NaN, double.NaN));
        Assert.False(GitHub.LessOrEqual(double.NaN, double.NaN) || GitHub.Greater("abc", double.NaN));
        Assert.True(GitHub.GreaterOrEqual(true, false) && GitHub.Less("a", "B") && GitHub.LessOrEqual("A", "a"));
    }

    [Theory]
    [InlineData("123{0}{1}456", "123abcdef456")]
    [InlineData("{{{{0}}}}", "{{0}}")]
    [InlineData("}}{{", "}{")]
    public void Formats_fill_holes_and_double_braces(string pattern, string expected) => Assert.Equal(expected, GitHub.Format(pattern, "abc", "def"));

    [Theory]
    [InlineData("{0")]
    [InlineData("{0}}")]
    [InlineData("}{0}")]
    [InlineData("{{0}")]
    [InlineData("{7}")]
    public void A_format_that_is_wrong_says_so(string pattern) => Assert.Throws<FlowRunException>(() => GitHub.Format(pattern, ""));

    [Fact]
    public void Lists_are_joined_with_the_text_of_their_members() =>
        Assert.Equal(",true,123.456,abc,Array,Object", GitHub.Join(Value.FromJson("""[null,true,123.456,"abc",[1],{"a":1}]""")));

    [Theory]
    [InlineData("\"abCdEf\"", "\"cDe\"", true)]
    [InlineData("\"1234\"", "23", true)]
    [InlineData("\"asdf\"", "null", true)]
    [InlineData("[\"\"]", "null", true)]
    [InlineData("[\"hello\"]", "\"HELLO\"", true)]
    [InlineData("[\"hello\"]", "\"hell\"", false)]
    public void Contains_looks_into_text_and_lists(string where, string what, bool found) =>
        Assert.Equal(found, GitHub.Contains(Value.FromJson(where), Value.FromJson(what)));

    [Fact]
    public void Json_is_written_with_two_blanks_and_numbers_without_needless_digits()
    {
        Assert.Equal("{\n  \"a\": [\n    1,\n    0.84551240822557\n  ],\n  \"b\": {}\n}", GitHub.ToJson(Value.FromJson("""{"a":[1.0,0.84551240822557006],"b":{}}""")));
        Assert.Equal("0", GitHub.ToText(-0.0));
        Assert.Equal("Infinity", GitHub.ToText(double.PositiveInfinity));
    }

    [Fact]
    public void And_and_or_give_an_operand()
    {
        Assert.Equal("b", GitHub.And("a", static () => "b").ToString());
        Assert.Equal("d", GitHub.Or(GitHub.And(false, static () => "b"), static () => "d").ToString());
        Assert.Equal(["bug"], GitHub.Each(Value.FromJson("""[{"name":"bug"},{"x":1}]"""), "name").Items.Select(static item => item.ToString()));
    }

    [Fact]
    public void Flow_compares_exactly()
    {
        Assert.False((Value)"a" == "A");
        Assert.False((Value)1 == "1");
        Assert.True(Value.FromJson("""{"a":[1,2]}""") == Value.FromJson("""{"a":[1,2]}"""));
        Assert.True(Operators.SameText("Main", "mAIN") && Operators.In("a", "b", "a") && Operators.InRange(2, 1, 2));
    }

    [Fact]
    public void Values_from_outside_count_empty_text_as_none_and_are_read_by_type()
    {
        var values = new Values("parameter", new Record { ["empty"] = "", ["n"] = "5", ["list"] = "[1,2]", ["deep"] = new Record { ["x"] = "y" } });
        Assert.Null(values.TextOrNone("empty"));
        Assert.Equal((5, "y", 2), (values.Integer("n"), values.Text("deep.x"), values.List("list").Count));
        Assert.Contains("The parameter 'empty' should be a number, but it has no value.", Assert.Throws<FlowRunException>(() => values.Number("empty")).Message, StringComparison.Ordinal);
    }
}
