using System.Collections.Immutable;

namespace Flow.Compiler.Emit.Documents;

/// <summary>Prints one YAML document.</summary>
internal sealed class YamlWriter
{
    private const int Step = 2;
    private readonly LineWriter output = new();

    // After a block that keeps its final line breaks an empty line would become part of its text.
    private bool emptyLineIsText;

    /// <summary>The text of the document.</summary>
    public DocumentText Write(YamlDocument document)
    {
        WriteComments(document.Header, 0);
        if (document.Header.Length > 0)
        {
            output.EndLine();
        }

        WriteRoot(document.Root);
        return output.ToDocumentText();
    }

    private void WriteRoot(YamlNode root)
    {
        WriteComments(root.Comments, 0);
        output.Mark(root.Origin);
        switch (root)
        {
            case YamlMapping { Entries.Length: > 0 } mapping:
                WriteComments(TrailingCommentOf(mapping), 0);
                WriteEntries(mapping, 0, isLineOpen: false);
                break;
            case YamlSequence { Items.Length: > 0 } sequence when !IsOnOneLine(sequence):
                WriteComments(TrailingCommentOf(sequence), 0);
                WriteItems(sequence, 0, isLineOpen: false);
                break;
            default:
                WriteInline(root, 0);
                break;
        }
    }

    private void WriteEntries(YamlMapping mapping, int indent, bool isLineOpen)
    {
        var keys = new HashSet<string>();
        foreach (var (key, value) in mapping.Entries)
        {
            if (!keys.Add(key))
            {
                throw new InvalidOperationException($"The key '{key}' stands twice in a mapping.");
            }

            if (!isLineOpen)
            {
                WriteLead(value.HasSpaceBefore && keys.Count > 1, value.Comments, indent);
            }

            isLineOpen = false;
            output.Mark(value.Origin);
            output.Write(YamlText.OnOneLine(key, YamlPlace.Key, YamlStyle.Automatic));
            output.Write(":");
            WriteValue(value, indent);
        }
    }

    private void WriteItems(YamlSequence sequence, int indent, bool isLineOpen)
    {
        var isFirst = true;
        foreach (var item in sequence.Items)
        {
            if (!isLineOpen)
            {
                WriteLead(item.HasSpaceBefore && !isFirst, CommentsAboveItem(item), indent);
            }

            isFirst = isLineOpen = false;
            output.Mark(item.Origin);
            output.Write("-");
            WriteItem(item, indent);
        }
    }

    // What stands behind a key: a collection goes to the lines below.
    private void WriteValue(YamlNode value, int indent)
    {
        switch (value)
        {
            case YamlScalar { IsNull: true }:
                EndLine(value);
                break;
            case YamlMapping { Entries.Length: > 0 } mapping:
                EndLine(value);
                WriteEntries(mapping, indent + Step, isLineOpen: false);
                break;
            case YamlSequence { Items.Length: > 0 } sequence when !IsOnOneLine(sequence):
                EndLine(value);
                WriteItems(sequence, indent + Step, isLineOpen: false);
                break;
            default:
                output.Write(" ");
                WriteInline(value, indent);
                break;
        }
    }

    // What stands behind a dash: a collection starts on the same line.
    private void WriteItem(YamlNode item, int indent)
    {
        output.Write(" ");
        switch (item)
        {
            case YamlMapping { Entries.Length: > 0 } mapping:
                WriteEntries(mapping, indent + Step, isLineOpen: true);
                break;
            case YamlSequence { Items.Length: > 0 } sequence when !IsOnOneLine(sequence):
                WriteItems(sequence, indent + Step, isLineOpen: true);
                break;
            default:
                WriteInline(item, indent);
                break;
        }
    }

    private void WriteInline(YamlNode node, int indent)
    {
        switch (node)
        {
            case YamlScalar scalar when IsBlock(scalar):
                WriteBlock(scalar, indent + Step);
                break;
            case YamlScalar scalar:
                output.Write(OnOneLine(scalar, YamlPlace.Value));
                EndLine(node);
                break;
            case YamlMapping:
                output.Write("{}");
                EndLine(node);
                break;
            case YamlSequence sequence:
                output.Write(OnOneLine(sequence));
                EndLine(node);
                break;
        }
    }

    private void WriteBlock(YamlScalar scalar, int indent)
    {
        var body = scalar.Text.TrimEnd('\n');
        var breaks = scalar.Text.Length - body.Length;
        output.Write("|");
        output.Write(NeedsIndentationIndicator(scalar.Text) ? $"{Step}" : "");
        output.Write(breaks switch { 0 => "-", 1 => "", _ => "+" });
        EndLine(scalar);
        foreach (var line in body.Split('\n').Concat(Enumerable.Repeat("", Math.Max(0, breaks - 1))))
        {
            output.Indent(line.Length > 0 ? indent : 0);
            output.Write(line);
            output.EndLine();
        }

        emptyLineIsText = breaks > 1;
    }

    private void WriteLead(bool hasSpace, IEnumerable<string> comments, int indent)
    {
        if (hasSpace && !emptyLineIsText)
        {
            output.EndLine();
        }

        WriteComments(comments, indent);
        output.Indent(indent);
    }

    private void WriteComments(IEnumerable<string> comments, int indent)
    {
        foreach (var line in CommentText.Lines(comments))
        {
            output.Indent(indent);
            output.Write(line);
            output.EndLine();
            emptyLineIsText = false;
        }
    }

    private void EndLine(YamlNode node)
    {
        if (node.TrailingComment is { } comment)
        {
            output.Write(" ");
            output.Write(CommentText.OnOneLine(comment));
        }

        output.EndLine();
        emptyLineIsText = false;
    }

    // A collection that starts on the line of its dash has no place of its own for comments: they go above the dash.
    private static IEnumerable<string> CommentsAboveItem(YamlNode item) => item switch
    {
        YamlMapping { Entries: [var first, ..] } => [.. item.Comments, .. TrailingCommentOf(item), .. first.Value.Comments],
        YamlSequence { Items: [var first, ..] } sequence when !IsOnOneLine(sequence) =>
            [.. item.Comments, .. TrailingCommentOf(item), .. CommentsAboveItem(first)],
        _ => item.Comments,
    };

    private static ImmutableArray<string> TrailingCommentOf(YamlNode node) => node.TrailingComment is { } comment ? [comment] : [];

    private static bool IsBlock(YamlScalar scalar) =>
        scalar is { Kind: YamlScalarKind.Text, Style: YamlStyle.Automatic or YamlStyle.Block }
        && (scalar.Style == YamlStyle.Block || scalar.Text.Contains('\n', StringComparison.Ordinal))
        && YamlText.FitsBlock(scalar.Text);

    // A reader takes the indentation from the first line that is not empty, unless it is told.
    private static bool NeedsIndentationIndicator(string text) => text.TrimStart('\n')[0] is ' ' or '\t';

    private static bool IsOnOneLine(YamlSequence sequence) =>
        sequence.IsFlow
        && sequence.Items.All(item => item is YamlScalar { Comments.Length: 0, TrailingComment: null } scalar && !scalar.Text.Contains('\n', StringComparison.Ordinal))
        && OnOneLine(sequence).Length <= YamlDocument.FlowWidth;

    private static string OnOneLine(YamlSequence sequence) =>
        $"[{string.Join(", ", sequence.Items.Cast<YamlScalar>().Select(item => OnOneLine(item, YamlPlace.Flow)))}]";

    private static string OnOneLine(YamlScalar scalar, YamlPlace place) =>
        scalar.Kind == YamlScalarKind.Literal ? scalar.Text : YamlText.OnOneLine(scalar.Text, place, scalar.Style);
}
