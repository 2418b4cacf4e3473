using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Sources without mistakes that people could be writing: the example projects, and the example of each kind.</summary>
internal static class EditedProjects
{
    /// <summary>Each file with its project.</summary>
    public static IEnumerable<(Compilation Compilation, string Path)> All() => Examples().Concat(Kinds());

    /// <summary>The files of the example projects.</summary>
    public static IEnumerable<(Compilation Compilation, string Path)> Examples()
    {
        foreach (var folder in Repository.Files.Where(static f => f.StartsWith("examples/", StringComparison.Ordinal) && f.EndsWith(".flow", StringComparison.Ordinal)).GroupBy(static f => f.Split('/')[1]))
        {
            var sources = folder.Select(f => new SourceText(f[$"examples/{folder.Key}/".Length..], Repository.Read(f))).ToList();
            var compilation = Compilation.Create(folder.Key, sources, new BindServices(new RepositoryFiles($"examples/{folder.Key}")) { Today = MarkedSource.Today });
            _ = compilation.Bound; // an editor has shown its names before anybody types
            foreach (var source in sources)
            {
                yield return (compilation, source.Path);
            }
        }
    }

    /// <summary>The examples of the catalogue.</summary>
    public static IEnumerable<(Compilation Compilation, string Path)> Kinds() =>
        KindCatalogue.All.Where(static k => k.Example.Length > 0).Select(static k => (MarkedSource.Parse(k.Example).Compile(), "main.flow"));
}
