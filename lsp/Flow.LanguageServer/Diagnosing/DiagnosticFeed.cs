using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Diagnosing;

/// <summary>
/// Tells the editor what is wrong. An editor that pulls gets all that is known when it asks, and is told to ask again when more is known; to any other it is pushed:
/// errors of structure and names with each change, the rest when there is a moment.
/// </summary>
/// <param name="session">The work for the editor.</param>
internal sealed class DiagnosticFeed(ServerSession session)
{
    private const int RulesStage = 1;
    private const int TargetsStage = 2;
    private static readonly TimeSpan rulesDelay = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan targetsDelay = TimeSpan.FromMilliseconds(400);

    private readonly ProjectDiagnosis diagnosis = new(session.Version);
    private readonly Dictionary<string, string> published = new(StringComparer.Ordinal);
    private readonly HashSet<string> withErrors = new(StringComparer.Ordinal);
    private readonly HeldReports held = new(session);

    /// <summary>The document at <paramref name="uri"/> has changed.</summary>
    public void Changed(string uri)
    {
        if (!session.Client.PullsDiagnostics && session.Workspace.Find(uri)?.Project is { } project)
        {
            PushErrors(project);
        }

        WorkLater();
    }

    /// <summary>More than one open document has changed: files, folders, what is open.</summary>
    public void Changed()
    {
        if (session.Client.PullsDiagnostics)
        {
            Refresh();
        }

        WorkLater();
    }

    /// <summary>Everything that is known about all documents.</summary>
    public IEnumerable<DocumentReport> Reports() => session.Workspace.Projects.SelectMany(p => ReportsOf(p, diagnosis.Known(p)));

    /// <summary>Everything that is known about the document at <paramref name="uri"/>.</summary>
    public DocumentReport ReportOf(string uri)
    {
        if (session.Workspace.Find(uri) is not { } view)
        {
            return Reports().FirstOrDefault(r => r.Uri == uri) ?? new DocumentReport(uri, null, []);
        }

        var items = diagnosis.Known(view.Project).Where(d => d.Location.Path == view.Path).Select(d => DiagnosticConversion.Of(view.Project, d, view.Encoding));
        return new DocumentReport(uri, view.Document?.Version, [.. items]);
    }

    /// <summary>Keeps the answer to a request about all documents until there is something to tell.</summary>
    public void Hold(PendingRequest request, WorkspaceDiagnosticParams given) => held.Hold(request, given);

    /// <summary>Answers what was kept: the client will not wait any longer.</summary>
    public void LetGo() => held.LetGo();

    private void WorkLater()
    {
        session.Idle.Put(RulesStage, rulesDelay, Settle);
        if (session.ChecksTargets)
        {
            session.Idle.Put(TargetsStage, targetsDelay, AskTargets);
        }
    }

    private void Settle()
    {
        if (session.Client.PullsDiagnostics)
        {
            held.Look();
        }
        else
        {
            PushAll();
        }
    }

    private void AskTargets()
    {
        var isNews = false;
        foreach (var project in session.Workspace.Projects.Where(static p => !p.IsAlone).ToList())
        {
            isNews |= diagnosis.AskTargets(project);
        }

        if (!isNews)
        {
            return;
        }

        if (session.Client.PullsDiagnostics)
        {
            Refresh();
        }

        Settle();
    }

    private void Refresh()
    {
        if (session.Client.Capabilities.Workspace?.Diagnostics?.RefreshSupport == true)
        {
            session.Client.Ask("workspace/diagnostic/refresh", new NoParams(), ProtocolJson.Default.NoParams);
        }
    }

    /// <summary>
    /// Without errors the rules will be asked in a moment, and what they say replaces what is shown: nothing may flicker until then. Errors, and that they are gone, are
    /// shown at once: with errors there is nothing else.
    /// </summary>
    private void PushErrors(ServedProject project)
    {
        var early = ProjectDiagnosis.Early(project);
        if (early.Any(static d => d.Severity == Severity.Error) || withErrors.Contains(project.Uri))
        {
            Push(project, early);
        }
    }

    private void PushAll()
    {
        var reports = new HashSet<string>(StringComparer.Ordinal);
        foreach (var project in session.Workspace.Projects)
        {
            reports.UnionWith(Push(project, diagnosis.Known(project)));
        }

        foreach (var gone in published.Keys.Where(uri => !reports.Contains(uri)).ToList())
        {
            Push(new DocumentReport(gone, session.Workspace.FindOpen(gone)?.Version, []));
            published.Remove(gone);
        }
    }

    private List<string> Push(ServedProject project, ImmutableArray<Diagnostic> found)
    {
        if (found.Any(static d => d.Severity == Severity.Error))
        {
            withErrors.Add(project.Uri);
        }
        else
        {
            withErrors.Remove(project.Uri);
        }

        var reports = ReportsOf(project, found).ToList();
        reports.ForEach(Push);
        return [.. reports.Select(static r => r.Uri)];
    }

    // An open document is told of each version, so that the client knows what the answer belongs to.
    private void Push(DocumentReport report)
    {
        var shown = $"{report.Version} {report.Id}";
        var before = published.GetValueOrDefault(report.Uri);
        if (before == shown || (before is null && report.Items.Count == 0 && report.Version is null))
        {
            return;
        }

        published[report.Uri] = shown;
        var version = session.Client.Capabilities.TextDocument?.PublishDiagnostics?.VersionSupport == true ? report.Version : null;
        session.Client.Notify("textDocument/publishDiagnostics", new PublishDiagnosticsParams(report.Uri, version, report.Items), ProtocolJson.Default.PublishDiagnosticsParams);
    }

    private IEnumerable<DocumentReport> ReportsOf(ServedProject project, ImmutableArray<Diagnostic> found)
    {
        var byPath = found.ToLookup(static d => d.Location.Path, StringComparer.Ordinal);
        foreach (var path in project.Compilation.Sources.Select(static s => s.Path).Union(byPath.Select(static g => g.Key)))
        {
            var uri = project.UriOf(path);
            var items = byPath[path].Select(d => DiagnosticConversion.Of(project, d, session.Workspace.Encoding));
            yield return new DocumentReport(uri, session.Workspace.FindOpen(uri)?.Version, [.. items]);
        }
    }
}
