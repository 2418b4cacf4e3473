using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Diagnosing;

/// <summary>What was pushed to the editor. Only what differs is pushed again; an open document is told of each version, so that the editor knows what it belongs to.</summary>
/// <param name="client">The editor.</param>
internal sealed class PublishedReports(ClientConnection client)
{
    private const int Error = 1;

    private readonly Dictionary<string, DocumentReport> shown = new(StringComparer.Ordinal);

    /// <summary>Whether an error is shown in one of the documents.</summary>
    public bool HasErrors(IEnumerable<string> uris) => uris.Any(uri => shown.TryGetValue(uri, out var report) && report.Items.Any(static i => i.Severity == Error));

    /// <summary>Shows <paramref name="reports"/> besides what is shown of other documents.</summary>
    public void Update(IEnumerable<DocumentReport> reports)
    {
        foreach (var report in reports)
        {
            Show(report);
        }
    }

    /// <summary>Shows <paramref name="reports"/>, and nothing of any other document.</summary>
    public void Replace(List<DocumentReport> reports)
    {
        Update(reports);
        foreach (var gone in shown.Keys.Except(reports.Select(static r => r.Uri), StringComparer.Ordinal).ToList())
        {
            Show(new DocumentReport(gone, null, []));
            shown.Remove(gone);
        }
    }

    private void Show(DocumentReport report)
    {
        var before = shown.GetValueOrDefault(report.Uri);
        if (before is null ? report.Items.Count == 0 && report.Version is null : before.Version == report.Version && before.Id == report.Id)
        {
            return;
        }

        shown[report.Uri] = report;
        var version = client.Capabilities.TextDocument?.PublishDiagnostics?.VersionSupport == true ? report.Version : null;
        client.Notify("textDocument/publishDiagnostics", new PublishDiagnosticsParams(report.Uri, version, report.Items), ProtocolJson.Default.PublishDiagnosticsParams);
    }
}
