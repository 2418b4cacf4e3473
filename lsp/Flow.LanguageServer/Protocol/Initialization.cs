using System.Text.Json;

namespace Flow.LanguageServer.Protocol;

/// <summary>How an editor introduces itself.</summary>
internal sealed record InitializeParams
{
    public int? ProcessId { get; init; }

    public ClientInformation? ClientInfo { get; init; }

    public string? RootUri { get; init; }

    public string? RootPath { get; init; }

    public IReadOnlyList<WorkspaceFolder>? WorkspaceFolders { get; init; }

    public ClientCapabilities? Capabilities { get; init; }

    public JsonElement? InitializationOptions { get; init; }

    public string? Trace { get; init; }
}

/// <summary>What only this server understands; described in lsp/README.md.</summary>
internal sealed record InitializationOptions
{
    public IReadOnlyList<string>? Commands { get; init; }

    public bool? CheckTargets { get; init; }
}

/// <summary>The editor's name.</summary>
internal sealed record ClientInformation(string Name, string? Version = null);

/// <summary>A folder that is open in the editor.</summary>
internal sealed record WorkspaceFolder(string Uri, string Name);

/// <summary>What the editor can do, as far as it matters here.</summary>
internal sealed record ClientCapabilities
{
    public GeneralClientCapabilities? General { get; init; }

    public WorkspaceClientCapabilities? Workspace { get; init; }

    public TextDocumentClientCapabilities? TextDocument { get; init; }

    public WindowClientCapabilities? Window { get; init; }
}

/// <summary>Whether something is supported, registered while running, or refreshed on request.</summary>
internal sealed record Support
{
    public bool? DynamicRegistration { get; init; }

    public bool? RefreshSupport { get; init; }

    public bool? LinkSupport { get; init; }
}

internal sealed record GeneralClientCapabilities
{
    public IReadOnlyList<string>? PositionEncodings { get; init; }
}

internal sealed record WindowClientCapabilities
{
    public bool? WorkDoneProgress { get; init; }
}

internal sealed record WorkspaceEditCapabilities
{
    public bool? DocumentChanges { get; init; }
}

internal sealed record WorkspaceClientCapabilities
{
    public WorkspaceEditCapabilities? WorkspaceEdit { get; init; }

    public Support? DidChangeWatchedFiles { get; init; }

    public Support? Diagnostics { get; init; }

    public Support? SemanticTokens { get; init; }

    public Support? CodeLens { get; init; }

    public Support? InlayHint { get; init; }

    public bool? WorkspaceFolders { get; init; }
}

internal sealed record TextDocumentClientCapabilities
{
    public Support? Diagnostic { get; init; }

    public Support? Definition { get; init; }

    public Support? Declaration { get; init; }

    public Support? TypeDefinition { get; init; }

    public Support? Implementation { get; init; }

    public PublishDiagnosticsCapabilities? PublishDiagnostics { get; init; }

    public CompletionClientCapabilities? Completion { get; init; }

    public DocumentSymbolClientCapabilities? DocumentSymbol { get; init; }

    public FoldingRangeClientCapabilities? FoldingRange { get; init; }

    public CodeActionClientCapabilities? CodeAction { get; init; }

    public RenameClientCapabilities? Rename { get; init; }
}

internal sealed record PublishDiagnosticsCapabilities
{
    public bool? VersionSupport { get; init; }
}

internal sealed record RenameClientCapabilities
{
    public bool? PrepareSupport { get; init; }
}

internal sealed record CompletionClientCapabilities
{
    public CompletionItemClientCapabilities? CompletionItem { get; init; }
}

internal sealed record CompletionItemClientCapabilities
{
    public bool? SnippetSupport { get; init; }

    public bool? InsertReplaceSupport { get; init; }
}

internal sealed record DocumentSymbolClientCapabilities
{
    public bool? HierarchicalDocumentSymbolSupport { get; init; }
}

internal sealed record FoldingRangeClientCapabilities
{
    public bool? LineFoldingOnly { get; init; }
}

internal sealed record CodeActionClientCapabilities
{
    public CodeActionLiteralSupport? CodeActionLiteralSupport { get; init; }
}

internal sealed record CodeActionLiteralSupport;

/// <summary>The answer to <c>initialize</c>.</summary>
internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInformation ServerInfo);

/// <summary>The server's name.</summary>
internal sealed record ServerInformation(string Name, string Version);

/// <summary>A registration while running.</summary>
internal sealed record Registration(string Id, string Method, FileWatchers RegisterOptions);

/// <summary>Registrations while running.</summary>
internal sealed record RegistrationParams(IReadOnlyList<Registration> Registrations);

/// <summary>Which files the client tells about.</summary>
internal sealed record FileWatchers(IReadOnlyList<FileWatcher> Watchers);

/// <summary>A pattern of files.</summary>
internal sealed record FileWatcher(string GlobPattern);
