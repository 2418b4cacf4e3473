using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Types;

/// <summary>
/// A value with a meaning: typed, with its phase and labels. What the compiler knows is already folded into <see cref="ConstantExpr"/>;
/// functions are inlined, so that only constants, reads, operators and calls of run-time functions are left.
/// </summary>
/// <param name="Type">Its type.</param>
/// <param name="Location">Where it is written.</param>
public abstract record Expr(FlowType Type, Location Location)
{
    /// <summary>When it is known.</summary>
    public Phase Phase { get; init; } = Phase.Build;

    /// <summary>Secret, untrusted, both or neither.</summary>
    public Labels Labels { get; init; }

    /// <summary>The value where the compiler knows it, else null.</summary>
    public Value? Constant => (this as ConstantExpr)?.Value;

    /// <summary>The value as text; null where it is not known yet, and where it is none: what is not given is no empty text.</summary>
    public string? KnownText => Constant is { } value and not NoneValue ? value.ToText() : null;

    /// <summary>Whether somebody outside may have chosen it.</summary>
    public bool IsUntrusted => Labels.HasFlag(Labels.Untrusted);

    /// <summary>Whether it is kept nowhere.</summary>
    public bool IsEphemeral => Labels.HasFlag(Labels.Ephemeral);

    /// <summary>Whether it must not be shown.</summary>
    public bool IsSecret => Labels.HasFlag(Labels.Secret);
}

/// <summary>A known value.</summary>
public sealed record ConstantExpr(Value Value, FlowType Type, Location Location) : Expr(Type, Location);

/// <summary>Something that could not be bound; it was reported.</summary>
public sealed record ErrorExpr(Location Location) : Expr(FlowType.Error, Location);

/// <summary>A value that is read while, or before, the pipeline runs.</summary>
public sealed record ReadExpr(ValueSource Source, FlowType Type, Location Location) : Expr(Type, Location);

/// <summary>The operators that take two values.</summary>
public enum BinaryOperator
{
#pragma warning disable CS1591 // each is named by its sign in the documentation of the language
    Or, And, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, In, NotIn, Coalesce, Range, Add, Subtract, Multiply, Divide,
#pragma warning restore CS1591
}

/// <summary><c>not x</c> or <c>-x</c>.</summary>
public enum UnaryOperator
{
    /// <summary><c>not x</c></summary>
    Not,

    /// <summary><c>-x</c></summary>
    Negate,
}

/// <summary><c>not x</c> or <c>-x</c>.</summary>
public sealed record UnaryExpr(UnaryOperator Operator, Expr Operand, FlowType Type, Location Location) : Expr(Type, Location);

/// <summary><c>a == b</c> and the like. Text compares with case.</summary>
public sealed record BinaryExpr(BinaryOperator Operator, Expr Left, Expr Right, FlowType Type, Location Location) : Expr(Type, Location);

/// <summary><c>if c then a else b</c>; also what <c>match</c> becomes.</summary>
public sealed record ConditionalExpr(Expr Condition, Expr Consequence, Expr Alternative, FlowType Type, Location Location) : Expr(Type, Location);

/// <summary>A text made of parts: <c>"a ${b} c"</c>. Every part is text or converts to it.</summary>
public sealed record InterpolationExpr(ImmutableArray<Expr> Parts, Location Location) : Expr(FlowType.Text, Location);

/// <summary><c>[a, b]</c></summary>
public sealed record ListExpr(ImmutableArray<Expr> Items, FlowType Type, Location Location) : Expr(Type, Location);

/// <summary>A named value of a record.</summary>
public sealed record FieldExpr(string Name, Expr Value);

/// <summary><c>{ a = 1 }</c></summary>
public sealed record RecordExpr(ImmutableArray<FieldExpr> Fields, FlowType Type, Location Location) : Expr(Type, Location);

/// <summary><c>x.y</c> on a value whose fields are known only at run time.</summary>
public sealed record MemberExpr(Expr Target, string Member, FlowType Type, Location Location) : Expr(Type, Location);

/// <summary><c>x[i]</c></summary>
public sealed record IndexExpr(Expr Target, Expr Index, FlowType Type, Location Location) : Expr(Type, Location);

/// <summary>A call of a built-in function with at least one argument that the compiler does not know.</summary>
/// <param name="Function">The function's name, such as <c>starts-with</c>.</param>
/// <param name="Arguments">The arguments in the order of the parameters.</param>
/// <param name="Type">The type of the result.</param>
/// <param name="Location">Where it is written.</param>
public sealed record CallExpr(string Function, ImmutableArray<Expr> Arguments, FlowType Type, Location Location) : Expr(Type, Location);

/// <summary><c>[for x in list where condition =&gt; value]</c> over a list that is known only at run time. The variable is read by <see cref="VariableSource"/>.</summary>
public sealed record ComprehensionExpr(string Variable, Expr Sequence, Expr? Condition, Expr Result, FlowType Type, Location Location) : Expr(Type, Location);
