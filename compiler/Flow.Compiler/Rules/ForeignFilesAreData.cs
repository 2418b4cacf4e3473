using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>
/// Files of a job that runs foreign code are data for a job with secrets or write access: they lie in a folder of their own, where they replace nothing,
/// and nothing of that folder is run. What a command does with the files beyond that cannot be seen.
/// </summary>
internal sealed class ForeignFilesAreData : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var pipeline in model.Pipelines)
        {
            var foreign = HoldersOfForeignFiles(pipeline);
            foreach (var job in pipeline.Jobs)
            {
                Check(pipeline, job, foreign, diagnostics);
            }
        }
    }

    /// <summary>The jobs whose artifacts may hold foreign files, each with its source: those that check foreign code out, and those that take such files.</summary>
    private static Dictionary<string, ForeignCheckout> HoldersOfForeignFiles(Pipeline pipeline)
    {
        var holders = pipeline.Jobs.Where(static j => j.ForeignCheckout is not null).ToDictionary(static j => j.Name, static j => j.ForeignCheckout!, StringComparer.Ordinal);
        for (var before = -1; before != holders.Count && holders.Count > 0;)
        {
            before = holders.Count;
            foreach (var job in pipeline.Jobs.Where(j => !holders.ContainsKey(j.Name)))
            {
                if (Takes(job).FirstOrDefault(t => t.TrustedBecause is null && holders.ContainsKey(t.Job)) is { } take)
                {
                    holders[job.Name] = holders[take.Job];
                }
            }
        }

        return holders;
    }

    private static void Check(Pipeline pipeline, Job job, Dictionary<string, ForeignCheckout> foreign, DiagnosticBag diagnostics)
    {
        foreach (var take in Takes(job))
        {
            if (!foreign.TryGetValue(take.Job, out var checkout))
            {
                ReportNeedless(take, diagnostics);
            }
            else if (take.TrustedBecause is null && job.ForeignCheckout is null && HasRights(pipeline, job))
            {
                Check(pipeline, job, take, checkout, diagnostics);
            }
        }
    }

    private static void ReportNeedless(TakeArtifactStep take, DiagnosticBag diagnostics)
    {
        if (take.TrustedBecause is not null)
        {
            Report(diagnostics, LabelDiagnostics.NeedlessTrust, take.Origin.Location, $"`{take.Job}` runs no foreign code, so there is nothing to trust. Remove `because`.");
        }
    }

    private static void Check(Pipeline pipeline, Job job, TakeArtifactStep take, ForeignCheckout checkout, DiagnosticBag diagnostics)
    {
        var after = job.AllSteps.SkipWhile(s => !ReferenceEquals(s, take)).Skip(1).ToList();
        var places = ForeignCodeIsIsolated.Places(checkout);
        var folder = FolderOfItsOwn(pipeline, job, take);
        if (folder is null)
        {
            if (after.FirstOrDefault(static s => s is RunStep or ProcessStep or UsesStep) is { } runs)
            {
                Report(
                    diagnostics, LabelDiagnostics.ForeignFiles, take.Origin.Location,
                    $"Somebody outside wrote these files, and `{job.Name}`, which has secrets or write access, runs commands where they lie. Take them into a folder of their own and only read them there: `take {take.Job}.{take.Artifact} to \"foreign\"`.",
                    [new RelatedLocation(runs.Origin.Location, "This would run among them."), .. places]);
            }
        }
        else if (after.FirstOrDefault(s => ForeignFolder.Runs(s, folder)) is { } runs)
        {
            Report(
                diagnostics, LabelDiagnostics.ForeignFiles, runs.Origin.Location,
                $"Somebody outside wrote the files in `{folder}`, and `{job.Name}` has secrets or write access, so nothing of them may run here. Run them in a job without rights, or say at `take` why they can be trusted: `because \"…\"`.",
                [new RelatedLocation(take.Origin.Location, "They are taken here."), .. places]);
        }
    }

    /// <summary>
    /// The folder in which taken files replace nothing: the one after <c>to</c>, or where they were made if that is not the workspace itself and the
    /// repository's files are not there. Null where they lie among other files; empty where the folder is known only when the job runs.
    /// </summary>
    private static string? FolderOfItsOwn(Pipeline pipeline, Job job, TakeArtifactStep take)
    {
        if (take.Into is { } into)
        {
            return into.Constant is not { } known ? "" : ForeignFolder.Normalised(known.ToText()) is { Length: > 0 } folder ? folder : null;
        }

        var hasRepository = job.AllSteps.Any(static s => s is CheckoutStep || (s is UsesStep { Action: RemoteAction action } && action.IsFrom("actions/checkout")));
        return hasRepository || ArtifactRoot.Of(pipeline, take) is not { } root || root == "." ? null : ForeignFolder.Normalised(root);
    }

    private static bool HasRights(Pipeline pipeline, Job job) =>
        job.Permissions.All == AccessLevel.Write || job.Permissions.Scopes.Any(static s => s.Level == AccessLevel.Write)
        || ModelValues.Of(job).Concat(pipeline.Environment.Select(static v => v.Value)).Any(static v => v.IsSecret);

    private static IEnumerable<TakeArtifactStep> Takes(Job job) => job.AllSteps.OfType<TakeArtifactStep>();
}
