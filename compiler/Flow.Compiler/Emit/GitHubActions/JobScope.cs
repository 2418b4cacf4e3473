using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>What the parts of one generated file share.</summary>
/// <param name="Model">The whole model.</param>
/// <param name="Options">What the target was told.</param>
/// <param name="Reports">Takes what cannot be said.</param>
internal sealed record JobScope(DeliveryModel Model, EmitOptions Options, WorkflowReports Reports)
{
    /// <summary>The pipeline; null inside a composite action.</summary>
    public Pipeline? Pipeline { get; init; }

    /// <summary>What is known of the pipeline; null inside a composite action.</summary>
    public PipelineFacts? Facts { get; init; }

    /// <summary>The job, where there is one.</summary>
    public Job? Job { get; init; }

    /// <summary>The composite action; null inside a pipeline.</summary>
    public CompositeAction? Action { get; init; }

    /// <summary>The shell of scripts that name none.</summary>
    public string Shell => Job?.Defaults.Shell ?? Pipeline?.Defaults.Shell ?? "bash";

    /// <summary>
    /// The folder of a script that Flow itself writes: the root, where scripts have another by default, which may not be there yet; else null. It is relative to the workspace, which has another path inside a container.
    /// </summary>
    public string? Root => (Job?.Defaults.Folder ?? Pipeline?.Defaults.Folder) is null ? null : ".";

    /// <summary>Lowers values for one place.</summary>
    public GitHubExpression At(Place place) =>
        new(new ExpressionScope(place) { Pipeline = Pipeline, Facts = Facts, Job = Job, Action = Action }, Reports);

    /// <summary>Lowers values for a step.</summary>
    public GitHubExpression InStep => At(Action is null ? Place.Step : Place.ActionStep);
}
