using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>A part of a text in a query: characters, or a hole for a value.</summary>
/// <param name="Text">The characters, escapes resolved; null for a hole.</param>
/// <param name="Hole">The number of the hole, from zero; -1 for characters.</param>
public readonly record struct PromTextPart(string? Text, int Hole = -1);

/// <summary>A text in a query. PromQL has <c>"…"</c> and <c>'…'</c> with Go's escapes, and <c>`…`</c> without.</summary>
/// <param name="Parts">Characters and holes in order.</param>
public sealed record PromText(ImmutableArray<PromTextPart> Parts)
{
    /// <summary>A text without holes.</summary>
    public static PromText Of(string text) => new([new PromTextPart(text)]);

    /// <summary>The characters, or null where there is a hole.</summary>
    public string? Plain => Parts.Any(static p => p.Text is null) ? null : string.Concat(Parts.Select(static p => p.Text));

    /// <summary>
    /// How many characters the escape at the start of <paramref name="text"/> has; zero where it is none. Go's escapes and the quote;
    /// bytes above 7F are refused, since alone they are no text.
    /// </summary>
    internal static int EscapeLength(ReadOnlySpan<char> text, char quote) => text switch
    {
        ['\\', 'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v' or '\\', ..] => 2,
        ['\\', var c, ..] when c == quote => 2,
        ['\\', '0' or '1', >= '0' and <= '7', >= '0' and <= '7', ..] => 4,
        ['\\', 'x', .. var rest] => HexLength(rest, 2),
        ['\\', 'u', .. var rest] => HexLength(rest, 4),
        ['\\', 'U', .. var rest] => HexLength(rest, 8),
        _ => 0,
    };

    private static int HexLength(ReadOnlySpan<char> rest, int digits) =>
        rest.Length >= digits && int.TryParse(rest[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
            && (digits == 2 ? point <= 0x7f : Rune.IsValid(point))
            ? digits + 2
            : 0;

    /// <summary>The characters that <paramref name="written"/> stands for.</summary>
    internal static string Unescaped(ReadOnlySpan<char> written, char quote)
    {
        if (quote == '`' || !written.Contains('\\'))
        {
            return written.ToString();
        }

        var result = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length;)
        {
            var length = Math.Max(1, EscapeLength(written[i..], quote));
            Append(result, written.Slice(i, length));
            i += length;
        }

        return result.ToString();
    }

    private static void Append(StringBuilder result, ReadOnlySpan<char> one)
    {
        switch (one)
        {
            case [var c]: result.Append(c); break;
            case ['\\', 'a']: result.Append('\a'); break;
            case ['\\', 'b']: result.Append('\b'); break;
            case ['\\', 'f']: result.Append('\f'); break;
            case ['\\', 'n']: result.Append('\n'); break;
            case ['\\', 'r']: result.Append('\r'); break;
            case ['\\', 't']: result.Append('\t'); break;
            case ['\\', 'v']: result.Append('\v'); break;
            case ['\\', var c]: result.Append(c); break;
            case ['\\', 'x' or 'u' or 'U', .. var hex]: result.Append(new Rune(int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString()); break;
            default: result.Append((char)(((one[1] - '0') * 64) + ((one[2] - '0') * 8) + (one[3] - '0'))); break;
        }
    }

    /// <summary>Characters as they stand between <paramref name="quote"/>s.</summary>
    internal static void AppendEscaped(StringBuilder result, string text, char quote)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => result.Append("\\n"),
                '\t' => result.Append("\\t"),
                '\r' => result.Append("\\r"),
                '\\' => result.Append("\\\\"),
                _ when c == quote => result.Append('\\').Append(c),
                < ' ' or '\x7f' => result.Append("\\x").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture)),
                _ => result.Append(c),
            };
        }
    }
}
