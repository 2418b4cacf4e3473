using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary>Edits as the protocol has them. The compiler writes "\n"; a text with "\r\n" keeps its own line ends.</summary>
internal static class EditConversion
{
    /// <summary>Edits of the document itself.</summary>
    public static IReadOnlyList<TextEdit> Of(DocumentView view, IEnumerable<Compiler.Text.TextEdit> edits) =>
        [.. edits.Select(e => new TextEdit(view.RangeOf(e.Span), LineEnds(view, e.NewText)))];

    /// <summary>Edits of several files of the document's project, for clients with and without versions.</summary>
    public static WorkspaceEdit Of(ServerSession session, DocumentView view, IEnumerable<FileEdits> files) => Of(session, files.Select(f => (view.Project, f)));

    /// <summary>Edits of files of several projects.</summary>
    public static WorkspaceEdit Of(ServerSession session, IEnumerable<(ProjectState Project, FileEdits Edits)> files)
    {
        var edited = files.Select(f => (View: session.Workspace.Find(f.Project.UriOf(f.Edits.Path)), f.Edits.Edits)).Where(static f => f.View is not null)
            .Select(static f => (View: f.View!, Edits: Of(f.View!, f.Edits)));
        return session.Client.Capabilities.Workspace?.WorkspaceEdit?.DocumentChanges == true
            ? new WorkspaceEdit(null, [.. edited.Select(static f => new TextDocumentEdit(new OptionalVersionedTextDocumentIdentifier(f.View.Uri, f.View.Document?.Version), f.Edits))])
            : new WorkspaceEdit(edited.ToDictionary(static f => f.View.Uri, static f => f.Edits, StringComparer.Ordinal), null);
    }

    /// <summary><paramref name="text"/> with the line ends of the document.</summary>
    public static string LineEnds(DocumentView view, string text) =>
        text.Contains('\n', StringComparison.Ordinal) && view.Source.Content.Contains("\r\n", StringComparison.Ordinal) ? text.ReplaceLineEndings("\r\n") : text;
}
