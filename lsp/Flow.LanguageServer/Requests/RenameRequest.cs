using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/prepareRename</c> and <c>textDocument/rename</c>: another name for a declaration, everywhere. A refusal says why.</summary>
internal static class RenameRequest
{
    /// <summary>The route that asks whether something can be renamed.</summary>
    public static readonly RequestRoute PrepareRoute = RequestRoute.OfPosition("textDocument/prepareRename", ProtocolJson.Default.PrepareRenameResult, static (_, view, offset) =>
        Rename.Prepare(view.Compilation, view.Path, offset) switch
        {
            ({ } target, _) => new PrepareRenameResult(view.RangeOf(target.Span), target.Name),
            (_, var refusal) => throw Refused(view, refusal),
        });

    /// <summary>The route that renames.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of("textDocument/rename", ProtocolJson.Default.RenameParams, ProtocolJson.Default.WorkspaceEdit, static (session, given) =>
        session.Find(given.TextDocument) is { } view ? Apply(session, view, given) : null);

    private static WorkspaceEdit Apply(ServerSession session, DocumentView view, RenameParams given)
    {
        var result = Rename.Apply(view.Compilation, view.Path, view.OffsetOf(given.Position), given.NewName);
        if (result.Refusal is { } refusal)
        {
            throw Refused(view, refusal);
        }

        foreach (var note in result.Notes)
        {
            session.Client.Log(MessageType.Info, note);
        }

        return EditConversion.Of(session, view, result.Files);
    }

    private static RequestException Refused(DocumentView view, RenameRefusal? refusal)
    {
        var place = refusal?.Place is { } at ? $" ({(at.Path == view.Path ? "" : at.Path + ", ")}line {at.LineNumber})" : "";
        return new RequestException(ErrorCodes.RequestFailed, $"{refusal?.Reason ?? "There is no name here."}{place}");
    }
}
