using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Syntax;

/// <summary>What strings, names and comments mean.</summary>
public class ReadingTests
{
    [Theory]
    [InlineData("\"a\\n\\\"b\\\" \\$ \\\\ \\u{41}\"", "a\n\"b\" $ \\ A")]
    [InlineData("\"a\\qb\"", "a\\qb")]
    [InlineData("\"\"", "")]
    [InlineData("sh\"a\\n\"", "a\\n")]
    [InlineData("sh#\"\"a\"\"#", "\"a\"")]
    [InlineData("\"\"\"\n    a\n      b\n\n    c\n  \"\"\"", "a\n  b\n\nc")]
    [InlineData("\"\"\"\r\n  a\r\n  b\r\n\"\"\"", "a\nb")]
    [InlineData("\"\"\"a\n  b\n  c\"\"\"", "a\nb\nc")]
    [InlineData("\"\"\"\n  a\\n\n  \\u{42}\n\"\"\"", "a\n\nB")]
    [InlineData("\"\"\"\n\"\"\"", "")]
    [InlineData("\"\"\"\n\n  a\n\n\"\"\"", "\na\n")]
    [InlineData("\"\"\"x\"\"\"", "x")]
    public void A_string_without_holes_means_its_text(string written, string expected)
    {
        var (text, source) = String(written);
        Assert.Equal(expected, text.PlainText(source));
    }

    [Fact]
    public void Holes_and_the_lines_around_them_are_pieces()
    {
        var (text, source) = String("\"\"\"\n    a ${x}\n      b\n    ${y}${z} c\n    \"\"\"");
        Assert.Equal(["a ", "x", "\n  b\n", "y", "z", " c"], text.Pieces(source).Select(p => p.Text ?? source.Slice(p.Hole!.Span)));
        Assert.Null(text.PlainText(source));
    }

    [Theory]
    [InlineData("\"a\"", null, false)]
    [InlineData("promql#\"a\"#", "promql", false)]
    [InlineData("sh\"\"\"\na\n\"\"\"", "sh", true)]
    public void A_string_knows_its_tag_and_shape(string written, string? tag, bool isBlock)
    {
        var (text, source) = String(written);
        Assert.Equal(tag, text.Tag(source));
        Assert.Equal(isBlock, text.IsBlock(source));
    }

    [Fact]
    public void A_name_is_read_without_its_backquotes()
    {
        var tree = Parse("a.`on`.b");
        Assert.Equal("a.on.b", NameText.Of(tree.Source, (PathSyntax)tree.Root.Items.Items.Single().Head));
    }

    [Fact]
    public void Comments_are_found_where_they_belong()
    {
        var tree = Parse("// head\n// more\n\n// above\n/// doc 1\n/// doc 2\na = 1, // behind\n//- hidden\n//# verbatim\nb { // opens\n  c\n} // closes\n");
        var (source, items) = (tree.Source, tree.Root.Items.Items.ToList());
        Assert.Equal(["head", "more"], CommentReading.FileHeader(tree).Select(static c => c.Text));
        Assert.Equal("doc 1\ndoc 2", CommentReading.Documentation(source, items[0]));
        Assert.Equal(["above", "doc 1", "doc 2"], CommentReading.Leading(source, items[0]).Select(static c => c.Text));
        Assert.Equal("behind", CommentReading.Trailing(source, items[0])?.Text);
        Assert.Equal([CommentKind.Hidden, CommentKind.Verbatim], CommentReading.Leading(source, items[1]).Select(static c => c.Kind));
        Assert.Null(CommentReading.Documentation(source, items[1]));
        Assert.Equal("opens", CommentReading.Trailing(source, items[1])?.Text);
        Assert.Null(CommentReading.Trailing(source, items[1].Body!.Items.Items.Single()));
    }

    [Theory]
    [InlineData("// above\na = 1", "", "above")]
    [InlineData("// head\n\na = 1", "head", "")]
    [InlineData("// head\n\n// above\na = 1", "head", "above")]
    [InlineData("\n// head\n\n// above\na = 1", "head", "above")]
    public void The_header_of_a_file_ends_with_a_blank_line(string text, string header, string above)
    {
        var tree = Parse(text);
        Assert.Equal(header, string.Join(' ', CommentReading.FileHeader(tree).Select(static c => c.Text)));
        Assert.Equal(above, string.Join(' ', CommentReading.Leading(tree.Source, tree.Root.Items.Items.Single()).Select(static c => c.Text)));
    }

    [Fact]
    public void Documentation_stands_directly_above() => Assert.Null(Documentation("/// far\n\na = 1\n"));

    [Fact]
    public void Documentation_may_have_several_lines() => Assert.Equal("one\n\ntwo", Documentation("b\n/// one\n///\n/// two\na = 1\n"));

    private static string? Documentation(string text)
    {
        var tree = Parse(text);
        return CommentReading.Documentation(tree.Source, tree.Root.Items.Items.Last());
    }

    private static (StringExpressionSyntax Text, SourceText Source) String(string written)
    {
        var tree = Parse("x = " + written);
        return (Assert.IsType<StringExpressionSyntax>(tree.Root.Items.Items.Single().Value), tree.Source);
    }

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(new SourceText("a.flow", text));
}
