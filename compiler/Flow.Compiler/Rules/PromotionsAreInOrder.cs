using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>
/// A pipeline deploys to an environment only after it deployed to the one that the project's order of promotion names before it, or there was nothing to deploy to that. Where it applies the
/// configuration of that one, it has deployed when that is applied, and not when some other job for it is done.
/// </summary>
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
            foreach (var early in model.Project.Promotion.Zip(model.Project.Promotion.Skip(1)).SelectMany(p => Early(model, pipeline, p.First, p.Second)))
            {
                Report(diagnostics, EnvironmentDiagnostics.OutOfOrder, early.Job.Environment!.Origin.Location.InProject, Message(pipeline, early));
            }
        }
    }

    /// <summary>The jobs that deploy to <paramref name="environment"/> without <paramref name="before"/>, but for those that come after another one of them and are right as soon as that is.</summary>
    private static IEnumerable<EarlyJob> Early(DeliveryModel model, Pipeline pipeline, string before, string environment)
    {
        var early = new List<EarlyJob>();
        foreach (var job in pipeline.Jobs.Where(j => DeploysTo(model, pipeline, j, environment)))
        {
            var earlier = Awaited(pipeline, job, [.. pipeline.Jobs.Where(j => j != job && DeploysTo(model, pipeline, j, before))]);
            var done = DoneJobs.Before(pipeline, job);
            if (!earlier.Exists(j => done.Contains(j.Name)))
            {
                early.Add(new EarlyJob(job, environment, before, earlier.FirstOrDefault(), done));
            }
        }

        return early.Where(e => !early.Exists(other => e.Done.Contains(other.Job.Name)));
    }

    /// <summary>Those of <paramref name="earlier"/> of which one is to be waited for: applications where there are any, and of these such as <paramref name="job"/> makes itself.</summary>
    private static List<Job> Awaited(Pipeline pipeline, Job job, List<Job> earlier)
    {
        var applied = earlier.FindAll(j => Applications.TemplateOf(pipeline, j) is not null);
        var own = Applications.TemplateOf(pipeline, job);
        var same = applied.FindAll(j => Applications.TemplateOf(pipeline, j) == own);
        return same.Count > 0 ? same : applied.Count > 0 ? applied : earlier;
    }

    private static string Message(Pipeline pipeline, EarlyJob early)
    {
        var start = $"`{early.Environment}` comes after `{early.Before}`, and";
        if (early.Earlier is not { } earlier)
        {
            return $"{start} no job of `{pipeline.Name}` deploys to that. Deploy to it first, or say `deployment = false` where nothing is deployed.";
        }

        if (early.Job.Needs.Any(n => n.Job == earlier.Name && n.Gate == Gate.Succeeded))
        {
            return $"{start} `{early.Job.Written}` runs whatever became of `{earlier.Written}`: ask for it, `when {earlier.Written}.result == succeeded`, or leave out what lets it run without that.";
        }

        var awaited = Applications.IsSkippable(pipeline, earlier.Name)
            ? Applications.AppliedInsteadOf(earlier.Written)
            : (pipeline.Jobs.FirstOrDefault(j => DoneJobs.LetsBeSkipped(pipeline, j, earlier)) ?? earlier).Written;
        return $"{start} `{early.Job.Written}` does not wait for `{awaited}`: write `after {awaited}`.";
    }

    private static bool DeploysTo(DeliveryModel model, Pipeline pipeline, Job job, string environment) =>
        Applications.Deploys(pipeline, job) && DeployRole.EnvironmentsOf(model, job).Any(e => e.Name == environment);

    /// <summary>A job that deploys too early.</summary>
    /// <param name="Job">The job.</param>
    /// <param name="Environment">The environment that it deploys to.</param>
    /// <param name="Before">The one that should have had its turn.</param>
    /// <param name="Earlier">What it should wait for; null where nothing deploys to that.</param>
    /// <param name="Done">What is done when it runs.</param>
    private sealed record EarlyJob(Job Job, string Environment, string Before, Job? Earlier, HashSet<string> Done);
}
