using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary>What the server says that it can do.</summary>
internal static class ServerAbilities
{
    private const int Incremental = 2;

    /// <summary>What it can do for the editor of <paramref name="session"/>.</summary>
    public static ServerCapabilities Of(ServerSession session) => new()
    {
        PositionEncoding = session.Workspace.Encoding.Name,
        TextDocumentSync = new TextDocumentSyncOptions(OpenClose: true, Incremental, Save: true),
        DiagnosticProvider = session.Client.PullsDiagnostics ? new DiagnosticOptions(LanguageServer.Name, InterFileDependencies: true, WorkspaceDiagnostics: true) : null,
        Workspace = new WorkspaceOptions(new WorkspaceFoldersOptions(Supported: true, ChangeNotifications: true), Files()),
        DocumentFormattingProvider = true,
        DocumentRangeFormattingProvider = true,
        DocumentOnTypeFormattingProvider = new OnTypeFormattingOptions("\n", ["}", "]", ")", "\""]),
        CompletionProvider = new CompletionOptions(CompletionRequest.TriggerCharacters, ResolveProvider: true),
        SignatureHelpProvider = new SignatureHelpOptions(["(", ",", " "], [")"]),
        CodeActionProvider = new CodeActionOptions(CodeActionRequest.Kinds),
        HoverProvider = true,
        DefinitionProvider = true,
        DeclarationProvider = true,
        TypeDefinitionProvider = true,
        ImplementationProvider = true,
        ReferencesProvider = true,
        DocumentHighlightProvider = true,
        RenameProvider = new RenameOptions(PrepareProvider: true),
        LinkedEditingRangeProvider = true,
        DocumentSymbolProvider = true,
        WorkspaceSymbolProvider = true,
        CallHierarchyProvider = true,
        SemanticTokensProvider = new SemanticTokensOptions(
            new SemanticTokensLegend(SemanticTokensRequest.Types, SemanticTokensRequest.Modifiers), Range: true, new SemanticTokensFull(Delta: true)),
        FoldingRangeProvider = true,
        SelectionRangeProvider = true,
        DocumentLinkProvider = new ResolveOptions(ResolveProvider: false),
        CodeLensProvider = new ResolveOptions(ResolveProvider: true),
        InlayHintProvider = true,
    };

    private static FileOperationsOptions Files()
    {
        var any = new FileOperationRegistration([new FileOperationFilter("file", new FileOperationPattern("**/*"))]);
        return new FileOperationsOptions(any, any, any) { WillRename = any };
    }
}
