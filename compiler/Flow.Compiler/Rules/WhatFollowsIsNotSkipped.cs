using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>What a template applies after another configuration does not wait for a job that is skipped where that one has no changes, since it would be skipped, too.</summary>
internal sealed class WhatFollowsIsNotSkipped : ModelRule
{
    private const string Template = "terraform-apply";

    private static readonly string[] Following = [Template, "kubernetes-apply"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var pipeline in model.Pipelines)
        {
            foreach (var (job, need) in pipeline.Jobs.SelectMany(static j => j.Needs.Select(n => (j, n))).Where(n => IsFollowing(pipeline, n.j, n.n)))
            {
                if (pipeline.Jobs.FirstOrDefault(j => j.Name == need.Job) is { } before && !DoneJobs.LetsBeSkipped(job, before))
                {
                    Tell(before.Written, need.Origin.Location, diagnostics);
                }
            }
        }
    }

    private static void Tell(string waited, Location place, DiagnosticBag diagnostics)
    {
        var better = $"{waited[..waited.LastIndexOf('.')]}.applied";
        diagnostics.Add(new Diagnostic(
            EnvironmentDiagnostics.FollowsSkipped, place, $"`{waited}` is skipped where nothing changes, and what waits for it is skipped, too: write `after {better}`.")
        {
            Fixes = place.Source.Slice(place.Span) == waited ? [new Fix($"Write `{better}`", FixSafety.Suggestion, [new TextEdit(place.Span, better)])] : [],
        });
    }

    private static bool IsFollowing(Pipeline pipeline, Job job, JobDependency need) =>
        need is { IsWritten: true, Gate: Gate.Succeeded } && Uses(pipeline, Template).Any(u => need.Job == $"{u.Name}-apply" && job.Name != $"{u.Name}-applied")
        && Following.SelectMany(t => Uses(pipeline, t)).Any(u => job.Name == u.Name || job.Name.StartsWith($"{u.Name}-", StringComparison.Ordinal));

    private static IEnumerable<ConstructUse> Uses(Pipeline pipeline, string template) => pipeline.Uses.Where(u => u.IsOfLibrary && u.Construct == template);
}
