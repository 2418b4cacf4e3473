using Flow.Compiler.Editing;
using Flow.Compiler.Text;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/foldingRange</c> and <c>textDocument/selectionRange</c>: what the shape of the text says.</summary>
internal static class FoldingRequest
{
    /// <summary>The route for what can be folded.</summary>
    public static readonly RequestRoute Route = RequestRoute.OfDocument("textDocument/foldingRange", ProtocolJson.Default.IReadOnlyListFoldingRange, static (session, view) =>
    {
        var wholeLines = session.Client.Capabilities.TextDocument?.FoldingRange?.LineFoldingOnly == true;
        return [.. FoldingRanges.Of(view.Tree).Select(f => RangeOf(view, f, wholeLines)).Where(static r => r.StartLine < r.EndLine)];
    });

    /// <summary>The route for what is selected as a selection grows.</summary>
    public static readonly RequestRoute SelectionRoute = RequestRoute.Of("textDocument/selectionRange", ProtocolJson.Default.SelectionRangeParams, ProtocolJson.Default.IReadOnlyListSelectionRange, static (session, given) =>
        session.Find(given.TextDocument) is { } view ? [.. given.Positions.Select(p => SelectionAt(view, view.OffsetOf(p)))] : null);

    // Where only whole lines fold, the line with the closing bracket stays visible.
    private static FoldingRange RangeOf(DocumentView view, Fold fold, bool wholeLines)
    {
        var range = view.RangeOf(fold.Span);
        var kind = fold.Kind switch
        {
            FoldKind.Comment => "comment",
            FoldKind.Imports => "imports",
            _ => null,
        };
        return wholeLines
            ? new FoldingRange(range.Start.Line, fold.Kind == FoldKind.Region ? range.End.Line - 1 : range.End.Line, kind)
            : new FoldingRange(range.Start.Line, range.End.Line, kind) { StartCharacter = range.Start.Character, EndCharacter = range.End.Character };
    }

    private static SelectionRange SelectionAt(DocumentView view, int offset) =>
        SelectionRanges.At(view.Tree, offset).Reverse().Aggregate(default(SelectionRange), (parent, span) => new SelectionRange(view.RangeOf(span), parent))
        ?? new SelectionRange(view.RangeOf(new TextSpan(offset, 0)), null);
}
