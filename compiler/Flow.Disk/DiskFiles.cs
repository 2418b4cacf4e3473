using System.Text;
using System.Text.Unicode;
using Flow.Compiler.Hosting;

namespace Flow.Disk;

/// <summary>The files of a project on the disk, for the compiler to look at.</summary>
/// <param name="root">The project folder.</param>
public sealed class DiskFiles(string root) : IProjectFiles
{
    /// <inheritdoc/>
    public bool FileExists(string path) => File.Exists(Full(path));

    /// <inheritdoc/>
    public bool FolderExists(string path) => Directory.Exists(Full(path));

    /// <inheritdoc/>
    public string? ReadText(string path)
    {
        if (ReadBytes(path) is not { } bytes)
        {
            return null;
        }

        var content = bytes.AsSpan().StartsWith(SourceReader.Mark) ? bytes.AsSpan(SourceReader.Mark.Length) : bytes;
        return Utf8.IsValid(content) ? Encoding.UTF8.GetString(content) : null;
    }

    /// <inheritdoc/>
    public byte[]? ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(Full(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder)
    {
        try
        {
            var entries = new DirectoryInfo(Full(folder)).EnumerateFileSystemInfos();
            return [.. entries.Select(static e => e is DirectoryInfo ? e.Name + "/" : e.Name).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string Full(string path) => Path.Combine(root, path);
}
