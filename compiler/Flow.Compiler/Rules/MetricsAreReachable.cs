using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>What a service measures is read at its port.</summary>
internal sealed class MetricsAreReachable : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var service in model.Services.Where(static s => s.Metrics is not null))
        {
            var place = (service.MetricsOrigin ?? service.Origin).Location;
            if (!service.Metrics!.StartsWith('/'))
            {
                Report(diagnostics, MonitoringDiagnostics.NotReachable, place, $"A path begins with `/`: `metrics = \"/{service.Metrics}\"`.");
            }
            else if (service.Port is null)
            {
                Report(diagnostics, MonitoringDiagnostics.NotReachable, place, $"`{service.Name}` listens on no port, so that nobody can read what it measures. Write `port = …`.");
            }
        }
    }
}
