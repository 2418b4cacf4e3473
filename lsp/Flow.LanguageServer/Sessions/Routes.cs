using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Sessions;

/// <summary>What is done with a request.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Run">Answers it, at once or later.</param>
internal sealed record RequestRoute(string Method, Action<ServerSession, PendingRequest> Run)
{
    /// <summary>A request that is answered at once.</summary>
    public static RequestRoute Of<TParams, TResult>(
        string method, JsonTypeInfo<TParams> parameters, JsonTypeInfo<TResult> result, Func<ServerSession, TParams, TResult?> answer) =>
        Later(method, parameters, (session, given, request) => request.Succeed(answer(session, given), result));

    /// <summary>A request about a document; null is the answer where nothing is known of it.</summary>
    public static RequestRoute OfDocument<TResult>(string method, JsonTypeInfo<TResult> result, Func<ServerSession, DocumentView, TResult?> answer)
        where TResult : class =>
        Of(method, ProtocolJson.Default.DocumentParams, result, (session, given) => session.Find(given.TextDocument) is { } view ? answer(session, view) : null);

    /// <summary>A request about a place in a document, which is handed on as an offset in its text.</summary>
    public static RequestRoute OfPosition<TResult>(string method, JsonTypeInfo<TResult> result, Func<ServerSession, DocumentView, int, TResult?> answer)
        where TResult : class =>
        Of(method, ProtocolJson.Default.PositionParams, result, (session, given) =>
            session.Find(given.TextDocument) is { } view ? answer(session, view, view.OffsetOf(given.Position)) : null);

    /// <summary>A request that may be answered after others.</summary>
    public static RequestRoute Later<TParams>(string method, JsonTypeInfo<TParams> parameters, Action<ServerSession, TParams, PendingRequest> answer) =>
        new(method, (session, request) => answer(session, Parameters.Read(request.Message.Params, parameters), request));
}

/// <summary>What is done with a notification.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Run">Does it.</param>
internal sealed record NotificationRoute(string Method, Action<ServerSession, ReadOnlyMemory<byte>> Run)
{
    /// <summary>A notification with parameters.</summary>
    public static NotificationRoute Of<TParams>(string method, JsonTypeInfo<TParams> parameters, Action<ServerSession, TParams> run) =>
        new(method, (session, given) => run(session, Parameters.Read(given, parameters)));
}

/// <summary>Reads parameters.</summary>
internal static class Parameters
{
    /// <summary>The parameters in <paramref name="json"/>.</summary>
    /// <exception cref="RequestException">They do not fit.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json.IsEmpty || json.Span.SequenceEqual("null"u8) ? "{}"u8 : json.Span, type)!;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new RequestException(ErrorCodes.InvalidParams, $"The parameters do not fit the method: {fault.Message}");
        }
    }
}
