using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Flow.LanguageServer.Protocol;

/// <summary>Writes the envelope of JSON-RPC 2.0.</summary>
internal static class JsonMessages
{
    // Nothing here is shown as HTML, and most editors are written in languages with other rules of escaping anyway.
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>An answer: <paramref name="write"/> writes the member <c>result</c> or <c>error</c>.</summary>
    public static ReadOnlyMemory<byte> Answer(RequestId? id, Action<Utf8JsonWriter> write) =>
        Write(writer =>
        {
            writer.WritePropertyName("id"u8);
            if (id is { } known)
            {
                known.Write(writer);
            }
            else
            {
                writer.WriteNullValue();
            }

            write(writer);
        });

    /// <summary>A notification, or a request where there is an id.</summary>
    public static ReadOnlyMemory<byte> Call<T>(RequestId? id, string method, T parameters, JsonTypeInfo<T> type) =>
        Write(writer =>
        {
            if (id is { } known)
            {
                writer.WritePropertyName("id"u8);
                known.Write(writer);
            }

            writer.WriteString("method"u8, method);
            if (parameters is not NoParams)
            {
                writer.WritePropertyName("params"u8);
                JsonSerializer.Serialize(writer, parameters, type);
            }
        });

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc"u8, "2.0"u8);
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
