using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A pipeline is started by something, does something, and fits into GitHub's form for a start by hand.</summary>
internal sealed class PipelineIsComplete : ModelRule
{
    public override bool IsLocal => true;

    /// <summary>GitHub's limit of inputs of <c>workflow_dispatch</c>.</summary>
    private const int MostInputs = 25;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var pipeline in model.Pipelines)
        {
            if (pipeline.Triggers.IsEmpty)
            {
                Report(diagnostics, PipelineDiagnostics.NoTrigger, pipeline.Origin.Location, $"Nothing starts `{pipeline.Name}`. Add a line such as `on push`, `on manual` or `on call`.");
            }

            if (pipeline.Jobs.IsEmpty)
            {
                Report(diagnostics, PipelineDiagnostics.NoJobs, pipeline.Origin.Location, $"`{pipeline.Name}` has no jobs. Add one: `job build on linux {{ … }}`.");
            }

            if (pipeline.Triggers.FirstOrDefault(static t => t.Event == "manual") is { } manual && pipeline.Parameters.Count(static p => !p.IsSecret) is > MostInputs and var count)
            {
                Report(diagnostics, PipelineDiagnostics.TooManyInputs, manual.Origin.Location, $"`{pipeline.Name}` has {count} parameters; a start by hand takes at most {MostInputs}.");
            }
        }
    }
}
