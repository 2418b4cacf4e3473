using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flow.Compiler.Types;

namespace Flow.Compiler.Functions;

/// <summary>Values to JSON and back. Records keep their order and numbers their spelling; durations, dates, enums and the like become text.</summary>
public static class JsonValues
{
    private static readonly JsonWriterOptions OnOneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonWriterOptions OnManyLines = OnOneLine with { Indented = true, IndentSize = 2, NewLine = "\n" };
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 64 };

    /// <summary>The value as JSON: on one line without spaces, or with two spaces a level.</summary>
    public static string Write(Value value, bool indented)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, indented ? OnManyLines : OnOneLine))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value)
        {
            case NoneValue:
                writer.WriteNullValue();
                break;
            case BoolValue truth:
                writer.WriteBooleanValue(truth.Truth);
                break;
            case NumberValue number:
                writer.WriteNumberValue(number.Number);
                break;
            case ListValue list:
                writer.WriteStartArray();
                WriteAll(writer, list.Items);
                writer.WriteEndArray();
                break;
            case RecordValue record:
                WriteFields(writer, record);
                break;
            default:
                writer.WriteStringValue(value.ToText());
                break;
        }
    }

    private static void WriteAll(Utf8JsonWriter writer, ImmutableArray<Value> items)
    {
        foreach (var item in items)
        {
            Write(writer, item);
        }
    }

    private static void WriteFields(Utf8JsonWriter writer, RecordValue record)
    {
        writer.WriteStartObject();
        foreach (var field in record.Fields)
        {
            writer.WritePropertyName(field.Name);
            Write(writer, field.Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>The number as JSON and YAML spell it: as written, without underscores.</summary>
    internal static string NumberText(NumberValue number) => number.Spelling.Contains('_', StringComparison.Ordinal)
        ? number.Spelling.Replace("_", "", StringComparison.Ordinal)
        : number.Spelling;

    /// <summary>The value that a JSON text holds, or a problem that says where it is wrong.</summary>
    public static FunctionResult Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            return ValueOf(document.RootElement) is { } value
                ? value
                : FunctionResult.Fail("The JSON text has a number with more digits than 28, which the language cannot hold.", 0);
        }
        catch (JsonException problem)
        {
            return FunctionResult.Fail($"This is not JSON: line {problem.LineNumber + 1}, character {problem.BytePositionInLine + 1}.", 0);
        }
        catch (ArgumentException)
        {
            return FunctionResult.Fail("This is not JSON: it has half of a character.", 0);
        }
        catch (InvalidOperationException)
        {
            return FunctionResult.Fail("This is not JSON: it has half of a character.", 0);
        }
    }

    private static Value? ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => RecordOf(element),
        JsonValueKind.Array => ListOf(element),
        JsonValueKind.String => Value.Of(element.GetString()!),
        JsonValueKind.Number => NumberOf(element.GetRawText()),
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        _ => Value.None,
    };

    private static ListValue? ListOf(JsonElement element)
    {
        var items = ImmutableArray.CreateBuilder<Value>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
        {
            if (ValueOf(item) is not { } value)
            {
                return null;
            }

            items.Add(value);
        }

        return Define.ListOf(items.DrainToImmutable());
    }

    private static RecordValue? RecordOf(JsonElement element)
    {
        var fields = new List<FieldValue>();
        foreach (var property in element.EnumerateObject())
        {
            if (ValueOf(property.Value) is not { } value)
            {
                return null;
            }

            fields.Add(new FieldValue(property.Name, value));
        }

        return Record(fields);
    }

    /// <summary>A record of the fields; where a name occurs twice the later value counts, at the place of the first.</summary>
    internal static RecordValue Record(IReadOnlyList<FieldValue> fields)
    {
        var last = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            last[field.Name] = field.Value;
        }

        return new RecordValue(
            new RecordType(null, [.. last.Select(static f => new RecordField(f.Key, f.Value.Type))]),
            [.. last.Select(static f => new FieldValue(f.Key, f.Value))]);
    }

    /// <summary>A number that keeps its spelling unless it has an exponent; null where it has too many digits.</summary>
    internal static NumberValue? NumberOf(string spelling)
    {
        if (!decimal.TryParse(spelling, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || spelling.Count(char.IsAsciiDigit) > 29)
        {
            return null;
        }

        return spelling.AsSpan().IndexOfAny('e', 'E') >= 0 ? Value.Of(number) : new NumberValue(number, spelling);
    }
}
