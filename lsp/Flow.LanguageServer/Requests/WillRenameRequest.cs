using Flow.Compiler.Editing;
using Flow.LanguageServer.Documents;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>workspace/willRenameFiles</c>: files and folders will get other names; what names them is written anew. The edits are for the files as they are now.</summary>
internal static class WillRenameRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of("workspace/willRenameFiles", ProtocolJson.Default.RenameFilesParams, ProtocolJson.Default.WorkspaceEdit, static (session, given) =>
        EditConversion.Of(session, session.Workspace.Now.Projects.Where(static p => !p.IsAlone).SelectMany(p => FileMoves.Edits(p.Compilation, [.. MovesIn(p, given)]).Select(e => (p, e)))));

    private static IEnumerable<FileMove> MovesIn(ProjectState project, RenameFilesParams given) =>
        from file in given.Files
        let before = DocumentUri.PathOf(file.OldUri)
        where before is not null && ProjectLayout.Holds(project.Root, before)
        let after = DocumentUri.PathOf(file.NewUri)
        select new FileMove(project.PathOf(before), after is not null && ProjectLayout.Holds(project.Root, after) ? project.PathOf(after) : null);
}
