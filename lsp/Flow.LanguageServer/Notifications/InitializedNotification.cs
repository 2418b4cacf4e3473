using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Notifications;

/// <summary><c>initialized</c>: the client is ready. Now folders are read, and files are watched.</summary>
internal static class InitializedNotification
{
    /// <summary>Its route.</summary>
    public static readonly NotificationRoute Route = NotificationRoute.Of("initialized", ProtocolJson.Default.NoParams, static (session, _) =>
    {
        Watch(session.Client);
        using (LoadProgress.Begin(session.Client))
        {
            session.Workspace.ChangeFolders(session.FirstFolders, []);
        }

        session.Feed.Changed();
    });

    // Any file may matter: a source can ask whether it exists. Those that none has asked for are passed over when they change.
    private static void Watch(ClientConnection client)
    {
        if (client.Capabilities.Workspace?.DidChangeWatchedFiles?.DynamicRegistration == true)
        {
            var watchers = new FileWatchers([new FileWatcher("**/*")]);
            client.Ask(
                "client/registerCapability",
                new RegistrationParams([new Registration("files", "workspace/didChangeWatchedFiles", watchers)]),
                ProtocolJson.Default.RegistrationParams);
        }
    }
}
