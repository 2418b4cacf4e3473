using System.Collections.Immutable;
using Flow.Compiler.Emit.Grafana;
using Flow.Compiler.Model;
using Flow.Compiler.Model.Telemetry;

namespace Flow.Compiler.Emit.Telemetry;

/// <summary>Where the logs of a service are read.</summary>
/// <param name="Title">What the link says.</param>
/// <param name="Url">The address; one that begins with <c>/</c> is of Grafana.</param>
internal sealed record LogLink(string Title, string Url)
{
    /// <summary>Whether it leads to a page of Grafana.</summary>
    public bool IsOfGrafana => Url.StartsWith('/');

    /// <summary>Where the logs of <paramref name="service"/> are read, in each environment that hosts it; a preview has a name that is not known yet.</summary>
    public static ImmutableArray<LogLink> Of(string? service, DeliveryModel model) => model.Services.FirstOrDefault(s => s.Name == service) is not { Logs: not null } logging ? [] :
    [
        .. model.Environments.Where(e => e is { External: false, Preview: null } && TelemetryRoutes.Services(e, model).Contains(logging))
            .SelectMany(e => (TelemetryRoutes.Of(e)?.Logs ?? []).Select(s => In(e, s, logging.Name))).OfType<LogLink>(),
    ];

    private static LogLink? In(DeploymentEnvironment environment, TelemetryStore store, string service) => store.Form switch
    {
        "loki" => new($"Logs in {environment.Name}", $"/explore?schemaVersion=1&panes={Uri.EscapeDataString(Pane(DataSources.UidOfLogs(environment), service))}"),
        TelemetryStore.CloudWatch when environment.Cloud?.Region is { } region && GroupOf(environment, service) is { } group => new(
            $"Logs in {environment.Name} (CloudWatch)",
            $"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}#logsV2:log-groups/log-group/{group.Replace("/", "$252F", StringComparison.Ordinal)}"),
        _ => null,
    };

    /// <summary>The log group: its own, or that of all containers of its cluster.</summary>
    private static string? GroupOf(DeploymentEnvironment environment, string service) => ClusterLog.Of(service, environment) is { } shared ? shared.Name : $"/{environment.Name}/{service}";

    /// <summary>What Grafana's page for questions is opened with (Grafana, "Explore", "Generating Explore URLs").</summary>
    private static string Pane(string uid, string service) =>
        $$$$"""{"logs":{"datasource":"{{{{uid}}}}","queries":[{"refId":"A","datasource":{"type":"loki","uid":"{{{{uid}}}}"},"expr":"{service_name=\"{{{{service}}}}\"}"}],"range":{"from":"now-1h","to":"now"}}}""";
}
