using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Syntax;

public class NavigationTests
{
    private static readonly SyntaxTree tree = SyntaxTree.Parse(new SourceText("a.flow", "job build on linux {\n  timeout = 10m // long\n}\n"));

    [Theory]
    [InlineData(0, "job")]
    [InlineData(9, "build")]
    [InlineData(10, "on")]
    [InlineData(30, "timeout")]
    [InlineData(40, "}")]
    public void The_token_at_a_place_is_found(int position, string expected) =>
        Assert.Equal(expected, tree.Source.Slice(tree.TokenAt(position).Span));

    [Fact]
    public void The_path_to_a_place_ends_with_the_innermost_node()
    {
        var path = tree.PathTo(34).Select(static n => n.GetType().Name);
        Assert.Equal(["FileSyntax", "ItemListSyntax", "ItemSyntax", "BodySyntax", "ItemListSyntax", "ItemSyntax", "LiteralExpressionSyntax"], path);
    }

    [Fact]
    public void The_tokens_of_a_tree_cover_its_text()
    {
        var end = 0;
        foreach (var token in tree.Root.Tokens())
        {
            Assert.Equal(end, token.FullStart);
            end = token.End;
        }

        Assert.Equal(tree.Source.Length, end);
    }
}
