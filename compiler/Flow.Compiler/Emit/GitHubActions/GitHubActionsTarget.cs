using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Writes pipelines as GitHub Actions workflows, and actions as composite actions.</summary>
public sealed class GitHubActionsTarget : ITarget
{
    /// <inheritdoc/>
    public string Name => "github-actions";

    /// <inheritdoc/>
    public string Summary => "GitHub Actions: a workflow for each pipeline and a composite action for each action.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options)
    {
        var diagnostics = new DiagnosticBag();
        FilePlaces.Check(model, diagnostics);
        ImmutableArray<object?> surroundings = [options.FlowVersion, options.Pins, .. model.Actions];
        var parts = new EmittedParts(surroundings);
        var workflows = new EachByItself(options.Before?.Among(surroundings), parts).Emit(
            model.Pipelines, HeaderOf, (pipeline, found) => new WorkflowEmitter(model, options, found).Emit(pipeline), diagnostics, options.Cancellation);
        var actions = new ActionEmitter(model, options, diagnostics);
        return new EmitResult([.. workflows, .. model.Actions.Where(static a => !a.External).Select(actions.Emit)], diagnostics.ToSortedArray()) { Parts = parts };

        // A pipeline that mentions another is made anew with that other. The comment on top of a file is mentioned by none.
        ImmutableArray<object?> HeaderOf(Pipeline pipeline) => [model.FileHeaders.GetValueOrDefault(pipeline.Origin.Location.Path)];
    }
}
