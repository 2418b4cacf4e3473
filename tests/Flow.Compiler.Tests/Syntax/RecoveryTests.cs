using Flow.Compiler.Syntax;
using static Flow.Compiler.Tests.Syntax.SyntaxChecks;

namespace Flow.Compiler.Tests.Syntax;

/// <summary>One mistake gives one message, at its culprit, and what stands around it is still read.</summary>
public class RecoveryTests
{
    [Theory]
    [InlineData("x = \n  ^ FLOW1104")]
    [InlineData("x = + 1\n    ^ FLOW1104")]
    [InlineData("x = build.\n         ^ FLOW1110\ny = 1")]
    [InlineData("x = a +\n      ^ FLOW1106")]
    [InlineData("x = a -b\n      ^ FLOW1011")]
    [InlineData("x = f (1)\n      ^ FLOW1118")]
    [InlineData("x = on\n    ^^ FLOW1115")]
    [InlineData("x = [1 2]\n       ^ FLOW1119")]
    [InlineData("x = [1, 2\n    ^ FLOW1101\ny = 3")]
    [InlineData("a {\n  ^ FLOW1101\n  b {\n    c\n  }\n")]
    [InlineData("a {\n  b {\n    ^ FLOW1101\n    c\n}\nd")]
    [InlineData("a {\n  b\n  ^ FLOW1108\n    c\n  }\n}\nd")]
    [InlineData("a\n{\n^ FLOW1107\n  c\n}\nd")]
    [InlineData("a }\n  ^ FLOW1102\nb")]
    [InlineData("a = f(1))\n        ^ FLOW1102\nb")]
    [InlineData("job x after\n      ^^^^^ FLOW1113\nb")]
    [InlineData("job x on linux y { a = 1 }\n               ^ FLOW1114\nb")]
    [InlineData("a = 1 2\n      ^ FLOW1121\nb")]
    [InlineData("a = b < c < d\n          ^ FLOW1117")]
    [InlineData("a = if b then c\n    ^^ FLOW1124")]
    [InlineData("a = \"x ${b c} d\"\n           ^ FLOW1123")]
    [InlineData("a = \"x ${b\n       ^^ FLOW1004\nc = 1")]
    [InlineData("a = \"x\n    ^ FLOW1002\nc = 1")]
    [InlineData("a = sh\"\"\"\n    ^^^^^ FLOW1003\nc = 1")]
    [InlineData("a = \"x\" {\n  ^ FLOW1220\n  b = 1\n}")]
    [InlineData("a: \n ^ FLOW1111\nb")]
    [InlineData("x = 1.2.3\n    ^^^^^ FLOW1013")]
    [InlineData("x = [80:8080, 1e6]\n     ^^^^^^^ FLOW1015")]
    [InlineData("x = 10.0.0.0/16\n    ^^^^^^^^^^^ FLOW1013")]
    [InlineData("x = promql\"a{b=\"c\"}\"\n               ^ FLOW1007\ny = 1")]
    [InlineData("run\"x\"\n^^^ FLOW1006")]
    [InlineData("x = a ~ b\n      ^ FLOW1020")]
    public void A_mistake_is_reported_once_at_its_place(string marked) => Check(marked);

    [Fact]
    public void Deeper_nested_items_are_found_after_a_missing_brace()
    {
        var tree = Check("pipeline ci {\n  job build\n          ^ FLOW1108\n    checkout\n    run \"x\"\n  }\n  job test {\n    checkout\n  }\n}");
        var pipeline = Assert.Single(tree.Root.Items.Items);
        Assert.Equal(2, pipeline.Body!.Items.Items.Count());
        Assert.Equal(2, pipeline.Body.Items.Items.First().Body!.Items.Items.Count());
    }

    [Fact]
    public void The_clauses_and_the_body_of_a_grown_value_are_read()
    {
        var item = Assert.Single(Check("retry = 2 on timeout { max = 3 }\n      ^ FLOW1220").Root.Items.Items);
        Assert.NotNull(item.Value);
        Assert.Single(item.Clauses);
        Assert.NotNull(item.Body);
    }

    [Fact]
    public void Badly_indented_text_with_matching_brackets_is_right() =>
        Check("a {\nb {\n    c = [\n1\n]\n  }\n}");

    [Fact]
    public void The_fix_of_tabs_leaves_strings_alone()
    {
        var tree = SyntaxTree.Parse(new Flow.Compiler.Text.SourceText("a.flow", "a {\n\tb = \"\"\"\n\tx\n\t\"\"\"\n\tc\n}"));
        var note = Assert.Single(tree.Diagnostics);
        Assert.False(tree.HasErrors);
        Assert.Equal("a {\n  b = \"\"\"\n\tx\n\t\"\"\"\n  c\n}", Applied(tree.Source.Content, Assert.Single(note.Fixes)));
    }

    [Fact]
    public void A_habit_is_read_as_what_it_means()
    {
        var items = Check("a: 1\n ^ FLOW1201\nx = b ? 1 : 2\n      ^ FLOW1218\nwhen p && q\n       ^^ FLOW1217").Root.Items.Items.ToList();
        Assert.IsType<LiteralExpressionSyntax>(items[0].Value);
        Assert.IsType<IfExpressionSyntax>(items[1].Value);
        Assert.Equal(Word.And, Assert.IsType<BinaryExpressionSyntax>(items[2].Args[0].Value).Operator.Word);
    }
}
