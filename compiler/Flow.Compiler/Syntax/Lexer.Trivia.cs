using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>White space, comments, and what other languages take for comments.</content>
internal sealed partial class Lexer
{
    private readonly List<TextEdit> tabs = [];
    private bool insideConflict;
    private bool blockUnclosed;

    private void SkipTrivia()
    {
        while (position < text.Length)
        {
            var c = text[position];
            if (c == ' ')
            {
                position++;
            }
            else if (IsLineBreak(c))
            {
                if (InHole)
                {
                    return;
                }

                newline = true;
                position++;
            }
            else if (char.IsAsciiLetterOrDigit(c) || !(SkipComment(c) || SkipOtherSpace(c)))
            {
                return;
            }
        }
    }

    private bool SkipOtherSpace(char c)
    {
        if (c != '\uFEFF' && !char.IsWhiteSpace(c))
        {
            return false;
        }

        if (c == '\t' && AtLineStart(position))
        {
            SkipTabs();
        }
        else
        {
            position++;
        }

        return true;
    }

    private bool SkipComment(char c)
    {
        switch (c)
        {
            case '/' when !InHole && Peek(1) == '/':
                position += LineRest(position).Length;
                return true;
            case '/' when !InHole && Peek(1) == '*' && AfterSpace:
                SkipBlockComment();
                return true;
            case '#' when !InHole && AfterSpace:
                SkipHashComment();
                return true;
            case '<' or '=' or '>' when !InHole && IsMergeMarker(c):
                SkipMergeMarker(c);
                return true;
            default:
                return false;
        }
    }

    private bool AfterSpace => position == 0 || char.IsWhiteSpace(text[position - 1]);

    private bool AtLineStart(int at) => at == 0 || IsLineBreak(text[at - 1]);

    /// <summary>Says once that tabs indent; the fix leaves lines inside strings alone.</summary>
    private void NoteTabs()
    {
        if (tabs.Count > 0)
        {
            var fix = new Fix("Indent with two spaces", FixSafety.Safe, [.. tabs]);
            reporter.Note(SyntaxDiagnostics.TabIndentation, new TextSpan(tabs[0].Span.Start, 1), "Lines are indented with two spaces; `flow fmt` writes them.", fix);
        }
    }

    private void SkipTabs()
    {
        var length = text.AsSpan(position).IndexOfAnyExcept('\t');
        length = length < 0 ? text.Length - position : length;
        tabs.Add(new TextEdit(new TextSpan(position, length), new string(' ', length * 2)));
        position += length;
    }

    private void SkipHashComment()
    {
        var length = LineRest(position).Length;
        var hashes = text.AsSpan(position, length).IndexOfAnyExcept('#');
        var fix = Edit("Start the comment with `//`", new TextSpan(position, hashes < 0 ? length : hashes), "//");
        reporter.Report(SyntaxDiagnostics.HashComment, new TextSpan(position, 1), "A comment starts with `//`, documentation with `///`.", fix);
        position += length;
    }

    private void SkipBlockComment()
    {
        var close = blockUnclosed ? -1 : text.AsSpan(position + 2).IndexOf(BlockEnds);
        blockUnclosed |= close < 0;
        var length = close < 0 ? LineRest(position).Length : close + 4;
        var span = new TextSpan(position, length);
        reporter.Report(
            SyntaxDiagnostics.BlockComment,
            new TextSpan(position, 2),
            "A comment starts with `//` and ends with its line, documentation with `///`; there is no `/* … */`.",
            close < 0 || !EndsLine(span.End) ? [] : [Edit("Write `//` lines", span, AsLineComments(span))]);
        newline |= text.AsSpan(position, length).IndexOfAny(lineBreaks) >= 0;
        position += length;
    }

    private bool EndsLine(int end) => LineRest(end).IsWhiteSpace();

    private string AsLineComments(TextSpan span)
    {
        var indent = new string(' ', span.Start - LineStart(span.Start));
        var lines = text.AsSpan(span.Start + 2, span.Length - 4).ToString().Split('\n')
            .Select(static line => line.Trim().TrimStart('*').Trim())
            .ToList();
        var kept = lines.Where((line, i) => line.Length > 0 || (i > 0 && i < lines.Count - 1));
        var written = string.Join("\n" + indent, kept.Select(static line => line.Length == 0 ? "//" : "// " + line));
        return written.Length == 0 ? "//" : written;
    }

    private int LineStart(int at) => text.AsSpan(0, at).LastIndexOfAny(lineBreaks) + 1;

    private bool IsMergeMarker(char c) =>
        AtLineStart(position)
        && LineRest(position) is var line
        && line.IndexOfAnyExcept(c) is var length
        && (length == 7 || (length < 0 && line.Length == 7))
        && (c != '=' || line.Length == 7);

    private void SkipMergeMarker(char c)
    {
        var length = LineRest(position).Length;
        if (!insideConflict)
        {
            reporter.Report(
                SyntaxDiagnostics.MergeMarker,
                new TextSpan(position, 7),
                "This is left over from a merge. Keep one of the two versions and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`.");
        }

        insideConflict = c != '>';
        position += length;
    }

    private static Fix Edit(string title, TextSpan span, string newText, FixSafety safety = FixSafety.Safe) =>
        new(title, safety, [new TextEdit(span, newText)]);
}
