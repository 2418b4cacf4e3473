using System.Collections.Immutable;

namespace Flow.Compiler.Syntax;

/// <summary>The tables of the language: its words, tags and operators. <c>grammar.md</c> lists the same.</summary>
public static class SyntaxFacts
{
    /// <summary>What is said of a command that stands where a line of the language should.</summary>
    internal const string CommandNeedsRun = "A command stands in a text: `run \"…\"`.";

    /// <summary>The words that start a clause, in alphabetical order. The list is closed.</summary>
    public static ImmutableArray<string> ClauseWords { get; } =
    [
        "as", "at", "after", "because", "by", "every", "for", "from", "if", "keep", "like", "of", "on", "over", "to", "until",
        "using", "when", "where", "with", "within",
    ];

    /// <summary>The words with a place in the grammar that start no clause.</summary>
    public static ImmutableArray<string> ValueWords { get; } =
        ["export", "true", "false", "none", "then", "else", "match", "and", "or", "not", "in"];

    /// <summary>The tags that turn a string into foreign text.</summary>
    public static ImmutableArray<string> Tags { get; } =
        ["sh", "bash", "pwsh", "cmd", "python", "promql", "sql", "csharp", "json", "fold"];

    /// <summary>The operators between two values, the loosest first; one inner array binds equally.</summary>
    public static ImmutableArray<ImmutableArray<string>> Operators { get; } =
    [
        ["or"], ["and"], ["==", "!=", "<", "<=", ">", ">=", "in", "not in"], ["??"], [".."], ["+", "-"], ["*", "/"],
    ];

    /// <summary>Whether <paramref name="name"/> is one of <see cref="Tags"/>.</summary>
    public static bool IsTag(ReadOnlySpan<char> name) => name is
        "sh" or "bash" or "pwsh" or "cmd" or "python" or "promql" or "sql" or "csharp" or "json" or "fold";

    /// <summary>Which word of the grammar <paramref name="name"/> is, if it is one.</summary>
    public static Word WordOf(ReadOnlySpan<char> name) => name switch
    {
        "export" => Word.Export,
        "true" => Word.True,
        "false" => Word.False,
        "none" => Word.NoneValue,
        "if" => Word.If,
        "then" => Word.Then,
        "else" => Word.Else,
        "match" => Word.Match,
        "and" => Word.And,
        "or" => Word.Or,
        "not" => Word.Not,
        "in" => Word.In,
        "as" => Word.As,
        "at" => Word.At,
        "after" => Word.After,
        "because" => Word.Because,
        "by" => Word.By,
        "every" => Word.Every,
        "for" => Word.For,
        "from" => Word.From,
        "keep" => Word.Keep,
        "like" => Word.Like,
        "of" => Word.Of,
        "on" => Word.On,
        "over" => Word.Over,
        "to" => Word.To,
        "until" => Word.Until,
        "using" => Word.Using,
        "when" => Word.When,
        "where" => Word.Where,
        "with" => Word.With,
        "within" => Word.Within,
        _ => Word.None,
    };

    /// <summary>Whether a name may start with <paramref name="c"/>.</summary>
    public static bool StartsName(char c) => char.IsAsciiLetter(c) || c == '_' || (c > '\x7f' && char.IsLetter(c));

    /// <summary>Whether <paramref name="c"/> may stand inside a name.</summary>
    public static bool IsInName(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '_' or '-' || (c > '\x7f' && char.IsLetterOrDigit(c));

    /// <summary>Whether <paramref name="text"/> is a name when it stands alone (also one that needs backquotes).</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !StartsName(text[0]) || text[^1] == '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!IsInName(c))
            {
                return false;
            }
        }

        return true;
    }
}
