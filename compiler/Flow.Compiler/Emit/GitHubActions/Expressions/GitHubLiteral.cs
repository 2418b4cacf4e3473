using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>Writes known values as GitHub reads them: as literals of an expression, and as JSON.</summary>
internal static class GitHubLiteral
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text between single quotes; a quote inside is doubled.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The literal of <paramref name="value"/>; lists and records go through <c>fromJSON</c>.</summary>
    public static Fragment Of(Value value) => Fragment.Primary(value switch
    {
        NoneValue => "null",
        BoolValue b => b.ToText(),
        NumberValue n => Number(n),
        ListValue or RecordValue or RangeValue => $"fromJSON({Quote(Json(value))})",
        _ => Quote(value.ToText()),
    });

    /// <summary>The number without what JSON does not read, such as leading zeros.</summary>
    public static string Number(NumberValue value) => value.Number.ToString("0.#############################", CultureInfo.InvariantCulture);

    /// <summary>The value as JSON on one line.</summary>
    public static string Json(Value value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonOptions))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value)
        {
            case NoneValue:
                writer.WriteNullValue();
                break;
            case BoolValue b:
                writer.WriteBooleanValue(b.Truth);
                break;
            case NumberValue n:
                writer.WriteRawValue(Number(n));
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case RecordValue record:
                writer.WriteStartObject();
                foreach (var field in record.Fields)
                {
                    writer.WritePropertyName(field.Name);
                    Write(writer, field.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(value.ToText());
                break;
        }
    }
}
