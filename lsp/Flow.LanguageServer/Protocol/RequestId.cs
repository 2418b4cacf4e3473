using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flow.LanguageServer.Protocol;

/// <summary>The id of a request, or the token of a progress: a number or a text.</summary>
/// <param name="Number">The number, where there is no text.</param>
/// <param name="Text">The text, or null.</param>
[JsonConverter(typeof(RequestIdConverter))]
internal readonly record struct RequestId(long Number, string? Text)
{
    /// <summary>An id that is a number.</summary>
    public static RequestId Of(long number) => new(number, null);

    /// <summary>An id that is a text.</summary>
    public static RequestId Of(string text) => new(0, text);

    /// <inheritdoc/>
    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes it as a JSON value.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        if (Text is null)
        {
            writer.WriteNumberValue(Number);
        }
        else
        {
            writer.WriteStringValue(Text);
        }
    }

    /// <summary>The id at which <paramref name="reader"/> stands; null where it is neither a whole number nor a text.</summary>
    public static RequestId? Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => Of(reader.GetString()!),
        JsonTokenType.Number when reader.TryGetInt64(out var number) => Of(number),
        _ => null,
    };
}

/// <summary>Reads and writes ids inside parameters.</summary>
internal sealed class RequestIdConverter : JsonConverter<RequestId>
{
    /// <inheritdoc/>
    public override RequestId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RequestId.Read(ref reader) ?? throw new JsonException("An id is a whole number or a text.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RequestId value, JsonSerializerOptions options) => value.Write(writer);
}
