using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Compose;
using Flow.Compiler.Emit.Kubernetes;
using Flow.Compiler.Emit.Prometheus;

namespace Flow.Compiler.Tests.Emit.Monitoring;

/// <summary>Each environment has a configuration of Prometheus that finds the services in it.</summary>
public class ScrapeTests
{
    private const string Services = """
        project shop {
          prometheus every 15s { version = 2.45, alertmanagers = ["alerts.example.com:9093"], labels { cluster = "eu-1" } }
        }
        service api { image = "example.com/api:1", port = 8080, metrics = "/metrics" }
        service web { image = "example.com/web:1", port = 80, metrics = "/own/metrics" }
        service worker { image = "example.com/worker:1" }
        """;

    [Fact]
    public void On_the_machine_of_whoever_develops_services_are_found_by_their_names() => Check(
        "environment local { cloud local { observability = true }, host cluster { services = [api, web, worker] } }",
        """
        global:
          scrape_interval: 15s
          evaluation_interval: 15s
          external_labels:
            environment: local
            cluster: eu-1

        scrape_configs:
          - job_name: api
            static_configs:
              - targets: ['api:8080']
          - job_name: web
            metrics_path: /own/metrics
            static_configs:
              - targets: ['web:80']

        alerting:
          alertmanagers:
            - static_configs:
                - targets: ['alertmanager:9093']

        """);

    [Fact]
    public void In_a_cluster_pods_are_found_by_the_label_that_they_get() => Check(
        "environment production { cloud kubernetes { namespace = \"shop\" }, host cluster { services = [api] } }",
        """
        global:
          scrape_interval: 15s
          evaluation_interval: 15s
          external_labels:
            environment: production
            cluster: eu-1

        scrape_configs:
          - job_name: api
            kubernetes_sd_configs:
              - role: pod
                namespaces:
                  names: [shop]
                selectors:
                  - role: pod
                    label: app.kubernetes.io/name=api
            relabel_configs:
              - source_labels: [__meta_kubernetes_pod_phase]
                regex: Succeeded|Failed
                action: drop
              - source_labels: [__meta_kubernetes_pod_container_port_name]
                regex: main
                action: keep
              - source_labels: [__meta_kubernetes_pod_name]
                target_label: instance

        alerting:
          alertmanagers:
            - static_configs:
                - targets: ['alerts.example.com:9093']

        """);

    [Fact]
    public void In_a_cloud_something_else_keeps_the_list_of_targets() => Check(
        "environment production { cloud aws { region = \"eu-west-1\", account = \"123456789012\" }, network main, host cluster { services = [api] }, api { internal = true } }",
        """
        global:
          scrape_interval: 15s
          evaluation_interval: 15s
          external_labels:
            environment: production
            cluster: eu-1

        scrape_configs:
          - job_name: api
            file_sd_configs:
              - files: [targets/api.json]

        alerting:
          alertmanagers:
            - static_configs:
                - targets: ['alerts.example.com:9093']

        """);

    [Fact]
    public void What_is_critical_where_nobody_is_called_leaves_as_a_warning() => Check(
        "environment staging { cloud kubernetes { namespace = \"shop\" }, pages = false, host cluster { services = [web] } }",
        """
        global:
          scrape_interval: 15s
          evaluation_interval: 15s
          external_labels:
            environment: staging
            cluster: eu-1

        scrape_configs:
          - job_name: web
            metrics_path: /own/metrics
            kubernetes_sd_configs:
              - role: pod
                namespaces:
                  names: [shop]
                selectors:
                  - role: pod
                    label: app.kubernetes.io/name=web
            relabel_configs:
              - source_labels: [__meta_kubernetes_pod_phase]
                regex: Succeeded|Failed
                action: drop
              - source_labels: [__meta_kubernetes_pod_container_port_name]
                regex: main
                action: keep
              - source_labels: [__meta_kubernetes_pod_name]
                target_label: instance

        alerting:
          alert_relabel_configs:
            - source_labels: [severity]
              regex: critical
              target_label: severity
              replacement: warning
          alertmanagers:
            - static_configs:
                - targets: ['alerts.example.com:9093']

        """);

    private const string InAws = "{ cloud aws { region = \"eu-west-1\", account = \"111122223333\", state s3 { bucket = \"shop-state\", region = \"eu-west-1\" } }, network main, host cluster { services = api }, api { internal = true }";

    [Theory]
    [InlineData("environment staging { external = true, pages = false }", "staging")]
    [InlineData("environment staging " + InAws + ", pages = false }", "")]
    [InlineData("environment staging " + InAws + " }\nenvironment preview like staging { cloud { account = \"310987654321\" }, pages = false, per pull-request as number { expires after 3d } }", "preview")]
    [InlineData("environment staging " + InAws + ", pages = false }\nenvironment preview like staging { cloud { account = \"310987654321\" }, per pull-request as number { expires after 3d } }", "")]
    [InlineData("environment staging " + InAws + " }\nenvironment preview like staging { cloud { account = \"310987654321\" }, pages = false, prometheus \"https://p.example.com\", per pull-request as number { expires after 3d } }", "")]
    public void Where_no_configuration_is_written_nobody_can_be_spared(string environments, string expected)
    {
        var warnings = Compilation.Of($"service api {{ port = 8080, metrics = \"/metrics\", image = \"ghcr.io/acme/api:1.4.2\" }}\n{environments}", "a.flow").Emit(new PrometheusTarget(), EmitOptions.Default).Diagnostics.Where(static d => d.Code == "FLOW6103");

        Assert.Equal(expected, string.Join(' ', warnings.Select(static d => d.Message.Split('`')[1])));
    }

    [Theory]
    [InlineData("slo:sli_error:ratio_rate5m{service='api'}", "")]
    [InlineData("slo:latency{service='stock'}", "`stock.quick` does not record `slo:latency`.")]
    [InlineData("slo:sli_error:ratio_rate7m{service='api', slo='up'}", "`api.up` does not record `slo:sli_error:ratio_rate7m`. Did you mean `slo:sli_error:ratio_rate5m`?")]
    [InlineData("slo:sli_error:ratio_rate2m", "No service level records `slo:sli_error:ratio_rate2m`. Did you mean `slo:sli_error:ratio_rate2h`?")]
    [InlineData("slo:objective:ratio{service='apii'}", "No service level has service `apii`. Did you mean `api`?")]
    [InlineData("slo:objective:ratio{service='legacy'}", "")]
    [InlineData("slo:objective:ratio{service='stock', slo='quik'}", "No service level has slo `quik`. Did you mean `quick`?")]
    [InlineData("status:component:states", "No status page records `status:component:states`. Did you mean `status:component:state`?")]
    public void Queries_read_records_that_are_made(string query, string expected)
    {
        var source = $$"""
            service api
            service stock
            slo up of api { objective 99.9%, slices promql"min(api_up) == 1" }
            slo quick of stock { objective 99%, slices promql"min(stock_up) == 1" }
            status-page inner "Does it work?" { component orders as "Orders" of api }
            alert bad of api { when promql"{{query}} > 0.1" }
            """;
        var project = Compilation.Of(source, "a.flow");

        Assert.Empty(project.Diagnostics.Where(static d => d.Severity == Diagnostics.Severity.Error));
        Assert.Equal(expected, string.Join(' ', project.Emit(new PrometheusTarget(), EmitOptions.Default).Diagnostics.Where(static d => d.Code == "FLOW6104").Select(static d => d.Message)));
    }

    [Fact]
    public void The_state_of_a_status_page_is_recorded_where_the_page_says()
    {
        var files = Emitted(new PrometheusTarget(), """
            environment production { cloud kubernetes { namespace = "shop" }, host cluster { services = [api] } }
            environment staging like production { cloud { namespace = "staging" } }
            slo availability of api { objective 99.9%, slices promql"min(api_up) == 1" }
            status-page customers "Is it open?" on production { component orders as "Orders" of api }
            status-page inner "Does it work?" { component orders as "Orders" of api }
            """);
        string[] Rules(string environment) =>
            [.. files.Single(f => f.Path == $"prometheus/prometheus.{environment}.yml").Text.Split("rule_files:\n")[1].Split("\n\n")[0].Split('\n').Where(static l => l.Length > 0)];

        Assert.Equal(["prometheus/rules/api.yml", "prometheus/rules/production/status.customers.yml", "prometheus/rules/status.inner.yml"], files.Select(static f => f.Path).Where(static p => p.StartsWith("prometheus/rules/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(["  - rules/*.yml", "  - rules/production/*.yml"], Rules("production"));
        Assert.Equal(["  - rules/*.yml"], Rules("staging"));
    }

    [Theory]
    [InlineData("production", "production", "")]
    [InlineData("production", "staging", "      regex: ApiAvailabilityBudgetSpent100\n      action: drop")]
    [InlineData("[production, staging]", "staging", "")]
    public void That_something_is_frozen_is_told_by_the_Prometheus_of_what_is(string frozen, string environment, string expected)
    {
        var file = Emitted(new PrometheusTarget(), $$$$"""
            environment production { cloud kubernetes { namespace = "shop" }, prometheus "https://a.example.com", host cluster { services = [api] } }
            environment staging like production { cloud { namespace = "staging" }, prometheus "https://b.example.com" }
            slo availability of api {
              objective 99.9% over 30d
              slices promql"min(api_up) == 1" every 1m
              spent 75% { note = "Only changes that make it more reliable" }
              spent 100% { freeze = {{{{frozen}}}} }
            }
            """).Single(f => f.Path == $"prometheus/prometheus.{environment}.yml").Text;

        Assert.Equal(expected, string.Join('\n', file.Split("    - source_labels: [alertname]\n").Skip(1).Select(static f => string.Join('\n', f.Split('\n').Take(2)))));
    }

    [Theory]
    [InlineData("environment local { cloud local, host cluster { services = [api] } }")]
    [InlineData("environment production { cloud kubernetes, host cluster { services = [worker] } }")]
    [InlineData("environment production { external = true }")]
    public void Where_nothing_can_be_read_there_is_none(string environment) =>
        Assert.DoesNotContain(Emitted(new PrometheusTarget(), environment), static f => f.Path.StartsWith("prometheus/prometheus.", StringComparison.Ordinal));

    [Fact]
    public void Prometheus_may_reach_only_what_it_reads()
    {
        var policies = Emitted(new KubernetesTarget(), "environment production { cloud kubernetes { metrics-from = \"observers\" }, host cluster { services = [api, worker] } }");

        Assert.Contains("kubernetes.io/metadata.name: observers", policies.Single(static f => f.Path == "k8s/base/api/networkpolicy.yaml").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("observers", policies.Single(static f => f.Path == "k8s/base/worker/networkpolicy.yaml").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cloud local { observability = true }", true)]
    [InlineData("cloud local", false)]
    public void Observers_stand_beside_the_services_where_somebody_asks_for_them(string cloud, bool expected)
    {
        var files = Emitted(new ComposeTarget(), $"environment local {{ {cloud}, host cluster {{ services = [api] }} }}");

        Assert.Equal(expected, files.Any(static f => f.Text.Contains("profiles: [observability]", StringComparison.Ordinal)));
        Assert.Equal(expected ? ["compose.yaml", "observability/alertmanager.yml", "observability/datasource.yaml"] : ["compose.yaml"], files.Select(static f => f.Path));
    }

    [Fact]
    public void Images_are_those_of_the_versions_that_the_project_names()
    {
        var file = Emitted(new ComposeTarget(), "environment local { cloud local { observability = true }, host cluster { services = [api] } }")[0].Text;

        Assert.Contains("image: prom/prometheus:v2.45.0\n", file, StringComparison.Ordinal);
        Assert.Contains("image: prom/alertmanager:v0.25.0\n", file, StringComparison.Ordinal);
    }

    private static void Check(string environment, string expected)
    {
        var file = Emitted(new PrometheusTarget(), environment).Single(static f => f.Path.StartsWith("prometheus/prometheus.", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join('\n', file.Text.Split('\n').Where(static line => !line.TrimStart().StartsWith('#')).Skip(1)));
    }

    private static IReadOnlyList<GeneratedFile> Emitted(ITarget target, string environment)
    {
        var project = Compilation.Of($"{Services}\n{environment}", "shop.flow");
        Assert.DoesNotContain(project.Diagnostics, static d => d.Severity == Diagnostics.Severity.Error);
        return project.Emit(target, EmitOptions.Default).Files;
    }
}
