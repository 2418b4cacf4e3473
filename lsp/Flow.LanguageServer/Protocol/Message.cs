using System.Text.Json;

namespace Flow.LanguageServer.Protocol;

/// <summary>What a client sends.</summary>
internal abstract record Message;

/// <summary>A request: it is answered exactly once.</summary>
/// <param name="Id">By which the answer is found.</param>
/// <param name="Method">What is asked.</param>
/// <param name="Params">The parameters as JSON; empty where there are none.</param>
internal sealed record RequestMessage(RequestId Id, string Method, ReadOnlyMemory<byte> Params) : Message;

/// <summary>A notification: it is never answered.</summary>
/// <param name="Method">What happened.</param>
/// <param name="Params">The parameters as JSON; empty where there are none.</param>
internal sealed record NotificationMessage(string Method, ReadOnlyMemory<byte> Params) : Message;

/// <summary>The answer to a request of the server.</summary>
/// <param name="Id">Which request; null where the client could not tell.</param>
/// <param name="Result">The result as JSON; empty for an error.</param>
/// <param name="Error">The error as JSON; empty for a result.</param>
internal sealed record ResponseMessage(RequestId? Id, ReadOnlyMemory<byte> Result, ReadOnlyMemory<byte> Error) : Message;

/// <summary>Something that is no message.</summary>
/// <param name="Id">The id that was found in it, or null.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Reason">Why, for people.</param>
internal sealed record MalformedMessage(RequestId? Id, int Code, string Reason) : Message;

/// <summary>The input ended, or the client's process did.</summary>
internal sealed record InputEnded : Message;

/// <summary>Reads the envelope of JSON-RPC 2.0 and leaves the parameters as they are.</summary>
internal static class MessageParser
{
    /// <summary>The message in <paramref name="body"/>. It never throws.</summary>
    public static Message Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return ReadEnvelope(body);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new MalformedMessage(null, ErrorCodes.ParseError, $"The message is no JSON: {fault.Message}");
        }
    }

    private static Message ReadEnvelope(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return new MalformedMessage(null, ErrorCodes.InvalidRequest, "A message is one JSON object; batches are not part of this protocol.");
        }

        var envelope = new Envelope();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            envelope.ReadMember(ref reader, body);
        }

        return reader.Read() ? new MalformedMessage(null, ErrorCodes.ParseError, "Something stands behind the message.") : envelope.ToMessage();
    }

    private ref struct Envelope
    {
        private bool isVersionTwo;
        private bool hasId;
        private RequestId? id;
        private string? method;
        private ReadOnlyMemory<byte> parameters;
        private ReadOnlyMemory<byte> result;
        private ReadOnlyMemory<byte> error;

        public void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "jsonrpc":
                    isVersionTwo = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("2.0"u8);
                    break;
                case "id":
                    (hasId, id) = (true, RequestId.Read(ref reader));
                    break;
                case "method":
                    method = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                    break;
            }

            var value = Value(ref reader, body);
            switch (name)
            {
                case "params":
                    parameters = value;
                    break;
                case "result":
                    result = value;
                    break;
                case "error":
                    error = value;
                    break;
            }
        }

        public readonly Message ToMessage()
        {
            if (!isVersionTwo)
            {
                return new MalformedMessage(id, ErrorCodes.InvalidRequest, "A message has the member \"jsonrpc\" with the value \"2.0\".");
            }

            return (method, hasId, id) switch
            {
                ({ } name, true, { } number) => new RequestMessage(number, name, parameters),
                ({ }, true, null) => new MalformedMessage(null, ErrorCodes.InvalidRequest, "The id of a request is a whole number or a text."),
                ({ } name, false, _) => new NotificationMessage(name, parameters),
                _ when hasId && (!result.IsEmpty || !error.IsEmpty) => new ResponseMessage(id, result, error),
                _ => new MalformedMessage(id, ErrorCodes.InvalidRequest, "A message has a method, or it is an answer with an id."),
            };
        }

        private static ReadOnlyMemory<byte> Value(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            return body[start..(int)reader.BytesConsumed];
        }
    }
}
