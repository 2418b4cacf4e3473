using System.Collections.Frozen;
using Flow.LanguageServer.Notifications;
using Flow.LanguageServer.Requests;

namespace Flow.LanguageServer.Sessions;

/// <summary>Everything that the server answers and listens to.</summary>
internal static class RouteTable
{
    /// <summary>The requests, by method.</summary>
    public static readonly FrozenDictionary<string, RequestRoute> Requests = new[]
    {
        InitializeRequest.Route, ShutdownRequest.Route, IdleRequest.Route, TextRequest.Route,
        DiagnosticRequest.Route, WorkspaceDiagnosticRequest.Route,
        FormattingRequest.Route, FormattingRequest.RangeRoute, FormattingRequest.OnTypeRoute,
        CompletionRequest.Route, CompletionResolveRequest.Route, SignatureHelpRequest.Route, CodeActionRequest.Route,
        HoverRequest.Route, DefinitionRequests.Definition, DefinitionRequests.Declaration, DefinitionRequests.TypeDefinition, DefinitionRequests.Implementation,
        ReferencesRequest.Route, ReferencesRequest.HighlightRoute, RenameRequest.PrepareRoute, RenameRequest.Route, LinkedEditingRequest.Route,
        SymbolRequests.OfDocument, SymbolRequests.OfWorkspace, CallHierarchyRequests.Prepare, CallHierarchyRequests.Incoming, CallHierarchyRequests.Outgoing,
        SemanticTokensRequest.FullRoute, SemanticTokensRequest.DeltaRoute, SemanticTokensRequest.RangeRoute,
        FoldingRequest.Route, FoldingRequest.SelectionRoute, DocumentLinkRequest.Route, CodeLensRequest.Route, CodeLensRequest.ResolveRoute, InlayHintRequest.Route,
        WillRenameRequest.Route,
        ProjectsRequest.Route, PreviewRequest.Route, GraphRequest.Route, ExplainRequest.Route,
    }.ToFrozenDictionary(static r => r.Method, StringComparer.Ordinal);

    /// <summary>The notifications, by method.</summary>
    public static readonly FrozenDictionary<string, NotificationRoute> Notifications = new[]
    {
        InitializedNotification.Route, SetTraceNotification.Route,
        DocumentNotifications.Opened, DocumentNotifications.Changed, DocumentNotifications.Saved, DocumentNotifications.Closed,
        FileNotifications.Watched, FileNotifications.Created, FileNotifications.Renamed, FileNotifications.Deleted,
        WorkspaceFoldersNotification.Route,
    }.ToFrozenDictionary(static r => r.Method, StringComparer.Ordinal);
}
