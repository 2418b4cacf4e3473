using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>A value as written.</summary>
public abstract class ExpressionSyntax(TextSpan span) : SyntaxNode(span);

/// <summary>A value that the text lacks.</summary>
public sealed class MissingExpressionSyntax(int position) : ExpressionSyntax(new TextSpan(position, 0))
{
    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
    }
}

/// <summary>A number, quantity, date or time, <c>true</c>, <c>false</c> or <c>none</c>; also a malformed literal.</summary>
public sealed class LiteralExpressionSyntax(TextSpan span, SyntaxToken token) : ExpressionSyntax(span)
{
    /// <summary>The literal.</summary>
    public SyntaxToken Token { get; } = token;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Token);
    }
}

/// <summary>A name.</summary>
public sealed class NameExpressionSyntax(TextSpan span, SyntaxToken token) : ExpressionSyntax(span)
{
    /// <summary>The name, perhaps in backquotes.</summary>
    public SyntaxToken Token { get; } = token;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Token);
    }
}

/// <summary><c>( value )</c></summary>
public sealed class ParenthesizedExpressionSyntax(TextSpan span, SyntaxToken open, ExpressionSyntax expression, SkippedSyntax? skipped, SyntaxToken close)
    : ExpressionSyntax(span)
{
    /// <summary><c>(</c></summary>
    public SyntaxToken Open { get; } = open;

    /// <summary>The value.</summary>
    public ExpressionSyntax Expression { get; } = expression;

    /// <summary>What fits nowhere.</summary>
    public SkippedSyntax? Skipped { get; } = skipped;

    /// <summary><c>)</c></summary>
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

/// <summary><c>[ values ]</c>, also a comprehension.</summary>
public sealed class ListExpressionSyntax(TextSpan span, SyntaxToken open, ArgumentListSyntax arguments, SyntaxToken close)
    : ExpressionSyntax(span)
{
    /// <summary><c>[</c></summary>
    public SyntaxToken Open { get; } = open;

    /// <summary>What stands between the brackets.</summary>
    public ArgumentListSyntax Arguments { get; } = arguments;

    /// <summary><c>]</c></summary>
    public SyntaxToken Close { get; } = close;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Open);
        visitor.Node(Arguments);
        visitor.Token(Close);
    }
}

/// <summary><c>{ name = value … }</c> where a value stands.</summary>
public sealed class RecordExpressionSyntax(TextSpan span, BodySyntax body) : ExpressionSyntax(span)
{
    /// <summary>The braces and the fields.</summary>
    public BodySyntax Body { get; } = body;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Node(Body);
    }
}

/// <summary><c>x.y</c> or <c>x?.y</c></summary>
public sealed class MemberExpressionSyntax(TextSpan span, ExpressionSyntax target, SyntaxToken dot, SyntaxToken name)
    : ExpressionSyntax(span)
{
    /// <summary>What stands before the dot.</summary>
    public ExpressionSyntax Target { get; } = target;

    /// <summary><c>.</c> or <c>?.</c></summary>
    public SyntaxToken Dot { get; } = dot;

    /// <summary>The member's name, missing while it is typed.</summary>
    public SyntaxToken Name { get; } = name;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Node(Target);
        visitor.Token(Dot);
        visitor.Token(Name);
    }
}

/// <summary><c>f(x)</c></summary>
public sealed class CallExpressionSyntax(TextSpan span, ExpressionSyntax target, SyntaxToken open, ArgumentListSyntax arguments, SyntaxToken close)
    : ExpressionSyntax(span)
{
    /// <summary>What is called.</summary>
    public ExpressionSyntax Target { get; } = target;

    /// <summary><c>(</c></summary>
    public SyntaxToken Open { get; } = open;

    /// <summary>The arguments.</summary>
    public ArgumentListSyntax Arguments { get; } = arguments;

    /// <summary><c>)</c></summary>
    public SyntaxToken Close { get; } = close;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Node(Target);
        visitor.Token(Open);
        visitor.Node(Arguments);
        visitor.Token(Close);
    }
}

/// <summary><c>x[i]</c></summary>
public sealed class IndexExpressionSyntax(TextSpan span, ExpressionSyntax target, SyntaxToken open, ArgumentListSyntax arguments, SyntaxToken close)
    : ExpressionSyntax(span)
{
    /// <summary>What is indexed.</summary>
    public ExpressionSyntax Target { get; } = target;

    /// <summary><c>[</c></summary>
    public SyntaxToken Open { get; } = open;

    /// <summary>The indices.</summary>
    public ArgumentListSyntax Arguments { get; } = arguments;

    /// <summary><c>]</c></summary>
    public SyntaxToken Close { get; } = close;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Node(Target);
        visitor.Token(Open);
        visitor.Node(Arguments);
        visitor.Token(Close);
    }
}

/// <summary><c>-x</c> or <c>not x</c></summary>
public sealed class UnaryExpressionSyntax(TextSpan span, SyntaxToken @operator, ExpressionSyntax operand) : ExpressionSyntax(span)
{
    /// <summary><c>-</c> or <c>not</c>.</summary>
    public SyntaxToken Operator { get; } = @operator;

    /// <summary>What it applies to.</summary>
    public ExpressionSyntax Operand { get; } = operand;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Operator);
        visitor.Node(Operand);
    }
}

/// <summary><c>a + b</c>, <c>a and b</c>, <c>a not in b</c>, <c>a..b</c>, …</summary>
public sealed class BinaryExpressionSyntax(TextSpan span, ExpressionSyntax left, SyntaxToken? not, SyntaxToken @operator, ExpressionSyntax right)
    : ExpressionSyntax(span)
{
    /// <summary>The left side.</summary>
    public ExpressionSyntax Left { get; } = left;

    /// <summary><c>not</c> of <c>not in</c>.</summary>
    public SyntaxToken? Not { get; } = not;

    /// <summary>The operator.</summary>
    public SyntaxToken Operator { get; } = @operator;

    /// <summary>The right side.</summary>
    public ExpressionSyntax Right { get; } = right;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Node(Left);
        visitor.Token(Not);
        visitor.Token(Operator);
        visitor.Node(Right);
    }
}

/// <summary><c>if c then a else b</c></summary>
public sealed class IfExpressionSyntax(TextSpan span, SyntaxToken @if, ExpressionSyntax condition, SyntaxToken then, ExpressionSyntax consequence, SyntaxToken @else, ExpressionSyntax alternative)
    : ExpressionSyntax(span)
{
    /// <summary><c>if</c></summary>
    public SyntaxToken If { get; } = @if;

    /// <summary>The condition.</summary>
    public ExpressionSyntax Condition { get; } = condition;

    /// <summary><c>then</c></summary>
    public SyntaxToken Then { get; } = then;

    /// <summary>The value when the condition holds.</summary>
    public ExpressionSyntax Consequence { get; } = consequence;

    /// <summary><c>else</c></summary>
    public SyntaxToken Else { get; } = @else;

    /// <summary>The value otherwise.</summary>
    public ExpressionSyntax Alternative { get; } = alternative;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(If);
        visitor.Node(Condition);
        visitor.Token(Then);
        visitor.Node(Consequence);
        visitor.Token(Else);
        visitor.Node(Alternative);
    }
}

/// <summary><c>match x { a = 1, b = 2, _ = 3 }</c></summary>
public sealed class MatchExpressionSyntax(TextSpan span, SyntaxToken match, ExpressionSyntax subject, BodySyntax body)
    : ExpressionSyntax(span)
{
    /// <summary><c>match</c></summary>
    public SyntaxToken Match { get; } = match;

    /// <summary>What is compared.</summary>
    public ExpressionSyntax Subject { get; } = subject;

    /// <summary>The cases, each an item <c>case = value</c>.</summary>
    public BodySyntax Body { get; } = body;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Match);
        visitor.Node(Subject);
        visitor.Node(Body);
    }
}

/// <summary><c>x =&gt; value</c></summary>
public sealed class LambdaExpressionSyntax(TextSpan span, SyntaxToken parameter, SyntaxToken arrow, ExpressionSyntax body)
    : ExpressionSyntax(span)
{
    /// <summary>The parameter.</summary>
    public SyntaxToken Parameter { get; } = parameter;

    /// <summary><c>=&gt;</c></summary>
    public SyntaxToken Arrow { get; } = arrow;

    /// <summary>The value.</summary>
    public ExpressionSyntax Body { get; } = body;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Parameter);
        visitor.Token(Arrow);
        visitor.Node(Body);
    }
}
