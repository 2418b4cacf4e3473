using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Model.Telemetry;
using Flow.Compiler.Planning;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// The configuration of the Prometheus of one environment: what it reads of which service, its rules, and whom it tells. A service is one job, so that the label <c>job</c> has its name.
/// </summary>
/// <param name="environment">The environment.</param>
/// <param name="model">The project.</param>
internal sealed class ScrapeConfiguration(DeploymentEnvironment environment, DeliveryModel model)
{
    private const string UsualPath = "/metrics";

    /// <summary>The folder of the lists of targets that something else keeps, as seen from the configuration.</summary>
    private const string Targets = "targets";

    private readonly PrometheusSettings settings = model.Project.Prometheus;

    /// <summary>The services of the environment that are read, in written order.</summary>
    public IReadOnlyList<Service> Measured { get; } = ScrapedJobs.Services(environment, model);

    /// <summary>What is asked of the environment as a user would.</summary>
    private IEnumerable<YamlNode> Asked => SyntheticFiles.Jobs(environment, model);

    /// <summary>Where the file is written.</summary>
    public static string PathOf(DeploymentEnvironment environment) => $"prometheus/prometheus.{environment.Name}.yml";

    /// <summary>Whether there is anything to read.</summary>
    public bool IsNeeded => ScrapedJobs.AreThere(environment, model);

    /// <summary>Whether it is written: there is anything to read, by a Prometheus that somebody runs for this environment and that has its configuration from here.</summary>
    public bool IsWritten => environment is { External: false, IsWatched: true } && IsNeeded;

    /// <summary>The document.</summary>
    public YamlMapping Document() => YamlMapping.Of(
        ("global", YamlMapping.Of(
            ("scrape_interval", PromDuration.Written(settings.Every)),
            ("evaluation_interval", PromDuration.Written(settings.Every)),
            ("external_labels", YamlMapping.Of([("environment", YamlScalar.Of(environment.Name)), .. settings.Labels.Where(static l => l.Name != "environment").Select(static l => (l.Name, (YamlNode?)YamlScalar.Of(l.Value)))])))),
        ("rule_files", Rules() is { Count: > 0 } rules ? YamlSequence.Of(rules) with { HasSpaceBefore = true } : null),
        ("scrape_configs", Read() is { Count: > 0 } read ? YamlSequence.Of(read) with { HasSpaceBefore = true } : null),
        ("alerting", Alerting() is { Entries.Length: > 0 } alerting ? alerting with { HasSpaceBefore = true } : null));

    // What a status page shows of one environment is recorded by its Prometheus alone.
    private List<YamlNode> Rules() =>
    [
        .. model.Slos.IsEmpty && model.Alerts.IsEmpty ? [] : (YamlNode[])[YamlScalar.Of("rules/*.yml")],
        .. model.StatusPages.Any(p => p.Environment == environment.Name && p.Components.Any()) ? (YamlNode[])[YamlScalar.Of($"rules/{environment.Name}/*.yml")] : [],
    ];

    private YamlMapping Alerting() => YamlMapping.Of(
        ("alert_relabel_configs", Changed() is { Count: > 0 } changed ? YamlSequence.Of(changed) : null),
        ("alertmanagers", Alertmanagers() is { Count: > 0 } addresses ? YamlSequence.Of(YamlMapping.Of(("static_configs", Static(addresses)))) : null));

    private List<YamlNode> Changed() =>
    [
        .. FrozenElsewhere() is { Count: > 0 } alerts ? (YamlNode[])[Dropped(alerts)] : [],
        .. environment.CallsNobody is null ? [] : (YamlNode[])[Calmed()],
    ];

    private List<string> FrozenElsewhere() =>
        [.. model.Slos.SelectMany(s => s.Spent.Where(l => !l.Frozen.IsEmpty && l.Frozen.All(f => f.Name != environment.Name)).Select(l => AlertNames.Spent(s, l)))];

    // Jobs ask the Prometheus of the environment that they deploy to: what is spent here freezes nothing.
    private static YamlMapping Dropped(List<string> alerts) => YamlMapping.Of(
        ("source_labels", YamlSequence.Flow("alertname")),
        ("regex", string.Join('|', alerts)),
        ("action", "drop"));

    // What is critical is told like a warning: where the team talks, and nobody is called.
    private static YamlMapping Calmed() => YamlMapping.Of(
        ("source_labels", YamlSequence.Flow("severity")),
        ("regex", AlertNames.Label(AlertSeverity.Critical)),
        ("target_label", "severity"),
        ("replacement", AlertNames.Label(AlertSeverity.Warning)));

    /// <summary>What is read of each service.</summary>
    public IEnumerable<YamlNode> Jobs() => Measured.Select(Job);

    /// <summary>What Prometheus reads itself: services are read by the collector, where one sends what it reads.</summary>
    private List<YamlNode> Read() => [.. TelemetryRoutes.Of(environment) is { Metrics.IsEmpty: false } ? [] : Jobs(), .. Asked];

    private List<string> Alertmanagers() => environment.Cloud?.Provider == Platforms.Local ? [Observers.AlertmanagerAddress] : [.. settings.Alertmanagers];

    private YamlNode Job(Service service)
    {
        var (name, path) = (("job_name", (YamlNode?)YamlScalar.Of(service.Name)), ("metrics_path", service.Metrics == UsualPath ? null : (YamlNode?)YamlScalar.Of(service.Metrics!)));
        return (environment.Cloud?.Provider switch
        {
            _ when environment.IsInCluster => YamlMapping.Of(name, path, ("kubernetes_sd_configs", YamlSequence.Of(Pods(service))), ("relabel_configs", YamlSequence.Of(Relabelling()))),
            Platforms.Local => YamlMapping.Of(name, path, ("static_configs", Static([string.Create(CultureInfo.InvariantCulture, $"{service.Name}:{PortOf(service)}")]))),
            _ => YamlMapping.Of(name, path, ("file_sd_configs", YamlSequence.Of(YamlMapping.Of(("files", YamlSequence.Flow($"{Targets}/{service.Name}.json")))))),
        }).WithSource(service.MetricsOrigin ?? service.Origin);
    }

    private int PortOf(Service service) => environment.Workloads.First(w => w.Service == service.Name).Port ?? service.Port!.Value;

    // The label is the one that the target `kubernetes` gives to pods.
    private YamlMapping Pods(Service service) => YamlMapping.Of(
        ("role", "pod"),
        ("namespaces", YamlMapping.Of(("names", YamlSequence.Flow(environment.ClusterNamespace)))),
        ("selectors", YamlSequence.Of(YamlMapping.Of(("role", "pod"), ("label", $"app.kubernetes.io/name={service.Name}")))));

    private static IEnumerable<YamlNode> Relabelling() =>
    [
        YamlMapping.Of(("source_labels", YamlSequence.Flow("__meta_kubernetes_pod_phase")), ("regex", "Succeeded|Failed"), ("action", "drop")),
        YamlMapping.Of(("source_labels", YamlSequence.Flow("__meta_kubernetes_pod_container_port_name")), ("regex", "main"), ("action", "keep")),
        YamlMapping.Of(("source_labels", YamlSequence.Flow("__meta_kubernetes_pod_name")), ("target_label", "instance")),
    ];

    private static YamlSequence Static(IEnumerable<string> targets) => YamlSequence.Of(YamlMapping.Of(("targets", YamlSequence.Flow(targets))));
}
