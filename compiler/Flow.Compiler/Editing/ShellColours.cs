using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Comments, quoted texts and variables of a POSIX shell's text, found without reading its grammar.</summary>
internal static class ShellColours
{
    /// <summary>The pieces of <paramref name="span"/> in the order of the text.</summary>
    public static IEnumerable<(TextSpan Span, SemanticTokenType Type)> Of(string text, TextSpan span)
    {
        for (var at = span.Start; at < span.End;)
        {
            var (end, type) = text[at] switch
            {
                '\\' => (at + 2, null),
                '#' when at == span.Start || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is ';' or '(' => (End(text, at, span.End, '\n', escapes: false) - 1, SemanticTokenType.Comment),
                '\'' => (End(text, at, span.End, '\'', escapes: false), SemanticTokenType.String),
                '"' => (at + 1, (SemanticTokenType?)SemanticTokenType.String),
                '$' => (Variable(text, at, span.End), SemanticTokenType.Variable),
                _ => (at + 1, null),
            };
            end = Math.Clamp(end, at + 1, span.End);
            if (type == SemanticTokenType.String && text[at] == '"')
            {
                foreach (var piece in Quoted(text, at, span.End))
                {
                    yield return piece;
                    end = piece.Span.End;
                }
            }
            else if (type is { } known && end - at > (known == SemanticTokenType.Variable ? 1 : 0))
            {
                yield return (TextSpan.FromBounds(at, end), known);
            }

            at = end;
        }
    }

    /// <summary>A text in double quotes with the variables in it.</summary>
    private static IEnumerable<(TextSpan Span, SemanticTokenType Type)> Quoted(string text, int start, int limit)
    {
        var close = End(text, start, limit, '"', escapes: true);
        var from = start;
        for (var at = start + 1; at < close; at++)
        {
            var end = text[at] == '$' ? Variable(text, at, close) : at;
            if (text[at] == '\\')
            {
                at++;
            }
            else if (end > at + 1)
            {
                yield return (TextSpan.FromBounds(from, at), SemanticTokenType.String);
                yield return (TextSpan.FromBounds(at, end), SemanticTokenType.Variable);
                (from, at) = (end, end - 1);
            }
        }

        if (close > from)
        {
            yield return (TextSpan.FromBounds(from, close), SemanticTokenType.String);
        }
    }

    /// <summary>The end of <c>$NAME</c>, <c>${…}</c> or <c>$1</c>; the place behind the dollar where it is none.</summary>
    private static int Variable(string text, int at, int limit)
    {
        if (at + 1 >= limit)
        {
            return at + 1;
        }

        if (text[at + 1] == '{')
        {
            return text.IndexOf('}', at, limit - at) is > 0 and var close ? close + 1 : at + 1;
        }

        var end = at + 1;
        while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end > at + 1 ? end : text[end] is '?' or '#' or '@' or '*' or '!' or '$' or '-' ? end + 1 : end;
    }

    /// <summary>The place behind the next <paramref name="close"/> after <paramref name="at"/>.</summary>
    private static int End(string text, int at, int limit, char close, bool escapes)
    {
        for (var end = at + 1; end < limit; end++)
        {
            if (escapes && text[end] == '\\')
            {
                end++;
            }
            else if (text[end] == close)
            {
                return end + 1;
            }
        }

        return limit + (close == '\n' ? 1 : 0);
    }
}
