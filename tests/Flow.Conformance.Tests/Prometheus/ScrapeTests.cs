using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Compose;
using Flow.Compiler.Emit.Prometheus;
using Flow.Conformance.Tests.Alertmanager;
using Flow.Conformance.Tests.Containers;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>Prometheus accepts the configuration of each environment, and reads what services measure with it.</summary>
public class ScrapeTests
{
    private const string Source = """
        project shop { prometheus every 1s { alertmanagers = ["127.0.0.1:9"], labels { cluster = "eu-1" } } }
        service api { image = "example.com/api:1", port = 8080, metrics = "/metrics" }
        service web { image = "example.com/web:1", port = 80, metrics = "/own" }
        slo availability of api {
          objective 99.9% over 30d
          good = promql"sum(rate(http_requests_total{job='api', code!~'5..'}[${{ window }}]))"
          total = promql"sum(rate(http_requests_total{job='api'}[${{ window }}]))"
        }
        environment local { cloud local { observability = true }, host cluster { services = [api, web] } }
        environment production { cloud kubernetes, host cluster { services = [api, web] } }
        environment aws { cloud aws { region = "eu-west-1", account = "123456789012" }, network main, host cluster { services = [api] }, api { internal = true } }
        """;

    private static readonly IReadOnlyList<GeneratedFile> Files = Compilation.Of(Source, "shop.flow").Emit(new PrometheusTarget(), EmitOptions.Default).Files;

    // Debian builds promtool without Kubernetes: what finds the pods is another way for it, and all else is as it is written.
    [SkippableFact]
    public void Each_configuration_is_accepted() => Assert.Null(Promtool.CheckConfigurations(
    [
        new GeneratedFile("prometheus/targets/api.json", "[{ \"targets\": [\"10.0.0.1:8080\"] }]", []),
        .. Files.Select(static f => f.Path != "prometheus/prometheus.production.yml" ? f : f with { Text = WithoutPods(f.Text) }),
    ]));

    [SkippableFact]
    public void Pods_are_found_by_what_Prometheus_knows_of_them()
    {
        var file = Files.Single(static f => f.Path == "prometheus/prometheus.production.yml").Text;

        Assert.Empty(PodDiscovery.Problems(YamlReader.Read([file])[0].Value));
        foreach (var (right, wrong, expected) in new[]
        {
            ("role: pod", "role: pods", "no pods"), ("names:", "name:", "no namespace"), ("label:", "labels:", "no selector"), ("namespaces:", "namespace:", "no field namespace"), ("_pod_phase", "_pod_stage", "no label"),
        })
        {
            Assert.Contains(right, file, StringComparison.Ordinal);
            Assert.Contains(PodDiscovery.Problems(YamlReader.Read([file.Replace(right, wrong, StringComparison.Ordinal)])[0].Value), p => p.StartsWith(expected, StringComparison.Ordinal));
        }
    }

    [SkippableTheory]
    [InlineData("job_name: web", "job_name: api")]
    [InlineData("scrape_interval: 1s", "scrape_interval: soon")]
    [InlineData("static_configs", "static_config")]
    public void What_is_wrong_is_found(string right, string wrong)
    {
        var file = Files.Single(static f => f.Path == "prometheus/prometheus.local.yml");

        Assert.Contains(right, file.Text, StringComparison.Ordinal);
        Assert.NotNull(Promtool.CheckConfigurations([file with { Text = file.Text.Replace(right, wrong, StringComparison.Ordinal) }]));
    }

    [SkippableFact]
    public async Task A_real_Prometheus_reads_what_a_service_measures_and_computes_the_service_level()
    {
        using var service = new MeasuredService(AlertingServers.FreePort());
        using var server = new ScrapingServer(Files, $"'api:8080'", $"'127.0.0.1:{service.Port}'");

        await Patience.Until(() => server.Value("slo:sli_error:ratio_rate5m{service=\"api\"}") is not null, TimeSpan.FromMinutes(2));

        Assert.Equal("1", server.Value("up{job=\"api\"}"));
        Assert.Equal("0", server.Value("slo:sli_error:ratio_rate5m{service=\"api\"}"));
    }

    [SkippableFact]
    public void Compose_accepts_the_observers() => Assert.Equal("", Commands.Compose(Compilation.Of(Source, "shop.flow").Emit(new ComposeTarget(), EmitOptions.Default).Files[0].Text));

    [SkippableFact]
    public void The_Alertmanager_beside_the_services_is_accepted() => Assert.Null(
        Amtool.Check(Compilation.Of(Source, "shop.flow").Emit(new ComposeTarget(), EmitOptions.Default).Files.Single(static f => f.Path == "observability/alertmanager.yml").Text));

    private static string WithoutPods(string text)
    {
        var lines = text.Split('\n').ToList();
        while (lines.FindIndex(static l => l.Contains("kubernetes_sd_configs:", StringComparison.Ordinal)) is >= 0 and var start)
        {
            var end = lines.FindIndex(start, static l => l.Contains("relabel_configs:", StringComparison.Ordinal));
            lines.RemoveRange(start, end - start);
            lines.Insert(start, "    http_sd_configs: [{ url: 'http://127.0.0.1:9' }]");
        }

        return string.Join('\n', lines);
    }
}
