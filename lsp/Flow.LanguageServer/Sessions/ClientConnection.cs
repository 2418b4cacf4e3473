using System.Text.Json.Serialization.Metadata;
using Flow.LanguageServer.Protocol;

namespace Flow.LanguageServer.Sessions;

/// <summary>The other side: what it can do, and what is sent to it.</summary>
/// <param name="output">Where messages go.</param>
/// <param name="log">The log file.</param>
internal sealed class ClientConnection(MessageWriter output, ServerLog log)
{
    private readonly Dictionary<RequestId, Action<bool>> asked = [];
    private long lastId;

    /// <summary>What the client can do.</summary>
    public ClientCapabilities Capabilities { get; set; } = new();

    /// <summary>The commands of the client that may stand in lenses and actions.</summary>
    public IReadOnlyList<string> Commands { get; set; } = [];

    /// <summary>What the client wants to be told about the work itself: <c>off</c>, <c>messages</c> or <c>verbose</c>.</summary>
    public string Trace { get; set; } = "off";

    /// <summary>Whether nothing more is sent but answers: the client has asked the server to shut down.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether the client asks for diagnostics; otherwise it is told.</summary>
    public bool PullsDiagnostics => Capabilities.TextDocument?.Diagnostic is not null;

    /// <summary>Tells the client something.</summary>
    public void Notify<T>(string method, T parameters, JsonTypeInfo<T> type)
    {
        if (IsSilent)
        {
            return;
        }

        log.Sent(method, null);
        output.Send(JsonMessages.Call(null, method, parameters, type));
    }

    /// <summary>Asks the client for something; <paramref name="then"/> gets to know whether it was done.</summary>
    public void Ask<T>(string method, T parameters, JsonTypeInfo<T> type, Action<bool>? then = null)
    {
        if (IsSilent)
        {
            return;
        }

        var id = RequestId.Of(++lastId);
        asked[id] = then ?? (done => Complain(method, done));
        log.Sent(method, id);
        output.Send(JsonMessages.Call(id, method, parameters, type));
    }

    /// <summary>The client has answered.</summary>
    public void Answered(ResponseMessage response)
    {
        if (response.Id is { } id && asked.Remove(id, out var then))
        {
            then(response.Error.IsEmpty);
        }
        else
        {
            log.Write($"an answer to no question, id {response.Id}");
        }
    }

    /// <summary>Writes a line into the client's log and the server's own.</summary>
    public void Log(MessageType type, string message)
    {
        log.Write($"{type}: {message}");
        Notify("window/logMessage", new MessageParams((int)type, message), ProtocolJson.Default.MessageParams);
    }

    /// <summary>Writes a line into the trace, if the client wants one.</summary>
    public void WriteTrace(string message, string? verbose = null)
    {
        if (Trace != "off")
        {
            Notify("$/logTrace", new LogTraceParams(message, Trace == "verbose" ? verbose : null), ProtocolJson.Default.LogTraceParams);
        }
    }

    private void Complain(string method, bool done)
    {
        if (!done)
        {
            log.Write($"the client refuses {method}");
        }
    }
}

/// <summary>How important a message is: LSP 3.17, "MessageType".</summary>
internal enum MessageType
{
    /// <summary>Something is wrong.</summary>
    Error = 1,

    /// <summary>Something may be wrong.</summary>
    Warning = 2,

    /// <summary>Worth knowing.</summary>
    Info = 3,

    /// <summary>For those who look for it.</summary>
    Log = 4,
}
