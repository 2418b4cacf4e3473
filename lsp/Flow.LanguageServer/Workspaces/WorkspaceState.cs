using System.Collections.Immutable;
using Flow.LanguageServer.Documents;

namespace Flow.LanguageServer.Workspaces;

/// <summary>What the editor has open, at one moment. It never changes.</summary>
/// <param name="Projects">The projects by folder, then the texts that stand alone.</param>
/// <param name="Documents">The open documents, by key.</param>
/// <param name="Encoding">How the editor counts columns.</param>
internal sealed record WorkspaceState(ImmutableArray<ProjectState> Projects, ImmutableDictionary<string, OpenDocument> Documents, PositionEncoding Encoding)
{
    /// <summary>The version of the document at <paramref name="uri"/>; null where it is not open.</summary>
    public int? VersionOf(string uri) => Documents.GetValueOrDefault(DocumentUri.KeyOf(uri))?.Version;

    /// <summary>The project whose folder is at <paramref name="uri"/>, or null.</summary>
    public ProjectState? ProjectAt(string uri) => Projects.FirstOrDefault(p => p.Uri == uri);
}
