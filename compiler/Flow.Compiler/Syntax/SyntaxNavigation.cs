using System.Collections.Immutable;

namespace Flow.Compiler.Syntax;

/// <summary>Ways through a tree: its tokens, a node's children, and the nodes around a place.</summary>
public static class SyntaxNavigation
{
    /// <summary>All tokens of <paramref name="node"/> in the order of the text, missing ones left out.</summary>
    public static ImmutableArray<SyntaxToken> Tokens(this SyntaxNode node)
    {
        var collector = new TokenCollector();
        collector.Node(node);
        return collector.Found.ToImmutable();
    }

    /// <summary>The nodes directly inside <paramref name="node"/>, in the order of the text.</summary>
    public static ImmutableArray<SyntaxNode> Children(this SyntaxNode node)
    {
        var collector = new ChildCollector();
        node.VisitParts(collector);
        return collector.Found.ToImmutable();
    }

    /// <summary>
    /// The nodes around <paramref name="position"/>, the file first and the innermost last. Between two nodes that touch at
    /// the position the one before it is chosen, as for somebody who types there.
    /// </summary>
    public static ImmutableArray<SyntaxNode> PathTo(this SyntaxTree tree, int position)
    {
        var path = ImmutableArray.CreateBuilder<SyntaxNode>();
        for (SyntaxNode? node = tree.Root; node is not null; node = node.Children().FirstOrDefault(c => c.Span.Touches(position)))
        {
            path.Add(node);
        }

        return path.ToImmutable();
    }

    /// <summary>
    /// The token whose text, or the white space and comments before it, <paramref name="position"/> lies in; at the end of one
    /// token's text that token.
    /// </summary>
    public static SyntaxToken TokenAt(this SyntaxTree tree, int position)
    {
        var tokens = tree.Root.Tokens();
        var (low, high) = (0, tokens.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].End < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return tokens[low];
    }

    private sealed class TokenCollector : SyntaxVisitor
    {
        public ImmutableArray<SyntaxToken>.Builder Found { get; } = ImmutableArray.CreateBuilder<SyntaxToken>();

        public override void Token(in SyntaxToken token)
        {
            if (!token.IsMissing)
            {
                Found.Add(token);
            }
        }
    }

    private sealed class ChildCollector : SyntaxVisitor
    {
        public ImmutableArray<SyntaxNode>.Builder Found { get; } = ImmutableArray.CreateBuilder<SyntaxNode>();

        public override void Token(in SyntaxToken token)
        {
        }

        public override void Node(SyntaxNode node) => Found.Add(node);
    }
}
