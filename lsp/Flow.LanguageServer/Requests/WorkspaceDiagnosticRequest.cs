using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>workspace/diagnostic</c>: what is wrong with all documents, open or not.</summary>
internal static class WorkspaceDiagnosticRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Later(
        "workspace/diagnostic", ProtocolJson.Default.WorkspaceDiagnosticParams, static (session, given, request) => session.Feed.Hold(request, given));
}
