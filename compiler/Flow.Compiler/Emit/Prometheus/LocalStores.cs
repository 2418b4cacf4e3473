using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Telemetry;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>The collector on the machine of whoever develops, and where it sends: Loki with its own settings for one machine, and a Tempo that keeps a day in its container.</summary>
internal static class LocalStores
{
    /// <summary>The configuration of Tempo.</summary>
    public const string Tempo = "observability/tempo.yaml";

    private const string CollectorImage = "otel/opentelemetry-collector-contrib";
    private const string LokiImage = "grafana/loki:3.4.2";
    private const string TempoImage = "grafana/tempo:2.7.1";

    /// <summary>The services of Compose, by name.</summary>
    public static IEnumerable<(string Key, YamlNode? Value)> Services(DeploymentEnvironment environment) =>
    [
        (LocalCollector.Name, Server($"{CollectorImage}:{CollectorTarget.Version}", "--config=/etc/otel/collector.yaml", $"./{CollectorTarget.PathOf(environment)}:/etc/otel/collector.yaml:ro")),
        ("loki", Server(LokiImage, null, null)),
        ("tempo", Server(TempoImage, "-config.file=/etc/tempo.yaml", $"./{Tempo}:/etc/tempo.yaml:ro")),
    ];

    /// <summary>What Tempo reads.</summary>
    public static YamlMapping OfTempo() => YamlMapping.Of(
        ("server", YamlMapping.Of(("http_listen_port", 3200))),
        ("distributor", YamlMapping.Of(("receivers", YamlMapping.Of(("otlp", YamlMapping.Of(("protocols", YamlMapping.Of(("http", YamlMapping.Of(("endpoint", "0.0.0.0:4318"))))))))))),
        ("compactor", YamlMapping.Of(("compaction", YamlMapping.Of(("block_retention", "24h"))))),
        ("storage", YamlMapping.Of(("trace", YamlMapping.Of(
            ("backend", "local"), ("wal", YamlMapping.Of(("path", "/var/tempo/wal"))), ("local", YamlMapping.Of(("path", "/var/tempo/blocks"))))))));

    private static YamlMapping Server(string image, string? command, string? file) => YamlMapping.Of(
        ("image", image),
        ("profiles", YamlSequence.Flow(Observers.Profile)),
        ("command", command is null ? null : YamlSequence.Flow(command)),
        ("volumes", file is null ? null : YamlSequence.Of(file))) with { HasSpaceBefore = true };
}
