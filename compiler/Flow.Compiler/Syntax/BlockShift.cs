using System.Text;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>Moves the lines of a string with its statement, where that keeps the string's meaning.</summary>
internal static class BlockShift
{
    /// <summary>The string as written, its lines shifted by as much as the line on which it starts.</summary>
    public static string Shifted(StringExpressionSyntax text, SourceText source, int newIndent)
    {
        var written = source.Slice(text.Span);
        var shift = newIndent - OldIndent(source, text.Span.Start);
        var starts = LineStarts(text, source);
        if (shift == 0 || !text.IsBlock(source) || !starts.TrueForAll(s => CanShift(source, s, shift)))
        {
            return written;
        }

        var result = new StringBuilder(written.Length);
        var copied = text.Span.Start;
        foreach (var (start, indent, isLast) in starts)
        {
            result.Append(source.Content, copied, start - copied);
            result.Append(' ', Math.Max(0, shift));
            copied = start + Math.Min(Math.Max(0, -shift), isLast ? indent : int.MaxValue);
        }

        return result.Append(source.Content, copied, text.Span.End - copied).ToString();
    }

    private static int OldIndent(SourceText source, int position)
    {
        var line = source.LineStarts[source.PositionOf(position).Line];
        var indent = source.Content.AsSpan(line, position - line).IndexOfAnyExcept(' ');
        return indent < 0 ? position - line : indent;
    }

    /// <summary>The starts of the lines that have text, and that of the last line, which only has the closing quotes.</summary>
    private static List<(int Start, int Indent, bool IsLast)> LineStarts(StringExpressionSyntax text, SourceText source)
    {
        var starts = new List<(int Start, int Indent, bool IsLast)>();
        for (var part = 0; part < text.Parts.Length; part++)
        {
            if (text.Parts[part] is StringTextSyntax)
            {
                AddLineStarts(text, part, source, starts);
            }
        }

        return starts;
    }

    private static void AddLineStarts(StringExpressionSyntax text, int part, SourceText source, List<(int Start, int Indent, bool IsLast)> starts)
    {
        var span = text.Parts[part].Span;
        var content = source.Content.AsSpan(0, span.End);
        for (var at = span.Start; content[at..].IndexOfAny('\n', '\r') is >= 0 and var next;)
        {
            at += next;
            at += content[at..].StartsWith("\r\n") ? 2 : 1;
            var line = content[at..];
            var length = line.IndexOfAny('\n', '\r');
            var rest = length < 0 ? line : line[..length];
            var indent = rest.IndexOfAnyExcept(' ', '\t');
            var isLast = indent < 0 && length < 0 && part == text.Parts.Length - 1;
            if (indent >= 0 || length < 0)
            {
                starts.Add((at, indent < 0 ? rest.Length : indent, isLast));
            }
        }
    }

    private static bool CanShift(SourceText source, (int Start, int Indent, bool IsLast) line, int shift) =>
        line.IsLast
        || (line.Indent >= -shift && source.Content.AsSpan(line.Start, Math.Min(line.Indent, Math.Abs(shift))).IndexOf('\t') < 0);
}
