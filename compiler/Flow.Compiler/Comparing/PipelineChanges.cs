using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Model;

namespace Flow.Compiler.Comparing;

/// <summary>What changes about pipelines, jobs and composite actions.</summary>
/// <param name="before">The model that was.</param>
/// <param name="after">The model that is.</param>
internal sealed class PipelineChanges(DeliveryModel before, DeliveryModel after)
{
    /// <summary>The changes.</summary>
    public IEnumerable<Change> Find() =>
    [
        .. PartPairs.Of(before.Pipelines, after.Pipelines, static p => p.Name).SelectMany(OfPipeline),
        .. PartPairs.Of(before.Actions, after.Actions, static a => a.Name).Select(OfAction).OfType<Change>(),
    ];

    private IEnumerable<Change> OfPipeline(PartPair<Pipeline> pair) => pair switch
    {
        { Before: null, After: { } added } => [Added(added)],
        { Before: { } removed, After: null } => [Removed(removed)],
        { Before: { } old, After: { } now } => Changed(old, now),
        _ => [],
    };

    private static Change Added(Pipeline pipeline)
    {
        var change = New(ChangeKind.Added, $"pipeline {pipeline.Name}", pipeline.Origin, [.. pipeline.Jobs.Select(static j => new Difference("job", null, j.Name))]);
        JudgeTriggers(pipeline.Triggers, change);
        foreach (var job in pipeline.Jobs)
        {
            JudgeRights(null, job, change);
        }

        return change.ToChange();
    }

    private Change Removed(Pipeline pipeline)
    {
        var change = New(ChangeKind.Removed, $"pipeline {pipeline.Name}", pipeline.Origin, []);
        change.Raise(Risk.Review);
        JudgeChecks(CheckNames.Of(before, pipeline), [], change);
        return change.ToChange();
    }

    private IEnumerable<Change> Changed(Pipeline old, Pipeline now)
    {
        var differences = PipelineParts.Of(old).DifferencesTo(PipelineParts.Of(now));
        if (!differences.IsEmpty)
        {
            var change = New(ChangeKind.Changed, $"pipeline {now.Name}", now.Origin, differences);
            JudgePipeline(old, now, differences, change);
            yield return change.ToChange();
        }

        var renamed = RenamedJobs.Of(old, now);
        foreach (var pair in PartPairs.Of(old.Jobs, now.Jobs, static j => j.Name, j => renamed.Where(r => r.Value == j.Name).Select(static r => r.Key)))
        {
            if (OfJob(old, now, pair, renamed) is { } change)
            {
                yield return change;
            }
        }
    }

    private void JudgePipeline(Pipeline old, Pipeline now, ImmutableArray<Difference> differences, ChangeBuilder change)
    {
        if (ShowsChecks(old) && !ShowsChecks(now))
        {
            JudgeChecks(CheckNames.Of(before, old), [], change);
        }

        JudgeTriggers(now.Triggers.Where(t => old.Triggers.All(o => o.Event != t.Event)), change);
        if (differences.Any(static d => d.Name is PipelineParts.On or "concurrency" || d.Name.StartsWith("param ", StringComparison.Ordinal) || d.Name.StartsWith("output ", StringComparison.Ordinal)))
        {
            change.Raise(Risk.Review);
        }

        if (differences.FirstOrDefault(static d => d.Name == "title") is not null)
        {
            change.Add(Risk.Review, "workflows that wait for this one by its title (`pipeline-run`) no longer find it");
        }
    }

    /// <summary>Whether pull requests get checks of it: it starts at them, or at a push to whatever branch.</summary>
    private static bool ShowsChecks(Pipeline pipeline) => pipeline.Triggers.Any(static t =>
        t.Event is "pull-request" or "pull-request-target" || t is { Event: "push", Branches: [], BranchesIgnore: [], Tags: [], TagsIgnore: [] });

    private static void JudgeTriggers(IEnumerable<Trigger> triggers, ChangeBuilder change)
    {
        foreach (var trigger in triggers.Where(static t => Events.GivesRightsToForeignCode(t.Event)))
        {
            change.Add(Risk.Dangerous, $"`{trigger.Event}`: somebody outside can start it while it has the project's rights");
        }
    }

    private Change? OfJob(Pipeline oldPipeline, Pipeline pipeline, PartPair<Job> pair, ImmutableDictionary<string, string> renamed)
    {
        var subject = $"job {pipeline.Name}.{(pair.After ?? pair.Before)!.Name}";
        var differences = pair is { Before: { } was, After: { } stays } ? RenamedJobs.In(PipelineParts.Of(was, before), renamed).DifferencesTo(PipelineParts.Of(stays, after)) : [];
        var isRenamed = pair is { Before: not null, After: not null } && pair.Before.Name != pair.After.Name;
        if (pair is { Before: not null, After: not null } && differences.IsEmpty && !isRenamed)
        {
            return null;
        }

        var change = New(
            pair.Before is null ? ChangeKind.Added : pair.After is null ? ChangeKind.Removed : isRenamed ? ChangeKind.Moved : ChangeKind.Changed, subject, (pair.After ?? pair.Before)!.Origin, differences);
        if (isRenamed)
        {
            change.Add(Risk.Harmless, $"it was `{oldPipeline.Name}.{pair.Before!.Name}`");
        }

        JudgeChecks(ChecksOf(before, oldPipeline, pair.Before), ChecksOf(after, pipeline, pair.After), change);
        if (pair.After is { } job)
        {
            JudgeRights(pair.Before, job, change);
            JudgeDifferences(job, differences, change);
        }
        else
        {
            change.Raise(Risk.Review);
        }

        return change.ToChange();
    }

    private static IEnumerable<string> ChecksOf(DeliveryModel model, Pipeline pipeline, Job? job) => job is null ? [] : CheckNames.Of(model, pipeline, job);

    private static void JudgeChecks(IEnumerable<string> old, IEnumerable<string> now, ChangeBuilder change)
    {
        if (old.Except(now).ToList() is [_, ..] gone)
        {
            change.Add(
                Risk.Review, $"no more check named {string.Join(", ", gone.Select(static n => $"`{n}`"))}: where branch protection requires it, pull requests wait for ever");
        }
    }

    private static void JudgeRights(Job? old, Job job, ChangeBuilder change)
    {
        foreach (var scope in job.Permissions.Scopes.Where(s => s.Level > LevelOf(old, s.Scope)))
        {
            change.Add(
                scope.Level == AccessLevel.Write ? Risk.Dangerous : Risk.Harmless, $"its token may {(scope.Level == AccessLevel.Write ? "write" : "read")} `{scope.Scope}`, because {scope.Reason}");
        }

        if (job.Permissions.All == AccessLevel.Write && old?.Permissions.All != AccessLevel.Write)
        {
            change.Add(Risk.Dangerous, "its token may write everything");
        }

        if (job.ForeignCheckout is not null && old?.ForeignCheckout is null)
        {
            change.Add(Risk.Dangerous, "it checks out what somebody outside wrote");
        }
    }

    private static AccessLevel LevelOf(Job? job, string scope) =>
        job?.Permissions.All ?? job?.Permissions.Scopes.FirstOrDefault(s => s.Scope == scope)?.Level ?? AccessLevel.None;

    private static void JudgeDifferences(Job job, ImmutableArray<Difference> differences, ChangeBuilder change)
    {
        foreach (var difference in differences)
        {
            switch (difference)
            {
                case { Name: "environment", Before: { } left }:
                    change.Add(Risk.Dangerous, $"it no longer waits for the approval of the environment {left}, nor gets its secrets");
                    break;
                case { Name: "environment" }:
                    change.Add(Risk.Review, $"it gets the secrets of the environment {difference.After}");
                    break;
                case { Name: PipelineParts.Step, Before: { } gone } when IsFreeze(gone) && !IsFreeze(difference.After):
                    change.Add(Risk.Dangerous, "it no longer asks whether deployments are stopped");
                    break;
                case { Name: PipelineParts.Role, After: not null }:
                    change.Add(Risk.Review, "it fails until that role is there and trusts it, and then has the rights of that role");
                    break;
                case { Name: "continue-on-error", After: not null and not "false" }:
                    change.Add(Risk.Review, "its failure no longer fails the run");
                    break;
                case { Name: "when" or "runs on" or "for" or "calls" or "inherits secrets" or "container" or "concurrency" }:
                case { Name: var name } when name.StartsWith("after ", StringComparison.Ordinal) || name.StartsWith("output ", StringComparison.Ordinal):
                case { Name: PipelineParts.Step or "cleanup" } when job.Environment is not null:
                    change.Raise(Risk.Review);
                    break;
                case { Name: PipelineParts.Step, After: { } now } when now.StartsWith("uses ", StringComparison.Ordinal):
                    change.Add(Risk.Review, "it runs other code of somebody else's");
                    break;
                default:
                    break;
            }
        }
    }

    private static bool IsFreeze(string? step) => step?.StartsWith("freeze ", StringComparison.Ordinal) == true;

    private static Change? OfAction(PartPair<CompositeAction> pair)
    {
        var differences = pair is { Before: { } old, After: { } now } ? PipelineParts.Of(old).DifferencesTo(PipelineParts.Of(now)) : [];
        var action = (pair.After ?? pair.Before)!;
        var change = New(pair.Before is null ? ChangeKind.Added : pair.After is null ? ChangeKind.Removed : ChangeKind.Changed, $"action {action.Name}", action.Origin, differences);
        change.Raise(pair.Before is null ? Risk.Harmless : Risk.Review);
        return pair is { Before: not null, After: not null } && differences.IsEmpty ? null : change.ToChange();
    }

    private static ChangeBuilder New(ChangeKind kind, string subject, Origin origin, ImmutableArray<Difference> differences) =>
        new(ChangeDomain.Pipelines, kind, subject, origin) { Differences = differences };
}
