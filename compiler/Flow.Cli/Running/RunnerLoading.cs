using Flow.Cli.Hosting;
using Flow.Disk;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.CSharp;
using Flow.CSharp;
using Flow.Runtime;

namespace Flow.Cli.Running;

/// <summary>From a model to something that runs: generated C#, compiled or found in the cache, and loaded into this process.</summary>
internal static class RunnerLoading
{
    /// <summary>What the C# target makes of <paramref name="pipeline"/> and the pipelines it calls.</summary>
    public static EmitResult Emit(LoadedProject project, string pipeline) =>
        new CSharpTarget(CSharpOptions.InProcess(project.Root))
            .EmitPipeline(project.Compilation.Model, pipeline, project.EmitOptions(Application.Version));

    /// <summary>The definition of <paramref name="pipeline"/>.</summary>
    /// <exception cref="CommandException">The generated C# does not compile.</exception>
    public static PipelineDefinition Load(LoadedProject project, string pipeline, EmitResult emitted, CancellationToken cancellation)
    {
        var source = new RunnerSource([.. emitted.Files.Select(static f => new RunnerFile(f.Path, f.Text))]);
        var build = new RunnerCompiler([typeof(FlowRunner).Assembly], StateFolder.Cache(project.Root, "runners")).Build(source, cancellation);
        return build.Image is { } image
            ? LoadedRunner.Load(image, pipeline).Entry<PipelineDefinition>(CSharpTarget.EntryType(project.Compilation.Model, pipeline))()
            : throw new CommandException($"The runner does not compile:\n{string.Join('\n', build.Problems.Where(static p => p.IsError))}");
    }

    /// <summary>Whether <paramref name="emitted"/> holds an error: then nothing is run.</summary>
    public static bool HasErrors(EmitResult emitted) => emitted.Diagnostics.Any(static d => d.Severity == Severity.Error);
}
