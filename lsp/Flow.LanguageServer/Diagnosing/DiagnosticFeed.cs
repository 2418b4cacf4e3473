using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
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
[SuppressMessage("Design", "CA1001", Justification = "A source of cancellation without a timer holds nothing that has to be given back.")]
internal sealed class DiagnosticFeed(ServerSession session)
{
    private const int RulesStage = 1;
    private const int ShownStage = 2;
    private const int TargetsStage = 3;
    private static readonly TimeSpan rulesDelay = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan shownDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan targetsDelay = TimeSpan.FromMilliseconds(400);

    private readonly ProjectDiagnosis diagnosis = new(session.Emissions);
    private readonly PublishedReports published = new(session.Client);
    private readonly HeldReports held = new(session);
    private CancellationTokenSource outdated = new();

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

    /// <summary>What is known about <paramref name="project"/>: what the targets said is in it where they were asked.</summary>
    public ImmutableArray<Diagnostic> Known(ProjectState project) => diagnosis.Known(project, CancellationToken.None);

    /// <summary>
    /// Gives <paramref name="answer"/> everything that is known about the document at <paramref name="uri"/> as it is now. It is called by the thread that found it, which then
    /// waits for no other: each change of threads takes long on a machine that has much to do.
    /// </summary>
    public void Report(string uri, PendingRequest request, Action<DocumentReport> answer)
    {
        var (view, now) = (session.Workspace.Find(uri), session.Workspace.Now);
        session.Background.Do(
            cancellation =>
            {
                answer(view is not null ? ReportOf(view, uri, cancellation) : ReportsOf(now, cancellation).FirstOrDefault(r => r.Uri == uri) ?? new DocumentReport(uri, null, []));
                return true;
            },
            static isDone => isDone(),
            request);
    }

    /// <summary>Gives <paramref name="then"/> everything that is known about all documents as they are now.</summary>
    public void Report(Action<List<DocumentReport>> then)
    {
        var now = session.Workspace.Now;
        session.Background.Do(c => ReportsOf(now, c).ToList(), result => then(result()), outdated.Token);
    }

    /// <summary>Keeps the answer to a request about all documents until there is something to tell.</summary>
    public void Hold(PendingRequest request, WorkspaceDiagnosticParams given) => held.Hold(request, given);

    /// <summary>Answers what was kept: the client will not wait any longer.</summary>
    public void LetGo() => held.LetGo();

    /// <summary>What is being found out about a state that is past is given up, and begun again for the one of now when there is a moment.</summary>
    private void WorkLater()
    {
        outdated.Cancel();
        outdated = new CancellationTokenSource();
        session.Idle.Put(RulesStage, rulesDelay, Settle);
        session.Idle.Put(ShownStage, shownDelay, () => session.Shown.Look(outdated.Token));
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
            Report(published.Replace);
        }

        session.Watches.Look(outdated.Token);
    }

    private void AskTargets()
    {
        var projects = session.Workspace.Now.Projects;
        session.Targets.Do(
            cancellation => projects.Where(p => !p.IsAlone && diagnosis.AskTargets(p, cancellation)).ToList().Count > 0,
            isNews =>
            {
                if (isNews())
                {
                    TellAgain();
                }
            },
            outdated.Token);
    }

    private void TellAgain()
    {
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
    private void PushErrors(ProjectState project)
    {
        var early = ProjectDiagnosis.Early(project);
        if (early.Any(static d => d.Severity == Severity.Error) || published.HasErrors(project.Compilation.Sources.Select(s => project.UriOf(s.Path))))
        {
            published.Update(DocumentReport.Of(project, early, session.Workspace.Now));
        }
    }

    private DocumentReport ReportOf(DocumentView view, string uri, CancellationToken cancellation)
    {
        var items = diagnosis.Known(view.Project, cancellation).Where(d => d.Location.Path == view.Path);
        return new DocumentReport(uri, view.Document?.Version, [.. items.Select(d => DiagnosticConversion.Of(view.Project, d, view.Encoding))]);
    }

    private IEnumerable<DocumentReport> ReportsOf(WorkspaceState now, CancellationToken cancellation) =>
        now.Projects.SelectMany(p => DocumentReport.Of(p, diagnosis.Known(p, cancellation), now));
}
