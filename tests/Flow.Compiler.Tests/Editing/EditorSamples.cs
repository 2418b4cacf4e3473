using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Hosting;
using Flow.Compiler.Tests.Catalogue;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Tests.Syntax;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Compiler.Tests.Editing;

/// <summary>The sources that every answer to an editor is tried on.</summary>
internal static class EditorSamples
{
    /// <summary>Whole projects without a mistake.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<SourceText>> Projects =
    [
        .. KindCatalogue.All.Select(static k => k.Example).Concat(Sources.All).Select(static t => MarkedSource.Parse(t).Sources),
        Folder("examples/hello"), Folder("examples/monorepo"),
    ];

    /// <summary>Single texts, some with mistakes.</summary>
    public static readonly IReadOnlyList<string> Texts =
        [.. SyntaxSamples.Names.Select(SyntaxSamples.Text), .. Projects.SelectMany(static p => p).Select(static s => s.Content)];

    public static Compilation Compile(IReadOnlyList<SourceText> sources) =>
        Compilation.Create("project", sources, new BindServices(NoFiles.Instance) { Today = MarkedSource.Today });

    private static IReadOnlyList<SourceText> Folder(string folder) =>
        [.. Repository.Files.Where(f => f.StartsWith(folder + "/", StringComparison.Ordinal) && f.EndsWith(".flow", StringComparison.Ordinal)).Select(f => new SourceText(f[(folder.Length + 1)..], Repository.Read(f)))];
}
