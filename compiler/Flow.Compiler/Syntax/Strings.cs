using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>A string: <c>"…"</c>, <c>"""…"""</c>, or foreign text with a tag: <c>sh"…"</c>, <c>sh#"…"#</c>.</summary>
public sealed class StringExpressionSyntax(TextSpan span, SyntaxToken start, ImmutableArray<StringPartSyntax> parts, SyntaxToken end) : ExpressionSyntax(span)
{
    /// <summary>Tag, hashes and opening quotes.</summary>
    public SyntaxToken Start { get; } = start;

    /// <summary>Text and holes as written.</summary>
    public ImmutableArray<StringPartSyntax> Parts { get; } = parts;

    /// <summary>Closing quotes and hashes; missing where the string is not closed.</summary>
    public SyntaxToken End { get; } = end;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Start);
        visitor.Nodes(Parts);
        visitor.Token(End);
    }
}

/// <summary>A part of a string: <see cref="StringTextSyntax"/> or <see cref="HoleSyntax"/>.</summary>
public abstract class StringPartSyntax(TextSpan span) : SyntaxNode(span);

/// <summary>Text as written, escapes and indentation included.</summary>
public sealed class StringTextSyntax(SyntaxToken token) : StringPartSyntax(token.Span)
{
    /// <summary>The text.</summary>
    public SyntaxToken Token { get; } = token;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor) => visitor.Token(Token);
}

/// <summary><c>${ value }</c>, or <c>${{ value }}</c> in tagged text.</summary>
public sealed class HoleSyntax(TextSpan span, SyntaxToken open, ExpressionSyntax expression, SkippedSyntax? skipped, SyntaxToken close) : StringPartSyntax(span)
{
    /// <summary><c>${</c> or <c>${{</c></summary>
    public SyntaxToken Open { get; } = open;

    /// <summary>The value.</summary>
    public ExpressionSyntax Expression { get; } = expression;

    /// <summary>What fits nowhere.</summary>
    public SkippedSyntax? Skipped { get; } = skipped;

    /// <summary><c>}</c> or <c>}}</c></summary>
    public SyntaxToken Close { get; } = close;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Open);
        visitor.Node(Expression);
        visitor.Optional(Skipped);
        visitor.Token(Close);
    }
}

/// <summary>A piece of a string's meaning: cooked text (escapes resolved, common indentation removed), or a hole's value.</summary>
/// <param name="Text">The text, or null for a hole.</param>
/// <param name="Hole">The hole's value, or null for text.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StringPiece(string? Text, ExpressionSyntax? Hole, TextSpan Span);
