using Flow.Compiler.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>What a token of PromQL is. Words are told apart by the parser: <c>sum</c> and <c>offset</c> may also be names.</summary>
internal enum PromTokenKind
{
    End,
    Word,
    Number,
    Duration,
    Text,
    Hole,
    Operator,
    OpenParen,
    CloseParen,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Comma,
    Colon,
    At,
    Bad,
}

/// <summary>A token and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands in the text of the query.</param>
/// <param name="Hole">The number of the hole, for <see cref="PromTokenKind.Hole"/>.</param>
/// <param name="Problem">What is wrong with it, for <see cref="PromTokenKind.Bad"/>.</param>
internal readonly record struct PromToken(PromTokenKind Kind, TextSpan Span, int Hole = -1, LiteralProblem? Problem = null);
