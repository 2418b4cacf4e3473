using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Syntax;

/// <summary>How values and items are built from their tokens.</summary>
public class TreeTests
{
    [Theory]
    [InlineData("a or b and c", "(a or (b and c))")]
    [InlineData("not a and b", "((not a) and b)")]
    [InlineData("not a == b", "(not (a == b))")]
    [InlineData("a ?? b == c", "((a ?? b) == c)")]
    [InlineData("1..2 + 3", "(1 .. (2 + 3))")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("a + b * -c", "(a + (b * (- c)))")]
    [InlineData("-a.b(c)[d]?.e", "(- a.b(c)[d]?.e)")]
    [InlineData("a not in b", "(a not in b)")]
    [InlineData("if a then b else if c then d else e", "(if a then b else (if c then d else e))")]
    [InlineData("x => y => x", "(x => (y => x))")]
    [InlineData("(a + b) * c", "(((a + b)) * c)")]
    public void A_value_binds_as_the_table_says(string text, string expected) =>
        Assert.Equal(expected, Shape(Item("x = " + text).Value!, "x = " + text));

    [Fact]
    public void A_header_has_arguments_then_small_words_then_a_body()
    {
        var item = Item("export job build \"Title\" 2..10 on linux for os in [a, b] if c { x }");
        Assert.NotNull(item.Export);
        Assert.Equal(3, item.Args.Length);
        Assert.Equal([Word.On, Word.For, Word.If], item.Clauses.Select(static c => c.Word.Word));
        Assert.NotNull(item.Clauses[1].Variable);
        Assert.Single(item.Body!.Items.Items);
    }

    [Theory]
    [InlineData("on push to \"main\"", 1, 1)]
    [InlineData("where os == linux", 1, 0)]
    [InlineData("after test", 1, 0)]
    [InlineData("for 10m", 1, 0)]
    [InlineData("traffic 5% for 10m", 1, 1)]
    [InlineData("for x in y where z", 0, 2)]
    [InlineData("run f (x) [y]", 3, 0)]
    public void A_small_word_may_be_the_head(string text, int args, int clauses)
    {
        var item = Item(text);
        Assert.Equal((args, clauses), (item.Args.Length, item.Clauses.Length));
        Assert.Equal(text.StartsWith("for x", StringComparison.Ordinal), ((PathSyntax)item.Head).Tokens.IsEmpty);
    }

    [Theory]
    [InlineData("a { b }", false)]
    [InlineData("a = { b }", true)]
    public void A_brace_is_a_record_only_where_a_value_starts(string text, bool isRecord)
    {
        var item = Item(text);
        Assert.Equal(isRecord, item.Value is RecordExpressionSyntax);
        Assert.Equal(!isRecord, item.Body is not null);
    }

    [Fact]
    public void A_type_stands_after_the_head_or_after_one_argument()
    {
        Assert.IsType<NamedTypeSyntax>(Item("host: string = 1").Type);
        Assert.IsType<LiteralTypeSyntax>(Item("param level: \"a\" | \"b\" = \"a\"").Args[0].Type);
        var function = Assert.IsType<CallExpressionSyntax>(Item("function f(a: int, b: path? = none): string = a").Args[0].Value);
        Assert.Equal(2, function.Arguments.Arguments.OfType<ParameterArgumentSyntax>().Count());
    }

    [Fact]
    public void A_list_may_be_made_by_a_loop()
    {
        var list = Assert.IsType<ListExpressionSyntax>(Item("x = [for a in b where c => d]").Value);
        var loop = Assert.IsType<ComprehensionArgumentSyntax>(list.Arguments.Arguments.Single());
        Assert.NotNull(loop.Condition);
        Assert.IsType<NameExpressionSyntax>(loop.Sequence);
    }

    private static ItemSyntax Item(string text)
    {
        var tree = SyntaxTree.Parse(new SourceText("a.flow", text));
        Assert.Empty(tree.Diagnostics);
        return tree.Root.Items.Items.Single();
    }

    private static string Shape(ExpressionSyntax value, string text) => value switch
    {
        BinaryExpressionSyntax b => $"({Shape(b.Left, text)} {(b.Not is null ? "" : "not ")}{text[b.Operator.Start..b.Operator.End]} {Shape(b.Right, text)})",
        UnaryExpressionSyntax u => $"({text[u.Operator.Start..u.Operator.End]} {Shape(u.Operand, text)})",
        IfExpressionSyntax i => $"(if {Shape(i.Condition, text)} then {Shape(i.Consequence, text)} else {Shape(i.Alternative, text)})",
        LambdaExpressionSyntax l => $"({text[l.Parameter.Start..l.Parameter.End]} => {Shape(l.Body, text)})",
        ParenthesizedExpressionSyntax p => $"({Shape(p.Expression, text)})",
        _ => text.Substring(value.Span.Start, value.Span.Length),
    };
}
