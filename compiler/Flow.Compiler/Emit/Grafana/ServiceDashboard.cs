using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>
/// The dashboard of a service, which answers three questions from top to bottom: are users affected, what changed, and where is it.
/// </summary>
/// <param name="owner">The service; null for alerts that belong to none.</param>
/// <param name="model">The project.</param>
internal sealed class ServiceDashboard(string? owner, DeliveryModel model)
{
    /// <summary>The version of the classic form of dashboards, which Grafana reads and brings up to date itself.</summary>
    private const int SchemaVersion = 42;

    private const int LongestUid = 40;
    private const string WithoutOwner = "alerts";

    private readonly Service? service = model.Services.FirstOrDefault(s => s.Name == owner);
    private readonly ImmutableArray<Slo> slos = [.. model.Slos.Where(s => s.Service == owner)];
    private readonly ImmutableArray<Alert> alerts = [.. model.Alerts.Where(a => a.Owner == owner)];

    /// <summary>What its file is called.</summary>
    public string Name => owner ?? WithoutOwner;

    /// <summary>Where what it shows is first declared.</summary>
    public Origin Origin => slos.IsEmpty ? alerts[0].Origin : slos[0].Origin;

    /// <summary>Its address in Grafana, the same in every build: at most 40 characters, which is what Grafana takes.</summary>
    public static string Uid(string name)
    {
        var readable = $"flow-{name}";
        return readable.Length <= LongestUid
            ? readable
            : $"{readable[..(LongestUid - 9)]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8]}";
    }

    /// <summary>The document.</summary>
    public JsonObject Document()
    {
        var grid = new PanelGrid();
        grid.Add("Are users affected?", [AlertPanels.Firing("Alerts", $"=\"{owner}\""), .. slos.SelectMany(s => new SloPanels(s, model.Metrics).Affected())]);
        grid.Add("What changed?", [Changes()]);
        grid.Add("Where?", [.. slos.SelectMany(s => new SloPanels(s, model.Metrics).Where()), .. alerts.Select(AlertPanels.Of), .. Dependencies()]);
        return JsonObject.Of(
            ("uid", Uid(Name)),
            ("title", service?.Title is { } title ? $"{Name}: {title}" : Name),
            ("description", string.Join('\n', GeneratedHeader.Of(Origin, model))),
            ("tags", JsonArray.Of(Tags("flow", service?.Owner))),
            ("schemaVersion", SchemaVersion),
            ("editable", false),
            ("timezone", model.Project.TimeZone ?? "utc"),
            ("graphTooltip", 1),
            ("time", JsonObject.Of(("from", "now-6h"), ("to", "now"))),
            ("refresh", "1m"),
            ("links", JsonArray.Of(Runbooks().Concat(DashboardsOfDependencies()))),
            ("annotations", JsonObject.Of(("list", JsonArray.Of(Deployments())))),
            ("templating", JsonObject.Of(("list", JsonArray.Of(DataSourceVariable())))),
            ("panels", grid.Document));
    }

    /// <summary>The tags of what Grafana is told when something is deployed.</summary>
    private JsonArray DeploymentTags => JsonArray.Of(Tags("deployment", owner));

    private static IEnumerable<JsonNode> Tags(string first, string? second) => second is null ? [first] : [first, second];

    private Panel Changes() => new("annolist", "Deployments", 24, 5)
    {
        Description = "Annotations with the tags of a deployment. They are lines in all other panels.",
        Options = JsonObject.Of(
            ("tags", DeploymentTags), ("limit", 20), ("onlyInTimeRange", true), ("onlyFromThisDashboard", false), ("showTags", true), ("showTime", true), ("showUser", true),
            ("navigateBefore", "10m"), ("navigateAfter", "10m"), ("navigateToPanel", false)),
    };

    private JsonObject Deployments() => JsonObject.Of(
        ("name", "Deployments"),
        ("enable", true),
        ("iconColor", "blue"),
        ("datasource", JsonObject.Of(("type", "grafana"), ("uid", "-- Grafana --"))),
        ("target", JsonObject.Of(("type", "tags"), ("tags", DeploymentTags), ("matchAny", false), ("limit", 100))));

    private static JsonObject DataSourceVariable() => JsonObject.Of(
        ("name", "datasource"),
        ("label", "Data source"),
        ("type", "datasource"),
        ("query", "prometheus"),
        ("current", JsonObject.Of(("text", "default"), ("value", "default"))));

    private IEnumerable<Panel> Dependencies() => service is { DependsOn: { IsEmpty: false } needed }
        ? [AlertPanels.Firing($"Alerts of what {Name} depends on", $"=~\"{string.Join('|', needed)}\"")]
        : [];

    private IEnumerable<JsonNode> Runbooks() => slos.Select(static s => (s.Title ?? s.Name, s.Runbook)).Concat(alerts.Select(static a => (a.Title ?? a.Name, a.Runbook)))
        .Where(static r => r.Runbook is not null)
        .DistinctBy(static r => r.Runbook)
        .Select(static r => Link("doc", $"Runbook: {r.Item1}", r.Runbook!, keepTime: false));

    private IEnumerable<JsonNode> DashboardsOfDependencies() => (service?.DependsOn ?? [])
        .Where(name => model.Slos.Any(s => s.Service == name) || model.Alerts.Any(a => a.Owner == name))
        .Select(static name => Link("dashboard", name, $"/d/{Uid(name)}", keepTime: true));

    private static JsonNode Link(string icon, string title, string url, bool keepTime) => JsonObject.Of(
        ("type", "link"), ("title", title), ("url", url), ("icon", icon), ("tooltip", ""), ("tags", JsonArray.Of()),
        ("asDropdown", false), ("targetBlank", !keepTime), ("includeVars", keepTime), ("keepTime", keepTime));
}
