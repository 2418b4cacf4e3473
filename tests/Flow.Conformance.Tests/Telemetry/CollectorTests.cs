using System.Text.RegularExpressions;
using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Compose;
using Flow.Compiler.Emit.Grafana;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Emit.Telemetry;
using Flow.Conformance.Tests.Containers;
using Flow.Conformance.Tests.Prometheus;
using Flow.Conformance.Tests.Tools;
using Flow.Tests;

namespace Flow.Conformance.Tests.Telemetry;

/// <summary>Configurations of the collector are YAML, and have nothing that its version does not know.</summary>
public class CollectorTests
{
    private const string Source = """
        project shop { prometheus every 15s { labels { cluster = "eu$1" } } }
        service api { image = "example.com/api:1", port = 8080, metrics = "/$metrics", internal = true, logs { level = warn, retention = 7d }, traces { sample = 2.5%, keep-slower-than = 1s } }
        service web { image = "example.com/web:1", internal = true, logs { level = trace }, traces { sample = 50%, keep-errors = false } }
        service worker { image = "example.com/worker:1", traces { sample = 100% } }
        environment kube {
          cloud kubernetes
          telemetry {
            collector = "http://otel:4318"
            logs = [loki("https://loki.example.com", token = "LOKI_TOKEN", keeps = 7d), otlp("https://otlp.example.com", keeps = 7d)]
            traces = [tempo("https://tempo.example.com"), otlp("https://otlp.example.com")]
            metrics = prometheus("https://prometheus.example.com/api/v1/write", token = "PROM_TOKEN", reads = "https://prometheus.example.com")
            sensitive = ["user.email", "a \"quote\" and a $dollar"]
          }
          host cluster { services = [api, web, worker] }
        }
        environment aws {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          telemetry { collector = "http://otel:4318", logs = cloudwatch, traces = x-ray }
          network main
          host cluster { services = [api, web, worker] }
        }
        environment local like kube { cloud local { observability = true } }
        """;

    private static readonly Compilation Project = Compilation.Of(Source, "shop.flow");

    [Fact]
    public void The_project_has_no_mistakes() => Assert.Empty(Project.Diagnostics.Where(static d => d.Severity == Compiler.Diagnostics.Severity.Error).Select(static d => d.Message));

    [SkippableFact]
    public void Each_configuration_has_only_what_the_collector_knows()
    {
        var files = Project.Emit(new CollectorTarget(), EmitOptions.Default).Files;

        Assert.Equal(["otel/collector.kube.yaml", "otel/collector.aws.yaml", "otel/collector.local.yaml"], files.Select(static f => f.Path));
        Assert.All(YamlReader.Read(files.Select(static f => f.Text)), static f => Assert.Empty(CollectorCheck.Problems(f.Value)));
    }

    [SkippableFact]
    public void Those_of_the_shop_have_too() => Assert.All(
        YamlReader.Read(new[] { "production", "staging", "local" }.Select(static e => Repository.Read($"examples/shop/otel/collector.{e}.yaml"))), static f => Assert.Empty(CollectorCheck.Problems(f.Value)));

    [SkippableTheory]
    [InlineData("limit_percentage: 80", "limit_percentage: '80'", "memory_limiter: limit_percentage is no Whole")]
    [InlineData("check_interval: 1s", "check_interval: soon", "check_interval is no Time")]
    [InlineData("decision_wait", "decision_time", "no setting decision_time")]
    [InlineData("threshold_ms", "threshold", "no setting policies[].and.and_sub_policy[].latency.threshold")]
    [InlineData("[memory_limiter, resource, tail_sampling, transform/sensitive, batch]", "[resource, memory_limiter, tail_sampling, transform/sensitive, batch]", "out of order")]
    [InlineData("[otlp, prometheus]", "[otlp]", "prometheus: defined and not used")]
    [InlineData("exporters: [otlphttp/tempo, otlphttp]", "exporters: [otlphttp/tempo, other]", "other is not defined")]
    [InlineData("exporters: [otlphttp/loki, otlphttp]", "exporters: [otlphttp/loki, otlphttp, prometheusremotewrite]", "prometheusremotewrite takes something else")]
    [InlineData("health_check:", "health:", "no such component")]
    public void What_is_wrong_is_found(string right, string wrong, string expected)
    {
        var file = Project.Emit(new CollectorTarget(), EmitOptions.Default).Files[0].Text;

        Assert.Contains(right, file, StringComparison.Ordinal);
        Assert.Contains(CollectorCheck.Problems(YamlReader.Read([file.Replace(right, wrong, StringComparison.Ordinal)])[0].Value), p => p.Contains(expected, StringComparison.Ordinal));
    }

    // A `$` starts a variable for the collector, so that each of its own files has them in pairs, but for those that are meant.
    [Fact]
    public void Nothing_but_a_token_is_taken_from_the_environment() => Assert.All(
        Project.Emit(new CollectorTarget(), EmitOptions.Default).Files,
        static f => Assert.DoesNotContain("$", Regex.Replace(f.Text.Replace("$$", "", StringComparison.Ordinal), @"Bearer \$\{env:[A-Z_]+\}", "", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), StringComparison.Ordinal));

    [SkippableFact]
    public void What_the_collector_reads_is_accepted_by_promtool()
    {
        var read = YamlReader.Read([Project.Emit(new CollectorTarget(), EmitOptions.Default).Files[0].Text])[0].Value.GetProperty("receivers").GetProperty("prometheus").GetProperty("config").GetRawText();

        Assert.Null(Promtool.CheckConfigurations([new GeneratedFile("prometheus/prometheus.yml", PodDiscovery.Replaced(read.Replace("$$", "$", StringComparison.Ordinal)), [])]));
    }

    [SkippableFact]
    public void Prometheus_that_leaves_reading_to_the_collector_is_accepted_too() => Assert.Null(Promtool.CheckConfigurations(
        [.. Compilation.Of($"{Source}\nalert down of api {{ when promql\"up == 0\" }}", "shop.flow").Emit(new PrometheusTarget(), EmitOptions.Default).Files.Where(static f => f.Path is "prometheus/prometheus.kube.yml" or "prometheus/rules/api.yml")]));

    [SkippableFact]
    public void Compose_accepts_the_collector_and_the_stores() => Assert.Equal("", Commands.Compose(Project.Emit(new ComposeTarget(), EmitOptions.Default).Files[0].Text));

    [SkippableFact]
    public void All_other_files_are_YAML() => Assert.All(
        YamlReader.Read([.. Project.Emit(new ComposeTarget(), EmitOptions.Default).Files.Concat(Project.Emit(new GrafanaTarget(), EmitOptions.Default).Files).Where(static f => f.Path.EndsWith("aml", StringComparison.Ordinal)).Select(static f => f.Text)]),
        static f => Assert.Null(f.Error));
}
