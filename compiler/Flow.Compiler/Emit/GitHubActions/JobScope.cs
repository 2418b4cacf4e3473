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

    /// <summary>Whether scripts that name no folder run in another one than that of the workspace.</summary>
    public bool HasFolder => (Job?.Defaults.Folder ?? Pipeline?.Defaults.Folder) is not null;

    /// <summary>Lowers values for one place.</summary>
    public GitHubExpression At(Place place) =>
        new(new ExpressionScope(place) { Pipeline = Pipeline, Facts = Facts, Job = Job, Action = Action }, Reports);

    /// <summary>Lowers values for a step.</summary>
    public GitHubExpression InStep => At(Action is null ? Place.Step : Place.ActionStep);
}
