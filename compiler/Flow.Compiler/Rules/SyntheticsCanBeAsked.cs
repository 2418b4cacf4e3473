using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning;

namespace Flow.Compiler.Rules;

/// <summary>What is asked again and again has an address and time to answer.</summary>
internal sealed class SyntheticsCanBeAsked : ModelRule
{
    /// <summary>How long Prometheus waits unless more is said (its documentation: <c>scrape_timeout</c>).</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var synthetic in model.Synthetics)
        {
            CheckAddress(synthetic, model, diagnostics);
            if (synthetic.Within is { } within && (within >= synthetic.Every || within >= Longest))
            {
                Report(diagnostics, SyntheticDiagnostics.TooOften, synthetic.Origin.Location, $"`{synthetic.FullName}` waits no longer than {(synthetic.Every < Longest ? "until it asks again" : "10s")}, so that an answer is never seen to be late: `within` a shorter time.");
            }
        }
    }

    private static void CheckAddress(Synthetic synthetic, DeliveryModel model, DiagnosticBag diagnostics)
    {
        var without = synthetic.IsAddress ? [] : model.Environments.Where(e => synthetic.Environments.Contains(e.Name) && SyntheticTargets.BaseIn(e, synthetic.Service) is null).Select(static e => e.Name).ToList();
        if (without.Count > 0)
        {
            Report(diagnostics, SyntheticDiagnostics.NoAddress, synthetic.Origin.Location, $"Nothing says where `{synthetic.Service}` is in `{string.Join("` and `", without)}`: write `url = \"https://…\"` there.");
        }
        else if (!SyntheticTargets.Of(synthetic, model).Any())
        {
            Report(diagnostics, SyntheticDiagnostics.NoAddress, synthetic.Origin.Location, $"No environment says where `{synthetic.Service}` is: write `url = \"https://…\"` in one, or `get` a whole address.");
        }
    }
}
