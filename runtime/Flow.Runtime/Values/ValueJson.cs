using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flow.Runtime;

/// <summary>Reads and writes <see cref="Value"/> as JSON without reflection.</summary>
internal static class ValueJson
{
    public static Value Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 100 });
            return From(document.RootElement);
        }
        catch (JsonException fault)
        {
            throw new FlowRunException($"This text is not JSON: '{Shorten(json)}'. {fault.Message}", fault);
        }
    }

    public static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => FromObject(element),
        JsonValueKind.Array => Value.List(element.EnumerateArray().Select(From).ToArray()),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Value.None,
    };

    public static string Write(Value value, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options(indented)))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static JsonWriterOptions Options(bool indented) =>
        new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 100 };

    private static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Content)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case double number: WriteNumber(writer, number); break;
            case string text: writer.WriteStringValue(text); break;
            case Record record: Write(writer, record); break;
            default: Write(writer, value.Items); break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number))
        {
            writer.WriteNumberValue(double.Parse(Value.FormatNumber(number), System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteRawValue(Value.FormatNumber(number), skipInputValidation: true);
        }
    }

    private static void Write(Utf8JsonWriter writer, Record record)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in record)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<Value> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static Value FromObject(JsonElement element)
    {
        Record record = [];
        foreach (var property in element.EnumerateObject())
        {
            record[property.Name] = From(property.Value);
        }

        return record;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
}
