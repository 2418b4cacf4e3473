using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Model.Telemetry;

namespace Flow.Compiler.Emit.Telemetry;

/// <summary>What the collector does with what passes.</summary>
/// <param name="environment">The environment.</param>
/// <param name="routing">Where its telemetry goes.</param>
/// <param name="services">The services that run there.</param>
internal sealed class CollectorProcessors(DeploymentEnvironment environment, TelemetryRouting routing, ImmutableArray<Service> services)
{
    /// <summary>The lowest number of each level (OpenTelemetry, "Logs Data Model", field SeverityNumber).</summary>
    private static readonly Dictionary<string, string> Lowest = new(StringComparer.Ordinal)
    {
        ["debug"] = "SEVERITY_NUMBER_DEBUG", ["info"] = "SEVERITY_NUMBER_INFO", ["warn"] = "SEVERITY_NUMBER_WARN", ["error"] = "SEVERITY_NUMBER_ERROR",
    };

    /// <summary>What is done with traces.</summary>
    public IEnumerable<CollectorProcessor> OfTraces() => [.. First(), .. Sampling(), .. Redaction(), Batch];

    /// <summary>What is done with metrics.</summary>
    public IEnumerable<CollectorProcessor> OfMetrics() => [.. First(), .. Redaction(), Batch];

    /// <summary>What is done with logs.</summary>
    public IEnumerable<CollectorProcessor> OfLogs() => [.. First(), .. Levels(), .. Redaction(), Batch];

    private static CollectorProcessor Batch => new(9, "batch", YamlMapping.Of(("send_batch_size", 8192), ("timeout", "1s")));

    private IEnumerable<CollectorProcessor> First() =>
    [
        new(0, "memory_limiter", YamlMapping.Of(("check_interval", "1s"), ("limit_percentage", 80), ("spike_limit_percentage", 20))),
        new(1, "resource", YamlMapping.Of(("attributes", YamlSequence.Of(YamlMapping.Of(("key", "deployment.environment.name"), ("value", environment.Name), ("action", "insert")))))),
    ];

    private IEnumerable<CollectorProcessor> Levels()
    {
        var dropped = services.Where(static s => s.Logs?.Level is { } level && Lowest.ContainsKey(level)).Select(static s => (YamlNode)CollectorText.Escape(
            $"resource.attributes[\"service.name\"] == \"{s.Name}\" and severity_number != SEVERITY_NUMBER_UNSPECIFIED and severity_number < {Lowest[s.Logs!.Level!]}")).ToList();
        return dropped.Count == 0 ? [] : [new(2, "filter/levels", YamlMapping.Of(("error_mode", "ignore"), ("logs", YamlMapping.Of(("log_record", YamlSequence.Of(dropped))))))];
    }

    private IEnumerable<CollectorProcessor> Sampling() => TraceSampling.IsNeeded(services) ? [new(3, "tail_sampling", new TraceSampling(services).Settings())] : [];

    /// <summary>Attributes are removed whatever they hold, which a hash of a number would not do. A point of a metric keeps its own: without one, several series would become the same.</summary>
    private IEnumerable<CollectorProcessor> Redaction()
    {
        if (routing.Sensitive.IsEmpty)
        {
            return [];
        }

        var statements = YamlSequence.Of(routing.Sensitive.Select(static a => (YamlNode)CollectorText.Escape($"delete_key(attributes, \"{CollectorText.Quoted(a)}\")")));
        YamlSequence In(params IEnumerable<string> contexts) => YamlSequence.Of(contexts.Select(c => YamlMapping.Of(("context", c), ("statements", statements))));
        return [new(4, "transform/sensitive", YamlMapping.Of(
            ("error_mode", "propagate"), ("trace_statements", In("resource", "scope", "span", "spanevent")), ("metric_statements", In("resource", "scope")), ("log_statements", In("resource", "scope", "log"))))];
    }
}
