using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Rules;

/// <summary>An outage calls somebody: at least one row of a service level that pages can fire.</summary>
internal sealed class BurningBudgetsCallSomebody : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var slo in model.Slos)
        {
            var pages = slo.Rows.Where(static r => r.Urgency == Urgency.Page).ToList();
            if (pages.Count > 0 && pages.TrueForAll(static r => r.Origin is null) && !pages.Exists(r => r.CanFire(slo.Objective)))
            {
                var least = pages.Min(r => r.Threshold(slo.Objective));
                Report(
                    diagnostics, ServiceDiagnostics.NobodyPaged, slo.Origin.Location,
                    $"`{slo.FullName}` never calls anybody: that would take a share of errors above {least * 100:0.##} %. Set a higher objective, or count what matters more strictly.");
            }
        }
    }
}
