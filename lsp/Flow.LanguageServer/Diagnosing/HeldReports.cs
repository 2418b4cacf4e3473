using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Diagnosing;

/// <summary>
/// Requests for the diagnostics of all documents. Where nothing is new the answer is kept until something is: LSP 3.17, "Workspace Diagnostics", lets the client wait
/// instead of asking again and again.
/// </summary>
/// <param name="session">The work for the editor.</param>
internal sealed class HeldReports(ServerSession session)
{
    private readonly List<(PendingRequest Request, WorkspaceDiagnosticParams Given)> waiting = [];

    /// <summary>Answers at once where something is new, else later.</summary>
    public void Hold(PendingRequest request, WorkspaceDiagnosticParams given)
    {
        waiting.Add((request, given));
        Look();
    }

    /// <summary>Looks whether something is new.</summary>
    public void Look()
    {
        waiting.RemoveAll(static w => w.Request.IsAnswered);
        if (waiting.Count > 0)
        {
            session.Feed.Report(reports => waiting.RemoveAll(w => IsAnswered(w.Request, w.Given, reports)));
        }
    }

    /// <summary>Answers all that wait, with nothing new.</summary>
    public void LetGo()
    {
        waiting.ForEach(static w => w.Request.Succeed(new WorkspaceDiagnosticReport([]), ProtocolJson.Default.WorkspaceDiagnosticReport));
        waiting.Clear();
    }

    private bool IsAnswered(PendingRequest request, WorkspaceDiagnosticParams given, List<DocumentReport> reports)
    {
        var items = Items(given.PreviousResultIds, reports).ToList();
        if (given.PreviousResultIds.Count > 0 && items.TrueForAll(static i => i.Items is null))
        {
            return false;
        }

        if (given.PartialResultToken is { } token)
        {
            session.Client.Notify("$/progress", new PartialDiagnosticsParams(token, new WorkspaceDiagnosticReport(items)), ProtocolJson.Default.PartialDiagnosticsParams);
            items = [];
        }

        request.Succeed(new WorkspaceDiagnosticReport(items), ProtocolJson.Default.WorkspaceDiagnosticReport);
        return true;
    }

    private static IEnumerable<WorkspaceDocumentReport> Items(IReadOnlyList<PreviousResult> previous, List<DocumentReport> reports)
    {
        var known = previous.DistinctBy(static p => p.Uri, StringComparer.Ordinal).ToDictionary(static p => p.Uri, static p => p.Value, StringComparer.Ordinal);
        foreach (var report in reports)
        {
            var isSame = known.Remove(report.Uri, out var before) && before == report.Id;
            yield return new WorkspaceDocumentReport(report.Uri, report.Version, isSame ? "unchanged" : "full", report.Id, isSame ? null : report.Items);
        }

        // What the client remembers of documents that are gone has to go too.
        var nothing = new DocumentReport("", null, []);
        foreach (var (uri, _) in known.Where(k => k.Value != nothing.Id))
        {
            yield return new WorkspaceDocumentReport(uri, null, "full", nothing.Id, nothing.Items);
        }
    }
}
