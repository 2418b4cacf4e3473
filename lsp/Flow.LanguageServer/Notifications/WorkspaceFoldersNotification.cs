using Flow.LanguageServer.Documents;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Notifications;

/// <summary><c>workspace/didChangeWorkspaceFolders</c>: folders are opened and closed.</summary>
internal static class WorkspaceFoldersNotification
{
    /// <summary>Its route.</summary>
    public static readonly NotificationRoute Route = NotificationRoute.Of(
        "workspace/didChangeWorkspaceFolders", ProtocolJson.Default.DidChangeWorkspaceFoldersParams, static (session, given) =>
        {
            session.Workspace.ChangeFolders(Paths(given.Event.Added), Paths(given.Event.Removed));
            session.Feed.Changed();
        });

    private static IEnumerable<string> Paths(IEnumerable<WorkspaceFolder> folders) => folders.Select(static f => DocumentUri.PathOf(f.Uri)).OfType<string>();
}
