using System.Buffers;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>Strings, their holes and their tags.</content>
internal sealed partial class Lexer
{
    private static readonly SearchValues<char> plainStops = SearchValues.Create("\"$\\\n\r");
    private static readonly SearchValues<char> plainBlockStops = SearchValues.Create("\"$\\");
    private static readonly SearchValues<char> rawStops = SearchValues.Create("\"$\n\r");
    private static readonly SearchValues<char> rawBlockStops = SearchValues.Create("\"$");

    private StringFrame[] frames = new StringFrame[4];
    private int frameCount;

    /// <summary>The innermost string; a new string may move the array, so nobody keeps the reference across one.</summary>
    private ref StringFrame Top => ref frames[frameCount - 1];

    private void Push(StringFrame frame)
    {
        if (frameCount == frames.Length)
        {
            Array.Resize(ref frames, frameCount * 2);
        }

        frames[frameCount++] = frame;
    }

    /// <summary>A string that is being read.</summary>
    private struct StringFrame(bool tagged, int quotes, int hashes, TextSpan opener)
    {
        public readonly bool Tagged { get; } = tagged;

        public readonly int Quotes { get; } = quotes;

        public readonly int Hashes { get; } = hashes;

        public readonly TextSpan Opener { get; } = opener;

        public readonly bool IsBlock => Quotes > 1;

        /// <summary>Braces that are open in the hole at hand.</summary>
        public int Braces { get; set; }

        /// <summary>Whether the hole at hand was opened with <c>${{</c>.</summary>
        public bool DoubleHole { get; set; }

        public TextSpan Hole { get; set; }

        public readonly SearchValues<char> Stops => (Tagged, IsBlock) switch
        {
            (false, false) => plainStops,
            (false, true) => plainBlockStops,
            (true, false) => rawStops,
            (true, true) => rawBlockStops,
        };
    }

    private bool StartsTagged(ReadOnlySpan<char> name, int end)
    {
        var quote = end;
        while (quote < text.Length && text[quote] == '#')
        {
            quote++;
        }

        if (quote == text.Length || text[quote] != '"')
        {
            return false;
        }

        if (SyntaxFacts.IsTag(name))
        {
            LexStringStart(quote);
            return true;
        }

        ReportUnknownTag(name.ToString(), new TextSpan(position, name.Length), end);
        return false;
    }

    private void ReportUnknownTag(string name, TextSpan span, int end)
    {
        var known = string.Join(", ", SyntaxFacts.Tags.Select(static t => $"`{t}`"));
        reporter.Report(
            SyntaxDiagnostics.UnknownTag,
            span,
            $"`{name}` touches the quote, so it reads as the tag of foreign text, and there is no such tag. Put a space before the quote. The tags are {known}.",
            Edit("Put a space before the quote", new TextSpan(end, 0), " "));
    }

    /// <summary>Reads the opener of a string whose first quote is at <paramref name="quote"/>; a tag and hashes may stand before it.</summary>
    private void LexStringStart(int quote)
    {
        var hashes = 0;
        while (quote - hashes > position && text[quote - hashes - 1] == '#')
        {
            hashes++;
        }

        var quotes = QuotesAt(quote);
        if (quotes == 2)
        {
            quotes = 1;
        }

        var tagged = quote > position;
        var opener = TextSpan.FromBounds(position, quote + quotes);
        Add(TokenKind.StringStart, opener.Length);
        Push(new StringFrame(tagged, quotes, hashes, opener));
        ContinueString();
    }

    private int QuotesAt(int at)
    {
        var length = text.AsSpan(at).IndexOfAnyExcept('"');
        return length < 0 ? text.Length - at : length;
    }

    /// <summary>Reads text up to the next hole, or up to the end of the string.</summary>
    private void ContinueString()
    {
        ref var frame = ref Top;
        var stops = frame.Stops;
        var at = position;
        while (true)
        {
            var next = text.AsSpan(at).IndexOfAny(stops);
            at = next < 0 ? text.Length : at + next;
            if (at == text.Length || IsLineBreak(text[at]))
            {
                EndUnclosedString(frame, at);
                return;
            }

            if (text[at] == '\\')
            {
                at = SkipEscape(at);
            }
            else if (text[at] == '$')
            {
                if (TryStartHole(ref frame, at))
                {
                    return;
                }

                at++;
            }
            else if (TryEndString(frame, ref at))
            {
                return;
            }
        }
    }

    private int SkipEscape(int at)
    {
        if (at + 1 >= text.Length || IsLineBreak(text[at + 1]))
        {
            return at + 1;
        }

        if (StringReading.EscapeLength(text.AsSpan(at)) == 0)
        {
            reporter.Report(
                SyntaxDiagnostics.UnknownEscape,
                new TextSpan(at, 2),
                $"`\\{text[at + 1]}` is no escape. A backslash is written `\\\\`; the others are `\\\"`, `\\$`, `\\n`, `\\t`, `\\r` and `\\u{{…}}`.",
                Edit("Double the backslash", new TextSpan(at, 1), "\\\\"));
        }

        return at + 2;
    }

    private bool TryStartHole(ref StringFrame frame, int at)
    {
        var isDouble = text.AsSpan(at).StartsWith("${{");
        if (frame.Tagged ? !isDouble : !text.AsSpan(at).StartsWith("${"))
        {
            return false;
        }

        AddText(at);
        frame.Braces = 0;
        frame.DoubleHole = isDouble;
        frame.Hole = new TextSpan(at, isDouble ? 3 : 2);
        if (isDouble && !frame.Tagged)
        {
            ReportDoubleHole(at);
        }

        AddTouching(TokenKind.HoleStart, frame.Hole.Length);
        return true;
    }

    private void AddText(int end)
    {
        if (end > position)
        {
            AddTouching(TokenKind.StringText, end - position);
        }
    }

    private bool TryEndString(StringFrame frame, ref int at)
    {
        var run = frame.IsBlock ? QuotesAt(at) : 1;
        var end = at + run;
        if (run < frame.Quotes || !HashesAt(end, frame.Hashes))
        {
            at = end;
            return false;
        }

        AddText(end - frame.Quotes);
        AddTouching(TokenKind.StringEnd, frame.Quotes + frame.Hashes);
        frameCount--;
        CheckAfterString(frame);
        return true;
    }

    private bool HashesAt(int at, int hashes) => hashes == 0 || (at + hashes <= text.Length && text.AsSpan(at, hashes).IndexOfAnyExcept('#') < 0);

    private void CheckAfterString(StringFrame frame)
    {
        if (!char.IsLetterOrDigit(Current) && Current is not ('_' or '"'))
        {
            return;
        }

        var tag = source.Slice(frame.Opener).TrimEnd('"', '#');
        reporter.Report(
            SyntaxDiagnostics.TextTouchesQuote,
            new TextSpan(position - 1, 1),
            $"The string ends at this quote, and text touches it. For a quote inside the string use `'`, or three quotes outside: `{tag}\"\"\"…\"\"\"`{(tag.Length == 0 ? ", or `\\\"`" : "")}.");
    }

    private void EndUnclosedString(StringFrame frame, int end)
    {
        AddText(end);
        AddTouching(TokenKind.StringEnd, 0);
        frameCount--;
        var quotes = new string('"', frame.Quotes) + new string('#', frame.Hashes);
        if (frame.IsBlock)
        {
            reporter.Report(SyntaxDiagnostics.UnclosedBlockString, frame.Opener, $"This string is never closed: `{quotes}` is missing after its last line.");
        }
        else
        {
            reporter.Report(
                SyntaxDiagnostics.UnclosedString,
                frame.Opener,
                $"This string is not closed on its line: `{quotes}` is missing. Text of several lines stands between `\"\"\"`.",
                Edit($"Close the string with `{quotes}`", new TextSpan(end, 0), quotes, FixSafety.Suggestion));
        }
    }

    private void EndHole()
    {
        var frame = Top;
        if (frame.DoubleHole && Peek(1) != '}')
        {
            reporter.Report(
                SyntaxDiagnostics.HoleEndsWithTwoBraces,
                new TextSpan(position, 1),
                "A hole of foreign text ends as it starts, with two braces: `${{ … }}`.",
                Edit("Write `}}`", new TextSpan(position, 1), "}}"));
            Add(TokenKind.HoleEnd, 1);
        }
        else
        {
            Add(TokenKind.HoleEnd, frame.DoubleHole ? 2 : 1);
        }

        ContinueString();
    }

    private void EndHoleAtLineEnd()
    {
        var frame = Top;
        var close = frame.DoubleHole ? "}}" : "}";
        position = fullStart;
        reporter.Report(SyntaxDiagnostics.UnclosedHole, frame.Hole, $"This hole is not closed on its line: `{close}` is missing.");
        AddTouching(TokenKind.HoleEnd, 0);
        ContinueString();
    }
}
