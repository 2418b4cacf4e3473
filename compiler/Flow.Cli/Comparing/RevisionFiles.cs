using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Compiler.Text;
using Flow.Disk;

namespace Flow.Cli.Comparing;

/// <summary>The files of a project as they were at a commit. Nothing is written to the disk.</summary>
/// <param name="repository">The repository.</param>
/// <param name="commit">The commit.</param>
internal sealed class RevisionFiles(GitRepository repository, string commit) : IProjectFiles
{
    private readonly Lazy<ImmutableSortedDictionary<string, string>> contents = new(() =>
        repository.FilesOf(commit).ToImmutableSortedDictionary(static f => f.Path, static f => f.Content, StringComparer.Ordinal));

    /// <inheritdoc/>
    public bool FileExists(string path) => contents.Value.ContainsKey(path);

    /// <inheritdoc/>
    public bool FolderExists(string path) => path.Length == 0 || contents.Value.Keys.Any(p => p.StartsWith($"{path.TrimEnd('/')}/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public string? ReadText(string path) => ReadBytes(path) is { } bytes ? TextOf(bytes) : null;

    /// <inheritdoc/>
    public byte[]? ReadBytes(string path) => contents.Value.TryGetValue(path, out var content) ? repository.Read(content) : null;

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder)
    {
        var prefix = folder.Length == 0 ? "" : $"{folder.TrimEnd('/')}/";
        var names = contents.Value.Keys.Where(p => p.StartsWith(prefix, StringComparison.Ordinal)).Select(p => p[prefix.Length..]);
        return [.. names.Select(static n => n.IndexOf('/') is >= 0 and var slash ? n[..(slash + 1)] : n).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>What the sources at this commit mean.</summary>
    /// <param name="name">The name of the project where none is declared.</param>
    /// <param name="projects">Reads .NET projects; those of the disk, since their tools read nothing else.</param>
    public Compilation Compile(string name, IDotNetProjects projects)
    {
        var sources = contents.Value.Where(static f => IsSource(f.Key)).ToList();
        var texts = repository.ReadAll([.. sources.Select(static s => s.Value)]);
        return Compilation.Create(
            name, sources.Zip(texts).Select(static p => (p.First.Key, Text: TextOf(p.Second))).Where(static s => s.Text is not null).Select(static s => new SourceText(s.Key, s.Text!)),
            new BindServices(this) { Projects = projects });
    }

    private static bool IsSource(string path)
    {
        var names = path.Split('/');
        return names[^1].Length > ProjectFolder.Extension.Length && names[^1].EndsWith(ProjectFolder.Extension, StringComparison.Ordinal) && !names[..^1].Any(static n => ProjectFolder.IsSkipped(n));
    }

    private static string? TextOf(byte[] bytes)
    {
        var content = bytes.AsSpan().StartsWith(SourceReader.Mark) ? bytes.AsSpan(SourceReader.Mark.Length) : bytes;
        return Utf8.IsValid(content) ? Encoding.UTF8.GetString(content) : null;
    }
}
