using System.Text;
using Flow.Compiler.Text;
using Flow.LanguageServer.Protocol;

namespace Flow.LanguageServer.Documents;

/// <summary>What the column of a position counts: LSP 3.17, "PositionEncodingKind". Lines are those of <see cref="SourceText"/>, which are also LSP's.</summary>
/// <param name="name">Its name in the protocol.</param>
/// <param name="width">How many units a character of the text takes.</param>
internal sealed class PositionEncoding(string name, Func<Rune, int> width)
{
    /// <summary>Bytes of UTF-8.</summary>
    public static readonly PositionEncoding Utf8 = new("utf-8", static rune => rune.Utf8SequenceLength);

    /// <summary>Code units of UTF-16, which every client knows.</summary>
    public static readonly PositionEncoding Utf16 = new("utf-16", static rune => rune.Utf16SequenceLength);

    /// <summary>Characters of Unicode.</summary>
    public static readonly PositionEncoding Utf32 = new("utf-32", static _ => 1);

    /// <summary>Its name in the protocol.</summary>
    public string Name { get; } = name;

    /// <summary>The first of <paramref name="offered"/> that is known; UTF-16 where none is.</summary>
    public static PositionEncoding Choose(IReadOnlyList<string>? offered) =>
        (offered ?? []).Select(Find).OfType<PositionEncoding>().FirstOrDefault() ?? Utf16;

    /// <summary>Where <paramref name="position"/> is in the text. A line or a column past the end becomes the end; inside of a character becomes its start.</summary>
    public int OffsetOf(SourceText text, Position position)
    {
        if (position.Line >= text.LineStarts.Length)
        {
            return text.Length;
        }

        var start = text.LineStarts[Math.Max(0, position.Line)];
        var line = Line(text, Math.Max(0, position.Line));
        var left = position.Line < 0 ? 0 : position.Character;
        return start + (ReferenceEquals(this, Utf16) ? Math.Clamp(left, 0, line.Length) : Advance(line, left));
    }

    /// <summary>The position of <paramref name="offset"/>.</summary>
    public Position PositionOf(SourceText text, int offset)
    {
        var place = text.PositionOf(offset);
        return new Position(place.Line, ReferenceEquals(this, Utf16) ? place.Column : Count(text.Content.AsSpan(offset - place.Column, place.Column)));
    }

    /// <summary>The range of <paramref name="span"/>.</summary>
    public Protocol.Range RangeOf(SourceText text, TextSpan span) => new(PositionOf(text, span.Start), PositionOf(text, span.End));

    /// <summary>The span of <paramref name="range"/>; one that ends before it starts is read the other way round.</summary>
    public TextSpan SpanOf(SourceText text, Protocol.Range range)
    {
        var (first, second) = (OffsetOf(text, range.Start), OffsetOf(text, range.End));
        return TextSpan.FromBounds(Math.Min(first, second), Math.Max(first, second));
    }

    /// <summary>How many units <paramref name="text"/> takes.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (Take(ref text) is { } rune)
        {
            count += width(rune);
        }

        return count;
    }

    private int Advance(ReadOnlySpan<char> line, int units)
    {
        var rest = line;
        while (units > 0 && !rest.IsEmpty)
        {
            var next = rest;
            units -= width(Take(ref next)!.Value);
            if (units < 0)
            {
                break;
            }

            rest = next;
        }

        return line.Length - rest.Length;
    }

    // Half a surrogate pair counts as the replacement character that stands for it in UTF-8.
    private static Rune? Take(ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        Rune.DecodeFromUtf16(text, out var rune, out var used);
        text = text[used..];
        return rune;
    }

    private static ReadOnlySpan<char> Line(SourceText text, int line)
    {
        var start = text.LineStarts[line];
        var end = line + 1 < text.LineStarts.Length ? text.LineStarts[line + 1] : text.Length;
        return text.Content.AsSpan(start, end - start).TrimEnd("\r\n");
    }

    private static PositionEncoding? Find(string name) => name switch
    {
        "utf-8" => Utf8,
        "utf-16" => Utf16,
        "utf-32" => Utf32,
        _ => null,
    };
}
