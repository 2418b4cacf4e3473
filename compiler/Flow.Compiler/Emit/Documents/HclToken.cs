using System.Globalization;

namespace Flow.Compiler.Emit.Documents;

/// <summary>What a token is to the rules of spacing.</summary>
internal enum HclTokenKind
{
    /// <summary>The beginning or the end of a line.</summary>
    None,

    /// <summary>A name or a word of the language.</summary>
    Identifier,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An operator that has no rule of its own.</summary>
    Operator,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>!</c></summary>
    Bang,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>=&gt;</c></summary>
    Arrow,

    /// <summary><c>?</c></summary>
    Question,

    /// <summary><c>:</c></summary>
    Colon,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary><c>...</c></summary>
    Ellipsis,

    /// <summary><c>"</c> at the start of a text.</summary>
    OpenQuote,

    /// <summary><c>"</c> at the end of a text.</summary>
    CloseQuote,

    /// <summary>What stands between quotes, with its escapes.</summary>
    Text,

    /// <summary><c>${</c> or <c>%{</c></summary>
    OpenHole,

    /// <summary><c>}</c> of a hole.</summary>
    CloseHole,

    /// <summary><c>(</c></summary>
    OpenParenthesis,

    /// <summary><c>)</c></summary>
    CloseParenthesis,

    /// <summary><c>[</c></summary>
    OpenBracket,

    /// <summary><c>]</c></summary>
    CloseBracket,

    /// <summary><c>{</c></summary>
    OpenBrace,

    /// <summary><c>}</c></summary>
    CloseBrace,

    /// <summary>A whole heredoc; the lines of its text, without indentation, are divided by line breaks.</summary>
    Heredoc,
}

/// <summary>A token of HCL.</summary>
internal readonly record struct HclToken(HclTokenKind Kind, string Text)
{
    /// <summary>What it does to the number of open brackets.</summary>
    public int BracketChange => Kind switch
    {
        HclTokenKind.OpenHole or HclTokenKind.OpenParenthesis or HclTokenKind.OpenBracket or HclTokenKind.OpenBrace => 1,
        HclTokenKind.CloseHole or HclTokenKind.CloseParenthesis or HclTokenKind.CloseBracket or HclTokenKind.CloseBrace => -1,
        _ => 0,
    };

    /// <summary>How many columns it takes: Terraform counts what a reader sees as one character.</summary>
    public int Columns => new StringInfo(Text).LengthInTextElements;
}
