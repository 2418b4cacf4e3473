using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>The C# runner: each pipeline becomes one readable file that describes it to <c>Flow.Runtime</c>.</summary>
public sealed class CSharpTarget : ITarget
{
    private const string Namespace = "Flow.Runners";
    private readonly CSharpOptions options;

    /// <summary>The target as <c>flow build</c> uses it.</summary>
    public CSharpTarget() : this(CSharpOptions.Written)
    {
    }

    /// <summary>The target for another use.</summary>
    /// <param name="options">How the files refer to their sources.</param>
    public CSharpTarget(CSharpOptions options) => this.options = options;

    /// <inheritdoc/>
    public string Name => "csharp";

    /// <inheritdoc/>
    public string Summary => "A C# program that runs each pipeline on this machine.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options)
    {
        var pipelines = EmitPipelines(model, model.Pipelines, options);
        return pipelines.Files.IsEmpty ? pipelines : pipelines with { Files = [.. pipelines.Files, .. CSharpProgram.Files(model, Classes(model), options)] };
    }

    /// <summary>Only what <c>flow run</c> needs for one pipeline: its file and those of the pipelines that it calls.</summary>
    /// <param name="model">The model.</param>
    /// <param name="pipeline">The pipeline's name; it exists.</param>
    /// <param name="options">Headers and pins.</param>
    public EmitResult EmitPipeline(DeliveryModel model, string pipeline, EmitOptions options) => EmitPipelines(model, WithCalled(model, pipeline), options);

    /// <summary>The full name of the generated class of a pipeline; its static method <c>Define</c> gives the definition.</summary>
    /// <param name="model">The model.</param>
    /// <param name="pipeline">The pipeline's name; it exists.</param>
    public static string EntryType(DeliveryModel model, string pipeline) => $"{Namespace}.{Classes(model)[pipeline]}Pipeline";

    /// <summary>Only what <c>flow run runbook</c> needs: the file of one runbook.</summary>
    /// <param name="model">The model.</param>
    /// <param name="runbook">The full name of the runbook; it exists.</param>
    /// <param name="options">Headers.</param>
    public EmitResult EmitRunbook(DeliveryModel model, string runbook, EmitOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var emission = new CSharpEmission(model, Classes(model), this.options, options, diagnostics);
        var file = RunbookEmitter.Emit(emission, model.Runbooks.First(r => r.FullName == runbook), RunbookClass(model, runbook));
        return new EmitResult([file], diagnostics.ToSortedArray());
    }

    /// <summary>The full name of the generated class of a runbook; its static method <c>Define</c> gives the definition.</summary>
    /// <param name="model">The model.</param>
    /// <param name="runbook">The full name of the runbook; it exists.</param>
    public static string RunbookEntryType(DeliveryModel model, string runbook) => $"{Namespace}.{RunbookClass(model, runbook)}";

    private static string RunbookClass(DeliveryModel model, string runbook) => CSharpNames.Unique(model.Runbooks.Select(static r => r.FullName))[runbook] + "Runbook";

    internal static ImmutableDictionary<string, string> Classes(DeliveryModel model) => CSharpNames.Unique(model.Pipelines.Select(static p => p.Name));

    private EmitResult EmitPipelines(DeliveryModel model, ImmutableArray<Pipeline> pipelines, EmitOptions emit)
    {
        var diagnostics = new DiagnosticBag();
        var emission = new CSharpEmission(model, Classes(model), options, emit, diagnostics);
        var files = pipelines.Select(p => PipelineEmitter.Emit(emission, p)).ToImmutableArray();
        return new EmitResult(files, diagnostics.ToSortedArray());
    }

    private static ImmutableArray<Pipeline> WithCalled(DeliveryModel model, string pipeline)
    {
        var wanted = new HashSet<string> { pipeline };
        var rest = new Queue<string>(wanted);
        while (rest.TryDequeue(out var name))
        {
            var called = model.Pipelines.Where(p => p.Name == name).SelectMany(static p => p.Jobs).Select(static j => j.Call).OfType<PipelineCall>();
            foreach (var target in called.Where(c => c.IsLocal && wanted.Add(c.Target)))
            {
                rest.Enqueue(target.Target);
            }
        }

        return [.. model.Pipelines.Where(p => wanted.Contains(p.Name))];
    }
}
