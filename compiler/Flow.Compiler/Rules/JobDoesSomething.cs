using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A job has at least one step.</summary>
internal sealed class JobDoesSomething : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var job in model.Pipelines.SelectMany(static p => p.Jobs).Where(static j => j.Call is null && j.Steps.All(static s => s is FreezeStep)))
        {
            Report(diagnostics, PipelineDiagnostics.EmptyJob, job.Origin.Location, $"`{job.Name}` does nothing. Steps stand in its body: `run \"make\"`.");
        }
    }
}
