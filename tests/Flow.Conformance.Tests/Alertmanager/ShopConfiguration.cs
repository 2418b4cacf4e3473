using System.Globalization;
using System.Text.RegularExpressions;
using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Alertmanager;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Literals.PromQl;
using Flow.Disk;
using Flow.Tests;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>
/// What is generated from <c>examples/shop</c>, on the loopback and faster. Only addresses, the folder of secrets and times are other ones; routes, receivers, labels,
/// messages, queries and what keeps what quiet are as generated.
/// </summary>
/// <param name="faster">By what every time is divided.</param>
internal sealed partial class ShopConfiguration(int faster)
{
    private const string Pager = "/page/v2/enqueue";

    /// <summary>The shop.</summary>
    public Compilation Project { get; } = LoadedProject.Read(Repository.PathOf("examples/shop")).Compilation;

    /// <summary>Writes all of it beside the servers.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="measured">Where the exporter, the pager and the chat listen.</param>
    /// <param name="alertmanager">Where Alertmanager listens.</param>
    public void Write(AlertingServers servers, int measured, int alertmanager)
    {
        var secrets = Path.GetDirectoryName(servers.Write("secrets/shop-key", "test"))!;
        servers.Write("secrets/slack-url", $"http://127.0.0.1:{measured}/chat");
        servers.Write("alertmanager.yml", Alertmanager(secrets, measured));
        servers.Write("prometheus.yml", Prometheus(alertmanager));
        servers.Write("targets/api.json", $$"""[{ "targets": ["127.0.0.1:{{measured}}"] }]""");
        foreach (var rules in Generated(new PrometheusTarget()).Where(static f => f.Path.StartsWith("prometheus/rules/", StringComparison.Ordinal)))
        {
            servers.Write(rules.Path["prometheus/".Length..], Faster(rules.Text));
        }
    }

    private string Alertmanager(string secrets, int measured)
    {
        var text = Generated(new AlertmanagerTarget()).Single(static f => f.Path.EndsWith(".yml", StringComparison.Ordinal)).Text;
        text = Replaced(Faster(text), Project.Model.Project.Alerts.Secrets, secrets);
        return $"global:\n  pagerduty_url: http://127.0.0.1:{measured.ToString(CultureInfo.InvariantCulture)}{Pager}\n{text}";
    }

    private string Prometheus(int alertmanager)
    {
        var text = Generated(new PrometheusTarget()).Single(static f => f.Path == "prometheus/prometheus.production.yml").Text;
        return Replaced(Faster(text), Project.Model.Project.Prometheus.Alertmanagers[0], $"127.0.0.1:{alertmanager.ToString(CultureInfo.InvariantCulture)}");
    }

    private IReadOnlyList<GeneratedFile> Generated(ITarget target)
    {
        var result = Project.Emit(target, EmitOptions.Default);
        Assert.Empty(result.Diagnostics);
        return result.Files;
    }

    private static string Replaced(string text, string old, string by) =>
        text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, by, StringComparison.Ordinal) : throw new InvalidOperationException($"`{old}` is not in what is generated.");

    // Windows of queries, and what is waited: a number and a unit behind `[` or behind the name of a setting.
    private string Faster(string text) => Times().Replace(text, time => time.Groups["before"].Value + Divided(time.Groups["time"].Value) + time.Groups["after"].Value);

    private string Divided(string time) =>
        PromParser.Parse($"x[{time}]").Value is PromRange { Range: PromDuration.Known known } ? PromDuration.Written(known.Value / faster) : throw new InvalidOperationException($"`{time}` is no time.");

    [GeneratedRegex(@"(?<before>\[|\b(?:for|interval|group_wait|group_interval|repeat_interval|scrape_interval|evaluation_interval): )(?<time>[0-9]+(?:ms|[smhdw]))(?<after>\]|\n)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Times();
}
