using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Notifications;

/// <summary><c>$/setTrace</c>: how much the client wants to be told about the work itself.</summary>
internal static class SetTraceNotification
{
    /// <summary>Its route.</summary>
    public static readonly NotificationRoute Route =
        NotificationRoute.Of("$/setTrace", ProtocolJson.Default.SetTraceParams, static (session, given) => session.Client.Trace = given.Value);
}
