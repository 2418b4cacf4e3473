using System.Collections.Immutable;

namespace Flow.Compiler.Emit.Documents;

/// <summary>Prints one JSON document.</summary>
internal sealed class JsonWriter
{
    private const int Step = 2;
    private readonly LineWriter output = new();

    /// <summary>The text of the document.</summary>
    public DocumentText Write(JsonDocument document)
    {
        WriteNode(document.Root, 0);
        output.EndLine();
        return output.ToDocumentText();
    }

    private void WriteNode(JsonNode node, int indent)
    {
        output.Mark(node.Origin);
        switch (node)
        {
            case JsonString text:
                output.Write(Quoted(text.Text));
                break;
            case JsonLiteral literal:
                output.Write(literal.Spelling);
                break;
            case JsonArray array when OnOneLine(array) is { } line && (array.Items.IsEmpty || output.Column + line.Length <= JsonDocument.ArrayWidth):
                output.Write(line);
                break;
            case JsonArray array:
                WriteLines("[", array.Items, "]", indent, item => WriteNode(item, indent + Step));
                break;
            case JsonObject { Members.IsEmpty: true }:
                output.Write("{}");
                break;
            case JsonObject obj:
                WriteObject(obj, indent);
                break;
        }
    }

    private void WriteObject(JsonObject obj, int indent)
    {
        var names = new HashSet<string>();
        WriteLines("{", obj.Members, "}", indent, member =>
        {
            if (!names.Add(member.Name))
            {
                throw new InvalidOperationException($"The name '{member.Name}' stands twice in an object.");
            }

            output.Write(Quoted(member.Name));
            output.Write(": ");
            WriteNode(member.Value, indent + Step);
        });
    }

    private void WriteLines<T>(string open, ImmutableArray<T> parts, string close, int indent, Action<T> write)
    {
        output.Write(open);
        for (var i = 0; i < parts.Length; i++)
        {
            output.Write(i > 0 ? "," : "");
            output.EndLine();
            output.Indent(indent + Step);
            write(parts[i]);
        }

        output.EndLine();
        output.Indent(indent);
        output.Write(close);
    }

    // Null when the array holds more than scalars.
    private static string? OnOneLine(JsonArray array) =>
        array.Items.All(item => item is JsonString or JsonLiteral)
            ? $"[{string.Join(", ", array.Items.Select(item => item is JsonString text ? Quoted(text.Text) : ((JsonLiteral)item).Spelling))}]"
            : null;

    private static string Quoted(string text) => QuotedText.Of(text, c => c is >= ' ' and not ('\u007F' or '\u2028' or '\u2029'));
}
