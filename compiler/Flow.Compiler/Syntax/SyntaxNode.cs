using System.Text;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>Receives the parts of a node in the order of the text.</summary>
public abstract class SyntaxVisitor
{
    /// <summary>A token of the node.</summary>
    public abstract void Token(in SyntaxToken token);

    /// <summary>A child of the node.</summary>
    public virtual void Node(SyntaxNode node) => node.VisitParts(this);

    /// <summary>A token that may be absent.</summary>
    public void Token(SyntaxToken? token)
    {
        if (token is { } present)
        {
            Token(present);
        }
    }

    /// <summary>A child that may be absent.</summary>
    public void Optional(SyntaxNode? node)
    {
        if (node is not null)
        {
            Node(node);
        }
    }

    /// <summary>Children in order.</summary>
    public void Nodes<T>(System.Collections.Immutable.ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        foreach (var node in nodes)
        {
            Node(node);
        }
    }
}

/// <summary>A node of the lossless tree: every token of the text is in exactly one node.</summary>
/// <param name="span">From the first token's own text to the end of the last; empty where all is missing.</param>
public abstract class SyntaxNode(TextSpan span)
{
    /// <summary>From the first token's own text to the end of the last token.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>Hands all tokens and children to <paramref name="visitor"/>, in the order of the text.</summary>
    public abstract void VisitParts(SyntaxVisitor visitor);

    /// <summary>The node's text with the white space and comments before each token, written token by token.</summary>
    public string ToText(SourceText source)
    {
        var writer = new TextWriterVisitor(source.Content);
        writer.Node(this);
        return writer.ToString();
    }

    private sealed class TextWriterVisitor(string text) : SyntaxVisitor
    {
        private readonly StringBuilder builder = new(text.Length);

        public override void Token(in SyntaxToken token) => builder.Append(text, token.FullStart, token.End - token.FullStart);

        public override string ToString() => builder.ToString();
    }
}
