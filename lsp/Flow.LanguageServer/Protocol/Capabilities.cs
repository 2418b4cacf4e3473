namespace Flow.LanguageServer.Protocol;

/// <summary>What the server can do.</summary>
internal sealed record ServerCapabilities
{
    public required string PositionEncoding { get; init; }

    public required TextDocumentSyncOptions TextDocumentSync { get; init; }

    public DiagnosticOptions? DiagnosticProvider { get; init; }

    public required WorkspaceOptions Workspace { get; init; }

    public bool? DocumentFormattingProvider { get; init; }
}

internal sealed record TextDocumentSyncOptions(bool OpenClose, int Change, bool Save);

internal sealed record DiagnosticOptions(string Identifier, bool InterFileDependencies, bool WorkspaceDiagnostics);

internal sealed record WorkspaceOptions(WorkspaceFoldersOptions WorkspaceFolders, FileOperationsOptions FileOperations);

internal sealed record WorkspaceFoldersOptions(bool Supported, bool ChangeNotifications);

internal sealed record FileOperationsOptions(FileOperationRegistration DidCreate, FileOperationRegistration DidRename, FileOperationRegistration DidDelete)
{
    public FileOperationRegistration? WillRename { get; init; }
}

internal sealed record FileOperationRegistration(IReadOnlyList<FileOperationFilter> Filters);

internal sealed record FileOperationFilter(string Scheme, FileOperationPattern Pattern);

internal sealed record FileOperationPattern(string Glob);
