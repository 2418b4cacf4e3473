using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Notifications;

/// <summary>What happens to open documents.</summary>
internal static class DocumentNotifications
{
    /// <summary><c>textDocument/didOpen</c>.</summary>
    public static readonly NotificationRoute Opened = NotificationRoute.Of("textDocument/didOpen", ProtocolJson.Default.DidOpenParams, static (session, given) =>
    {
        session.Workspace.Open(given.TextDocument);
        session.Feed.Changed(given.TextDocument.Uri);
    });

    /// <summary><c>textDocument/didChange</c>.</summary>
    public static readonly NotificationRoute Changed = NotificationRoute.Of("textDocument/didChange", ProtocolJson.Default.DidChangeParams, static (session, given) =>
    {
        if (session.Workspace.Change(given))
        {
            session.Feed.Changed(given.TextDocument.Uri);
        }
        else
        {
            session.Client.Log(MessageType.Warning, $"A document was changed that is not open: {given.TextDocument.Uri}");
        }
    });

    /// <summary><c>textDocument/didSave</c>: the disk has the text that is known already.</summary>
    public static readonly NotificationRoute Saved = NotificationRoute.Of("textDocument/didSave", ProtocolJson.Default.DocumentParams, static (session, given) =>
        session.LookAtFiles([given.TextDocument.Uri]));

    /// <summary><c>textDocument/didClose</c>.</summary>
    public static readonly NotificationRoute Closed = NotificationRoute.Of("textDocument/didClose", ProtocolJson.Default.DocumentParams, static (session, given) =>
    {
        session.Tokens.Forget(given.TextDocument.Uri);
        session.Shown.Forget(given.TextDocument.Uri);
        session.Workspace.Close(given.TextDocument.Uri);
        session.Feed.Changed();
    });
}
