using System.Collections.Immutable;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Text;

namespace Flow.Disk;

/// <summary>A project that was read from the disk.</summary>
/// <param name="Root">The full path of its folder.</param>
/// <param name="Files">The sources that could be read, by path.</param>
/// <param name="Problems">Why others could not be read.</param>
/// <param name="Compilation">What the sources mean.</param>
public sealed record LoadedProject(string Root, ImmutableArray<SourceFile> Files, ImmutableArray<Diagnostic> Problems, Compilation Compilation)
{
    /// <summary>The commits of what it uses of other repositories.</summary>
    public ProjectLock Lock { get; init; } = ProjectLock.Empty;

    /// <summary>
    /// Everything that was found. While a source cannot be read nothing is said about names and types: what the source declares would be missed everywhere.
    /// </summary>
    public ImmutableArray<Diagnostic> Diagnostics =>
        Problems.IsEmpty ? Compilation.Diagnostics : [.. Problems, .. Compilation.Trees.SelectMany(static t => t.Diagnostics)];

    /// <summary>Whether one of <see cref="Diagnostics"/> is an error.</summary>
    public bool HasErrors => Diagnostics.Any(static d => d.Severity == Severity.Error);

    /// <summary>Reads the project in <paramref name="root"/>.</summary>
    public static LoadedProject Read(string root)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var paths = ProjectFolder.Sources(root, problems);
        var files = paths.Select(path => SourceReader.Read(root, path, problems)).OfType<SourceFile>().ToImmutableArray();
        if (paths.IsEmpty && problems.Count == 0)
        {
            problems.Add(SourceReader.Problem(ProjectDiagnostics.NoSources, ".", "There is no `.flow` file here. `flow new` makes a first one."));
        }

        var @lock = ProjectLock.Read(root, problems);
        return new LoadedProject(root, files, problems.ToImmutable(), Compile(root, files.Select(static f => f.Text))) { Lock = @lock };
    }

    /// <summary>What its targets are told.</summary>
    /// <param name="version">The version of the tool, for headers.</param>
    public EmitOptions EmitOptions(string version) => new(version, Lock.Commits) { Digests = Lock.Digests };

    /// <summary>The same project with other texts in place of those of the same paths.</summary>
    public LoadedProject With(IEnumerable<SourceText> texts) =>
        this with { Compilation = texts.Aggregate(Compilation, static (compilation, text) => compilation.With(text)) };

    private static Compilation Compile(string root, IEnumerable<SourceText> texts) =>
        Compilation.Create(NameOf(root), texts, new BindServices(new DiskFiles(root)) { CSharp = new LazyCSharp(), Projects = new LazyDotNetProjects(root) });

    private static string NameOf(string root) => Path.GetFileName(root) is { Length: > 0 } name ? name : "project";
}
