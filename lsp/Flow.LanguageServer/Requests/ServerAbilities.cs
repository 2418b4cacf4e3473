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
    };

    private static FileOperationsOptions Files()
    {
        var any = new FileOperationRegistration([new FileOperationFilter("file", new FileOperationPattern("**/*"))]);
        return new FileOperationsOptions(any, any, any);
    }
}
