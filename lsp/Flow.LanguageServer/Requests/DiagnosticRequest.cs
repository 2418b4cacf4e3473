using Flow.LanguageServer.Diagnosing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/diagnostic</c>: what is wrong with one document.</summary>
internal static class DiagnosticRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Later("textDocument/diagnostic", ProtocolJson.Default.DocumentDiagnosticParams, static (session, given, request) =>
        session.Feed.Report(given.TextDocument.Uri, request, report => request.Succeed(Answer(given, report), ProtocolJson.Default.DocumentDiagnosticReport)));

    private static DocumentDiagnosticReport Answer(DocumentDiagnosticParams given, DocumentReport report) =>
        given.PreviousResultId == report.Id ? new("unchanged", report.Id, null) : new("full", report.Id, report.Items);
}
