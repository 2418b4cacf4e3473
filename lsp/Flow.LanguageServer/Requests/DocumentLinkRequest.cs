using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/documentLink</c>: parts of a text that lead elsewhere.</summary>
internal static class DocumentLinkRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.OfDocument("textDocument/documentLink", ProtocolJson.Default.IReadOnlyListDocumentLinkResult, static (_, view) =>
        [.. DocumentLinks.Of(view.Compilation, view.Path).Select(l => new DocumentLinkResult(view.RangeOf(l.Span), l.Address ?? view.Project.UriOf(l.Path!)))]);
}
