using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Rules;

/// <summary>Where a dashboard is shown, no other one is.</summary>
internal sealed class DashboardsHavePlaces : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var dashboard in model.Dashboards.Where(static d => d is { Service: null, Place: not DashboardPlace.Own }))
        {
            Report(
                diagnostics, DashboardDiagnostics.NoPlace, dashboard.Origin.Location,
                $"`place = {dashboard.Place.ToString().ToLowerInvariant()}` means the dashboard of a service: write `dashboard {dashboard.Name} of SERVICE`, with the service that it is about.");
        }

        foreach (var several in model.Dashboards.Where(static d => d is { Service: not null, Place: DashboardPlace.Instead }).GroupBy(static d => d.Service).SelectMany(static g => g.Skip(1)))
        {
            Report(diagnostics, DashboardDiagnostics.NoPlace, several.Origin.Location, $"Another dashboard is shown instead of that of `{several.Service}` already. Write `place = added` or `place = own`.");
        }

        var taken = model.Services.Select(static s => s.Name).Append(DashboardNames.WithoutOwner).ToHashSet(StringComparer.Ordinal);
        foreach (var dashboard in model.Dashboards.Where(d => d.Service is null && taken.Contains(d.Name)))
        {
            Report(
                diagnostics, DashboardDiagnostics.NoPlace, dashboard.Origin.Location,
                $"The dashboard of {(dashboard.Name == DashboardNames.WithoutOwner ? "alerts of no service" : $"the service `{dashboard.Name}`")} is called `{dashboard.Name}` already. Give this one another name{(dashboard.Name == DashboardNames.WithoutOwner ? "" : $", or write `of {dashboard.Name}`")}.");
        }
    }
}
