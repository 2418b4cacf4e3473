namespace Flow.Compiler.Emit.CSharp;

/// <summary>How strongly the parts of a C# expression hold together, the strongest first.</summary>
internal enum Precedence
{
    Primary,
    Unary,
    Multiplicative,
    Additive,
    Relational,
    Equality,
    And,
    Or,
    Coalesce,
    Conditional,
    Lambda,
}

/// <summary>A C# expression as text. Lines after the first belong to raw string literals and are indented by the writer.</summary>
/// <param name="Text">The text.</param>
/// <param name="Precedence">How strongly it holds together.</param>
internal readonly record struct CSharpCode(string Text, Precedence Precedence = Precedence.Primary)
{
    /// <summary>The text as an operand of an operator with this precedence: in brackets where it holds together less strongly.</summary>
    public string In(Precedence outer) => Precedence > outer ? $"({Text})" : Text;

    /// <summary>The text in front of a dot.</summary>
    public string Target => In(Precedence.Primary);

    /// <summary>A left-associative operator between two operands.</summary>
    public static CSharpCode Binary(CSharpCode left, string sign, CSharpCode right, Precedence precedence) =>
        new($"{left.In(precedence)} {sign} {right.In(precedence - 1)}", precedence);

    /// <summary>The opposite of a condition.</summary>
    public CSharpCode Negated() => new("!" + In(Precedence.Unary), Precedence.Unary);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
