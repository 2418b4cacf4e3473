using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>Writes a dashboard for each service with a service level or an alert, and the file that tells Grafana where they are.</summary>
public sealed class GrafanaTarget : ITarget
{
    private const string Provisioning = "grafana/provisioning/dashboards.yaml";

    /// <summary>Where a server finds the dashboards: beside what it is provisioned with in its packages.</summary>
    private const string FolderOnServer = "/etc/grafana/dashboards";

    /// <inheritdoc/>
    public string Name => "grafana";

    /// <inheritdoc/>
    public string Summary => "Grafana: a dashboard for each service with service levels or alerts, over the series that Prometheus records for them.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options)
    {
        var owners = model.Slos.Select(static s => (string?)s.Service).Concat(model.Alerts.Select(static a => a.Owner)).Distinct();
        var dashboards = owners.Select(o => new ServiceDashboard(o, model)).ToList();
        return dashboards.Count == 0
            ? new EmitResult([], [])
            : new EmitResult(
                [
                    .. dashboards.Select(static d => new JsonDocument(d.Document()).Write().ToFile($"grafana/dashboards/{d.Name}.json")),
                    FileText.Write(Provisioning, Provider(model), dashboards[0].Origin, model),
                ],
                []);
    }

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
