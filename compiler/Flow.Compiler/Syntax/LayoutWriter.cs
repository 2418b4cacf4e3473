using System.Text;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>
/// Writes tokens in the canonical layout: the callers say what stands between two of them, the writer keeps every comment and
/// shifts the lines of strings together with their statement.
/// </summary>
/// <param name="source">The text that is laid out.</param>
/// <param name="flat">Whether everything has to stand on one line; <see cref="Failed"/> then says whether it could.</param>
internal sealed class LayoutWriter(SourceText source, bool flat)
{
    private readonly StringBuilder output = new();
    private readonly List<Comment> held = [];
    private int lineIndent;
    private int lineStart;
    private bool atLineStart = true;
    private bool breakNext;
    private int writtenUpTo = -1;

    /// <summary>The number of spaces at the start of a new line.</summary>
    public int Indent { get; set; }

    /// <summary>Whether what was written does not fit on one line although it should.</summary>
    public bool Failed { get; private set; }

    /// <summary>Whether only one line may be written.</summary>
    public bool IsFlat => flat;

    /// <summary>How long the line is on which the next text stands.</summary>
    public int Column => atLineStart || breakNext ? Indent : output.Length - lineStart;

    /// <summary>How many characters were written.</summary>
    public int Length => output.Length;

    public override string ToString() => output.ToString();

    /// <summary>Says that the trivia before <paramref name="token"/> needs no writing: its caller has done that.</summary>
    public void TriviaIsWritten(in SyntaxToken token) => writtenUpTo = token.Start;

    /// <summary>Starts a new line.</summary>
    public void Line()
    {
        if (flat)
        {
            Failed = true;
        }
        else if (!atLineStart)
        {
            output.Append('\n');
            atLineStart = true;
            lineStart = output.Length;
        }

        breakNext = false;
    }

    /// <summary>Leaves a line empty, unless nothing stands above it.</summary>
    public void BlankLine()
    {
        Line();
        if (output.Length > 0)
        {
            output.Append('\n');
            lineStart = output.Length;
        }
    }

    /// <summary>Writes a space, unless a line starts here.</summary>
    public void Space()
    {
        if (!atLineStart && !breakNext)
        {
            output.Append(' ');
        }
    }

    /// <summary>Writes text that is no token of the source, such as the comma between two items.</summary>
    public void Raw(string text)
    {
        StartText();
        output.Append(text);
    }

    /// <summary>Leaves out <paramref name="token"/>, a separator, and keeps its comments.</summary>
    public void Skip(in SyntaxToken token)
    {
        foreach (var comment in CommentReading.Before(source, token))
        {
            Trailing(comment);
        }
    }

    /// <summary>Writes <paramref name="token"/> and the comments before it.</summary>
    public void Token(in SyntaxToken token)
    {
        CommentsBefore(token);
        StartText();
        output.Append(source.Content, token.Start, token.End - token.Start);
    }

    /// <summary>Writes <paramref name="text"/> as it stands, its lines shifted with the line on which it starts.</summary>
    public void String(StringExpressionSyntax text)
    {
        CommentsBefore(text.Start);
        StartText();
        var written = source.Slice(text.Span);
        if (written.AsSpan().IndexOfAny('\n', '\r') < 0)
        {
            output.Append(written);
            return;
        }

        Failed |= flat;
        var shifted = BlockShift.Shifted(text, source, lineIndent).Replace("\r\n", "\n").Replace('\r', '\n');
        output.Append(shifted);
        lineStart = output.Length - (shifted.Length - shifted.AsSpan().LastIndexOfAny('\n', '\r') - 1);
    }

    /// <summary>Writes comments on lines of their own.</summary>
    public void OwnLine(in Comment comment, bool blankLineBefore)
    {
        if (blankLineBefore)
        {
            BlankLine();
        }

        Line();
        StartText();
        output.Append(source.Content, comment.Span.Start, comment.Span.Length);
        breakNext = true;
    }

    /// <summary>Writes a comment behind what the line has so far; nothing may follow it there.</summary>
    public void Trailing(in Comment comment)
    {
        if (flat)
        {
            Failed = true;
            return;
        }

        if (comment.StartsLine || atLineStart || breakNext)
        {
            OwnLine(comment, blankLineBefore: false);
            return;
        }

        while (output.Length > 0 && output[^1] == ' ')
        {
            output.Length--;
        }

        output.Append(' ').Append(source.Content, comment.Span.Start, comment.Span.Length);
        breakNext = true;
    }

    private void CommentsBefore(in SyntaxToken token)
    {
        if (writtenUpTo == token.Start)
        {
            return;
        }

        held.Clear();
        held.AddRange(CommentReading.Before(source, token));
        foreach (var comment in held)
        {
            Trailing(comment);
        }
    }

    private void StartText()
    {
        if (breakNext)
        {
            Line();
        }

        if (atLineStart)
        {
            output.Append(' ', Indent);
            lineIndent = Indent;
            atLineStart = false;
        }
    }
}
