using System.Collections.Immutable;

namespace Flow.Compiler.Model;

/// <summary>
/// Reads C# as far as a target has to: which lines start inside a token, and whether it is one expression.
/// A small scanner of comments and literals; where it is wrong about ill-formed code, the C# compiler says what is wrong with that code.
/// </summary>
internal ref struct CSharpScanner
{
    private readonly ReadOnlySpan<char> text;
    private static readonly HashSet<string> StatementWords =
    [
        "if", "for", "foreach", "while", "do", "try", "switch", "using", "lock", "return", "throw", "var", "const", "break", "continue", "goto", "fixed", "unsafe", "yield",
    ];

    private readonly ImmutableArray<bool>.Builder inside;
    private int at;
    private int semicolons;
    private int depth;

    private CSharpScanner(ReadOnlySpan<char> text)
    {
        this.text = text;
        inside = ImmutableArray.CreateBuilder<bool>();
        inside.Add(false);
    }

    /// <summary>For each line of <paramref name="code"/> whether it starts inside a token.</summary>
    public static ImmutableArray<bool> StartInsideToken(string code)
    {
        var lines = new CSharpScanner(code.ReplaceLineEndings("\n"));
        lines.Code(closing: '\0');
        return lines.inside.ToImmutable();
    }

    /// <summary>Whether <paramref name="code"/> is one expression and no statements: nothing outside brackets ends with ";", and no statement's word starts it.</summary>
    public static bool IsExpression(string code)
    {
        var lines = new CSharpScanner(code.ReplaceLineEndings("\n"));
        lines.Code(closing: '\0');
        return lines.semicolons == 0 && !code.AsSpan().Trim().IsEmpty && !StartsStatement(code);
    }

    private static bool StartsStatement(string code)
    {
        var first = FirstWord(code, out var rest);
        return first switch
        {
            "" => rest is '{',
            "await" => FirstWord(code.TrimStart()[first.Length..], out _) is "foreach" or "using",
            "checked" or "unchecked" => rest is '{', // `checked(x + 1)` is an expression
            _ => StatementWords.Contains(first),
        };
    }

    private static string FirstWord(string code, out char next)
    {
        var start = code.TrimStart();
        var word = new string([.. start.TakeWhile(char.IsLetter)]);
        next = start[word.Length..].AsSpan().TrimStart() is [var after, ..] ? after : '\0';
        return word;
    }

    private readonly char Current => at < text.Length ? text[at] : '\0';

    private readonly bool Ahead(string word) => text[at..].StartsWith(word, StringComparison.Ordinal);

    private void Advance(bool isInside)
    {
        if (text[at++] == '\n')
        {
            inside.Add(isInside);
        }
    }

    // Code up to the bracket that closes a hole of an interpolated string, or to the end.
    private void Code(char closing)
    {
        var outside = depth;
        while (at < text.Length && !(closing != '\0' && depth == outside && Current == closing))
        {
            depth += Current switch { '{' or '(' or '[' => 1, '}' or ')' or ']' => -1, _ => 0 };
            semicolons += Current == ';' && depth == 0 ? 1 : 0;
            Token(isInside: closing != '\0');
        }
    }

    private void Token(bool isInside)
    {
        if (Ahead("//"))
        {
            SkipWhile(static c => c != '\n');
        }
        else if (Ahead("/*"))
        {
            Until("*/");
        }
        else if (Current == '\'')
        {
            Quoted('\'');
        }
        else if (IsTextStart(out var dollars, out var isVerbatim))
        {
            Text(dollars, isVerbatim);
        }
        else
        {
            Advance(isInside);
        }
    }

    private readonly bool IsTextStart(out int dollars, out bool isVerbatim)
    {
        var next = at;
        (dollars, isVerbatim) = (0, false);
        for (; next < text.Length && text[next] is '$' or '@'; next++)
        {
            dollars += text[next] == '$' ? 1 : 0;
            isVerbatim |= text[next] == '@';
        }

        return next < text.Length && text[next] == '"';
    }

    private void Text(int dollars, bool isVerbatim)
    {
        SkipWhile(static c => c is '$' or '@');
        var quotes = Run('"');
        if (quotes >= 3 && !isVerbatim)
        {
            at += quotes;
            Content(new string('"', quotes), dollars, escapes: '\0', doubled: false);
        }
        else
        {
            at++;
            Content("\"", dollars, isVerbatim ? '\0' : '\\', doubled: isVerbatim);
        }
    }

    private void Content(string end, int dollars, char escapes, bool doubled)
    {
        while (at < text.Length)
        {
            if (doubled && Ahead("\"\""))
            {
                at += 2;
            }
            else if (Ahead(end))
            {
                at += end.Length == 1 ? 1 : Run('"');
                return;
            }
            else if (escapes != '\0' && Current == escapes && at + 1 < text.Length)
            {
                at++;
                Advance(isInside: true);
            }
            else if (dollars > 0 && Current == '{')
            {
                Hole(dollars);
            }
            else if (escapes != '\0' && Current == '\n')
            {
                return;
            }
            else
            {
                Advance(isInside: true);
            }
        }
    }

    private void Hole(int dollars)
    {
        var braces = Run('{');
        at += braces;
        if (braces < dollars || (dollars == 1 && braces % 2 == 0))
        {
            return;
        }

        depth++;
        Code(closing: '}');
        depth--;
        at = Math.Min(text.Length, at + Math.Min(dollars, Run('}')));
    }

    private readonly int Run(char wanted)
    {
        var end = at;
        while (end < text.Length && text[end] == wanted)
        {
            end++;
        }

        return end - at;
    }

    private void Quoted(char quote)
    {
        at++;
        while (at < text.Length && Current != quote && Current != '\n')
        {
            at += Current == '\\' ? 2 : 1;
        }

        at = Math.Min(text.Length, at + (Current == quote ? 1 : 0));
    }

    private void Until(string end)
    {
        while (at < text.Length && !Ahead(end))
        {
            Advance(isInside: true);
        }

        at = Math.Min(text.Length, at + end.Length);
    }

    private void SkipWhile(Func<char, bool> condition)
    {
        while (at < text.Length && condition(text[at]))
        {
            at++;
        }
    }
}
