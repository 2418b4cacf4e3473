using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Grafana;
using Flow.Compiler.Emit.Telemetry;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// What reads and shows what is measured on the machine of whoever develops: Prometheus, Alertmanager and Grafana beside the services, with the generated files, under the profile
/// <c>observability</c> of Compose. Its Alertmanager tells nobody: nobody is woken by a laptop.
/// </summary>
/// <param name="environment">The environment.</param>
/// <param name="model">The project.</param>
internal sealed class Observers(DeploymentEnvironment environment, DeliveryModel model)
{
    /// <summary>Where its Alertmanager listens.</summary>
    public const string AlertmanagerAddress = "alertmanager:9093";

    /// <summary>The configuration of that Alertmanager.</summary>
    public const string Quiet = "observability/alertmanager.yml";

    /// <summary>What tells Grafana where Prometheus is.</summary>
    public const string DataSource = "observability/datasource.yaml";

    /// <summary>The profile of Compose with which they start.</summary>
    public const string Profile = "observability";
    private const string GrafanaImage = "grafana/grafana:11.4.0";

    /// <summary>Whether the environment has them.</summary>
    public static bool Watch(DeploymentEnvironment environment, DeliveryModel model) =>
        environment.Cloud is { IsObserved: true } && (new ScrapeConfiguration(environment, model).IsNeeded || CollectorTarget.Has(environment, model));

    /// <summary>The services of Compose, by name.</summary>
    public IEnumerable<(string Key, YamlNode? Value)> Services()
    {
        if (IsMeasured)
        {
            yield return ("prometheus", Server(
                $"prom/prometheus:v{Exact(model.Project.Prometheus.Version)}", 9090, null,
                [$"./{ScrapeConfiguration.PathOf(environment)}:/etc/prometheus/prometheus.yml:ro", .. HasRules ? ["./prometheus/rules:/etc/prometheus/rules:ro"] : Array.Empty<string>()],
                IsSent ? ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus", "--enable-feature=exemplar-storage"] : []) with { HasSpaceBefore = true });
            yield return ("alertmanager", Server($"prom/alertmanager:v{Exact(model.Project.Alerts.Version)}", 9093, null, [$"./{Quiet}:/etc/alertmanager/alertmanager.yml:ro"]) with { HasSpaceBefore = true });
        }

        foreach (var store in IsSent ? LocalStores.Services(environment) : [])
        {
            yield return store;
        }

        yield return ("grafana", Server(
            GrafanaImage, 3000, YamlMapping.Of(("GF_AUTH_ANONYMOUS_ENABLED", Quoted("true")), ("GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer"), ("GF_AUTH_DISABLE_LOGIN_FORM", Quoted("true"))),
            [
                $"./{DataSource}:/etc/grafana/provisioning/datasources/prometheus.yaml:ro",
                .. HasDashboards ? ["./grafana/provisioning/dashboards.yaml:/etc/grafana/provisioning/dashboards/flow.yaml:ro", "./grafana/dashboards:/etc/grafana/dashboards:ro"] : Array.Empty<string>(),
            ]) with { HasSpaceBefore = true });
    }

    /// <summary>The files that only they read.</summary>
    public static IEnumerable<GeneratedFile> Files(DeploymentEnvironment environment, DeliveryModel model) =>
    [
        .. !new ScrapeConfiguration(environment, model).IsNeeded ? [] : (GeneratedFile[])[FileText.Write(Quiet, YamlMapping.Of(
            ("route", YamlMapping.Of(("receiver", "nobody"))),
            ("receivers", YamlSequence.Of(YamlMapping.Of(("name", "nobody"))))), environment.Cloud!.Origin, model)],
        FileText.Write(DataSource, new DataSources(environment, new ScrapeConfiguration(environment, model).IsNeeded ? "http://prometheus:9090" : null).Document(), environment.Cloud!.Origin, model),
        .. CollectorTarget.Has(environment, model) ? (GeneratedFile[])[FileText.Write(LocalStores.Tempo, LocalStores.OfTempo(), environment.Cloud!.Origin, model)] : [],
    ];

    private bool IsMeasured => new ScrapeConfiguration(environment, model).IsNeeded;

    private bool IsSent => CollectorTarget.Has(environment, model);

    private bool HasRules => !model.Slos.IsEmpty || !model.Alerts.IsEmpty;

    private bool HasDashboards => HasRules || !model.Dashboards.IsEmpty;

    private static YamlMapping Server(string image, int port, YamlMapping? variables, IEnumerable<string> files, params string[] command) => YamlMapping.Of(
        ("image", image),
        ("profiles", YamlSequence.Flow(Profile)),
        ("command", command.Length == 0 ? null : YamlSequence.Of(command.Select(static c => (YamlNode)c))),
        ("environment", variables),
        ("ports", YamlSequence.Of(Quoted($"127.0.0.1:{port}:{port}"))),
        ("volumes", YamlSequence.Of(files.Select(static f => (YamlNode)f))));

    private static YamlScalar Quoted(string text) => YamlScalar.Of(text) with { Style = YamlStyle.SingleQuoted };

    /// <summary>Images have all three numbers: the first release of a version where the third is not written.</summary>
    private static string Exact(VersionText version) => $"{version.Major}.{version.Minor}.{version.Patch}";
}
