using Flow.Compiler.Editing;
using Flow.Compiler.Text;
using Flow.LanguageServer.Previews;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/inlayHint</c>: what the compiler knows and nobody wrote.</summary>
internal static class InlayHintRequest
{
    private const int TypeKind = 1;
    private const int ParameterKind = 2;
    private const char NoBreakSpace = '\u00A0';

    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of("textDocument/inlayHint", ProtocolJson.Default.RangeParams, ProtocolJson.Default.IReadOnlyListInlayHintResult, static (session, given) =>
        session.Find(given.TextDocument) is { } view ? [.. In(session, view, view.SpanOf(given.Range)).Select(h => HintOf(view, h))] : null);

    private static IEnumerable<InlayHint> In(ServerSession session, DocumentView view, TextSpan span)
    {
        session.Shown.Note(view, ShownPart.Hints);
        return InlayHints.In(view.Compilation, view.Path, span);
    }

    /// <summary>A hint behind a word begins with a space that no line breaks at: the padding of editors is too narrow to read as one.</summary>
    private static InlayHintResult HintOf(DocumentView view, InlayHint hint) => new(
        view.Encoding.PositionOf(view.Source, hint.Position),
        hint.Kind is InlayHintKinds.Types or InlayHintKinds.Parameters ? hint.Label : $"{NoBreakSpace}{hint.Label}",
        hint.Kind switch { InlayHintKinds.Types => TypeKind, InlayHintKinds.Parameters => ParameterKind, _ => null },
        hint.Insertion is { } edit ? EditConversion.Of(view, [edit]) : null,
        PaddingRight: hint.Kind == InlayHintKinds.Parameters ? true : null);
}
