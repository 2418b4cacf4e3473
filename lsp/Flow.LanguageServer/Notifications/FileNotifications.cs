using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Notifications;

/// <summary>What happens to files on the disk.</summary>
internal static class FileNotifications
{
    /// <summary><c>workspace/didChangeWatchedFiles</c>.</summary>
    public static readonly NotificationRoute Watched = NotificationRoute.Of(
        "workspace/didChangeWatchedFiles", ProtocolJson.Default.DidChangeWatchedFilesParams, static (session, given) => session.LookAtFiles(given.Changes.Select(static c => c.Uri)));

    /// <summary><c>workspace/didCreateFiles</c>.</summary>
    public static readonly NotificationRoute Created = NotificationRoute.Of(
        "workspace/didCreateFiles", ProtocolJson.Default.FilesParams, static (session, given) => session.LookAtFiles(given.Files.Select(static f => f.Uri)));

    /// <summary><c>workspace/didRenameFiles</c>.</summary>
    public static readonly NotificationRoute Renamed = NotificationRoute.Of(
        "workspace/didRenameFiles", ProtocolJson.Default.RenameFilesParams, static (session, given) => session.LookAtFiles(given.Files.SelectMany(static f => new[] { f.OldUri, f.NewUri })));

    /// <summary><c>workspace/didDeleteFiles</c>.</summary>
    public static readonly NotificationRoute Deleted = NotificationRoute.Of(
        "workspace/didDeleteFiles", ProtocolJson.Default.FilesParams, static (session, given) => session.LookAtFiles(given.Files.Select(static f => f.Uri)));
}
