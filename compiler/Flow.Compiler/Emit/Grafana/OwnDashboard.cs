using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>A dashboard that the project writes itself.</summary>
/// <param name="dashboard">The dashboard.</param>
/// <param name="model">The project.</param>
internal sealed class OwnDashboard(Dashboard dashboard, DeliveryModel model)
{
    private const int WhenTheTimeChanges = 2;
    private const int Alphabetically = 1;

    private readonly OwnPanels panels = new(new QueryUnits(model.Metrics));

    /// <summary>What its file is called.</summary>
    public string Name => dashboard.FullName;

    /// <summary>Where it is declared.</summary>
    public Origin Origin => dashboard.Origin;

    /// <summary>The document, of one that is shown by itself.</summary>
    public JsonObject Document()
    {
        var grid = new PanelGrid();
        AddTo(grid);
        return new DashboardFrame(Name, dashboard.Service, dashboard.Origin)
        {
            Title = dashboard.Title ?? dashboard.Name,
            Environments = DashboardFrame.EnvironmentsOf(model),
            Links = [.. OfService(), .. Links()],
            Variables = Variables().Select(static v => v.Document),
        }.Document(grid, model);
    }

    /// <summary>Its rows, below what is there.</summary>
    public void AddTo(PanelGrid grid)
    {
        foreach (var row in dashboard.Rows)
        {
            grid.Add(row.Title, row.Panels.Select(panels.Of), row.IsCollapsed);
        }
    }

    /// <summary>Its links.</summary>
    public IEnumerable<JsonNode> Links() => dashboard.Links.Select(static l => DashboardFrame.Link("external link", l.Title, l.Url, keepTime: false));

    /// <summary>What whoever looks can choose, by name.</summary>
    public IEnumerable<(string Name, JsonNode Document)> Variables()
    {
        if (dashboard.Panels.Any(static p => p.Form == PanelForm.Logs))
        {
            yield return ("logs", DashboardFrame.DataSourceVariable("logs", "Logs", "loki"));
        }

        foreach (var variable in dashboard.Variables)
        {
            yield return (variable.Name, Variable(variable) with { Origin = variable.Origin.Location });
        }
    }

    private IEnumerable<JsonNode> OfService() => dashboard.Service is { } service && GrafanaTarget.Owners(model).Contains(service)
        ? [DashboardFrame.Link("dashboard", service, $"/d/{DashboardFrame.Uid(service)}", keepTime: true)]
        : [];

    private JsonObject Variable(DashboardVariable variable) => JsonObject.Of(
        ("name", variable.Name),
        ("label", variable.Title ?? variable.Name),
        ("type", variable.Metric is null ? "custom" : "query"),
        ("datasource", variable.Metric is null ? null : Panel.DataSource),
        ("query", variable.Metric is { } metric ? $"label_values({Counted(metric)}, {variable.Label})" : string.Join(',', variable.Values.Select(static v => v.Replace(",", "\\,", StringComparison.Ordinal)))),
        ("refresh", variable.Metric is null ? (JsonNode?)null : WhenTheTimeChanges),
        ("sort", variable.Metric is null ? (JsonNode?)null : Alphabetically),
        ("multi", variable.IsMultiple),
        ("includeAll", variable.IsMultiple),
        ("allValue", variable.IsMultiple ? ".*" : (JsonNode?)null),
        ("current", variable.IsMultiple ? JsonObject.Of(("text", JsonArray.Of("All")), ("value", JsonArray.Of("$__all"))) : null));

    // A histogram has no series of its own name.
    private string Counted(string metric) => model.Metrics.Any(m => m.Name == metric && m.Type == MetricType.Histogram) ? metric + "_count" : metric;
}
