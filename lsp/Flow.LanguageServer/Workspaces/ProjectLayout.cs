namespace Flow.LanguageServer.Workspaces;

/// <summary>
/// Which project a file belongs to: that of the nearest folder upwards which holds <c>flow.lock</c> or a source with a <c>project</c> declaration; where there is none,
/// that of the innermost open folder.
/// </summary>
/// <param name="folders">The open folders.</param>
/// <param name="marked">The folders that say of themselves that they are projects.</param>
internal sealed class ProjectLayout(IReadOnlyCollection<string> folders, IReadOnlySet<string> marked)
{
    /// <summary>The folder of the project of the file at <paramref name="path"/>; null where it is in no open folder.</summary>
    public string? RootOf(string path)
    {
        if (FolderOf(path, folders) is not { } folder)
        {
            return null;
        }

        for (var candidate = Path.GetDirectoryName(path); candidate is not null && candidate.Length > folder.Length; candidate = Path.GetDirectoryName(candidate))
        {
            if (marked.Contains(candidate))
            {
                return candidate;
            }
        }

        return folder;
    }

    /// <summary>The innermost of <paramref name="folders"/> that holds <paramref name="path"/>.</summary>
    public static string? FolderOf(string path, IEnumerable<string> folders) => folders.Where(f => Holds(f, path)).MaxBy(static f => f.Length);

    /// <summary>Whether <paramref name="path"/> is in <paramref name="folder"/>, directly or further down.</summary>
    public static bool Holds(string folder, string path) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (Path.EndsInDirectorySeparator(folder) || (path.Length > folder.Length && path[folder.Length] == Path.DirectorySeparatorChar));
}
