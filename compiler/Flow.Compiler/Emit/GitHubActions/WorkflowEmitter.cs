using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Writes a pipeline as a workflow.</summary>
internal sealed class WorkflowEmitter(DeliveryModel model, EmitOptions options, DiagnosticBag diagnostics)
{
    private static readonly Place WorkflowDefaults = new("the defaults of a pipeline", []);

    /// <summary>The file of a pipeline.</summary>
    public static string PathOf(Pipeline pipeline) => pipeline.File?.Path ?? $"{FilePlaces.Workflows}/{pipeline.Name}.yml";

    /// <summary>The workflow file of <paramref name="pipeline"/>.</summary>
    public GeneratedFile Emit(Pipeline pipeline)
    {
        var facts = new PipelineFacts(pipeline);
        var scope = new JobScope(model, options, new WorkflowReports(diagnostics, $"pipeline `{pipeline.Name}`")) { Pipeline = pipeline, Facts = facts };
        var run = scope.At(Place.Run);
        var root = YamlMapping.Of(
            ("name", (pipeline.Title ?? pipeline.Name).AsScalar()!.With(pipeline.Origin)),
            ("description", pipeline.Description.AsScalar()),
            ("run-name", pipeline.RunTitle is { } title ? YamlScalar.Of(run.Text(title)) : null),
            ("on", Spaced(new TriggerEmitter(scope, pipeline).Emit())),
            ("permissions", YamlMapping.Empty with { HasSpaceBefore = true }),
            ("concurrency", Spaced(ConcurrencyEmitter.Of(pipeline.Concurrency, run))),
            ("env", Spaced(StepEmitter.EnvironmentVariables(pipeline.Environment, scope.At(Place.WorkflowVariable)))),
            ("defaults", Spaced(DefaultsEmitter.Of(pipeline.Defaults with { Shell = scope.Shell }, scope.At(WorkflowDefaults)))),
            ("jobs", Spaced(Jobs(scope, facts, pipeline))));
        return FileText.Write(PathOf(pipeline), root, pipeline.Origin, model);
    }

    private static YamlMapping Jobs(JobScope scope, PipelineFacts facts, Pipeline pipeline) => YamlMapping.Of(
        pipeline.Jobs.Select(j => (j.Name, (YamlNode?)new JobEmitter(scope with { Job = j }, facts, j).Emit())));

    private static YamlNode? Spaced(YamlNode? node) => node is null ? null : node with { HasSpaceBefore = true };
}
