using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/linkedEditingRange</c>: places that are edited together.</summary>
internal static class LinkedEditingRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.OfPosition("textDocument/linkedEditingRange", ProtocolJson.Default.LinkedEditingRanges, static (_, view, offset) =>
        LinkedEditing.At(view.Compilation, view.Path, offset) is { IsEmpty: false } spans ? new LinkedEditingRanges([.. spans.Select(view.RangeOf)]) : null);
}
