using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>Reads what a string means from how it is written.</summary>
public static class StringReading
{
    /// <summary>The tag of foreign text (<c>sh</c>, <c>promql</c>, …), or null for a plain string.</summary>
    public static string? Tag(this StringExpressionSyntax text, SourceText source)
    {
        var opener = source.Content.AsSpan(text.Start.Start, text.Start.End - text.Start.Start);
        var length = opener.IndexOfAny('"', '#');
        return length > 0 ? opener[..length].ToString() : null;
    }

    /// <summary>Whether the string stands between three quotes or more, so that it may have several lines.</summary>
    public static bool IsBlock(this StringExpressionSyntax text, SourceText source) =>
        source.Content.AsSpan(text.Start.Start, text.Start.End - text.Start.Start).EndsWith("\"\"\"");

    /// <summary>Whether the string has a hole.</summary>
    public static bool HasHoles(this StringExpressionSyntax text) => text.Parts.Any(static p => p is HoleSyntax);

    /// <summary>The text of a string without holes, or null for one with holes.</summary>
    public static string? PlainText(this StringExpressionSyntax text, SourceText source) =>
        text.HasHoles() ? null : string.Concat(text.Pieces(source).Select(static p => p.Text));

    /// <summary>
    /// Text and holes in order, empty text left out. Plain text has its escapes resolved, foreign text is raw; in text between
    /// three quotes the first line when blank, the last line when blank, and the indentation common to the lines are gone, and
    /// lines end with "\n".
    /// </summary>
    public static ImmutableArray<StringPiece> Pieces(this StringExpressionSyntax text, SourceText source)
    {
        var isRaw = text.Tag(source) is not null;
        var block = text.IsBlock(source) ? new BlockText(text.Parts, source) : null;
        var pieces = ImmutableArray.CreateBuilder<StringPiece>(text.Parts.Length);
        for (var i = 0; i < text.Parts.Length; i++)
        {
            var part = text.Parts[i];
            if (part is HoleSyntax hole)
            {
                pieces.Add(new StringPiece(null, hole.Expression, hole.Span));
                continue;
            }

            var written = block is null ? source.Slice(part.Span) : block.Trimmed(i);
            if (written.Length > 0)
            {
                pieces.Add(new StringPiece(isRaw ? written : Unescaped(written), null, part.Span));
            }
        }

        return pieces.ToImmutable();
    }

    /// <summary><paramref name="written"/> with its escapes resolved; what is no escape stays as it is.</summary>
    public static string Unescaped(string written)
    {
        if (!written.Contains('\\'))
        {
            return written;
        }

        var result = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length;)
        {
            var length = EscapeLength(written.AsSpan(i));
            if (length == 0)
            {
                result.Append(written[i++]);
                continue;
            }

            AppendEscape(result, written.AsSpan(i, length));
            i += length;
        }

        return result.ToString();
    }

    private static void AppendEscape(StringBuilder result, ReadOnlySpan<char> escape)
    {
        switch (escape[1])
        {
            case 'n': result.Append('\n'); break;
            case 't': result.Append('\t'); break;
            case 'r': result.Append('\r'); break;
            case 'u': result.Append(new Rune(int.Parse(escape[3..^1], NumberStyles.AllowHexSpecifier)).ToString()); break;
            default: result.Append(escape[1]); break;
        }
    }

    /// <summary>How many characters the escape at the start of <paramref name="text"/> has, or zero where it is none.</summary>
    internal static int EscapeLength(ReadOnlySpan<char> text) => text switch
    {
        ['\\', '"' or '\\' or '$' or 'n' or 't' or 'r', ..] => 2,
        ['\\', 'u', '{', .. var rest] => CodePointLength(rest),
        _ => 0,
    };

    private static int CodePointLength(ReadOnlySpan<char> rest)
    {
        var close = rest[..Math.Min(rest.Length, 7)].IndexOf('}');
        return close is >= 1 and <= 6 && int.TryParse(rest[..close], NumberStyles.AllowHexSpecifier, null, out var point) && Rune.IsValid(point)
            ? close + 4
            : 0;
    }

    /// <summary>Text between three quotes: finds the common indentation and removes it.</summary>
    private sealed class BlockText
    {
        private readonly ImmutableArray<StringPartSyntax> parts;
        private readonly SourceText source;
        private readonly int common;

        public BlockText(ImmutableArray<StringPartSyntax> parts, SourceText source)
        {
            this.parts = parts;
            this.source = source;
            common = CommonIndent();
        }

        private string[] Lines(int part) => source.Slice(parts[part].Span).Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');

        private bool IsLast(int part) => part == parts.Length - 1;

        private int CommonIndent()
        {
            var smallest = int.MaxValue;
            for (var part = 0; part < parts.Length; part++)
            {
                if (parts[part] is not StringTextSyntax)
                {
                    continue;
                }

                var lines = Lines(part);
                for (var i = 1; i < lines.Length; i++)
                {
                    var runsIntoHole = i == lines.Length - 1 && !IsLast(part);
                    if (runsIntoHole || !string.IsNullOrWhiteSpace(lines[i]))
                    {
                        smallest = Math.Min(smallest, IndentOf(lines[i]));
                    }
                }
            }

            return smallest == int.MaxValue ? 0 : smallest;
        }

        private static int IndentOf(string line)
        {
            var indent = line.AsSpan().IndexOfAnyExcept(' ', '\t');
            return indent < 0 ? line.Length : indent;
        }

        public string Trimmed(int part)
        {
            var lines = Lines(part).ToList();
            for (var i = 1; i < lines.Count; i++)
            {
                lines[i] = lines[i][Math.Min(common, IndentOf(lines[i]))..];
                if (string.IsNullOrWhiteSpace(lines[i]) && (i < lines.Count - 1 || IsLast(part)))
                {
                    lines[i] = "";
                }
            }

            if (IsLast(part) && lines.Count > 1 && lines[^1].Length == 0)
            {
                lines.RemoveAt(lines.Count - 1);
                return part == 0 ? WithoutFirst(lines, removed: true) : string.Join('\n', lines);
            }

            return part == 0 ? WithoutFirst(lines, removed: false) : string.Join('\n', lines);
        }

        private static string WithoutFirst(List<string> lines, bool removed)
        {
            if ((removed || lines.Count > 1) && string.IsNullOrWhiteSpace(lines[0]))
            {
                lines.RemoveAt(0);
            }

            return string.Join('\n', lines);
        }
    }
}
