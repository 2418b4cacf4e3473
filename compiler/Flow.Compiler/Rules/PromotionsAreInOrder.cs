using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A pipeline deploys to an environment only after it deployed to the one that the project's order of promotion names before it.</summary>
internal sealed class PromotionsAreInOrder : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (model.Project.Promotion.Length < 2)
        {
            return;
        }

        foreach (var pipeline in model.Pipelines)
        {
            foreach (var job in pipeline.Jobs.Where(static j => j.Environment is not null))
            {
                Check(model, pipeline, job, diagnostics);
            }
        }
    }

    private static void Check(DeliveryModel model, Pipeline pipeline, Job job, DiagnosticBag diagnostics)
    {
        foreach (var environment in Deployed(model, job))
        {
            var place = model.Project.Promotion.IndexOf(environment);
            if (place <= 0)
            {
                continue;
            }

            var before = model.Project.Promotion[place - 1];
            var earlier = pipeline.Jobs.Where(j => j != job && Deployed(model, j).Contains(before)).Select(static j => j.Name).ToHashSet(StringComparer.Ordinal);
            if (!AllBefore(pipeline, job).Any(earlier.Contains))
            {
                Report(diagnostics, EnvironmentDiagnostics.OutOfOrder, job.Environment!.Origin.Location, Message(pipeline, job, environment, before, earlier.FirstOrDefault()));
            }
        }
    }

    private static string Message(Pipeline pipeline, Job job, string environment, string before, string? earlier) => earlier is null
        ? $"`{environment}` comes after `{before}`, and no job of `{pipeline.Name}` deploys to that. Deploy to it first, or say `deployment = false` where nothing is deployed."
        : $"`{environment}` comes after `{before}`, and `{job.Name}` does not wait for `{earlier}`: write `after {earlier}`.";

    private static IEnumerable<string> Deployed(DeliveryModel model, Job job) =>
        job.Environment is null or { Deployment: false } ? [] : DeployRole.EnvironmentsOf(model, job).Select(static e => e.Name);

    /// <summary>The jobs that have succeeded when <paramref name="job"/> runs.</summary>
    private static HashSet<string> AllBefore(Pipeline pipeline, Job job)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<Job>([job]);
        while (left.TryPop(out var next))
        {
            foreach (var need in next.Needs.Where(n => n.Gate == Gate.Succeeded && found.Add(n.Job)))
            {
                if (pipeline.Jobs.FirstOrDefault(j => j.Name == need.Job) is { } known)
                {
                    left.Push(known);
                }
            }
        }

        return found;
    }
}
