using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/signatureHelp</c>: what a call or a header takes, while it is written.</summary>
internal static class SignatureHelpRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.OfPosition("textDocument/signatureHelp", ProtocolJson.Default.SignatureHelpResult, static (_, view, offset) => Answer(view, offset));

    private static SignatureHelpResult? Answer(DocumentView view, int offset)
    {
        if (SignatureHelp.At(view.Compilation, view.Path, offset) is not { } found)
        {
            return null;
        }

        var parameters = found.Signature.Parameters.Select(static p => new ParameterInformation([p.Span.Start, p.Span.End], TextOf(p.Documentation)));
        var signature = new SignatureInformation(found.Signature.Label, TextOf(found.Signature.Documentation), [.. parameters]);
        return new SignatureHelpResult([signature], 0, found.ActiveParameter >= 0 ? found.ActiveParameter : null);
    }

    private static MarkupContent? TextOf(string markdown) => markdown.Length > 0 ? MarkupContent.Markdown(markdown) : null;
}
