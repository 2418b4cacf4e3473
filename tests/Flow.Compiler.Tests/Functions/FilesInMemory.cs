using Flow.Compiler.Hosting;

namespace Flow.Compiler.Tests.Functions;

/// <summary>A project whose files are given.</summary>
internal sealed class FilesInMemory(IReadOnlyDictionary<string, string> files) : IProjectFiles
{
    public bool FileExists(string path) => files.ContainsKey(path);

    public bool FolderExists(string path) => files.Keys.Any(f => f.StartsWith(path + "/", StringComparison.Ordinal));

    public string? ReadText(string path) => files.GetValueOrDefault(path);

    public IReadOnlyList<string> List(string folder)
    {
        var start = folder.Length == 0 ? "" : folder + "/";
        return
        [
            .. files.Keys.Where(f => f.StartsWith(start, StringComparison.Ordinal)).Select(f => f[start.Length..])
                .Select(static f => f.Contains('/', StringComparison.Ordinal) ? f[..(f.IndexOf('/', StringComparison.Ordinal) + 1)] : f)
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }
}
