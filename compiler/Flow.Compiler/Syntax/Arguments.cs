using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>Arguments, list elements or indices, with the commas between them.</summary>
public sealed class ArgumentListSyntax(TextSpan span, ImmutableArray<SyntaxNode> parts) : SyntaxNode(span)
{
    /// <summary><see cref="ArgumentSyntax"/>, <see cref="SeparatorSyntax"/> and <see cref="SkippedSyntax"/> in the order of the text.</summary>
    public ImmutableArray<SyntaxNode> Parts { get; } = parts;

    /// <summary>The arguments alone.</summary>
    public IEnumerable<ArgumentSyntax> Arguments => Parts.OfType<ArgumentSyntax>();

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor) => visitor.Nodes(Parts);
}

/// <summary>One argument.</summary>
public abstract class ArgumentSyntax(TextSpan span) : SyntaxNode(span);

/// <summary>A plain value.</summary>
public sealed class ValueArgumentSyntax(TextSpan span, ExpressionSyntax value) : ArgumentSyntax(span)
{
    /// <summary>The value.</summary>
    public ExpressionSyntax Value { get; } = value;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Node(Value);
    }
}

/// <summary><c>name = value</c></summary>
public sealed class NamedArgumentSyntax(TextSpan span, SyntaxToken name, SyntaxToken equalToken, ExpressionSyntax value)
    : ArgumentSyntax(span)
{
    /// <summary>The name.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary><c>=</c></summary>
    public SyntaxToken EqualToken { get; } = equalToken;

    /// <summary>The value.</summary>
    public ExpressionSyntax Value { get; } = value;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Name);
        visitor.Token(EqualToken);
        visitor.Node(Value);
    }
}

/// <summary><c>name: type = default</c>, a parameter of a function.</summary>
public sealed class ParameterArgumentSyntax(TextSpan span, SyntaxToken name, SyntaxToken colon, TypeSyntax type, SyntaxToken? equalToken, ExpressionSyntax? @default)
    : ArgumentSyntax(span)
{
    /// <summary>The name.</summary>
    public SyntaxToken Name { get; } = name;

    /// <summary><c>:</c></summary>
    public SyntaxToken Colon { get; } = colon;

    /// <summary>The type.</summary>
    public TypeSyntax Type { get; } = type;

    /// <summary><c>=</c></summary>
    public SyntaxToken? EqualToken { get; } = equalToken;

    /// <summary>The default value.</summary>
    public ExpressionSyntax? Default { get; } = @default;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Name);
        visitor.Token(Colon);
        visitor.Node(Type);
        visitor.Token(EqualToken);
        visitor.Optional(Default);
    }
}

/// <summary><c>for x in list where condition =&gt; value</c></summary>
public sealed class ComprehensionArgumentSyntax(TextSpan span, SyntaxToken @for, SyntaxToken variable, SyntaxToken @in, ExpressionSyntax sequence, SyntaxToken? where, ExpressionSyntax? condition, SyntaxToken arrow, ExpressionSyntax result)
    : ArgumentSyntax(span)
{
    /// <summary><c>for</c></summary>
    public SyntaxToken For { get; } = @for;

    /// <summary>The loop variable.</summary>
    public SyntaxToken Variable { get; } = variable;

    /// <summary><c>in</c></summary>
    public SyntaxToken In { get; } = @in;

    /// <summary>What is looped over.</summary>
    public ExpressionSyntax Sequence { get; } = sequence;

    /// <summary><c>where</c></summary>
    public SyntaxToken? Where { get; } = where;

    /// <summary>Which elements take part.</summary>
    public ExpressionSyntax? Condition { get; } = condition;

    /// <summary><c>=&gt;</c></summary>
    public SyntaxToken Arrow { get; } = arrow;

    /// <summary>The value for each element.</summary>
    public ExpressionSyntax Result { get; } = result;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(For);
        visitor.Token(Variable);
        visitor.Token(In);
        visitor.Node(Sequence);
        visitor.Token(Where);
        visitor.Optional(Condition);
        visitor.Token(Arrow);
        visitor.Node(Result);
    }
}
