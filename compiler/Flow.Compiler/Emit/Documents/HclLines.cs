using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Documents;

/// <summary>
/// Lines of HCL under construction. The indentation follows the brackets, as in <c>terraform fmt</c>: a line that leaves any number of them open
/// indents what follows by one level, and the line that closes them goes back.
/// </summary>
internal sealed class HclLines
{
    /// <summary>How many columns a level of indentation takes.</summary>
    public const int Step = 2;

    private readonly List<HclLine> lines = [];
    private readonly Stack<int> open = [];
    private ImmutableArray<HclToken>.Builder tokens = ImmutableArray.CreateBuilder<HclToken>();
    private string? comment;
    private Location? origin;

    /// <summary>How many columns the line under construction takes so far.</summary>
    public int Column => (open.Count * Step) + HclSpacing.Columns([.. tokens]);

    /// <summary>The line under construction, without indentation.</summary>
    public string Text => HclSpacing.Join([.. tokens]);

    /// <summary>Adds a token.</summary>
    public void Add(HclTokenKind kind, string text) => tokens.Add(new HclToken(kind, text));

    /// <summary>The comment for the end of the line under construction, with its sign.</summary>
    public void Remark(string? text) => comment = text;

    /// <summary>Says that the line under construction comes from <paramref name="place"/>; the last one said holds.</summary>
    public void Mark(Location? place) => origin = place ?? origin;

    /// <summary>Ends the line.</summary>
    public void EndLine()
    {
        var change = tokens.Sum(static t => t.BracketChange);
        Close(-change);
        if (comment is not null && tokens.Any(static t => t.Kind == HclTokenKind.Heredoc))
        {
            // Behind the start or the end of a heredoc it would be part of it.
            lines.Add(new HclLine([], open.Count) { Comment = comment });
            comment = null;
        }

        lines.Add(new HclLine(tokens.ToImmutable(), open.Count) { Comment = comment, Origin = origin });
        if (change > 0)
        {
            open.Push(change);
        }

        tokens = ImmutableArray.CreateBuilder<HclToken>();
        (comment, origin) = (null, null);
    }

    /// <summary>What was written, with assignments and comments in columns.</summary>
    public DocumentText ToDocumentText()
    {
        var output = new LineWriter();
        var assignments = Columns(static l => l.HasAssignment, static l => l.LeadColumns);
        var comments = Columns(
            static l => l.HasCommentBehind,
            (line, i) => line.HasAssignment ? assignments[i] + 1 + line.AssignmentColumns : line.LeadColumns);
        for (var i = 0; i < lines.Count; i++)
        {
            Write(output, lines[i], assignments[i], comments[i]);
        }

        return output.ToDocumentText();
    }

    private void Close(int brackets)
    {
        while (brackets > 0 && open.TryPop(out var opened))
        {
            if (opened > brackets)
            {
                open.Push(opened - brackets);
            }

            brackets -= opened;
        }
    }

    private int[] Columns(Func<HclLine, bool> belongs, Func<HclLine, int> width) => Columns(belongs, (line, _) => width(line));

    // For each line the widest of its neighbours without a gap that belong.
    private int[] Columns(Func<HclLine, bool> belongs, Func<HclLine, int, int> width)
    {
        var columns = new int[lines.Count];
        for (var start = 0; start < lines.Count; start++)
        {
            var end = start;
            for (; end < lines.Count && belongs(lines[end]); end++)
            {
                columns[end] = width(lines[end], end);
            }

            columns.AsSpan(start, end - start).Fill(end > start ? columns.AsSpan(start, end - start).ToArray().Max() : 0);
            start = end;
        }

        return columns;
    }

    private static void Write(LineWriter output, HclLine line, int assignment, int comment)
    {
        output.Mark(line.Origin);
        if (line.LeadText is { Length: > 0 } lead)
        {
            output.Indent(line.Indentation);
            Write(output, lead, line.Depth);
        }

        if (line.HasAssignment)
        {
            output.Indent(assignment - line.LeadColumns + 1);
            Write(output, line.AssignmentText, line.Depth);
        }

        if (line.Comment is { } text)
        {
            output.Indent(line.HasCommentBehind ? comment - CodeColumns(line, assignment) + 1 : line.Indentation);
            output.Write(text);
        }

        output.EndLine();
    }

    private static int CodeColumns(HclLine line, int assignment) =>
        line.HasAssignment ? assignment + 1 + line.AssignmentColumns : line.LeadColumns;

    // The text of a heredoc stands one level deeper than the line that it starts on; its end stands where that line begins.
    private static void Write(LineWriter output, string text, int depth)
    {
        var parts = text.Split('\n');
        output.Write(parts[0]);
        for (var i = 1; i < parts.Length; i++)
        {
            output.EndLine();
            output.Indent(parts[i].Length == 0 ? 0 : (i == parts.Length - 1 ? depth : depth + 1) * Step);
            output.Write(parts[i]);
        }
    }
}
