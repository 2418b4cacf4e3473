using System.Collections.Immutable;

namespace Flow.Compiler.Emit.Documents;

/// <summary>Prints one HCL document.</summary>
internal sealed class HclWriter
{
    private readonly HclLines lines = new();
    private readonly HclExpressionWriter expressions;

    /// <summary>A writer of one document.</summary>
    public HclWriter() => expressions = new HclExpressionWriter(lines);

    /// <summary>The text of the document.</summary>
    public DocumentText Write(HclDocument document)
    {
        WriteComments(document.Header);
        if (document.Header.Length > 0 && document.Items.Length > 0)
        {
            lines.EndLine();
        }

        WriteItems(document.Items);
        return lines.ToDocumentText();
    }

    private void WriteItems(ImmutableArray<HclItem> items)
    {
        var names = new HashSet<string>();
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0 && (items[i].HasSpaceBefore || items[i] is HclBlock || items[i - 1] is HclBlock))
            {
                lines.EndLine();
            }

            WriteComments(items[i].Comments);
            WriteItem(items[i], names);
        }
    }

    private void WriteItem(HclItem item, HashSet<string> names)
    {
        switch (item)
        {
            case HclAttribute attribute when !names.Add(attribute.Name):
                throw new InvalidOperationException($"The attribute '{attribute.Name}' stands twice in a body.");
            case HclAttribute attribute:
                WriteAttribute(attribute);
                break;
            case HclBlock block:
                WriteBlock(block);
                break;
        }
    }

    private void WriteAttribute(HclAttribute attribute)
    {
        lines.Mark(attribute.Origin ?? attribute.Value.Origin);
        lines.Remark(Behind(attribute.TrailingComment));
        lines.Add(HclTokenKind.Identifier, HclSpelling.Identifier(attribute.Name));
        lines.Add(HclTokenKind.Equal, "=");
        expressions.Write(attribute.Value, mayBeHeredoc: true);
        lines.EndLine();
    }

    private void WriteBlock(HclBlock block)
    {
        lines.Mark(block.Origin);
        lines.Remark(Behind(block.TrailingComment));
        lines.Add(HclTokenKind.Identifier, HclSpelling.Identifier(block.Type));
        foreach (var label in block.Labels)
        {
            lines.Add(HclTokenKind.OpenQuote, "\"");
            lines.Add(HclTokenKind.Text, HclSpelling.Label(label));
            lines.Add(HclTokenKind.CloseQuote, "\"");
        }

        lines.Add(HclTokenKind.OpenBrace, "{");
        if (block.Body.Length > 0)
        {
            lines.EndLine();
            WriteItems(block.Body);
        }

        lines.Add(HclTokenKind.CloseBrace, "}");
        lines.EndLine();
    }

    private void WriteComments(IEnumerable<string> comments)
    {
        foreach (var line in CommentText.Lines(comments))
        {
            lines.Remark(line);
            lines.EndLine();
        }
    }

    private static string? Behind(string? comment) => comment is null ? null : CommentText.OnOneLine(comment);
}
