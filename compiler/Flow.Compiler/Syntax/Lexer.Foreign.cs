using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>Text of other languages that would spoil the lines after it when it were read as Flow.</content>
internal sealed partial class Lexer
{
    private bool heredocUnclosed;

    private void ReportDoubleHole(int at)
    {
        var line = LineRest(at, longest: 500);
        var close = line.IndexOf("}}");
        if (close < 0)
        {
            reporter.Report(SyntaxDiagnostics.DoubleHoleInPlainString, new TextSpan(at, 3), "`${{ … }}` is for foreign text; a plain string has `${ … }`.");
            return;
        }

        if (at > 0 && text[at - 1] == '[' && text.AsSpan(0, at).LastIndexOf('"') is >= 0 and var quote)
        {
            reporter.Report(
                SyntaxDiagnostics.DoubleHoleInPlainString, new TextSpan(at, close + 2), "A query is text with its tag, and keeps its `${{ … }}`: `promql\"sum(rate(x[${{ window }}]))\"`.", Edit("Write `promql` before it", new TextSpan(quote, 0), "promql"));
            return;
        }

        var inner = line[3..close].Trim().ToString();
        var name = GitHubNames.FlowNameOf(inner);
        var written = $"${{{name ?? inner}}}";
        reporter.Report(
            SyntaxDiagnostics.DoubleHoleInPlainString,
            new TextSpan(at, close + 2),
            $"`${{{{ … }}}}` is for foreign text; in a plain string write `{written}`.",
            Edit($"Write `{written}`", new TextSpan(at, close + 2), written));
    }

    /// <summary>Reads text between quotes that Flow does not have.</summary>
    private void LexForeignQuote()
    {
        var line = LineRest(position, longest: 2000);
        var close = line.Length < 2 ? -1 : ClosingQuote(line[0], line[1..]);
        if (close < 0)
        {
            reporter.Report(SyntaxDiagnostics.ForeignQuote, new TextSpan(position, 1), "Text stands between `\"` and `\"`.");
            Add(TokenKind.Unexpected, 1);
            return;
        }

        ReportForeignQuote(line.Slice(1, close).ToString());
        Add(TokenKind.StringStart, 1);
        AddText(position + close);
        AddTouching(TokenKind.StringEnd, 1);
    }

    private static int ClosingQuote(char open, ReadOnlySpan<char> rest) => open switch
    {
        '\'' => rest.IndexOf('\''),
        '‘' or '’' => rest.IndexOfAny('‘', '’'),
        _ => rest.IndexOfAny('“', '”', '"'),
    };

    private void ReportForeignQuote(string inner)
    {
        var edits = ImmutableArray.Create(
            new TextEdit(new TextSpan(position, 1), "\""),
            new TextEdit(new TextSpan(position + 1 + inner.Length, 1), "\""));
        var fix = new Fix("Write `\"` on both sides", FixSafety.Safe, edits);
        var simple = inner.AsSpan().IndexOfAny("\"\\$") < 0;
        reporter.Report(
            SyntaxDiagnostics.ForeignQuote,
            new TextSpan(position, inner.Length + 2),
            $"Text stands between `\"` and `\"`{(simple && inner.Length <= 40 ? $": `\"{inner}\"`" : "")}.",
            simple ? [fix] : []);
    }

    /// <summary>Reads <c>&lt;&lt;EOT</c> with the lines up to <c>EOT</c>.</summary>
    private bool LexHeredoc()
    {
        var line = LineRest(position, longest: 100);
        var mark = line[2..].TrimStart('-').Trim();
        if (!SyntaxFacts.IsName(mark))
        {
            return false;
        }

        var opener = new TextSpan(position, line.TrimEnd().Length);
        var end = heredocUnclosed ? -1 : HeredocEnd(position + line.Length, mark);
        heredocUnclosed |= end < 0;
        reporter.Report(
            SyntaxDiagnostics.Heredoc,
            opener,
            "Text of several lines stands between `\"\"\"` and `\"\"\"`; with a tag, such as `sh\"\"\"`, it is foreign text.",
            end < 0 ? [] : [HeredocFix(opener, end)]);
        Add(TokenKind.Unexpected, (end < 0 ? opener.End : end) - position);
        return true;
    }

    private int HeredocEnd(int from, ReadOnlySpan<char> mark)
    {
        while (from < text.Length)
        {
            from += IsCarriageReturnLineFeed(from) ? 2 : 1;
            var line = LineRest(Math.Min(from, text.Length));
            if (line.Trim().SequenceEqual(mark))
            {
                return from + line.TrimEnd().Length;
            }

            from += line.Length;
        }

        return -1;
    }

    private bool IsCarriageReturnLineFeed(int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';

    private Fix HeredocFix(TextSpan opener, int end)
    {
        var lastLine = LineStart(end);
        var mark = lastLine + text.AsSpan(lastLine, end - lastLine).IndexOfAnyExcept(' ', '\t');
        return new Fix("Write `\"\"\"`", FixSafety.Suggestion, [new TextEdit(opener, "\"\"\""), new TextEdit(TextSpan.FromBounds(mark, end), "\"\"\"")]);
    }

    /// <summary>Reads <c>|</c> or <c>&gt;</c> after <c>key:</c> with the deeper lines below it, as YAML has it.</summary>
    private bool LexBlockScalar()
    {
        if (count == 0 || tokens[count - 1].Kind != TokenKind.Colon || newline)
        {
            return false;
        }

        var sign = LineRest(position, longest: 20).TrimEnd();
        if (sign is not ("|" or ">" or "|-" or ">-" or "|+" or ">+"))
        {
            return false;
        }

        var end = BlockScalarEnd();
        reporter.Report(
            SyntaxDiagnostics.BlockScalar,
            TextSpan.FromBounds(tokens[count - 1].Start, position + sign.Length),
            "Text of several lines stands between quotes: `run sh\"\"\"`, the lines, `\"\"\"`.",
            BlockScalarFix(position + sign.Length, end));
        Add(TokenKind.Unexpected, end - position);
        return true;
    }

    private int BlockScalarEnd()
    {
        var indent = IndentAt(LineStart(position));
        var end = position + LineRest(position).TrimEnd().Length;
        var next = position + LineRest(position).Length;
        while (next < text.Length)
        {
            next += IsCarriageReturnLineFeed(next) ? 2 : 1;
            var line = LineRest(Math.Min(next, text.Length));
            if (!line.IsWhiteSpace())
            {
                if (IndentAt(next) <= indent)
                {
                    break;
                }

                end = next + line.Length;
            }

            next += line.Length;
        }

        return end;
    }

    private int IndentAt(int lineStart)
    {
        var indent = text.AsSpan(lineStart).IndexOfAnyExcept(" \t-");
        return indent < 0 ? text.Length - lineStart : indent;
    }

    private Fix BlockScalarFix(int signEnd, int end)
    {
        var indent = new string(' ', text.AsSpan(LineStart(position)).IndexOfAnyExcept(' '));
        return new Fix(
            "Write the lines between `\"\"\"`",
            FixSafety.Suggestion,
            [new TextEdit(TextSpan.FromBounds(tokens[count - 1].Start, signEnd), " sh\"\"\""), new TextEdit(new TextSpan(end, 0), $"\n{indent}\"\"\"")]);
    }
}
