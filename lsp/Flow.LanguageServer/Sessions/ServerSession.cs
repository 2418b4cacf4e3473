using Flow.LanguageServer.Diagnosing;
using Flow.LanguageServer.Documents;
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
/// <param name="client">The editor.</param>
/// <param name="version">The version of the tool.</param>
internal sealed class ServerSession(ClientConnection client, string version)
{
    private DiagnosticFeed? feed;

    /// <summary>The editor.</summary>
    public ClientConnection Client { get; } = client;

    /// <summary>The version of the tool.</summary>
    public string Version { get; } = version;

    /// <summary>How far it is.</summary>
    public SessionPhase Phase { get; set; }

    /// <summary>What is open.</summary>
    public Workspace Workspace { get; private set; } = new(PositionEncoding.Utf16);

    /// <summary>The folders to open as soon as the client is ready.</summary>
    public IReadOnlyList<string> FirstFolders { get; set; } = [];

    /// <summary>What waits for a moment of rest.</summary>
    public IdleWork Idle { get; } = new();

    /// <summary>What the client is told about mistakes.</summary>
    public DiagnosticFeed Feed => feed ??= new DiagnosticFeed(this);

    /// <summary>Whether the targets are asked what they cannot express.</summary>
    public bool ChecksTargets { get; set; } = true;

    /// <summary>Settles how columns are counted.</summary>
    public void Agree(PositionEncoding encoding) => Workspace = new Workspace(encoding);

    /// <summary>Files on the disk have changed, appeared or disappeared.</summary>
    public void LookAtFiles(IEnumerable<string> uris)
    {
        if (Workspace.LookAt(uris.Select(DocumentUri.PathOf).OfType<string>()))
        {
            Feed.Changed();
        }
    }

    /// <summary>The document, or null where nothing is known of it.</summary>
    public DocumentView? Find(TextDocumentIdentifier document) => Workspace.Find(document.Uri);
}
