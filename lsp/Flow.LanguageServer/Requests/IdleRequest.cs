using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>flow/idle</c>: does at once what waits for a moment of rest, and answers when nothing is left to do. For tests and measurements.</summary>
internal static class IdleRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Later("flow/idle", ProtocolJson.Default.NoParams, static (session, _, request) =>
        session.WhenIdle(() => request.Succeed(new IdleResult(GC.GetTotalMemory(forceFullCollection: true)), ProtocolJson.Default.IdleResult)));
}
