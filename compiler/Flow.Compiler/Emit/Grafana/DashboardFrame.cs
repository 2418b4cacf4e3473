using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>What every dashboard has around its panels: its address, the deployments of its service, what can be chosen.</summary>
/// <param name="Name">What its file is called.</param>
/// <param name="Service">The service that it is about; null where it is about none.</param>
/// <param name="Origin">Where it is declared.</param>
internal sealed record DashboardFrame(string Name, string? Service, Origin Origin)
{
    /// <summary>The version of the classic form of dashboards, which Grafana reads and brings up to date itself.</summary>
    private const int SchemaVersion = 42;

    private const int LongestUid = 40;

    /// <summary>The variable that says deployments to which environment are shown. Its value is a tag: for all of them the one that every deployment has.</summary>
    private const string DeployedTo = "deployed_to";

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The links at its top.</summary>
    public IEnumerable<JsonNode> Links { get; init; } = [];

    /// <summary>What can be chosen, besides the data source.</summary>
    public IEnumerable<JsonNode> Variables { get; init; } = [];

    /// <summary>The environments that somebody may want to see the deployments to; empty where there are not several.</summary>
    public ImmutableArray<string> Environments { get; init; } = [];

    /// <summary>The tags of what Grafana is told when something is deployed.</summary>
    public JsonArray DeploymentTags => JsonArray.Of([.. Tags(Announcement.Tag, Service), .. Environments.IsEmpty ? [] : (IEnumerable<JsonNode>)[$"${DeployedTo}"]]);

    /// <summary>The environments of <paramref name="model"/> whose deployments are told apart: those that stay, in written order.</summary>
    public static ImmutableArray<string> EnvironmentsOf(DeliveryModel model)
    {
        ImmutableArray<string> names = [.. model.Environments.Where(static e => e.Cloud?.Provider != Platforms.Local && e.Preview is null).Select(static e => e.Name)];
        return names.Length > 1 ? names : [];
    }

    /// <summary>Its address in Grafana, the same in every build: at most 40 characters, which is what Grafana takes.</summary>
    public static string Uid(string name)
    {
        var readable = $"flow-{name.Replace('.', '-')}";
        return readable.Length <= LongestUid && !name.Contains('.', StringComparison.Ordinal)
            ? readable
            : $"{readable[..Math.Min(readable.Length, LongestUid - ShortChecksum.Length - 1)]}-{ShortChecksum.Of(name)}";
    }

    /// <summary>A link, which keeps the time that is looked at where it leads to another dashboard.</summary>
    public static JsonObject Link(string icon, string title, string url, bool keepTime) => JsonObject.Of(
        ("type", "link"), ("title", title), ("url", url), ("icon", icon), ("tooltip", ""), ("tags", JsonArray.Of()),
        ("asDropdown", false), ("targetBlank", !keepTime), ("includeVars", keepTime), ("keepTime", keepTime));

    /// <summary>A variable with which the server is chosen that is asked.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="label">What it is called for people.</param>
    /// <param name="type">Which servers can be chosen.</param>
    public static JsonObject DataSourceVariable(string name, string label, string type) => JsonObject.Of(
        ("name", name),
        ("label", label),
        ("type", "datasource"),
        ("query", type),
        ("current", JsonObject.Of(("text", "default"), ("value", "default"))));

    /// <summary>The document.</summary>
    public JsonObject Document(PanelGrid grid, DeliveryModel model) => JsonObject.Of(
        ("uid", Uid(Name)),
        ("title", Title),
        ("description", string.Join('\n', GeneratedHeader.Of(Origin, model))),
        ("tags", JsonArray.Of(Tags("flow", model.Services.FirstOrDefault(s => s.Name == Service)?.Owner))),
        ("schemaVersion", SchemaVersion),
        ("editable", false),
        ("timezone", model.Project.TimeZone ?? "utc"),
        ("graphTooltip", 1),
        ("time", JsonObject.Of(("from", "now-6h"), ("to", "now"))),
        ("refresh", "1m"),
        ("links", JsonArray.Of(Links)),
        ("annotations", JsonObject.Of(("list", JsonArray.Of(Deployments())))),
        ("templating", JsonObject.Of(("list", JsonArray.Of([DataSourceVariable("datasource", "Data source", "prometheus"), .. DeploymentVariable(), .. Variables])))),
        ("panels", grid.Document));

    // A key, ` : `, and what is filled in for it.
    private IEnumerable<JsonNode> DeploymentVariable() => Environments.IsEmpty ? [] :
    [
        JsonObject.Of(
            ("name", DeployedTo),
            ("label", "Deployments to"),
            ("type", "custom"),
            ("query", string.Join(", ", Environments.Select(static e => $"{e} : {Announcement.EnvironmentTag}{e}").Prepend($"all : {Announcement.Tag}"))),
            ("multi", false),
            ("includeAll", false),
            ("current", JsonObject.Of(("text", "all"), ("value", Announcement.Tag)))),
    ];

    private JsonObject Deployments() => JsonObject.Of(
        ("name", "Deployments"),
        ("enable", true),
        ("iconColor", "blue"),
        ("datasource", JsonObject.Of(("type", "grafana"), ("uid", "-- Grafana --"))),
        ("target", JsonObject.Of(("type", "tags"), ("tags", DeploymentTags), ("matchAny", false), ("limit", 100))));

    private static IEnumerable<JsonNode> Tags(string first, string? second) => second is null ? [first] : [first, second];
}
