using System.Collections.Immutable;
using System.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>Divides a message of Prometheus into tokens (Go, package text/template: "Text and spaces", "Actions").</summary>
internal sealed class PromTemplateLexer
{
    private readonly ImmutableArray<PromTemplateToken>.Builder tokens = ImmutableArray.CreateBuilder<PromTemplateToken>();
    private readonly string text;
    private int at;
    private int parentheses;
    private bool apart;

    private PromTemplateLexer(string text) => this.text = text;

    /// <summary>The tokens of <paramref name="text"/>; the last one is its end, or why it cannot be read.</summary>
    public static ImmutableArray<PromTemplateToken> Read(string text)
    {
        var lexer = new PromTemplateLexer(text);
        while (lexer.Outside() && lexer.Inside())
        {
        }

        return lexer.tokens.ToImmutable();
    }

    private bool Outside()
    {
        while (true)
        {
            var start = text.IndexOf("{{", at, StringComparison.Ordinal);
            Take(PromTemplateTokenKind.Plain, start < 0 ? text.Length : start);
            if (start < 0)
            {
                return Add(PromTemplateTokenKind.End, "");
            }

            var inner = start + 2 + (Trims(start + 2) ? 2 : 0);
            if (!StartsWith(inner, "/*"))
            {
                at = inner;
                parentheses = 0;
                Add(PromTemplateTokenKind.Open, "{{");
                return true;
            }

            if (!Comment(inner))
            {
                return false;
            }
        }
    }

    private bool Comment(int start)
    {
        var end = text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return Fail("`/*` has no `*/`.");
        }

        at = end + 2;
        return CloseAt(at) is { } close ? (at = close) > 0 : Fail("Behind `*/` of a comment stands `}}` at once, or ` -}}`.");
    }

    // A "-" that stands at the braces takes away the blanks of the text there.
    private bool Trims(int place) => StartsWith(place, "-") && IsBlank(place + 1);

    private bool Inside()
    {
        while (true)
        {
            SkipBlanks();
            if (CloseAt(at) is { } close)
            {
                at = close;
                return parentheses == 0 ? Add(PromTemplateTokenKind.Close, "}}") : Fail("`(` has no `)`.");
            }

            if (at >= text.Length)
            {
                return Fail("`{{` has no `}}`.");
            }

            if (!Token())
            {
                return false;
            }
        }
    }

    private void SkipBlanks()
    {
        for (apart = false; IsBlank(at) && CloseAt(at) is null; at++)
        {
            apart = true;
        }
    }

    private int? CloseAt(int place) => StartsWith(place, "}}") ? place + 2 : IsBlank(place) && StartsWith(place + 1, "-}}") ? place + 4 : null;

    private bool Token() => text[at] switch
    {
        '"' or '\'' => Quoted(text[at]),
        '`' => text.IndexOf('`', at + 1) is >= 0 and var end ? Take(PromTemplateTokenKind.Quoted, end + 1) : Fail("A text in backquotes does not end."),
        '$' => Name(PromTemplateTokenKind.Variable, at + 1),
        '.' when at + 1 == text.Length || !char.IsAsciiDigit(text[at + 1]) => Name(EndsAt(at + 1) ? PromTemplateTokenKind.Dot : PromTemplateTokenKind.Field, at + 1),
        '.' or '+' or '-' or (>= '0' and <= '9') => Number(),
        ':' => StartsWith(at, ":=") ? Take(PromTemplateTokenKind.Sign, at + 2) : Fail(Stray(":")),
        '(' => Parenthesis(1),
        ')' => parentheses == 0 ? Fail("`)` has no `(`.") : Parenthesis(-1),
        > ' ' and < '\x7F' when WordEnd(at) == at => Take(PromTemplateTokenKind.Sign, at + 1),
        _ => WordEnd(at) == at ? Fail(Stray(text[at])) : Name(PromTemplateTokenKind.Word, at),
    };

    private bool Parenthesis(int change)
    {
        parentheses += change;
        return Take(PromTemplateTokenKind.Sign, at + 1);
    }

    private bool Name(PromTemplateTokenKind kind, int start)
    {
        var end = kind == PromTemplateTokenKind.Dot ? start : WordEnd(start);
        return EndsAt(end) ? Take(kind, end) : Fail(Stray(text[end]));
    }

    private bool Quoted(char quote)
    {
        var end = at + 1;
        while (end < text.Length && text[end] != quote && text[end] != '\n')
        {
            end += text[end] == '\\' && end + 1 < text.Length && text[end + 1] != '\n' ? 2 : 1;
        }

        return end < text.Length && text[end] == quote
            ? Take(quote == '"' ? PromTemplateTokenKind.Quoted : PromTemplateTokenKind.Character, end + 1)
            : Fail($"The text `{text[at..Math.Min(end, text.Length)].TrimEnd()}` does not end.");
    }

    private bool Number()
    {
        var end = NumberEnd(at);
        if (end < text.Length && text[end] is '+' or '-' && NumberEnd(end) is var second && text[second - 1] == 'i')
        {
            end = second;
        }

        return EndsNumber(end) ? Take(PromTemplateTokenKind.Number, end) : Fail($"`{text[at..Math.Max(WordEnd(end), end + 1)]}` is no number.");
    }

    private bool EndsNumber(int end) => WordEnd(end) == end && (end == text.Length || text[end] is not ('+' or '-'));

    private int NumberEnd(int start)
    {
        var place = start + (text[start] is '+' or '-' ? 1 : 0);
        var digits = "0123456789_";
        if (place < text.Length && text[place] == '0')
        {
            (digits, place) = place + 1 == text.Length ? (digits, place + 1) : char.ToLowerInvariant(text[place + 1]) switch
            {
                'x' => ("0123456789abcdefABCDEF_", place + 2),
                'o' => ("01234567_", place + 2),
                'b' => ("01_", place + 2),
                _ => (digits, place + 1),
            };
        }

        place = Run(place, digits);
        place = StartsWith(place, ".") ? Run(place + 1, digits) : place;
        place = digits.Length switch
        {
            11 => Exponent(place, "eE"),
            23 => Exponent(place, "pP"),
            _ => place,
        };
        return StartsWith(place, "i") ? place + 1 : place;
    }

    private int Exponent(int place, string letters) =>
        place == text.Length || !letters.Contains(text[place], StringComparison.Ordinal) ? place
        : Run(place + (place + 1 < text.Length && text[place + 1] is '+' or '-' ? 2 : 1), "0123456789_");

    private int Run(int place, string digits)
    {
        while (place < text.Length && digits.Contains(text[place], StringComparison.Ordinal))
        {
            place++;
        }

        return place;
    }

    private int WordEnd(int place)
    {
        while (place < text.Length && Rune.DecodeFromUtf16(text.AsSpan(place), out var rune, out var length) == System.Buffers.OperationStatus.Done && (rune.Value == '_' || Rune.IsLetter(rune) || Rune.IsDigit(rune)))
        {
            place += length;
        }

        return place;
    }

    // What may follow a name without a blank.
    private bool EndsAt(int place) => place >= text.Length || IsBlank(place) || text[place] is '.' or ',' or '|' or ':' or ')' or '(' || StartsWith(place, "}}");

    private bool IsBlank(int place) => place < text.Length && text[place] is ' ' or '\t' or '\r' or '\n';

    private bool StartsWith(int place, string what) => place <= text.Length && text.AsSpan(place).StartsWith(what, StringComparison.Ordinal);

    private bool Take(PromTemplateTokenKind kind, int end)
    {
        var start = at;
        at = end;
        return start == end || Add(kind, text[start..end]);
    }

    private bool Add(PromTemplateTokenKind kind, string written)
    {
        tokens.Add(new(kind, written, apart));
        return kind != PromTemplateTokenKind.End;
    }

    private bool Fail(string problem)
    {
        tokens.Add(new(PromTemplateTokenKind.Unreadable, problem, apart));
        return false;
    }

    private static string Stray(char c) => Stray(c.ToString());

    private static string Stray(string written) => $"`{written}` cannot stand there between `{{{{` and `}}}}`.";
}
