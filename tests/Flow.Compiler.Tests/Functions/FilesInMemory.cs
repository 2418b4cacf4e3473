using Flow.Compiler.Hosting;

namespace Flow.Compiler.Tests.Functions;

/// <summary>A project whose files are given.</summary>
internal sealed class FilesInMemory(IReadOnlyDictionary<string, string> files) : IProjectFiles
{
    /// <summary>Files that are no text.</summary>
    public Dictionary<string, byte[]> Binaries { get; } = [];

    private IEnumerable<string> Paths => files.Keys.Concat(Binaries.Keys);

    public bool FileExists(string path) => Paths.Contains(path);

    public bool FolderExists(string path) => Paths.Any(f => f.StartsWith(path + "/", StringComparison.Ordinal));

    public string? ReadText(string path) => files.GetValueOrDefault(path);

    public byte[]? ReadBytes(string path) => Binaries.GetValueOrDefault(path) ?? (ReadText(path) is { } text ? System.Text.Encoding.UTF8.GetBytes(text) : null);

    public IReadOnlyList<string> List(string folder)
    {
        var start = folder.Length == 0 ? "" : folder + "/";
        return
        [
            .. Paths.Where(f => f.StartsWith(start, StringComparison.Ordinal)).Select(f => f[start.Length..])
                .Select(static f => f.Contains('/', StringComparison.Ordinal) ? f[..(f.IndexOf('/', StringComparison.Ordinal) + 1)] : f)
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }
}
