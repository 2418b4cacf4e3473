namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>How strongly the parts of a GitHub expression hold together, the weakest first.</summary>
internal enum Strength
{
    /// <summary><c>a || b</c></summary>
    Or,

    /// <summary><c>a &amp;&amp; b</c></summary>
    And,

    /// <summary><c>a == b</c>, <c>a != b</c></summary>
    Equality,

    /// <summary><c>a &lt; b</c> and the like; GitHub lets them hold stronger than equality.</summary>
    Comparison,

    /// <summary><c>!a</c></summary>
    Not,

    /// <summary>Literals, reads, calls, anything in brackets.</summary>
    Primary,
}

/// <summary>A piece of a GitHub expression, and how strongly it holds together.</summary>
internal readonly record struct Fragment(string Text, Strength Strength)
{
    /// <summary>A literal, a read or a call.</summary>
    public static Fragment Primary(string text) => new(text, Strength.Primary);

    /// <summary>The call of <paramref name="function"/>.</summary>
    public static Fragment Call(string function, params IEnumerable<Fragment> arguments) =>
        Primary($"{function}({string.Join(", ", arguments.Select(static a => a.Text))})");

    /// <summary><paramref name="left"/> or <paramref name="right"/>.</summary>
    public static Fragment Or(Fragment left, Fragment right) => Chain(left, "||", right, Strength.Or);

    /// <summary><paramref name="left"/> and <paramref name="right"/>.</summary>
    public static Fragment And(Fragment left, Fragment right) => Chain(left, "&&", right, Strength.And);

    /// <summary><c>left == right</c> or, with another <paramref name="sign"/>, not.</summary>
    public static Fragment Equality(Fragment left, string sign, Fragment right) => Pair(left, sign, right, Strength.Equality);

    /// <summary><c>left &lt; right</c> and the like.</summary>
    public static Fragment Comparison(Fragment left, string sign, Fragment right) => Pair(left, sign, right, Strength.Comparison);

    /// <summary>The opposite.</summary>
    public static Fragment Not(Fragment operand) => new("!" + operand.At(Strength.Not), Strength.Not);

    /// <summary>The text where at least <paramref name="strength"/> is needed: in brackets where it holds less.</summary>
    public string At(Strength strength) => Strength < strength ? $"({Text})" : Text;

    /// <summary>The text as the target of <c>.x</c> or <c>[x]</c>.</summary>
    public string AsTarget() => At(Strength.Primary);

    private static Fragment Chain(Fragment left, string sign, Fragment right, Strength strength) =>
        new($"{left.At(strength)} {sign} {right.At(strength)}", strength);

    private static Fragment Pair(Fragment left, string sign, Fragment right, Strength strength) =>
        new($"{left.At(strength + 1)} {sign} {right.At(strength + 1)}", strength);
}
