using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flow.LanguageServer.Protocol;

namespace Flow.LanguageServer.Sessions;

/// <summary>A request of the client that is not answered yet. Whoever answers first wins: the thread that works on it, or the one that reads that it was taken back.</summary>
/// <param name="message">The request.</param>
/// <param name="answers">Where answers go.</param>
[SuppressMessage("Design", "CA1001", Justification = "A source of cancellation without a timer holds nothing that has to be given back.")]
internal sealed class PendingRequest(RequestMessage message, PendingRequests answers)
{
    private readonly CancellationTokenSource takenBack = new();
    private int isAnswered;

    /// <summary>The request.</summary>
    public RequestMessage Message { get; } = message;

    /// <summary>Whether nothing that is still found out would reach anybody.</summary>
    public bool IsAnswered => Volatile.Read(ref isAnswered) != 0;

    /// <summary>Tells those that work on it that the client has taken it back.</summary>
    public CancellationToken Cancellation => takenBack.Token;

    /// <summary>The client takes it back.</summary>
    public void Cancel()
    {
        Fail(ErrorCodes.RequestCancelled, "The request was taken back.");
        takenBack.Cancel();
    }

    /// <summary>Answers with a result.</summary>
    public void Succeed<T>(T? result, JsonTypeInfo<T> type) =>
        Answer(writer =>
        {
            writer.WritePropertyName("result"u8);
            if (result is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                JsonSerializer.Serialize(writer, result, type);
            }
        });

    /// <summary>Answers with an error.</summary>
    public void Fail(int code, string reason) =>
        Answer(writer =>
        {
            writer.WritePropertyName("error"u8);
            JsonSerializer.Serialize(writer, new ResponseError(code, reason), ProtocolJson.Default.ResponseError);
        });

    /// <summary>Does <paramref name="work"/> for the request; where it goes wrong, that is the answer.</summary>
    /// <exception cref="Exception">A fault of the server's own, which is answered already and has to be reported.</exception>
    public void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (RequestException fault)
        {
            Fail(fault.Code, fault.Message);
        }
        catch (Exception fault)
        {
            Fail(ErrorCodes.InternalError, $"flow has a fault of its own in {Message.Method}: {fault.GetType().Name}");
            throw;
        }
    }

    private void Answer(Action<Utf8JsonWriter> write)
    {
        if (Interlocked.Exchange(ref isAnswered, 1) == 0)
        {
            answers.Send(Message.Id, write);
        }
    }
}

/// <summary>The requests of the client that are not answered yet.</summary>
/// <param name="output">Where answers go.</param>
internal sealed class PendingRequests(MessageWriter output)
{
    private readonly ConcurrentDictionary<RequestId, PendingRequest> open = new();

    /// <summary>Takes a request; null where its id is that of an open one. Then it has been answered with an error.</summary>
    public PendingRequest? Take(RequestMessage message)
    {
        var request = new PendingRequest(message, this);
        if (open.TryAdd(message.Id, request))
        {
            return request;
        }

        Refuse(message.Id, ErrorCodes.InvalidRequest, $"The id {message.Id} belongs to a request that is not answered yet.");
        return null;
    }

    /// <summary>The client takes a request back. One that decides whether the server lives is answered all the same.</summary>
    public void Cancel(RequestId id)
    {
        if (open.TryGetValue(id, out var request) && request.Message.Method is not ("initialize" or "shutdown"))
        {
            request.Cancel();
        }
    }

    /// <summary>Answers something that is no request, or may not be one now.</summary>
    public void Refuse(RequestId? id, int code, string reason) =>
        output.Send(JsonMessages.Answer(id, writer =>
        {
            writer.WritePropertyName("error"u8);
            JsonSerializer.Serialize(writer, new ResponseError(code, reason), ProtocolJson.Default.ResponseError);
        }));

    /// <summary>Sends the answer to a request.</summary>
    public void Send(RequestId id, Action<Utf8JsonWriter> write)
    {
        var body = JsonMessages.Answer(id, write);
        open.TryRemove(id, out _); // before it is sent: the client may use the id again as soon as it has the answer
        output.Send(body);
    }
}
