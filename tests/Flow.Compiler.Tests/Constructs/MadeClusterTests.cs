using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Kubernetes;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Model;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Tests.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Tests.Constructs;

/// <summary>Hosts that are Kubernetes in an environment of AWS: which constructs are meant, and what becomes of services.</summary>
public class MadeClusterTests
{
    private const string Services = """
        service api {
          image = "${images.url}:api-1.4.2"
          pulls = [images.pull]
          port = 8080
          internal = true
          metrics = "/metrics"
          access = [orders.connect, worker.call]
          env { HOST = orders.host, WORKER = worker.url, MODE = "x" }
          secrets { DATABASE = orders.secret }
        }
        service worker { image = "${images.url}/worker@sha256:1", pulls = [images.pull], port = 9000, internal = true, access = [orders.read-write] }

        """;

    private const string Production = """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          registry images
          database orders
          host cluster using kubernetes { services = [api, worker] }
        }

        """;

    [Fact]
    public void A_service_has_a_role_and_a_container_and_no_Fargate()
    {
        var production = Environment(Services + Production, "production");

        Assert.True(production.MakesCluster);
        Assert.Equal(["api", "worker"], production.Workloads.Select(static w => w.Name));
        Assert.DoesNotContain(production.Resources, static r => r.Type.StartsWith("aws_ecs", StringComparison.Ordinal));
        Assert.Equal(["api-identity", "worker-identity"], production.Resources.Where(static r => r.Type == "aws_eks_pod_identity_association").Select(static r => r.Name));
        Assert.Equal(["api:api-1.4.2", "worker@sha256:1"], production.Workloads.Select(static w => w.Image));
    }

    [Fact]
    public void What_several_services_connect_to_is_opened_once() => Assert.Equal(
        ["orders"], Environment(Services + Production, "production").Resources.Single(static r => r.Name == "cluster-incoming").Each!.Copies.Select(static c => c.Key));

    [Fact]
    public void A_service_reaches_what_it_lists()
    {
        var api = Environment(Services + Production, "production").Workloads[0];

        Assert.Equal([new Connection("10.0.0.0/16", 5432), new Connection("worker", 9000)], api.Connections.AsEnumerable());
    }

    [Fact]
    public void What_Terraform_knows_is_an_output_without_any_secret()
    {
        var output = Environment(Services + Production, "production").Outputs.Single(static o => o.Name == ClusterValues.OutputName);
        var text = EnvironmentText.Of(output.Value);

        Assert.Contains("HOST", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MODE", text, StringComparison.Ordinal); // the manifests say it themselves
        Assert.Contains("secret_arn", text, StringComparison.Ordinal);
        Assert.False(output.Value.IsSecret);
    }

    [Fact]
    public void What_is_secret_stays_secret_in_what_Terraform_knows()
    {
        var place = new Location(new SourceText("main.flow", ""), default);
        var password = new ReadExpr(new ResourceSource(ResourceMode.Managed, "aws_thing", "x"), FlowType.Text, place) { Phase = Phase.Applied, Labels = Labels.Secret };
        var workload = Environment(Services + Production, "production").Workloads[0];

        Assert.True(ClusterValues.Output("production", new Origin(place), [workload with { Variables = [new Variable("PASSWORD", password, new Origin(place))] }])!.Value.IsSecret);
        Assert.True(ClusterValues.Output("production", new Origin(place), [workload with { Variables = [new Variable("PIN", password with { Type = FlowType.Int }, new Origin(place))] }])!.Value.IsSecret);
    }

    [Fact]
    public void Services_that_connect_to_nothing_outside_open_nothing() => Assert.DoesNotContain(Environment("""
        service api { image = "nginx:1.27", port = 8080, access = [jobs.send] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          network main
          queue jobs
          host cluster using kubernetes { services = [api] }
        }
        """, "production").Resources, static r => r.Name == "cluster-incoming");

    [Theory]
    [InlineData("cloud aws { region = \"eu-west-1\", account = \"123456789012\" }\n  network main", "")]
    [InlineData("cloud aws { region = \"eu-west-1\", account = \"123456789012\" }\n  network main", " using kubernetes")]
    [InlineData("cloud kubernetes", "")]
    [InlineData("cloud local { observability = true }", "")]
    public void Wherever_it_runs_a_service_learns_where_its_telemetry_goes(string cloud, string means)
    {
        var environment = LanguageChecks.Check($$"""
            service api { image = "nginx:1.27", port = 8080, internal = true, env { MODE = "x" } }
            environment production {
              {{cloud}}
              telemetry { collector = "http://otel.monitoring:4317" }
              host cluster{{means}} { services = [api] }
            }
            """).Model.Environments[0];
        var variables = (environment.Uses.Single(static u => u.Name == "api").Value("env") as RecordExpr)?.Fields.Select(static f => f.Name)
            ?? (environment.Uses.Single(static u => u.Name == "api").Value("env")?.Constant as RecordValue)?.Fields.Select(static f => f.Name) ?? [];

        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", variables);
        Assert.Contains("MODE", variables);
    }

    [Fact]
    public void Two_services_from_one_repository_run_an_image_each()
    {
        var files = LanguageChecks.Check("""
            service api { image = "ghcr.io/acme/shop:api-1", port = 8080 }
            service worker { image = "ghcr.io/acme/shop@sha256:2", port = 8080 }
            environment production {
              cloud kubernetes
              host cluster { services = [api, worker] }
            }
            """).Emit(new KubernetesTarget(), EmitOptions.Default).Files;

        Assert.Contains("          image: api\n", Text("k8s/base/api/deployment.yaml"), StringComparison.Ordinal);
        Assert.Contains(
            "  - name: api\n    newName: ghcr.io/acme/shop\n    newTag: api-1\n  - name: worker\n    newName: ghcr.io/acme/shop\n    digest: sha256:2\n",
            Text("k8s/overlays/production/kustomization.yaml"), StringComparison.Ordinal);

        string Text(string path) => files.Single(f => f.Path == path).Text;
    }

    [Fact]
    public void An_image_that_is_called_like_another_service_is_not_taken_for_it()
    {
        var text = LanguageChecks.Check("""
            service cache { image = "redis:6", port = 8080 }
            service redis { image = "redis:7", port = 8080 }
            environment production {
              cloud kubernetes
              host cluster { services = [cache, redis] }
            }
            """).Emit(new KubernetesTarget(), EmitOptions.Default).Files.Single(static f => f.Path == "k8s/overlays/production/kustomization.yaml").Text;

        Assert.True(text.IndexOf("- name: redis", StringComparison.Ordinal) < text.IndexOf("- name: cache", StringComparison.Ordinal)); // Kustomize goes through them in order
    }

    [Fact]
    public void What_an_environment_said_of_a_service_counts_on_the_host_that_it_moves_to()
    {
        var pilot = Environment("""
            service api { image = "nginx:1.27", port = 8080, internal = true }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              host cluster { services = [api] }
              api { scale = 4..8, memory = 2GiB, env { MODE = "x" } }
            }
            environment pilot like production {
              cloud { account = "210987654321" }
              cluster = none
              api { cpu = 1 }
              host pods using kubernetes { services = [api] }
            }
            """, "pilot").Workloads.Single();

        Assert.Equal((4, 8, 1m), (pilot.Fewest, pilot.Most, pilot.Cpu));
        Assert.Contains(pilot.Variables, static v => v.Name == "MODE");
    }

    [Fact]
    public void What_means_nothing_on_the_host_that_a_service_moves_to_is_said() => LanguageChecks.Check("""
        service api { image = "nginx:1.27", port = 8080, internal = true }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [api] }
          api { architecture = "ARM64" }
        }
        environment pilot like production {
          cloud { account = "210987654321" }
          cluster = none
          host pods using kubernetes { services = [api] }
                                                   ^^^ FLOW4728 `architecture` of `api` means nothing on `pods`
        }
        """);

    [Fact]
    public void Who_is_outside_of_the_cluster_calls_no_service_by_its_name() => LanguageChecks.Check("""
        service api { image = "nginx:1.27", port = 8080, internal = true }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster using kubernetes { services = [api] }
          function f { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/x:1", access = [api.call], network = main }
                                                                                            ^^^^^^^^^^ FLOW4729 `f` is outside of the cluster that `api` runs in
        }
        """);

    [Fact]
    public void Who_is_outside_of_the_cluster_is_not_told_to_list_a_call()
    {
        var found = Assert.Single(Compilation.Of("""
            project shop
            service api { image = "nginx:1.27", port = 8080, internal = true }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              host cluster using kubernetes { services = [api] }
              function f { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/x:1", network = main, env { API = api.url } }
            }
            """).Diagnostics, static d => d.Code is "FLOW4725" or "FLOW4729");

        Assert.Equal("FLOW4725", found.Code);
        Assert.Contains("a `domain`", found.Message, StringComparison.Ordinal);
        Assert.Empty(found.Fixes);
    }

    [Fact]
    public void A_preview_makes_no_cluster() => LanguageChecks.Check("""
        service api { image = "nginx:1.27", port = 8080, internal = true }
        environment preview {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "shop-state" } }
          per pull-request as number { expires after 3d }
          network main
          host cluster using kubernetes { namespace = "shop", services = [api] }
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4643 Each preview would make a cluster
        }
        """);

    [Fact]
    public void A_preview_like_an_environment_with_a_cluster_is_told_that_it_makes_none() => LanguageChecks.Check("""
        service api { image = "nginx:1.27", port = 8080, domain = "api.example.com", certificate = "arn:aws:acm:eu-west-1:310987654321:certificate/1", env { NAME = "a" } }
        environment staging {
          cloud aws { region = "eu-west-1", account = "210987654321", state s3 { bucket = "shop-state" } }
          network main
          host cluster using kubernetes { services = [api] }
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4643 Each preview would make a cluster
        }
        environment preview like staging {
          cloud { account = "310987654321" }
          per pull-request as number { expires after 3d }
          api { domain = "${number}.preview.example.com", env { URL = "https://${number}.preview.example.com" } }
        }
        pipeline previews {
          on pull-request { types = ["opened", "reopened", "synchronize", "closed"] }
          terraform-preview preview { folder = "infra/preview", role = "arn:aws:iam::310987654321:role/previews", region = "eu-west-1" }
        }
        """);

    [Fact]
    public void The_output_for_manifests_is_there_once() => LanguageChecks.Check(Services + Production.Replace("  host", "  output kubernetes-values = orders.host\n  host", StringComparison.Ordinal).Replace("orders.host\n", "orders.host\n         ^^^^^^^^^^^^^^^^^ FLOW2005 `kubernetes-values`\n", StringComparison.Ordinal));

    [Fact]
    public void A_collector_elsewhere_is_reached_from_Fargate() => Assert.Contains("0.0.0.0/0", EnvironmentText.Of(Environment("""
        service api { image = "nginx:1.27", port = 8080, internal = true }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          telemetry { collector = "https://otlp.vendor.example.com:4317" }
          network main
          host cluster { services = [api] }
        }
        """, "production").Resources.Single(static r => r.Name == "api-telemetry").Body.Items.OfType<ResourceArgument>().Single(static a => a.Name == "cidr_ipv4").Value), StringComparison.Ordinal);

    [Fact]
    public void Doors_of_two_things_with_the_same_ports_are_told_apart() => Assert.Equal(
        ["kafka-9092", "kafka-9094", "pulsar-9092", "pulsar-9094"], Environment("""
            service two { image = "nginx:1.28", access = [kafka.use, pulsar.use] }
            template broker {
              param network: network
              terraform aws_security_group sg { vpc_id = network.id }
              access use { connect sg.id at 9092, connect sg.id at 9094 }
              output id = sg.id
            }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              broker kafka
              broker pulsar
              host cluster using kubernetes { services = [two] }
            }
            """, "production").Resources.Single(static r => r.Name == "cluster-incoming").Each!.Copies.Select(static c => c.Key));

    [Fact]
    public void Manifests_have_a_place_for_it()
    {
        var files = LanguageChecks.Check(Services + Production).Emit(new KubernetesTarget(), EmitOptions.Default).Files;

        Assert.Contains("name: HOST\n              value: from-terraform", Text("k8s/base/api/deployment.yaml"), StringComparison.Ordinal);
        Assert.Contains("fieldPath: values.api.env.HOST", Text("k8s/overlays/production/kustomization.yaml"), StringComparison.Ordinal);
        Assert.Contains("newTag: api-1.4.2", Text("k8s/overlays/production/services/kustomization.yaml"), StringComparison.Ordinal);

        string Text(string path) => files.Single(f => f.Path == path).Text;
    }

    [Fact]
    public void Prometheus_finds_the_pods() => Assert.Contains(
        "kubernetes_sd_configs", LanguageChecks.Check(Services + Production).Emit(new PrometheusTarget(), EmitOptions.Default).Files.Single(static f => f.Path == "prometheus/prometheus.production.yml").Text, StringComparison.Ordinal);

    [Fact]
    public void An_environment_moves_from_Fargate_with_the_host_that_it_leaves_out()
    {
        var model = LanguageChecks.Check(Services + Production.Replace(" using kubernetes", "", StringComparison.Ordinal) + """
            environment pilot like production {
              cloud { account = "210987654321" }
              cluster = none
              host pods using kubernetes { services = [api, worker] }
              api { scale = 1..2 }
            }
            """).Model;

        Assert.Contains(model.Environments[0].Resources, static r => r.Type == "aws_ecs_service");
        Assert.False(model.Environments[0].MakesCluster);
        Assert.DoesNotContain(model.Environments[1].Resources, static r => r.Type == "aws_ecs_service");
        Assert.Equal(2, model.Environments[1].Workloads[0].Most);
    }

    [Fact]
    public void On_the_machine_of_whoever_develops_it_is_a_host_like_any_other() =>
        Assert.Equal(["orders", "api", "worker"], Environment(Services + Production + "environment local like production { cloud local }\n", "local").Workloads.Select(static w => w.Name));

    [Fact]
    public void What_is_no_host_takes_no_such_word() => LanguageChecks.Check("""
        environment production {
          cloud aws { region = "eu-west-1" }
          queue jobs using kubernetes
                           ^^^^^^^^^^ FLOW2003
        }
        """);

    private static DeploymentEnvironment Environment(string source, string name) => LanguageChecks.Check(source).Model.Environments.Single(e => e.Name == name);
}
