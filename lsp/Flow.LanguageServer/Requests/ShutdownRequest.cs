using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>shutdown</c>: the client will send <c>exit</c>.</summary>
internal static class ShutdownRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of("shutdown", ProtocolJson.Default.NoParams, ProtocolJson.Default.NoParams, static (session, _) =>
    {
        session.Feed.LetGo();
        session.Client.IsSilent = true;
        session.Phase = SessionPhase.ShutDown;
        return null;
    });
}
