using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/formatting</c>: the one canonical layout, with the line ends that the text has.</summary>
internal static class FormattingRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.OfDocument("textDocument/formatting", ProtocolJson.Default.IReadOnlyListTextEdit, static (_, view) => Answer(view));

    private static List<Protocol.TextEdit> Answer(DocumentView view)
    {
        var old = view.Source.Content;
        var text = Formatter.Format(SyntaxTree.Parse(view.Source));
        text = old.Contains("\r\n", StringComparison.Ordinal) ? text.ReplaceLineEndings("\r\n") : text;
        return text == old ? [] : [new Protocol.TextEdit(view.RangeOf(new TextSpan(0, old.Length)), text)];
    }
}
