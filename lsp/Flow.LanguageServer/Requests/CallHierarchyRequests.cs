using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/prepareCallHierarchy</c> and <c>callHierarchy/…</c>: who uses whom.</summary>
internal static class CallHierarchyRequests
{
    /// <summary>The route for where it begins.</summary>
    public static readonly RequestRoute Prepare = RequestRoute.OfPosition("textDocument/prepareCallHierarchy", ProtocolJson.Default.IReadOnlyListHierarchyItem, static (_, view, offset) =>
        CallHierarchy.At(view.Compilation, view.Path, offset) is { } item ? [ItemOf(view, item)] : null);

    /// <summary>The route for what uses an item.</summary>
    public static readonly RequestRoute Incoming = RequestRoute.Of("callHierarchy/incomingCalls", ProtocolJson.Default.HierarchyParams, ProtocolJson.Default.IReadOnlyListIncomingCall, static (session, given) =>
    {
        var (view, item) = Find(session, given.Item);
        return [.. CallHierarchy.Incoming(view.Compilation, item).Select(c => new IncomingCall(ItemOf(view, c.Item), [.. c.Places.Select(p => view.LocationOf(p).Range)]))];
    });

    /// <summary>The route for what an item uses.</summary>
    public static readonly RequestRoute Outgoing = RequestRoute.Of("callHierarchy/outgoingCalls", ProtocolJson.Default.HierarchyParams, ProtocolJson.Default.IReadOnlyListOutgoingCall, static (session, given) =>
    {
        var (view, item) = Find(session, given.Item);
        return [.. CallHierarchy.Outgoing(view.Compilation, item).Select(c => new OutgoingCall(ItemOf(view, c.Item), [.. c.Places.Select(p => view.LocationOf(p).Range)]))];
    });

    /// <summary>The item where the client saw it; the text may be another one by now.</summary>
    private static (DocumentView View, Compiler.Editing.HierarchyItem Item) Find(ServerSession session, Protocol.HierarchyItem given)
    {
        var view = session.Workspace.Find(given.Uri);
        var item = view is null ? null : CallHierarchy.At(view.Compilation, view.Path, view.OffsetOf(given.SelectionRange.Start));
        return view is not null && item is not null && item.Name == given.Name ? (view, item) : throw new RequestException(ErrorCodes.ContentModified, "The document has changed since.");
    }

    private static Protocol.HierarchyItem ItemOf(DocumentView view, Compiler.Editing.HierarchyItem item)
    {
        var name = view.LocationOf(item.Place);
        return new Protocol.HierarchyItem(item.Name, SymbolRequests.KindOf(item.Kind), name.Uri, view.Encoding.RangeOf(item.Place.Source, item.Whole), name.Range);
    }
}
