using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>Two artifacts of one name that a job takes into one folder would replace each other's files.</summary>
internal sealed class ArtifactsDoNotMix : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var job in model.Pipelines.SelectMany(static p => p.Jobs))
        {
            var places = job.Steps.OfType<TakeArtifactStep>().Where(static t => t.Cells != ArtifactCells.All).GroupBy(static t => $"{t.Artifact}\0{t.Into?.Constant?.ToText()}", StringComparer.Ordinal);
            foreach (var same in places.Where(static g => g.Select(static t => t.Job).Distinct().Count() > 1))
            {
                var (first, second) = (same.First(), same.Last());
                Report(
                    diagnostics, PipelineDiagnostics.DuplicateArtifactPath, second.Origin.Location,
                    $"`{first.Job}.{first.Artifact}` and `{second.Job}.{second.Artifact}` land in one place. Give one of them a folder: `take {second.Job}.{second.Artifact} to \"{second.Job}\"`.",
                    new RelatedLocation(first.Origin.Location, "The other is taken here."));
            }
        }
    }
}
