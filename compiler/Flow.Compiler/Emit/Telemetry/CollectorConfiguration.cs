using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Model.Telemetry;

namespace Flow.Compiler.Emit.Telemetry;

/// <summary>
/// What the collector of one environment receives, does and sends. The order of the processors: first the limit of memory, then what says where all of it comes from, then what
/// drops something, then what takes attributes out of the rest, and last the batches.
/// </summary>
internal sealed class CollectorConfiguration
{
    private readonly DeploymentEnvironment environment;
    private readonly DeliveryModel model;
    private readonly TelemetryRouting routing;
    private readonly ImmutableArray<Service> services;
    private readonly CollectorExporters exporters;

    private CollectorConfiguration(DeploymentEnvironment environment, DeliveryModel model, TelemetryRouting routing)
    {
        (this.environment, this.model, this.routing) = (environment, model, routing);
        services = TelemetryRoutes.Services(environment, model);
        exporters = new CollectorExporters(environment, model.Project.Prometheus, [.. routing.Stores.Select(static s => s.Store).Where(static s => s.IsSent)]);
    }

    /// <summary>The configuration; null where nothing is sent from <paramref name="environment"/>.</summary>
    public static CollectorConfiguration? Of(DeploymentEnvironment environment, DeliveryModel model) =>
        TelemetryRoutes.Of(environment) is { } routing && routing.Stores.Any(static s => s.Store.IsSent) ? new CollectorConfiguration(environment, model, routing) : null;

    /// <summary>The document.</summary>
    public YamlMapping Document()
    {
        var pipelines = Pipelines().ToList();
        var used = pipelines.SelectMany(static p => p.Processors).DistinctBy(static p => p.Name).OrderBy(static p => p.Place);
        var scrapes = pipelines.Any(static p => p.Receivers.Contains(Prometheus));
        return YamlMapping.Of(
            ("receivers", YamlMapping.Of(("otlp", Receiver()), (Prometheus, scrapes ? Scrape() : null))),
            ("processors", YamlMapping.Of(used.Select(static p => (p.Name, (YamlNode?)p.Settings))) with { HasSpaceBefore = true }),
            ("exporters", YamlMapping.Of(exporters.All.Select(static e => (e.Name, (YamlNode?)e.Settings.WithSource(e.Origin)))) with { HasSpaceBefore = true }),
            ("extensions", YamlMapping.Of(("health_check", YamlMapping.Of(("endpoint", "0.0.0.0:13133")))) with { HasSpaceBefore = true }),
            ("service", YamlMapping.Of(
                ("extensions", YamlSequence.Flow("health_check")),
                ("pipelines", YamlMapping.Of(pipelines.Select(static p => (p.Signal, (YamlNode?)p.Document))))) with { HasSpaceBefore = true }));
    }

    private const string Prometheus = "prometheus";

    private IEnumerable<CollectorPipeline> Pipelines()
    {
        var processors = new CollectorProcessors(environment, routing, services);
        ImmutableArray<CollectorPipeline> all =
        [
            new("traces", ["otlp"], [.. processors.OfTraces()], exporters.Of(routing.Traces)),
            new("metrics", Measured().Any() ? ["otlp", Prometheus] : ["otlp"], [.. processors.OfMetrics()], exporters.Of(routing.Metrics)),
            new("logs", ["otlp"], [.. processors.OfLogs()], exporters.Of(routing.Logs)),
        ];
        return all.Where(static p => !p.Exporters.IsEmpty);
    }

    private IEnumerable<YamlNode> Measured() => routing.Metrics.IsEmpty ? [] : new ScrapeConfiguration(environment, model).Jobs();

    private YamlMapping Scrape() => YamlMapping.Of(("config", YamlMapping.Of(
        ("global", YamlMapping.Of(("scrape_interval", Literals.PromQl.PromDuration.Written(model.Project.Prometheus.Every)))),
        ("scrape_configs", YamlSequence.Of(Measured().Select(CollectorText.Escape))))));

    private static YamlMapping Receiver() => YamlMapping.Of(("protocols", YamlMapping.Of(
        ("grpc", YamlMapping.Of(("endpoint", "0.0.0.0:4317"))),
        ("http", YamlMapping.Of(("endpoint", "0.0.0.0:4318"))))));
}
