using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/diagnostic</c>: what is wrong with one document.</summary>
internal static class DiagnosticRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of(
        "textDocument/diagnostic", ProtocolJson.Default.DocumentDiagnosticParams, ProtocolJson.Default.DocumentDiagnosticReport, static (session, given) =>
        {
            var report = session.Feed.ReportOf(given.TextDocument.Uri);
            return given.PreviousResultId == report.Id
                ? new DocumentDiagnosticReport("unchanged", report.Id, null)
                : new DocumentDiagnosticReport("full", report.Id, report.Items);
        });
}
