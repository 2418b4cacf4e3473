using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Grafana;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>Where what an alert looks at is shown: the panel of the generated dashboard that comes from the same declaration.</summary>
/// <param name="model">The project.</param>
internal sealed class DashboardLinks(DeliveryModel model)
{
    private readonly Dictionary<string, JsonObject> dashboards = [];

    /// <summary>The address of the panel; null where nobody says where Grafana is, or nothing shows it.</summary>
    /// <param name="origin">Where the alert or the service level is declared.</param>
    /// <param name="service">Its service; null for none.</param>
    public string? Of(Origin origin, string? service)
    {
        if (model.Project.GrafanaUrl is not { } grafana)
        {
            return null;
        }

        var dashboard = new ServiceDashboard(service, model);
        if (!dashboards.TryGetValue(dashboard.Name, out var document))
        {
            dashboards.Add(dashboard.Name, document = dashboard.Document());
        }

        return PanelOf(document, origin) is { } panel ? $"{grafana.TrimEnd('/')}/d/{DashboardFrame.Uid(dashboard.Name)}?viewPanel={panel}" : null;
    }

    private static string? PanelOf(JsonObject dashboard, Origin origin) =>
        dashboard.Members.FirstOrDefault(static m => m.Name == "panels")?.Value is JsonArray panels
            && panels.Items.OfType<JsonObject>().FirstOrDefault(p => p.Origin is { } place && place.Equals(origin.Location))?.Members.FirstOrDefault(static m => m.Name == "id")?.Value is JsonLiteral id
            ? id.Spelling
            : null;
}
