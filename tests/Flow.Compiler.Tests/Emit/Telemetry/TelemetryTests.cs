using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Compose;
using Flow.Compiler.Emit.Grafana;
using Flow.Compiler.Emit.Kubernetes;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Emit.Runbooks;
using Flow.Compiler.Emit.Telemetry;
using Flow.Compiler.Emit.Terraform;

namespace Flow.Compiler.Tests.Emit.Telemetry;

/// <summary>What a service logs and traces arrives where its environment says: with the settings of the collector, and with the variables that the libraries of OpenTelemetry read.</summary>
public class TelemetryTests
{
    private const string Services = """
        team web { chat = slack("#web") }
        project shop { grafana-url = "https://grafana.example.com" }
        service api "The API" {
          owner = web
          image = "example.com/api:1.4.2"
          port = 8080
          metrics = "/metrics"
          internal = true
          logs { retention = 90d, level = info }
          traces { sample = 10%, keep-slower-than = 500ms }
        }
        service worker { owner = web, image = "example.com/worker:2.0", traces { sample = 5%, keep-errors = false } }
        service quiet { owner = web, image = "example.com/quiet@sha256:0123" }
        alert down of api { when promql"up == 0", runbook = api.not-there, severity = warning }
        runbook not-there of api { step "Look" { note "There" } }
        """;

    private const string Cluster = """
        environment production {
          cloud kubernetes
          telemetry {
            collector = "http://otel.monitoring:4318"
            logs = loki("https://loki.example.com/", keeps = 90d, token = "LOKI_TOKEN")
            traces = [tempo("http://tempo:4318", reads = "http://tempo:3200"), otlp("https://otlp.example.com")]
            sensitive = ["user.email", "a$b\"c"]
          }
          host cluster { services = [api, worker, quiet] }
        }
        """;

    private const string Aws = """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          telemetry { collector = "http://otel.internal:4318", logs = cloudwatch, traces = x-ray }
          network main
          host cluster { services = [api, worker, quiet] }
        }
        environment staging like production { cloud { account = "210987654321" }, api { retention = 7d } }
        """;

    [Fact]
    public void The_order_of_what_the_collector_does_is_the_one_of_its_documentation()
    {
        var file = Collector(Cluster);

        Assert.Contains("processors: [memory_limiter, resource, tail_sampling, transform/sensitive, batch]\n", file, StringComparison.Ordinal);
        Assert.Contains("processors: [memory_limiter, resource, filter/levels, transform/sensitive, batch]\n", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://otel.internal:4318", "", "\"10.0.0.0/16\"")]
    [InlineData("http://otel:4317", "", "\"10.0.0.0/16\"")]
    [InlineData("http://internal-otel-1234.eu-west-1.elb.amazonaws.com:4318", "", "\"10.0.0.0/16\"")]
    [InlineData("http://10.20.1.7:4318", "", "\"10.20.1.7/32\"")]
    [InlineData("https://otlp.example.com:4318", "", "\"0.0.0.0/0\"")]
    [InlineData("https://otlp.example.com:4318", "collector-cidr = \"198.51.100.0/24\"", "\"198.51.100.0/24\"")]
    [InlineData("http://otel.internal:4318", "collector-cidr = \"10.30.0.0/16\"", "\"10.30.0.0/16\"")]
    [InlineData("https://otlp.example.com", "", null)]
    public void A_service_of_ECS_reaches_the_collector_and_no_more_than_that_needs(string collector, string line, string? expected)
    {
        var source = $"{Services}\n{Aws.Replace("collector = \"http://otel.internal:4318\"", $"collector = \"{collector}\", {line}", StringComparison.Ordinal)}";
        var files = Compilation.Of(source.Replace(", ,", ",", StringComparison.Ordinal)).Emit(new TerraformTarget(), EmitOptions.Default).Files;

        var rule = files.Single(static f => f.Path == "infra/staging/network.tf").Text.Split("resource ").FirstOrDefault(static r => r.Contains("\"api-telemetry\"", StringComparison.Ordinal));

        Assert.Equal(expected, rule is null ? null : rule.Split("cidr_ipv4         = ")[1].Split('\n')[0]);
    }

    [Fact]
    public void The_addresses_of_the_collector_are_a_block() => Assert.Contains(
        "`collector-cidr` of `telemetry` is a block", Compilation.Of($"{Services}\n{Aws.Replace("traces = x-ray", "traces = x-ray, collector-cidr = \"10.30.0.1/16\"", StringComparison.Ordinal)}").Diagnostics[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("endpoint: https://loki.example.com/otlp")]
    [InlineData("Authorization: Bearer ${env:LOKI_TOKEN}")]
    [InlineData("endpoint: http://tempo:4318")]
    [InlineData("exporters: [otlphttp/tempo, otlphttp]")]
    [InlineData("""- resource.attributes["service.name"] == "api" and severity_number != SEVERITY_NUMBER_UNSPECIFIED and severity_number < SEVERITY_NUMBER_INFO""")]
    [InlineData("""- delete_key(attributes, "user.email")""")]
    [InlineData("""- delete_key(attributes, "a$$b\"c")""")]
    [InlineData("sampling_percentage: 10")]
    [InlineData("threshold_ms: 500")]
    [InlineData("- name: worker-all")]
    public void What_is_declared_is_a_setting_of_the_collector(string line) => Assert.Contains($"{line}\n", Collector(Cluster), StringComparison.Ordinal);

    [Theory]
    [InlineData("traces { sample = 100% }")]
    [InlineData("traces { sample = 1%, keep-errors = false }")]
    public void Nothing_is_decided_late_that_nobody_needs(string traces) => Assert.DoesNotContain(
        "tail_sampling", Emitted(new CollectorTarget(), $$"""
            team web
            service api { owner = web, image = "a:1", internal = true, {{traces}} }
            environment production {
              cloud kubernetes
              telemetry { collector = "http://otel", traces = otlp("https://otlp.example.com") }
              host cluster { services = [api] }
            }
            """).Single().Text, StringComparison.Ordinal);

    [Fact]
    public void What_takes_several_signals_is_sent_to_by_one_exporter_and_two_stores_by_two()
    {
        var file = Collector("""
            environment production {
              cloud kubernetes
              telemetry {
                collector = "http://otel:4318"
                logs = [otlp("https://a.example.com", keeps = 90d), otlp("https://b.example.com", keeps = 90d), loki("http://x", keeps = 90d), loki("http://y", keeps = 90d)]
                traces = otlp("https://a.example.com/")
                metrics = prometheus("https://p.example.com/api/v1/write", token = "P")
              }
              host cluster { services = [api] }
            }
            """);

        Assert.Contains("exporters: [otlphttp, otlphttp/2, otlphttp/loki, otlphttp/loki-2]\n", file, StringComparison.Ordinal);
        Assert.Contains("      exporters: [otlphttp]\n", file, StringComparison.Ordinal);
        Assert.Contains("      receivers: [otlp, prometheus]\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_collector_reads_Prometheus_does_not()
    {
        const string Source = """
            environment production {
              cloud kubernetes
              telemetry { collector = "http://otel:4318", metrics = prometheus("https://p.example.com/api/v1/write") }
              host cluster { services = [api] }
            }
            """;

        Assert.Contains("job_name: api", Collector(Source), StringComparison.Ordinal);
        Assert.DoesNotContain("job_name", Emitted(new PrometheusTarget(), $"{Services}\n{Source}").Single(static f => f.Path == "prometheus/prometheus.production.yml").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Libraries_of_OpenTelemetry_learn_where_to_send_and_which_share()
    {
        var file = Emitted(new KubernetesTarget(), $"{Services}\n{Cluster}");

        Check(
            """
            OTEL_SERVICE_NAME=api OTEL_EXPORTER_OTLP_ENDPOINT=http://otel.monitoring:4318 OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf OTEL_LOGS_EXPORTER=otlp OTEL_METRICS_EXPORTER=none
            OTEL_TRACES_EXPORTER=otlp OTEL_TRACES_SAMPLER=parentbased_always_on OTEL_RESOURCE_ATTRIBUTES=deployment.environment.name=production,service.version=1.4.2
            """, file, "api");
        Check(
            """
            OTEL_SERVICE_NAME=worker OTEL_EXPORTER_OTLP_ENDPOINT=http://otel.monitoring:4318 OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf OTEL_LOGS_EXPORTER=none OTEL_METRICS_EXPORTER=none
            OTEL_TRACES_EXPORTER=otlp OTEL_TRACES_SAMPLER=parentbased_traceidratio OTEL_TRACES_SAMPLER_ARG='0.05' OTEL_RESOURCE_ATTRIBUTES=deployment.environment.name=production,service.version=2.0
            """, file, "worker");
        Check(
            """
            OTEL_SERVICE_NAME=quiet OTEL_EXPORTER_OTLP_ENDPOINT=http://otel.monitoring:4318 OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf OTEL_LOGS_EXPORTER=none OTEL_METRICS_EXPORTER=none
            OTEL_TRACES_EXPORTER=none OTEL_RESOURCE_ATTRIBUTES=deployment.environment.name=production
            """, file, "quiet");
    }

    [Theory]
    [InlineData("example.com/api@sha256:0123", "")]
    [InlineData("example.com:5000/api", "")]
    [InlineData("example.com/api:1.4.2@sha256:0123", ",service.version=1.4.2")]
    public void The_version_is_the_tag_of_the_image(string image, string version) => Assert.Contains(
        $"value: deployment.environment.name=production{version}\n",
        Emitted(new KubernetesTarget(), $"{Services.Replace("example.com/api:1.4.2", image, StringComparison.Ordinal)}\n{Cluster}").Single(static f => f.Path == "k8s/base/api/deployment.yaml").Text, StringComparison.Ordinal);

    [Fact]
    public void What_is_sensitive_is_taken_out_of_the_resources_of_metrics()
    {
        var file = Collector(Cluster.Replace("sensitive =", "metrics = otlp(\"https://otlp.example.com\")\n    sensitive =", StringComparison.Ordinal));

        Assert.Contains("processors: [memory_limiter, resource, transform/sensitive, batch]\n", file, StringComparison.Ordinal);
        Assert.Matches("metric_statements:\n +- context: resource\n +statements:\n +- delete_key\\(attributes, \"user.email\"\\)", file);
    }

    [Fact]
    public void In_a_cluster_that_is_made_the_log_is_that_of_its_containers()
    {
        var environment = Aws.Split("environment staging")[0].Replace("host cluster {", "host cluster using kubernetes { log-days = 90,", StringComparison.Ordinal);
        var dashboard = Emitted(new GrafanaTarget(), $"{Services}\n{environment}").Single(static f => f.Path == "grafana/dashboards/api.json").Text;

        Assert.Contains("#logsV2:log-groups/log-group/$252Faws$252Fcontainerinsights$252Fproduction-cluster$252Fapplication\"", dashboard, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_may_say_otherwise() => Assert.Contains(
        "- name: OTEL_SERVICE_NAME\n              value: mine\n",
        Emitted(new KubernetesTarget(), $"{Services.Replace("port = 8080", "port = 8080, env { OTEL_SERVICE_NAME = \"mine\" }", StringComparison.Ordinal)}\n{Cluster}").Single(static f => f.Path == "k8s/base/api/deployment.yaml").Text,
        StringComparison.Ordinal);

    [Fact]
    public void In_a_cloud_tasks_get_the_variables_the_log_group_the_retention_and_the_door_to_the_collector()
    {
        var files = Emitted(new TerraformTarget(), $"{Services}\n{Aws}");
        var all = string.Concat(files.Where(static f => f.Path.StartsWith("infra/production/", StringComparison.Ordinal)).Select(static f => f.Text));

        Assert.Matches("name += \"OTEL_TRACES_SAMPLER\"\n +value += \"parentbased_always_on\"", all);
        Assert.Matches("name += \"OTEL_LOGS_EXPORTER\"\n +value += \"none\"", all); // its log group is the store
        Assert.Matches("resource \"aws_cloudwatch_log_group\" \"api\" {\n  name += \"/production/api\"\n  retention_in_days += 90\n", all);
        Assert.Matches("resource \"aws_cloudwatch_log_group\" \"worker\" {\n  name += \"/production/worker\"\n  retention_in_days += 30\n", all);
        Assert.Matches("resource \"aws_vpc_security_group_egress_rule\" \"api-telemetry\" {[^}]*from_port += 4318\n", all);
        Assert.Contains("retention_in_days = 7\n", files.Single(static f => f.Path == "infra/staging/monitoring.tf").Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("api-telemetry", string.Concat(Emitted(new TerraformTarget(), $"{Services}\n{Aws.Replace("http://otel.internal:4318", "https://otel.example.com", StringComparison.Ordinal)}").Select(static f => f.Text)));
    }

    [Theory]
    [InlineData("cloud local", "      OTEL_SDK_DISABLED: 'true'\n", 0)]
    [InlineData("cloud local { observability = true }", "      OTEL_EXPORTER_OTLP_ENDPOINT: http://otel-collector:4318\n", 3)]
    public void On_the_machine_of_whoever_develops_nothing_goes_to_the_stores_of_others(string cloud, string expected, int stores)
    {
        var project = $"{Services}\n{Cluster}\nenvironment local like production {{ {cloud} }}";
        var file = Emitted(new ComposeTarget(), project).Single(static f => f.Path == "compose.yaml").Text;

        Assert.Contains(expected, file, StringComparison.Ordinal);
        Assert.Equal(stores, new[] { "otel/opentelemetry-collector-contrib:0.120.0", "grafana/loki:", "grafana/tempo:" }.Count(i => file.Contains($"image: {i}", StringComparison.Ordinal)));
        Assert.DoesNotContain("example.com", string.Concat(Emitted(new CollectorTarget(), project).Where(static f => f.Path.Contains("local", StringComparison.Ordinal)).Select(static f => f.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://otel.monitoring:4318", "kubernetes.io/metadata.name: monitoring", "4318")]
    [InlineData("http://otel.tools.svc.cluster.local:4317", "kubernetes.io/metadata.name: tools", "4317")]
    [InlineData("http://otel:4318", "- podSelector: {}", "4318")]
    [InlineData("https://otel.example.com:8443", "cidr: 0.0.0.0/0", "8443")]
    public void The_way_to_the_collector_is_open(string collector, string to, string port)
    {
        var policy = Emitted(new KubernetesTarget(), $"{Services}\n{Cluster.Replace("http://otel.monitoring:4318", collector, StringComparison.Ordinal)}").Single(static f => f.Path == "k8s/base/api/networkpolicy.yaml").Text;
        var rule = policy[policy.IndexOf("# The collector of telemetry.", StringComparison.Ordinal)..];

        Assert.Contains(to, rule[..rule.IndexOf("ports:", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.StartsWith($"ports:\n        - port: {port}\n", rule[rule.IndexOf("ports:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Grafana_goes_from_a_line_to_its_trace_and_back()
    {
        var file = Emitted(new GrafanaTarget(), $"{Services}\n{Cluster}").Single(static f => f.Path == "grafana/provisioning/datasources.production.yaml").Text;

        Assert.Contains("matcherRegex: trace_id\n          datasourceUid: flow-tempo-production\n", file, StringComparison.Ordinal);
        Assert.Contains("tracesToLogsV2:\n        datasourceUid: flow-loki-production\n", file, StringComparison.Ordinal);
        Assert.Contains("url: http://tempo:3200\n", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cluster, "Logs in production", "https://grafana.example.com/explore?schemaVersion=1&panes=")]
    [InlineData(Aws, "Logs in production (CloudWatch)", "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fproduction$252Fapi")]
    public void Dashboards_and_runbooks_lead_to_the_logs(string environment, string title, string address)
    {
        var dashboard = Emitted(new GrafanaTarget(), $"{Services}\n{environment}").Single(static f => f.Path == "grafana/dashboards/api.json").Text;
        var page = Emitted(new RunbooksTarget(), $"{Services}\n{environment}").Single(static f => f.Path == "runbooks/api.not-there.html").Text;

        Assert.Contains($"\"title\": \"{title}\"", dashboard, StringComparison.Ordinal);
        Assert.Contains(address.Replace("https://grafana.example.com", "", StringComparison.Ordinal), dashboard, StringComparison.Ordinal);
        Assert.Contains(address.Replace("&", "&amp;", StringComparison.Ordinal), page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_with_a_name_stands_where_its_form_has_it() => Assert.Contains(
        "endpoint: http://tempo:4318\n\n", Collector(Cluster.Replace(", otlp(\"https://otlp.example.com\")", "", StringComparison.Ordinal)), StringComparison.Ordinal);

    private static void Check(string expected, IReadOnlyList<GeneratedFile> files, string service)
    {
        var lines = files.Single(f => f.Path == $"k8s/base/{service}/deployment.yaml").Text.Split('\n').Select(static l => l.Trim()).ToList();
        var found = lines.Select((l, i) => l.StartsWith("- name: OTEL_", StringComparison.Ordinal) ? $"{l[8..]}={lines[i + 1]["value: ".Length..]}" : null).OfType<string>();
        Assert.Equal(expected.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries), found);
    }

    private static string Collector(string environment) => Emitted(new CollectorTarget(), $"{Services}\n{environment}").Single().Text;

    private static IReadOnlyList<GeneratedFile> Emitted(ITarget target, string source)
    {
        var project = Compilation.Of(source, "shop.flow");
        Assert.Empty(project.Diagnostics.Where(static d => d.Severity == Diagnostics.Severity.Error).Select(static d => d.Message));
        return project.Emit(target, EmitOptions.Default).Files;
    }
}
