using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>
/// What is applied after another configuration, or leads to what is deployed to another environment, does not wait for a job that is skipped where that one has no changes, since it would be skipped, too. A
/// job that leads to nothing else may run only where something was applied.
/// </summary>
internal sealed class WhatFollowsIsNotSkipped : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var told = new HashSet<Location>();
        foreach (var pipeline in model.Pipelines)
        {
            foreach (var (job, need) in pipeline.Jobs.SelectMany(static j => j.Needs.Select(n => (j, n))).Where(static n => n.n is { IsWritten: true, Gate: Gate.Succeeded }))
            {
                if (pipeline.Jobs.FirstOrDefault(j => j.Name == need.Job) is { } before && IsFollowing(model, pipeline, job, before) && told.Add(need.Origin.Location))
                {
                    Tell(before.Written, need.Origin.Location, diagnostics);
                }
            }
        }
    }

    private static void Tell(string waited, Location place, DiagnosticBag diagnostics)
    {
        var better = Applications.AppliedInsteadOf(waited);
        diagnostics.Add(new Diagnostic(
            EnvironmentDiagnostics.FollowsSkipped, place, $"`{waited}` is skipped where nothing changes, and what waits for it is skipped, too: write `after {better}`.")
        {
            Fixes = place.Source.Slice(place.Span) == waited ? [new Fix($"Write `{better}`", FixSafety.Suggestion, [new TextEdit(place.Span, better)])] : [],
        });
    }

    /// <summary>Whether <paramref name="job"/> is skipped with the application <paramref name="before"/>, and something with it that has changes of its own to deploy.</summary>
    private static bool IsFollowing(DeliveryModel model, Pipeline pipeline, Job job, Job before) =>
        Applications.IsSkippable(pipeline, before.Name) && job.Name != Applied(before) && IsSkippedWith(pipeline, job, before)
        && (Applications.IsOfTemplate(pipeline, job) || SkippedWith(pipeline, job).Any(j => j.Environment is { Deployment: not false } && IsForAnother(model, j, before)));

    private static string Applied(Job apply) => $"{apply.Name[..apply.Name.LastIndexOf('-')]}-applied";

    /// <summary>The jobs that are skipped where <paramref name="first"/> is, and that itself.</summary>
    private static List<Job> SkippedWith(Pipeline pipeline, Job first)
    {
        var found = new List<Job> { first };
        for (var at = 0; at < found.Count; at++)
        {
            found.AddRange(pipeline.Jobs.Where(j => !found.Contains(j) && IsSkippedWith(pipeline, j, found[at])));
        }

        return found;
    }

    private static bool IsSkippedWith(Pipeline pipeline, Job job, Job before) => !job.UsesStatusFunction && job.Needs.Any(n => n.Job == before.Name && n.Gate == Gate.Succeeded) && !DoneJobs.LetsBeSkipped(pipeline, job, before);

    private static bool IsForAnother(DeliveryModel model, Job job, Job before) => EnvironmentsOf(model, job).Except(EnvironmentsOf(model, before), StringComparer.Ordinal).Any();

    private static IEnumerable<string> EnvironmentsOf(DeliveryModel model, Job job) =>
        DeployRole.EnvironmentsOf(model, job) is [_, ..] known ? known.Select(static e => e.Name) : job.Environment?.Name.KnownText is { } name ? [name] : [];
}
