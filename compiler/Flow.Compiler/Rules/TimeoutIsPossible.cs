using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>Time limits are positive. Jobs on machines of one's own may take five days, steps six hours (GitHub's limits, 2026).</summary>
internal sealed class TimeoutIsPossible : ModelRule
{
    public override bool IsLocal => true;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var job in model.Pipelines.SelectMany(static p => p.Jobs))
        {
            Check(job.Timeout, TimeSpan.FromDays(5), "A job", diagnostics);
            foreach (var step in job.AllSteps)
            {
                Check(step.Timeout, TimeSpan.FromHours(6), "A step", diagnostics);
            }
        }
    }

    private static void Check(Expr? timeout, TimeSpan most, string what, DiagnosticBag diagnostics)
    {
        if (timeout?.Constant is DurationValue { Duration: var limit } && (limit <= TimeSpan.Zero || limit > most))
        {
            Report(diagnostics, PipelineDiagnostics.BadTimeout, timeout.Location, $"{what} takes more than 0s and at most {Quantities.Write(most)}.");
        }
    }
}
