using Flow.Compiler.Editing;
using Flow.LanguageServer.Previews;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/codeLens</c>: what can be done with a declaration. Only commands that the client has are offered; counting uses is left for later.</summary>
internal static class CodeLensRequest
{
    /// <summary>The route for the lenses of a document.</summary>
    public static readonly RequestRoute Route = RequestRoute.OfDocument("textDocument/codeLens", ProtocolJson.Default.IReadOnlyListCodeLensResult, static (session, view) =>
    {
        session.Shown.Note(view, ShownPart.Lenses);
        return [.. CodeLenses.Of(view.Compilation, view.Path).Where(l => session.Client.Commands.Contains(NameOf(l.Action))).Select(l => LensOf(view, l))];
    });

    /// <summary>The route for the count of uses.</summary>
    public static readonly RequestRoute ResolveRoute = RequestRoute.Of("codeLens/resolve", ProtocolJson.Default.CodeLensResult, ProtocolJson.Default.CodeLensResult, static (session, lens) =>
        lens.Data is not { } data ? lens
        : session.Workspace.Find(data.Uri) is { } view && view.Document?.Version == data.Version ? Counted(view, lens)
        : throw new RequestException(ErrorCodes.ContentModified, "The document has changed since."));

    private static CodeLensResult LensOf(DocumentView view, CodeLens lens)
    {
        var range = view.RangeOf(lens.Span);
        var argument = new CommandArgument { Project = view.Project.Uri, Pipeline = lens.Pipeline, Job = lens.Job, Uri = lens.Action is CodeLensAction.Plan or CodeLensAction.Preview ? view.Uri : null };
        return lens.Action == CodeLensAction.References
            ? new CodeLensResult(range, null, new CodeLensOrigin(view.Uri, view.Document?.Version))
            : new CodeLensResult(range, CommandConversion.Of(lens.Title, NameOf(lens.Action), argument), null);
    }

    private static CodeLensResult Counted(DocumentView view, CodeLensResult lens)
    {
        var uses = References.At(view.Compilation, view.Path, view.OffsetOf(lens.Range.Start)).Where(static r => !r.IsDeclaration).Select(r => view.LocationOf(r.Place)).ToList();
        var title = uses.Count == 1 ? "1 reference" : $"{uses.Count} references";
        return new CodeLensResult(
            lens.Range, CommandConversion.Of(title, NameOf(CodeLensAction.References), new CommandArgument { Uri = view.Uri, Position = lens.Range.Start, Locations = uses }), null);
    }

    private static string NameOf(CodeLensAction action) => action switch
    {
        CodeLensAction.Run or CodeLensAction.RunJob => "flow.run",
        CodeLensAction.Plan => "flow.plan",
        CodeLensAction.Preview => "flow.preview",
        _ => "flow.showReferences",
    };
}
