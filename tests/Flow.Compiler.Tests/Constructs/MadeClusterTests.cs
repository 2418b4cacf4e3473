using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Kubernetes;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Model;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Tests.Model;

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
                     ^^^^^ FLOW2015 `queue` takes no `using`
        }
        """);

    private static DeploymentEnvironment Environment(string source, string name) => LanguageChecks.Check(source).Model.Environments.Single(e => e.Name == name);
}
