using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Telemetry;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>
/// The dashboard of a service, which answers three questions from top to bottom: are users affected, what changed, and where is it. Below them stands what the service uses. What the project adds comes behind.
/// </summary>
/// <param name="owner">The service; null for alerts that belong to none.</param>
/// <param name="model">The project.</param>
internal sealed class ServiceDashboard(string? owner, DeliveryModel model)
{
    private readonly Service? service = model.Services.FirstOrDefault(s => s.Name == owner);
    private readonly ImmutableArray<Slo> slos = [.. model.Slos.Where(s => s.Service == owner)];
    private readonly ImmutableArray<Alert> alerts = [.. model.Alerts.Where(a => a.Owner == owner)];
    private readonly ImmutableArray<Dashboard> written = [.. model.Dashboards.Where(d => d.Service is not null && d.Service == owner)];

    /// <summary>What its file is called.</summary>
    public string Name => owner ?? DashboardNames.WithoutOwner;

    /// <summary>Where what it shows is first declared.</summary>
    public Origin Origin => !slos.IsEmpty ? slos[0].Origin : !alerts.IsEmpty ? alerts[0].Origin : written[0].Origin;

    private IEnumerable<OwnDashboard> Added => written.Where(static d => d.Place == DashboardPlace.Added).Select(d => new OwnDashboard(d, model));

    /// <summary>The document: what the project shows instead, or what follows from service levels and alerts.</summary>
    public JsonObject Document()
    {
        var frame = new DashboardFrame(Name, owner, Origin) { Title = service?.Title is { } title ? $"{Name}: {title}" : Name, Environments = DashboardFrame.EnvironmentsOf(model) };
        var instead = written.FirstOrDefault(static d => d.Place == DashboardPlace.Instead);
        var shown = (instead is null ? [] : (IEnumerable<OwnDashboard>)[new OwnDashboard(instead, model)]).Concat(Added).ToList();
        var grid = new PanelGrid();
        if (instead is null)
        {
            AddGenerated(grid, frame);
        }

        shown.ForEach(d => d.AddTo(grid));
        return (frame with
        {
            Origin = instead?.Origin ?? Origin,
            Title = instead?.Title ?? frame.Title,
            Links = [.. Runbooks(), .. Logs(), .. OwnDashboards(), .. DashboardsOfDependencies(), .. shown.SelectMany(static d => d.Links())],
            Variables = shown.SelectMany(static d => d.Variables()).DistinctBy(static v => v.Name).Select(static v => v.Document),
        }).Document(grid, model);
    }

    private void AddGenerated(PanelGrid grid, DashboardFrame frame)
    {
        grid.Add("Are users affected?", [AlertPanels.Firing("Alerts", $"=\"{owner}\""), .. slos.SelectMany(s => new SloPanels(s, model.Metrics).Affected())]);
        grid.Add("What changed?", [Changes(frame)]);
        grid.Add("Where?", [.. slos.SelectMany(s => new SloPanels(s, model.Metrics).Where()), .. alerts.Select(AlertPanels.Of), .. Dependencies()]);
        grid.Add("Resources", Resources());
    }

    private IEnumerable<Panel> Resources()
    {
        var used = service is null ? null : new ResourcePanels(service, model);
        return (used?.All() ?? []).Concat(new GaugePanels(owner, used?.Metrics ?? [], model).All());
    }

    private static Panel Changes(DashboardFrame frame) => new("annolist", "Deployments", 24, 5)
    {
        Description = "Annotations with the tags of a deployment. They are lines in all other panels.",
        Options = JsonObject.Of(
            ("tags", frame.DeploymentTags), ("limit", 20), ("onlyInTimeRange", true), ("onlyFromThisDashboard", false), ("showTags", true), ("showTime", true), ("showUser", true),
            ("navigateBefore", "10m"), ("navigateAfter", "10m"), ("navigateToPanel", false)),
    };

    private IEnumerable<Panel> Dependencies() => service is { DependsOn: { IsEmpty: false } needed }
        ? [AlertPanels.Firing($"Alerts of what {Name} depends on", $"=~\"{string.Join('|', needed)}\"")]
        : [];

    private IEnumerable<JsonNode> Runbooks() => slos.Select(static s => (s.Title ?? s.Name, s.Runbook)).Concat(alerts.Select(static a => (a.Title ?? a.Name, a.Runbook)))
        .Where(static r => r.Runbook is not null)
        .DistinctBy(static r => r.Runbook)
        .Select(static r => DashboardFrame.Link("doc", $"Runbook: {r.Item1}", r.Runbook!, keepTime: false));

    private IEnumerable<JsonNode> Logs() => LogLink.Of(owner, model).Select(static l => DashboardFrame.Link("doc", l.Title, l.Url, keepTime: l.IsOfGrafana));

    private IEnumerable<JsonNode> OwnDashboards() => written.Where(static d => d.Place == DashboardPlace.Own)
        .Select(static d => DashboardFrame.Link("dashboard", d.Title ?? d.Name, $"/d/{DashboardFrame.Uid(d.FullName)}", keepTime: true));

    private IEnumerable<JsonNode> DashboardsOfDependencies() => (service is null ? [] : service.DependsOn.Concat(service.CanDoWithout).Distinct())
        .Where(name => GrafanaTarget.Owners(model).Contains(name))
        .Select(static name => DashboardFrame.Link("dashboard", name, $"/d/{DashboardFrame.Uid(name)}", keepTime: true));
}
