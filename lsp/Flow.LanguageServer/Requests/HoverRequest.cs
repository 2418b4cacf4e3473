using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/hover</c>: what is known about a place.</summary>
internal static class HoverRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.OfPosition("textDocument/hover", ProtocolJson.Default.HoverResult, static (_, view, offset) =>
        Hover.At(view.Compilation, view.Path, offset, new HoverOptions(DateTimeOffset.UtcNow)) is { } found
            ? new Protocol.HoverResult(MarkupContent.Markdown(found.Markdown), view.RangeOf(found.Span))
            : null);
}
