using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>flow/text</c>: the text of a document as the server has it. For tests.</summary>
internal static class TextRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.OfDocument(
        "flow/text", ProtocolJson.Default.TextResult, static (_, view) => new TextResult(view.Document?.Version, view.Source.Content));
}
