using System.Collections.Immutable;
using System.Text;

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

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(Escape(rune));
        }

        return quoted.Append('"').ToString();
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        (< ' ' or 0x7F or 0x2028 or 0x2029) and var c => $"\\u{c:x4}",
        _ => rune.ToString(),
    };
}
