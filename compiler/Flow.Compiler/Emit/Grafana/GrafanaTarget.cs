using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>Writes a dashboard for each service with a service level or an alert, those that the project writes itself, and the file that tells Grafana where they are.</summary>
public sealed class GrafanaTarget : ITarget
{
    private const string Provisioning = "grafana/provisioning/dashboards.yaml";

    /// <summary>Where a server finds the dashboards: beside what it is provisioned with in its packages.</summary>
    private const string FolderOnServer = "/etc/grafana/dashboards";

    /// <inheritdoc/>
    public string Name => "grafana";

    /// <inheritdoc/>
    public string Summary => "Grafana: a dashboard for each service with service levels or alerts, over the series that Prometheus records for them, those that the project writes itself, and data sources for logs and traces.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options)
    {
        var services = Owners(model).Select(o => new ServiceDashboard(o, model)).Select(static d => (d.Name, d.Origin, Document: d.Document()));
        var own = model.Dashboards.Where(static d => d.Place == DashboardPlace.Own).Select(d => new OwnDashboard(d, model)).Select(static d => (d.Name, d.Origin, Document: d.Document()));
        var dashboards = services.Concat(own).ToList();
        return new EmitResult(
            [
                .. dashboards.Select(static d => new JsonDocument(d.Document).Write().ToFile($"grafana/dashboards/{d.Name}.json")),
                .. dashboards.Count == 0 ? [] : (GeneratedFile[])[FileText.Write(Provisioning, Provider(model), dashboards[0].Origin, model)],
                .. Sources(model),
            ],
            []);
    }

    /// <summary>On the machine of whoever develops Grafana gets its data sources with the rest of what runs there.</summary>
    private static IEnumerable<GeneratedFile> Sources(DeliveryModel model) => model.Environments.Where(static e => e.IsWatched && e.Cloud?.Provider != Platforms.Local).Select(static e => (Environment: e, Sources: DataSources.Of(e)))
        .Where(static s => s.Sources.IsNeeded).Select(s => FileText.Write(DataSources.PathOf(s.Environment), s.Sources.Document(), s.Environment.Telemetry!.Origin, model));

    /// <summary>Whoever has a dashboard of what follows from service levels and alerts, or of what the project shows there; null for alerts that belong to none.</summary>
    internal static IReadOnlyList<string?> Owners(DeliveryModel model) =>
    [
        .. model.Slos.Select(static s => (string?)s.Service).Concat(model.Alerts.Select(static a => a.Owner))
            .Concat(model.Dashboards.Where(static d => d is { Service: not null, Place: not DashboardPlace.Own }).Select(static d => d.Service)).Distinct(),
    ];

    private static YamlMapping Provider(DeliveryModel model) => YamlMapping.Of(
        ("apiVersion", 1),
        ("providers", YamlSequence.Of(YamlMapping.Of(
            ("name", ProjectName(model)),
            ("folder", ProjectName(model)),
            ("type", "file"),
            ("allowUiUpdates", false),
            ("options", YamlMapping.Of(("path", FolderOnServer)))))));

    private static string ProjectName(DeliveryModel model) => model.Project.Name is { Length: > 0 } name ? name : "flow";
}
