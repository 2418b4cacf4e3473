using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>What is measured is measured again before Prometheus forgets it.</summary>
internal sealed class ValuesAreMeasuredInTime : ModelRule
{
    /// <summary>Prometheus forgets a value after 5 minutes (its documentation: <c>query.lookback-delta</c>); one may be missed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        Check(model.Project.Prometheus.Every, model.Project.Prometheus.EveryOrigin?.Location, diagnostics);
        foreach (var synthetic in model.Synthetics)
        {
            Check(synthetic.Every, synthetic.EveryPlace, diagnostics);
        }
    }

    private static void Check(TimeSpan every, Location? place, DiagnosticBag diagnostics)
    {
        if (every > Longest && place is { } written)
        {
            Report(diagnostics, SyntheticDiagnostics.TooSeldom, written, $"Prometheus forgets a value after 5m, so that what is measured every {PromDuration.Written(every)} is missing in between, and its alerts wait anew: at most `every {PromDuration.Written(Longest)}`.");
        }
    }
}
