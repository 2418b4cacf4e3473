using Flow.Compiler.Hosting;

namespace Flow.LanguageServer.Workspaces;

/// <summary>The files of a project, and which of them the compiler has looked at: when one of those changes, it has to look again.</summary>
/// <param name="files">The files.</param>
internal sealed class WatchedFiles(IProjectFiles files) : IProjectFiles
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>Whether what is at <paramref name="path"/>, or what its folder holds, was looked at.</summary>
    public bool HasSeen(string path)
    {
        lock (seen)
        {
            return seen.Contains(path) || seen.Contains(FolderOf(path));
        }
    }

    /// <inheritdoc/>
    public bool FileExists(string path) => files.FileExists(Remember(path));

    /// <inheritdoc/>
    public bool FolderExists(string path) => files.FolderExists(Remember(path));

    /// <inheritdoc/>
    public string? ReadText(string path) => files.ReadText(Remember(path));

    /// <inheritdoc/>
    public byte[]? ReadBytes(string path) => files.ReadBytes(Remember(path));

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder) => files.List(Remember(folder));

    private string Remember(string path)
    {
        lock (seen)
        {
            seen.Add(path.Trim('/'));
        }

        return path;
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
