using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>Divides a query into tokens. Inside brackets a colon stands alone; elsewhere it is a letter of names, as Prometheus has it.</summary>
/// <param name="text">The query as written.</param>
/// <param name="holes">Where its holes stand, in order.</param>
internal sealed class PromLexer(string text, ImmutableArray<TextSpan> holes)
{
    private int position;
    private int nextHole;
    private bool inBrackets;

    /// <summary>The next token.</summary>
    public PromToken Next()
    {
        SkipBlank();
        if (position >= text.Length)
        {
            return new(PromTokenKind.End, new(text.Length, 0));
        }

        if (HoleAt(position) is { } hole)
        {
            position = hole.End;
            return new(PromTokenKind.Hole, hole, nextHole++);
        }

        var c = text[position];
        return c switch
        {
            '"' or '\'' or '`' => Quoted(c),
            >= '0' and <= '9' => NumberOrDuration(),
            '.' when position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]) => NumberOrDuration(),
            '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => Word(),
            ':' when !inBrackets => Word(),
            _ => Sign(c),
        };
    }

    private TextSpan? HoleAt(int place) => nextHole < holes.Length && holes[nextHole].Start == place ? holes[nextHole] : null;

    private void SkipBlank()
    {
        while (position < text.Length && HoleAt(position) is null)
        {
            if (text[position] == '#')
            {
                SkipComment();
            }
            else if (text[position] is ' ' or '\t' or '\r' or '\n')
            {
                position++;
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        var end = text.IndexOf('\n', position);
        position = end < 0 ? text.Length : end;
        while (nextHole < holes.Length && holes[nextHole].Start < position)
        {
            position = Math.Max(position, holes[nextHole++].End); // a hole in a comment says nothing
        }
    }

    private PromToken Word()
    {
        var start = position;
        while (position < text.Length && (IsOfName(text[position]) || (text[position] == ':' && !inBrackets)))
        {
            position++;
        }

        return new(PromTokenKind.Word, TextSpan.FromBounds(start, position));
    }

    internal static bool IsOfName(char c) => c == '_' || char.IsAsciiLetterOrDigit(c);

    private PromToken NumberOrDuration()
    {
        var start = position;
        while (position < text.Length && (IsOfName(text[position]) || text[position] == '.' || IsSignOfExponent(start)))
        {
            position++;
        }

        var span = TextSpan.FromBounds(start, position);
        var written = text.AsSpan(start, span.Length);
        return PromNumberText.Value(written) is not null ? new(PromTokenKind.Number, span)
            : PromDuration.Read(written) is not null ? new(PromTokenKind.Duration, span)
            : Bad(span, PromNumberText.Explain(written));
    }

    private bool IsSignOfExponent(int start) =>
        text[position] is '+' or '-' && text[position - 1] is 'e' or 'E' && position - 1 > start
        && !text.AsSpan(start).StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]);

    private PromToken Quoted(char quote)
    {
        var start = position++;
        while (position < text.Length && text[position] != quote)
        {
            if (HoleAt(position) is { } hole)
            {
                nextHole++;
                position = hole.End;
                continue;
            }

            if (quote != '`' && text[position] == '\n')
            {
                return Unclosed(start, quote);
            }

            var escape = quote != '`' && text[position] == '\\' ? PromText.EscapeLength(text.AsSpan(position), quote) : 1;
            if (escape == 0)
            {
                return Bad(new(position, Math.Min(2, text.Length - position)), "This is no escape of PromQL. A backslash is written twice: `\\\\`.");
            }

            position += escape;
        }

        return position < text.Length ? new(PromTokenKind.Text, TextSpan.FromBounds(start, ++position)) : Unclosed(start, quote);
    }

    private PromToken Unclosed(int start, char quote) => Bad(TextSpan.FromBounds(start, position), $"This text is not closed: `{quote}` is missing.");

    private PromToken Sign(char c)
    {
        var start = position;
        var two = position + 1 < text.Length ? text.AsSpan(position, 2) : default;
        if (two is "==" or "!=" or "<=" or ">=" or "=~" or "!~")
        {
            position += 2;
            return new(PromTokenKind.Operator, new(start, 2));
        }

        var kind = c switch
        {
            '+' or '-' or '*' or '/' or '%' or '^' or '<' or '>' or '=' => PromTokenKind.Operator,
            '(' => PromTokenKind.OpenParen,
            ')' => PromTokenKind.CloseParen,
            '{' => PromTokenKind.OpenBrace,
            '}' => PromTokenKind.CloseBrace,
            '[' => PromTokenKind.OpenBracket,
            ']' => PromTokenKind.CloseBracket,
            ',' => PromTokenKind.Comma,
            ':' => PromTokenKind.Colon,
            '@' => PromTokenKind.At,
            _ => PromTokenKind.Bad,
        };
        if (kind == PromTokenKind.Bad)
        {
            return Bad(new(start, LengthOfStrange(two)), Strange(c, two));
        }

        position++;
        inBrackets = kind == PromTokenKind.OpenBracket || (inBrackets && kind != PromTokenKind.CloseBracket);
        return new(kind, new(start, 1));
    }

    private int LengthOfStrange(ReadOnlySpan<char> two) =>
        two is "&&" or "||" || (two.Length == 2 && char.IsSurrogatePair(two[0], two[1])) ? 2
        : text[position] == '$' && text.AsSpan(position + 1).IndexOfAnyExcept(Characters.OfVariables) is var name ? name < 0 ? text.Length - position : name + 1
        : 1;

    private static string Strange(char c, ReadOnlySpan<char> two) => c switch
    {
        '&' when two is "&&" => "In PromQL this is `and`.",
        '|' when two is "||" => "In PromQL this is `or`.",
        '!' => "PromQL has no `!`. Series that another vector does not have: `a unless b`; a comparison: `!=`.",
        '$' => "PromQL has no variables. A value of Flow stands in a hole: `${{ window }}` in a service level, `${{ interval }}` in a dashboard.",
        '“' or '”' or '„' or '‘' or '’' => "This is a typographic quote. A text of PromQL stands between `'` or `\"`.",
        ';' => "A query is one expression; it ends without `;`.",
        _ => "This character has no meaning in PromQL.",
    };

    private PromToken Bad(TextSpan span, string message)
    {
        position = text.Length;
        return new(PromTokenKind.Bad, span, Problem: new(message, span.Start, span.Length));
    }
}
