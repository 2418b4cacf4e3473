using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>Artifacts of one name that a job takes into one folder would replace each other's files: those of several jobs, and those of all cells of one.</summary>
internal sealed class ArtifactsDoNotMix : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var (pipeline, job) in model.Pipelines.SelectMany(static p => p.Jobs.Select(j => (p, j))))
        {
            CheckJobs(job, diagnostics);
            CheckCells(pipeline, job, diagnostics);
        }
    }

    private static void CheckJobs(Job job, DiagnosticBag diagnostics)
    {
        var places = job.Steps.OfType<TakeArtifactStep>().Where(static t => t.Cells != ArtifactCells.All).GroupBy(static t => $"{t.Artifact}\0{t.Into?.KnownText}", StringComparer.Ordinal);
        foreach (var same in places.Where(static g => g.Select(static t => t.Job).Distinct().Count() > 1))
        {
            var (first, second) = (same.First(), same.Last());
            Report(
                diagnostics, PipelineDiagnostics.DuplicateArtifactPath, second.Origin.Location,
                $"`{first.Job}.{first.Artifact}` and `{second.Job}.{second.Artifact}` land in one place. Give one of them a folder: `take {second.Job}.{second.Artifact} to \"{second.Job}\"`.",
                new RelatedLocation(first.Origin.Location, "The other is taken here."));
        }
    }

    private static void CheckCells(Pipeline pipeline, Job job, DiagnosticBag diagnostics)
    {
        foreach (var take in job.AllSteps.OfType<TakeArtifactStep>().Where(static t => t.Cells == ArtifactCells.All))
        {
            if (pipeline.Jobs.FirstOrDefault(j => j.Name == take.Job) is { Matrix: { } matrix } source && !(matrix.IsKnown && matrix.Cells.Length < 2)
                && source.AllSteps.OfType<PublishArtifactStep>().FirstOrDefault(p => p.Artifact == take.Artifact) is { } kept && FileOf(kept) is { } file)
            {
                Report(
                    diagnostics, PipelineDiagnostics.DuplicateArtifactPath, take.Origin.Location,
                    $"Every copy of `{take.Job}` keeps `{file}`, so only one of them would be left. Let the name of the file say whose it is, or take one copy: `take {take.Job}[…].{take.Artifact}`.",
                    new RelatedLocation(kept.Origin.Location, "It is kept here."));
            }
        }
    }

    /// <summary>A path that names one file, the same in each cell; what a pattern or a folder holds is not known.</summary>
    private static string? FileOf(PublishArtifactStep kept) => kept.Paths.Select(static p => p.KnownText).FirstOrDefault(static p =>
        p is not null && p.AsSpan().IndexOfAny("*?[!") < 0 && Path.GetExtension(p).Length > 1);
}
