using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Model.Telemetry;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>
/// What tells Grafana where metrics, logs and traces of one environment are, and how one leads to the other: from a line of a log to its trace, from a trace to the lines of its log, from an
/// exemplar of a metric to its trace. Grafana takes <c>$</c> for the start of a variable, so that one of its own is written <c>$$</c>.
/// </summary>
/// <param name="environment">The environment.</param>
/// <param name="prometheus">Where Prometheus is asked; null where that is not known.</param>
internal sealed class DataSources(DeploymentEnvironment environment, string? prometheus)
{
    private readonly TelemetryStore? loki = TelemetryRoutes.Of(environment)?.Logs.FirstOrDefault(static s => s.Form == "loki");
    private readonly TelemetryStore? tempo = TelemetryRoutes.Of(environment)?.Traces.FirstOrDefault(static s => s.Form == "tempo");

    /// <summary>Where the file of an environment in a cloud is written.</summary>
    public static string PathOf(DeploymentEnvironment environment) => $"grafana/provisioning/datasources.{environment.Name}.yaml";

    /// <summary>The data sources of <paramref name="environment"/>, which asks Prometheus where the collector's store says.</summary>
    public static DataSources Of(DeploymentEnvironment environment) => new(environment, TelemetryRoutes.Of(environment)?.Metrics.FirstOrDefault(static s => s is { Form: "prometheus", Reads: not null })?.Reads);

    /// <summary>By what dashboards find the logs of <paramref name="environment"/>.</summary>
    public static string UidOfLogs(DeploymentEnvironment environment) => Uid("loki", environment);

    /// <summary>Whether there is anything that Grafana can read.</summary>
    public bool IsNeeded => loki is not null || tempo is not null || prometheus is not null;

    /// <summary>The document.</summary>
    public YamlMapping Document() => YamlMapping.Of(
        ("apiVersion", 1),
        ("datasources", YamlSequence.Of(new[] { Prometheus(), Loki(), Tempo() }.OfType<YamlNode>())));

    private static string Uid(string type, DeploymentEnvironment environment) => $"flow-{type}-{environment.Name}";

    private YamlMapping? Prometheus() => prometheus is null ? null : Source("Prometheus", "prometheus", prometheus, tempo is null ? null : YamlMapping.Of(
        ("exemplarTraceIdDestinations", YamlSequence.Of(YamlMapping.Of(("name", "trace_id"), ("datasourceUid", Uid("tempo", environment))))))).Add("isDefault", environment.Cloud?.IsObserved == true ? YamlScalar.Of(true) : null);

    private YamlMapping? Loki() => loki is null ? null : Source("Loki", "loki", loki.Reads ?? loki.Url!, tempo is null ? null : YamlMapping.Of(
        ("derivedFields", YamlSequence.Of(YamlMapping.Of(
            ("name", "Trace"), ("matcherType", "label"), ("matcherRegex", "trace_id"), ("datasourceUid", Uid("tempo", environment)), ("url", "$${__value.raw}"), ("urlDisplayLabel", "Its trace"))))));

    private YamlMapping? Tempo() => tempo is null ? null : Source("Tempo", "tempo", tempo.Reads ?? tempo.Url!, loki is null ? null : YamlMapping.Of(
        ("tracesToLogsV2", YamlMapping.Of(
            ("datasourceUid", Uid("loki", environment)),
            ("spanStartTimeShift", "-5m"),
            ("spanEndTimeShift", "5m"),
            ("tags", YamlSequence.Of(YamlMapping.Of(("key", "service.name"), ("value", "service_name")))),
            ("customQuery", true),
            ("query", "{$${__tags}} | trace_id = \"$${__trace.traceId}\"")))));

    private YamlMapping Source(string name, string type, string url, YamlMapping? settings) => YamlMapping.Of(
        ("name", environment.Cloud?.IsObserved == true ? name : $"{name} ({environment.Name})"), ("uid", Uid(type, environment)), ("type", type), ("access", "proxy"), ("url", url), ("jsonData", settings));
}
