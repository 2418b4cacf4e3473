using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/references</c> and <c>textDocument/documentHighlight</c>: the places that name one thing.</summary>
internal static class ReferencesRequest
{
    private const int Read = 2;
    private const int Written = 3;

    /// <summary>The route for the project.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of("textDocument/references", ProtocolJson.Default.ReferenceParams, ProtocolJson.Default.IReadOnlyListLocation, static (session, given) =>
        session.Find(given.TextDocument) is { } view
            ? [.. References.At(view.Compilation, view.Path, view.OffsetOf(given.Position)).Where(r => !r.IsDeclaration || given.Context?.IncludeDeclaration != false).Select(r => view.LocationOf(r.Place))]
            : null);

    /// <summary>The route for the document.</summary>
    public static readonly RequestRoute HighlightRoute = RequestRoute.OfPosition("textDocument/documentHighlight", ProtocolJson.Default.IReadOnlyListDocumentHighlight, static (_, view, offset) =>
        [.. Highlights.At(view.Compilation, view.Path, offset).Select(r => new DocumentHighlight(view.RangeOf(r.Place.Span), r.IsWrite || r.IsDeclaration ? Written : Read))]);
}
