using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary>
/// <c>textDocument/formatting</c>, <c>…/rangeFormatting</c> and <c>…/onTypeFormatting</c>: the one canonical layout, with the line ends that the text has.
/// </summary>
internal static class FormattingRequest
{
    /// <summary>The route for a whole document.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of("textDocument/formatting", ProtocolJson.Default.FormattingParams, ProtocolJson.Default.IReadOnlyListTextEdit, static (session, given) =>
        session.Find(given.TextDocument) is { } view ? EditConversion.Of(view, Formatting.Document(view.Tree)) : null);

    /// <summary>The route for a part of one.</summary>
    public static readonly RequestRoute RangeRoute = RequestRoute.Of("textDocument/rangeFormatting", ProtocolJson.Default.RangeParams, ProtocolJson.Default.IReadOnlyListTextEdit, static (session, given) =>
        session.Find(given.TextDocument) is { } view ? EditConversion.Of(view, Formatting.Range(view.Tree, view.SpanOf(given.Range))) : null);

    /// <summary>The route for what follows from a character that was typed.</summary>
    public static readonly RequestRoute OnTypeRoute = RequestRoute.Of("textDocument/onTypeFormatting", ProtocolJson.Default.OnTypeFormattingParams, ProtocolJson.Default.IReadOnlyListTextEdit, static (session, given) =>
        session.Find(given.TextDocument) is { } view && given.Ch.Length > 0 ? EditConversion.Of(view, Formatting.OnType(view.Tree, view.OffsetOf(given.Position), given.Ch[0])) : null);
}
