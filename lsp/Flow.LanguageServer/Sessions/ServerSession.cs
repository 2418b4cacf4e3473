using Flow.LanguageServer.Diagnosing;
using Flow.LanguageServer.Documents;
using Flow.LanguageServer.Previews;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Sessions;

/// <summary>How far a session is: LSP 3.17, "Server lifecycle".</summary>
internal enum SessionPhase
{
    /// <summary>The client has not introduced itself yet.</summary>
    New,

    /// <summary>Everything may be asked.</summary>
    Running,

    /// <summary>The client will end the server; nothing may be asked.</summary>
    ShutDown,
}

/// <summary>The work for one editor. Only one thread uses it, so that every answer belongs to exactly one state of the documents.</summary>
internal sealed class ServerSession
{
    private readonly List<Action> whenIdle = [];

    /// <summary>Begins a session.</summary>
    /// <param name="client">The editor.</param>
    /// <param name="version">The version of the tool.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="comeBack">Has something done by the one thread.</param>
    public ServerSession(ClientConnection client, string version, TimeProvider clock, Action<Action> comeBack)
    {
        Client = client;
        Version = version;
        Calendar = new Calendar(clock);
        Workspace = new Workspace(PositionEncoding.Utf16, Calendar.Today);
        Background = new BackgroundWork(comeBack, LanguageServer.StackSize);
        Targets = new BackgroundWork(comeBack, LanguageServer.StackSize);
        Emissions = new Emissions(version);
        Watches = new Watches(this);
        Shown = new ShownAnswers(this);
        Feed = new DiagnosticFeed(this);
    }

    /// <summary>The editor.</summary>
    public ClientConnection Client { get; }

    /// <summary>The version of the tool.</summary>
    public string Version { get; }

    /// <summary>How far it is.</summary>
    public SessionPhase Phase { get; set; }

    /// <summary>What is open.</summary>
    public Workspace Workspace { get; private set; }

    /// <summary>What time it is.</summary>
    public Calendar Calendar { get; }

    /// <summary>The folders to open as soon as the client is ready.</summary>
    public IReadOnlyList<string> FirstFolders { get; set; } = [];

    /// <summary>What waits for a moment of rest.</summary>
    public IdleWork Idle { get; } = new();

    /// <summary>Where mistakes are looked for.</summary>
    public BackgroundWork Background { get; }

    /// <summary>Where targets are asked, which takes longer.</summary>
    public BackgroundWork Targets { get; }

    /// <summary>What the targets make.</summary>
    public Emissions Emissions { get; }

    /// <summary>What was offered to be written.</summary>
    public KeptOffers Offers { get; } = new();

    /// <summary>The colours that the client has.</summary>
    public KeptTokens Tokens { get; } = new();

    /// <summary>What the client keeps on its screen.</summary>
    public Watches Watches { get; }

    /// <summary>What the client draws into its documents.</summary>
    public ShownAnswers Shown { get; }

    /// <summary>What the client is told about mistakes.</summary>
    public DiagnosticFeed Feed { get; }

    /// <summary>Whether the targets are asked what they cannot express.</summary>
    public bool ChecksTargets { get; set; } = true;

    /// <summary>Settles how columns are counted.</summary>
    public void Agree(PositionEncoding encoding) => Workspace = new Workspace(encoding, Calendar.Today);

    /// <summary>Has <paramref name="work"/> done when nothing else is left to do, and does at once what waits for a moment of rest.</summary>
    public void WhenIdle(Action work) => whenIdle.Add(work);

    /// <summary>Looks whether somebody waits for the end of all work, and whether it has come.</summary>
    public void LookWhetherIdle()
    {
        if (whenIdle.Count == 0)
        {
            return;
        }

        Idle.RunAll();
        if (Background.IsEmpty && Targets.IsEmpty)
        {
            List<Action> now = [.. whenIdle];
            whenIdle.Clear();
            now.ForEach(static work => work());
        }
    }

    /// <summary>Files on the disk have changed, appeared or disappeared.</summary>
    public void LookAtFiles(IEnumerable<string> uris)
    {
        if (Workspace.LookAt(uris.Select(DocumentUri.PathOf).OfType<string>()))
        {
            Feed.Changed();
        }
    }

    /// <summary>Looks whether another day has come.</summary>
    public void LookAtDay()
    {
        if (Workspace.LookAtDay(Calendar.Today) && Phase == SessionPhase.Running)
        {
            Feed.Changed();
        }
    }

    /// <summary>The document, or null where nothing is known of it.</summary>
    public DocumentView? Find(TextDocumentIdentifier document) => Workspace.Find(document.Uri);
}
