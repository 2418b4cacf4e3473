using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A pipeline deploys to an environment only after it deployed to the one that the project's order of promotion names before it, or there was nothing to deploy to that.</summary>
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
            var earlier = pipeline.Jobs.Where(j => j != job && Deployed(model, j).Contains(before)).ToList();
            var done = DoneJobs.Before(pipeline, job);
            if (!earlier.Exists(j => done.Contains(j.Name)))
            {
                Report(diagnostics, EnvironmentDiagnostics.OutOfOrder, job.Environment!.Origin.Location.InProject, Message(pipeline, job, environment, before, earlier.FirstOrDefault()));
            }
        }
    }

    private static string Message(Pipeline pipeline, Job job, string environment, string before, Job? earlier)
    {
        if (earlier is null)
        {
            return $"`{environment}` comes after `{before}`, and no job of `{pipeline.Name}` deploys to that. Deploy to it first, or say `deployment = false` where nothing is deployed.";
        }

        var awaited = (pipeline.Jobs.FirstOrDefault(j => DoneJobs.LetsBeSkipped(j, earlier)) ?? earlier).Written;
        return $"`{environment}` comes after `{before}`, and `{job.Written}` does not wait for `{awaited}`: write `after {awaited}`.";
    }

    private static IEnumerable<string> Deployed(DeliveryModel model, Job job) =>
        job.Environment is null or { Deployment: false } ? [] : DeployRole.EnvironmentsOf(model, job).Select(static e => e.Name);
}
