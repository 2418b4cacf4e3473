using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flow.LanguageServer.Protocol;

/// <summary>Reads a line or a column. Editors write "the end" as a number that is larger than any: it becomes the largest one.</summary>
internal sealed class ClampedNumber : JsonConverter<int>
{
    /// <inheritdoc/>
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new JsonException("A line or a column is a number.");
        }

        return reader.TryGetInt32(out var exact) ? exact : (int)Math.Clamp(reader.GetDouble(), 0, int.MaxValue);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
