using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>A service that says what runs, runs somewhere.</summary>
internal sealed class ServicesAreHosted : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var hosted = model.Environments.SelectMany(static e => e.Uses).Where(static u => u.IsHosted).Select(static u => u.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var service in model.Services.Where(s => s.HasImage && !hosted.Contains(s.Name)))
        {
            Report(diagnostics, AccessDiagnostics.NotHosted, service.Origin.Location, $"No environment hosts `{service.Name}`. One that does has `host cluster {{ services = [{service.Name}] }}`.");
        }
    }
}
