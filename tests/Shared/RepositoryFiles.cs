using Flow.Compiler.Hosting;

namespace Flow.Tests;

/// <summary>The files of a project in this repository as they are tracked.</summary>
/// <param name="root">The project's folder, relative to the repository.</param>
internal sealed class RepositoryFiles(string root) : IProjectFiles
{
    private readonly HashSet<string> files = [.. Repository.Files.Where(f => f.StartsWith($"{root}/", StringComparison.Ordinal)).Select(f => f[(root.Length + 1)..])];

    public bool FileExists(string path) => files.Contains(path);

    public bool FolderExists(string path) => files.Any(f => f.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    public string? ReadText(string path) => FileExists(path) ? Repository.Read($"{root}/{path}") : null;

    public byte[]? ReadBytes(string path) => FileExists(path) ? File.ReadAllBytes(Repository.PathOf($"{root}/{path}")) : null;

    public IReadOnlyList<string> List(string folder)
    {
        var start = folder.Length == 0 ? "" : folder.TrimEnd('/') + "/";
        return [.. files.Where(f => f.StartsWith(start, StringComparison.Ordinal)).Select(f => f[start.Length..]).Select(static f => f.IndexOf('/') is >= 0 and var slash ? f[..(slash + 1)] : f).Distinct().Order(StringComparer.Ordinal)];
    }
}

/// <summary>Answers for every .NET project alike, which is a program: what it targets does not matter where this is used.</summary>
internal sealed class AnyProjects : IDotNetProjects
{
    public DotNetProject? Read(string path, out string? problem)
    {
        problem = null;
        return new(path, ["net10.0"], path.Contains("Tests", StringComparison.Ordinal), true, Path.GetFileNameWithoutExtension(path), []);
    }
}
