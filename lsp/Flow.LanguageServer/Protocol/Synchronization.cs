using System.Text.Json.Serialization;

namespace Flow.LanguageServer.Protocol;

internal sealed record DidOpenParams(TextDocumentItem TextDocument);

internal sealed record TextDocumentItem(string Uri, string LanguageId, int Version, [property: JsonConverter(typeof(LenientText))] string Text);

internal sealed record DidChangeParams(VersionedTextDocumentIdentifier TextDocument, IReadOnlyList<ContentChange> ContentChanges);

internal sealed record VersionedTextDocumentIdentifier(string Uri, int Version);

/// <summary>A change: of a range, or of the whole text where there is none.</summary>
internal sealed record ContentChange([property: JsonConverter(typeof(LenientText))] string Text, Range? Range = null);

internal sealed record DidChangeWatchedFilesParams(IReadOnlyList<FileEvent> Changes);

/// <summary>What happened to a file: 1 created, 2 changed, 3 deleted.</summary>
internal sealed record FileEvent(string Uri, int Type);

internal sealed record DidChangeWorkspaceFoldersParams(WorkspaceFoldersChange Event);

internal sealed record WorkspaceFoldersChange(IReadOnlyList<WorkspaceFolder> Added, IReadOnlyList<WorkspaceFolder> Removed);

/// <summary>Files that were created or deleted.</summary>
internal sealed record FilesParams(IReadOnlyList<FileName> Files);

internal sealed record FileName(string Uri);

/// <summary>Files that got another name.</summary>
internal sealed record RenameFilesParams(IReadOnlyList<FileRename> Files);

internal sealed record FileRename(string OldUri, string NewUri);
