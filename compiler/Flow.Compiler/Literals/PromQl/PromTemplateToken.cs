namespace Flow.Compiler.Literals.PromQl;

/// <summary>What a part of a message is.</summary>
internal enum PromTemplateTokenKind
{
    /// <summary>The message ends.</summary>
    End,

    /// <summary>What cannot be read; the text says why.</summary>
    Unreadable,

    /// <summary>Text outside of braces.</summary>
    Plain,

    /// <summary><c>{{</c></summary>
    Open,

    /// <summary><c>}}</c></summary>
    Close,

    /// <summary>A name, be it of a function or a word of the language.</summary>
    Word,

    /// <summary><c>$name</c></summary>
    Variable,

    /// <summary><c>.name</c></summary>
    Field,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text in quotes or backquotes.</summary>
    Quoted,

    /// <summary>A character in single quotes.</summary>
    Character,

    /// <summary>Any other sign.</summary>
    Sign,
}

/// <summary>A part of a message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it is written.</param>
/// <param name="IsApart">Whether blanks stand before it, which Go wants between two values.</param>
internal readonly record struct PromTemplateToken(PromTemplateTokenKind Kind, string Text, bool IsApart)
{
    /// <summary>Whether it is this sign.</summary>
    public bool Is(string sign) => Kind == PromTemplateTokenKind.Sign && Text == sign;

    /// <summary>Whether it is this word.</summary>
    public bool IsWord(string word) => Kind == PromTemplateTokenKind.Word && Text == word;
}
