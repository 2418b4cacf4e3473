using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Model;

/// <summary>A place that uses an action or a workflow of another repository by a tag or a branch.</summary>
/// <param name="Action">What is used.</param>
/// <param name="Location">Where.</param>
public sealed record RemoteUse(RemoteAction Action, Location Location);

/// <summary>What a project uses of other repositories.</summary>
public static class RemoteUses
{
    /// <summary>Everything that <paramref name="model"/> uses by a name that its owner can move, in the order of the model.</summary>
    public static ImmutableArray<RemoteUse> Movable(DeliveryModel model)
    {
        var jobs = model.Pipelines.SelectMany(static p => p.Jobs).ToList();
        var steps = jobs.SelectMany(static j => j.AllSteps).Concat(model.Actions.SelectMany(static a => a.Steps)).OfType<UsesStep>();
        var calls = jobs.Select(static j => j.Call).OfType<PipelineCall>();
        return
        [
            .. steps.Select(static s => s.Action is RemoteAction action ? new RemoteUse(action, s.Origin.Location) : null)
                .Concat(calls.Select(static c => c.Remote is { } workflow ? new RemoteUse(workflow, c.Origin.Location) : null))
                .OfType<RemoteUse>()
                .Where(static u => !u.Action.IsPinned),
        ];
    }
}
