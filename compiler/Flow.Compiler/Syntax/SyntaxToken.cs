using System.Runtime.InteropServices;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>What a token is.</summary>
public enum TokenKind : byte
{
    /// <summary>The end of the text; carries the last white space and comments.</summary>
    EndOfFile,

    /// <summary>A name or a word of the language; also a name in backquotes.</summary>
    Name,

    /// <summary><c>42</c>, <c>1_000</c>, <c>0.5</c>.</summary>
    Number,

    /// <summary>A number with letters or <c>%</c>: <c>1h30m</c>, <c>99.9%</c>. Whether the unit exists is checked later.</summary>
    Quantity,

    /// <summary><c>2026-12-24</c>.</summary>
    Date,

    /// <summary><c>09:00</c>.</summary>
    Time,

    /// <summary>Digits that are no literal: <c>1.2.3</c>, <c>80:8080</c>.</summary>
    MalformedLiteral,

    /// <summary>Tag, hashes and opening quotes of a string.</summary>
    StringStart,

    /// <summary>Text of a string between its quotes and holes.</summary>
    StringText,

    /// <summary><c>${</c>, or <c>${{</c> in tagged text.</summary>
    HoleStart,

    /// <summary><c>}</c>, or <c>}}</c> in tagged text.</summary>
    HoleEnd,

    /// <summary>Closing quotes and hashes of a string.</summary>
    StringEnd,

    /// <summary><c>{</c></summary>
    OpenBrace,

    /// <summary><c>}</c></summary>
    CloseBrace,

    /// <summary><c>[</c></summary>
    OpenBracket,

    /// <summary><c>]</c></summary>
    CloseBracket,

    /// <summary><c>(</c></summary>
    OpenParen,

    /// <summary><c>)</c></summary>
    CloseParen,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>:</c></summary>
    Colon,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>=&gt;</c></summary>
    Arrow,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary><c>?.</c></summary>
    QuestionDot,

    /// <summary><c>..</c></summary>
    DotDot,

    /// <summary><c>?</c></summary>
    Question,

    /// <summary><c>??</c></summary>
    QuestionQuestion,

    /// <summary><c>|</c></summary>
    Pipe,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>*</c></summary>
    Star,

    /// <summary><c>/</c></summary>
    Slash,

    /// <summary><c>==</c></summary>
    EqualEqual,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterEqual,

    /// <summary>Characters that no token of the language starts with.</summary>
    Unexpected,
}

/// <summary>The words with a place in the grammar. Every other name is <see cref="None"/>.</summary>
public enum Word : byte
{
    /// <summary>An ordinary name.</summary>
    None,

#pragma warning disable CS1591 // each is the word itself
    Export, True, False, NoneValue, If, Then, Else, Match, And, Or, Not, In,
    As, At, After, Because, By, Every, For, From, Keep, Like, Of, On, Over, To, Until, Using, When, Where, With, Within,
#pragma warning restore CS1591
}

/// <summary>One token: its kind and where it stands. White space and comments before it belong to it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Word">Which word of the grammar it is, if it is one (never for a name in backquotes).</param>
/// <param name="FullStart">Where the white space and comments before it start.</param>
/// <param name="Start">Where its own text starts.</param>
/// <param name="End">Where its own text ends (exclusive).</param>
/// <param name="NewlineBefore">Whether a line break stands between the token before it and this one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SyntaxToken(TokenKind Kind, Word Word, int FullStart, int Start, int End, bool NewlineBefore)
{
    /// <summary>Its own text's span.</summary>
    public TextSpan Span => TextSpan.FromBounds(Start, End);

    /// <summary>The span with the white space and comments before it.</summary>
    public TextSpan FullSpan => TextSpan.FromBounds(FullStart, End);

    /// <summary>Whether the parser supplied it where the text has none.</summary>
    public bool IsMissing => End == FullStart && Kind != TokenKind.EndOfFile;

    /// <summary>Whether it starts a clause (see the closed list of small words in <c>grammar.md</c>); <c>if</c> does so in headers only.</summary>
    public bool IsClauseWord => Word is >= Word.As or Word.If;

    /// <summary>A token that the text lacks at <paramref name="position"/>.</summary>
    public static SyntaxToken Missing(TokenKind kind, int position) => new(kind, Word.None, position, position, position, NewlineBefore: false);
}
