using System.Collections.Immutable;
using Flow.Compiler;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Emit.GitHubActions;
using Flow.CSharp;
using Flow.Runtime;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>A Flow text with pipelines, taken through both targets: a C# runner in this process, and workflows that <see cref="GitHubRun"/> runs.</summary>
internal sealed class MeaningProject
{
    private static readonly RunnerCompiler Compiler = new([typeof(PipelineDefinition).Assembly]);
    private readonly Compilation compilation;
    private readonly LoadedRunner runner;

    private MeaningProject(Compilation compilation, EmitResult workflows, LoadedRunner runner)
    {
        (this.compilation, this.runner) = (compilation, runner);
        Files = workflows.Files.ToImmutableDictionary(static f => f.Path, static f => f.Text);
        Notes = workflows.Diagnostics;
    }

    /// <summary>The generated workflows by path.</summary>
    public ImmutableDictionary<string, string> Files { get; }

    /// <summary>What the target for GitHub had to say; no errors.</summary>
    public ImmutableArray<Diagnostic> Notes { get; }

    public IEnumerable<string> Pipelines => compilation.Model.Pipelines.Select(static p => p.Name);

    /// <summary>Compiles the text, which must have no errors on the way to both targets.</summary>
    public static MeaningProject Of(string text)
    {
        var flow = Compilation.Of(text, "meaning.flow");
        AssertNoErrors(flow.Diagnostics);
        var workflows = flow.Emit(new GitHubActionsTarget(), EmitOptions.Default);
        AssertNoErrors(workflows.Diagnostics);
        var code = flow.Emit(new CSharpTarget(CSharpOptions.InProcess("/")), EmitOptions.Default);
        AssertNoErrors(code.Diagnostics);
        var source = new RunnerSource([.. code.Files.Where(static f => f.Path.EndsWith(".g.cs", StringComparison.Ordinal)).Select(static f => new RunnerFile(f.Path, f.Text))]);
        var build = Compiler.Build(source);
        Assert.True(build.Problems.IsEmpty, string.Join('\n', build.Problems));
        return new(flow, workflows, LoadedRunner.Load(build.Image!, "meaning"));
    }

    /// <summary>Runs a pipeline on both sides, which must agree on everything.</summary>
    public async Task<RunRecord> AssertSameAsync(string pipeline, RunWorld? world = null)
    {
        var atGitHub = RunAtGitHub(pipeline, world ?? new());
        var here = await RunHereAsync(pipeline, world ?? new());
        Assert.True(
            atGitHub.Lines.SequenceEqual(here.Lines),
            $"{pipeline}\nGitHub:\n  {string.Join("\n  ", atGitHub.Lines)}\nhere:\n  {string.Join("\n  ", here.Lines)}\n{Workflow(pipeline)}");
        return here;
    }

    public string Workflow(string pipeline) => Files[PathOf(pipeline)];

    public RunRecord RunAtGitHub(string pipeline, RunWorld world) => new GitHubRun(Files, world).Run(PathOf(pipeline));

    public async Task<RunRecord> RunHereAsync(string pipeline, RunWorld world)
    {
        using var here = new LocalRun(world);
        return await here.RunAsync(runner.Entry<PipelineDefinition>(CSharpTarget.EntryType(compilation.Model, pipeline))());
    }

    private static string PathOf(string pipeline) => $".github/workflows/{pipeline}.yml";

    private static void AssertNoErrors(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => $"{d.Location}: {d.Descriptor.Code}: {d.Message}").ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }
}
