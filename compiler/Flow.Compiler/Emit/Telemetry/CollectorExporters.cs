using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Model.Telemetry;

namespace Flow.Compiler.Emit.Telemetry;

/// <summary>How the collector sends to each store. One that takes several signals is sent to by one exporter.</summary>
internal sealed class CollectorExporters
{
    private readonly DeploymentEnvironment environment;
    private readonly PrometheusSettings settings;
    private readonly Dictionary<(string, string?, string?), string> names = [];

    /// <summary>The exporters for <paramref name="stores"/>.</summary>
    public CollectorExporters(DeploymentEnvironment environment, PrometheusSettings settings, ImmutableArray<TelemetryStore> stores)
    {
        (this.environment, this.settings) = (environment, settings);
        All = [.. stores.Where(s => names.TryAdd(KeyOf(s), Free(NameOf(s)))).Select(s => (names[KeyOf(s)], Settings(s), s.Origin))];
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<(string Name, YamlMapping Settings, Origin Origin)> All { get; }

    /// <summary>The names of those for <paramref name="stores"/>.</summary>
    public ImmutableArray<string> Of(IEnumerable<TelemetryStore> stores) => [.. stores.Where(static s => s.IsSent).Select(s => names[KeyOf(s)]).Distinct()];

    private static (string, string?, string?) KeyOf(TelemetryStore store) => (store.Form, store.Key.Url, store.Token);

    private static string NameOf(TelemetryStore store) => store.Form switch
    {
        "prometheus" => "prometheusremotewrite",
        TelemetryStore.XRay => "awsxray",
        "otlp" => "otlphttp",
        var form => $"otlphttp/{form}",
    };

    private string Free(string name) => Enumerable.Range(1, names.Count + 1)
        .Select(i => i == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{(name.Contains('/', StringComparison.Ordinal) ? '-' : '/')}{i}")).First(n => !names.ContainsValue(n));

    private YamlMapping Settings(TelemetryStore store) => store.Form switch
    {
        TelemetryStore.XRay => YamlMapping.Of(("region", environment.Cloud?.Region is { } region ? CollectorText.Escape(region) : null)),
        "prometheus" => YamlMapping.Of(("endpoint", CollectorText.Escape(store.Url!)), ("headers", Headers(store)), ("external_labels", YamlMapping.Of(ExternalLabels()))),
        "loki" => YamlMapping.Of(("endpoint", CollectorText.Escape($"{store.Url!.TrimEnd('/')}/otlp")), ("headers", Headers(store))),
        _ => YamlMapping.Of(("endpoint", CollectorText.Escape(store.Url!.TrimEnd('/'))), ("headers", Headers(store))),
    };

    private IEnumerable<(string, YamlNode?)> ExternalLabels() =>
        [("environment", CollectorText.Escape(environment.Name)), .. settings.Labels.Where(static l => l.Name != "environment").Select(static l => (l.Name, (YamlNode?)CollectorText.Escape(l.Value)))];

    private static YamlMapping? Headers(TelemetryStore store) => store.Token is { } token ? YamlMapping.Of(("Authorization", $"Bearer ${{env:{token}}}")) : null;
}
