using Flow.LanguageServer.Protocol;

namespace Flow.LanguageServer.Sessions;

/// <summary>The file that <c>--log</c> names: which messages came and went, and what went wrong. It holds no text of any document.</summary>
/// <param name="output">The file; null for no log.</param>
internal sealed class ServerLog(TextWriter? output)
{
    /// <summary>Writes a line with the time.</summary>
    public void Write(string line)
    {
        if (output is null)
        {
            return;
        }

        lock (output)
        {
            output.WriteLine($"{DateTime.UtcNow:HH:mm:ss.fff} {line.ReplaceLineEndings(" ")}");
            output.Flush();
        }
    }

    /// <summary>A message has come.</summary>
    public void Received(Message message)
    {
        if (output is not null)
        {
            Write(message switch
            {
                RequestMessage request => $"-> {request.Method} #{request.Id}, {request.Params.Length} bytes",
                NotificationMessage notification => $"-> {notification.Method}, {notification.Params.Length} bytes",
                ResponseMessage response => $"-> answer #{response.Id}{(response.Error.IsEmpty ? "" : ", an error")}",
                MalformedMessage malformed => $"-> no message: {malformed.Reason}",
                _ => "-> the end",
            });
        }
    }

    /// <summary>A message was sent.</summary>
    public void Sent(string method, RequestId? id)
    {
        if (output is not null)
        {
            Write($"<- {method}{(id is { } known ? $" #{known}" : "")}");
        }
    }

    /// <summary>A request was answered.</summary>
    public void Answered(RequestMessage request, TimeSpan took)
    {
        if (output is not null)
        {
            Write($"<- answer #{request.Id} to {request.Method} after {took.TotalMilliseconds:0.0} ms");
        }
    }
}
