using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Text;

namespace Flow.Tests;

/// <summary>A project with environments that lies in a folder with what is generated from it.</summary>
/// <param name="Name">The name of the folder.</param>
/// <param name="Folder">The folder in the repository.</param>
internal sealed record EnvironmentProject(string Name, string Folder)
{
    /// <summary>The committed configuration, by path in the project.</summary>
    public SortedDictionary<string, string> Expected => new(
        Repository.Files.Where(f => f.StartsWith($"{Folder}/infra/", StringComparison.Ordinal)).ToDictionary(f => f[(Folder.Length + 1)..], Repository.Read),
        StringComparer.Ordinal);

    /// <summary>Compiles the sources.</summary>
    public Compilation Compile() => Compilation.Create(
        Name,
        Repository.Files.Where(f => f.StartsWith($"{Folder}/", StringComparison.Ordinal) && f.EndsWith(".flow", StringComparison.Ordinal))
            .Select(f => new SourceText(f[(Folder.Length + 1)..], Repository.Read(f))),
        new BindServices(new RepositoryFiles(Folder)) { Projects = new AnyProjects() });
}

/// <summary>The projects of <c>tests/Shared/Environments</c>.</summary>
internal static class EnvironmentProjects
{
    private const string Folder = "tests/Shared/Environments";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EnvironmentProject> All { get; } =
        [.. Directory.EnumerateDirectories(Repository.PathOf(Folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(static n => new EnvironmentProject(n!, $"{Folder}/{n}"))];

    /// <summary>The one in the folder <paramref name="name"/>.</summary>
    public static EnvironmentProject Find(string name) => All.Single(p => p.Name == name);
}
