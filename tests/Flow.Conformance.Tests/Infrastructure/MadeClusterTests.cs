using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Kubernetes;
using Flow.Compiler.Hosting;
using Flow.Compiler.Text;
using Flow.Conformance.Tests.Containers;
using Flow.Conformance.Tests.Tools;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>An environment of AWS whose host is Kubernetes: Terraform accepts and plans it, and Kustomize makes of its manifests and of what Terraform knows what the API takes.</summary>
public sealed class MadeClusterTests
{
    private static readonly NodeTool Manifests = new("kubernetes.mjs", new ExternalTool("kubernetes-types", "tests/.tools/kubernetes/node_modules/kubernetes-types"));

    /// <summary>Each parameter of the constructs has a value here that is not its default.</summary>
    internal const string Everything = """
        project shop { repository = github("acme/shop") }
        service api {
          image = "${images.url}@sha256:0123456789012345678901234567890123456789012345678901234567890123"
          pulls = [images.pull]
          command = ["serve"]
          port = 8080
          health = "/healthz"
          start = 2m
          domain = "api.example.com"
          zone = site.id
          certificate = tls.arn
          alarms = [news.arn]
          limits { cpu = 0.25, memory = 300MiB }
          scale 3..9 { target-cpu = 55% }
          env { HOST = orders.host, PORT = "${orders.port}", URL = "postgres://${orders.host}/shop", WORKER = worker.url, TEXT = "a: b # c\nd", QUEUE = jobs.url }
          secrets { DATABASE = orders.secret, KEY = stripe.arn }
          access = [orders.connect, sessions.connect, jobs.send, receipts.read, worker.call]
        }
        service worker { image = "${images.url}:worker-1", pulls = [images.pull], port = 9000, scale = 1..1, access = [orders.connect, jobs.receive], env { HOST = orders.host } }
        service inside { image = "nginx:1", port = 80, domain = "inside.example.com", internal = true, access = [orders.login] }
        service whole { image = "${images.url}:whole-1", env { LONG = "x" } }
        environment everywhere {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          network main { cidr = "10.20.0.0/16" }
          registry images
          dns site { domain = "example.com" }
          certificate tls { domain = "api.example.com" }
          topic news
          database orders
          cache sessions
          queue jobs
          bucket receipts
          secret stripe from "shop/stripe"
          bucket logs { takes-logs = true, expires = 90d }
          env { LOG_LEVEL = "info" }
          host cluster using kubernetes {
            services = [api, worker, inside, whole], network = main, namespace = "shop", version = "1.34", node-pools = ["general-purpose"], api-from = ["192.0.2.0/24"]
            creator-is-deployer = false, key = "arn:aws:kms:eu-west-1:123456789012:key/1", logs = ["audit"], log-days = 7, log-bucket = logs.id
            deployers { deploys = deployer.arn }
            readers { looks = "arn:aws:iam::123456789012:role/looks" }
          }
          api { network = main, secret-keys = ["arn:aws:kms:eu-west-1:123456789012:key/1"], from-addresses = ["192.0.2.0/24"], log-bucket = logs.id, most-restarts = 5 }
          deploy-role deployer { access = [images.push, cluster.find, api.read-log] }
        }
        environment little like everywhere {
          cloud { account = "210987654321" }
          cluster { services = [worker], insights = false, secrets = false, names = false, scaling = false, logs = [], api-from = [], deployers = {}, readers = {}, log-bucket = none, key = none }
          deployer = none
        }
        pipeline deploy {
          on manual
          job all on linux { environment = everywhere, login aws }
        }
        """;

    /// <summary>A cluster whose services connect to nothing else.</summary>
    internal const string Smallest = """
        project shop { repository = github("acme/shop") }
        service api { image = "nginx:1.27", port = 8080, access = [jobs.send] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          network main
          queue jobs
          host cluster using kubernetes { services = [api] }
        }
        """;

    [SkippableFact]
    public void Terraform_accepts_the_smallest() => ConstructTests.Check(Smallest);

    [SkippableFact]
    public void The_provider_plans_the_smallest() => PlanTests.Plans(Compile(Smallest));

    [SkippableFact]
    public void Terraform_accepts_what_there_is_none_of() => ConstructTests.Check("""
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          let doors = [for door in [{ name = "a" }] where door.name == "b" => door]
          terraform aws_sqs_queue q for door in doors { name = "q-${door.name}" }
        }
        """);

    [Fact]
    public void Everything_is_everything()
    {
        var uses = Compile(Everything).Model.Environments.SelectMany(static e => e.Uses).ToLookup(static u => u.Construct, static u => u.Parameters.Where(static p => p.IsWritten).Select(static p => p.Name));
        var unset = ConstructLibrary.Shared.NamesAt("aws-kubernetes").Select(static n => (Name: n, Template: ConstructLibrary.Shared.Find($"aws-kubernetes/{n}")!))
            .SelectMany(c => c.Template.ParametersByName.Keys.Except(uses[c.Name].SelectMany(static p => p)).Select(p => $"{c.Name} {p}"))
            .Where(static p => p is not ("workload host" or "workload network" or "host network" or "host services" or "workload pulls")); // other things and no values, and the one from which nothing follows

        Assert.Empty(unset);
    }

    [SkippableFact]
    public void Terraform_accepts_it() => ConstructTests.Check(Everything);

    [SkippableFact]
    public void The_provider_plans_it() => PlanTests.Plans(Compile(Everything));

    [SkippableFact]
    public void What_Terraform_knows_gets_into_the_manifests()
    {
        Terraform.Require();
        var compilation = Compile(Everything);
        InfrastructureModules.InEach(compilation, (environment, folder) =>
        {
            Assert.Equal(0, Terraform.Run(folder, "init", "-input=false", "-backend=false").ExitCode);
            var (text, error) = Overlay(compilation, environment.Name, MadeCluster.Values(environment, folder));
            Assert.Equal("", error);

            Assert.Empty(Manifests.Check([new ToolFile(environment.Name, text)]));
            Assert.DoesNotContain("from-terraform", text, StringComparison.Ordinal);
            Assert.DoesNotContain("flow/v1", text, StringComparison.Ordinal);
            if (environment.Name == "everywhere")
            {
                Assert.NotEmpty(Manifests.Check([new ToolFile(environment.Name, text.Replace("scheme: internal", "scheme: inside", StringComparison.Ordinal))]));
                Assert.NotEmpty(Manifests.Check([new ToolFile(environment.Name, text.Replace("usePodIdentity:", "useIdentity:", StringComparison.Ordinal))]));
                Assert.Matches("image: [^ ]+@sha256:0123", text);
                Assert.Matches("image: [^ :]+:worker-1\n", text);
                Assert.Matches(@"""objectName"":""arn:aws:secretsmanager:[^""]+"",""objectType"":""secretsmanager""", text);
                Assert.Matches(@"certificateARNs:\n  - arn:aws:acm", text.Replace("  certificateARNs", "certificateARNs", StringComparison.Ordinal));
            }
        });
    }

    [SkippableFact]
    public void The_committed_manifests_of_the_shop_are_right_with_what_Terraform_knows()
    {
        Terraform.Require();
        var folder = Directory.CreateTempSubdirectory("flow-shop-").FullName;
        try
        {
            foreach (var file in Repository.Files.Where(static f => f.StartsWith("examples/shop/infra/pilot/", StringComparison.Ordinal) || f.StartsWith("examples/shop/k8s/", StringComparison.Ordinal)))
            {
                var path = Path.Combine(folder, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, Repository.Read(file));
            }

            var (shop, environment) = (Path.Combine(folder, "examples", "shop"), new EnvironmentProject("shop", "examples/shop").Compile().Model.Environments.Single(static e => e.Name == "pilot"));
            Assert.Equal(0, Terraform.Run($"{shop}/infra/pilot", "init", "-input=false", "-backend=false").ExitCode);
            File.WriteAllText($"{shop}/k8s/overlays/pilot/values.yaml", MadeCluster.Values(environment, $"{shop}/infra/pilot"));

            var text = Commands.Kustomize($"{shop}/k8s/overlays/pilot");
            Assert.Empty(Manifests.Check([new ToolFile("pilot", text)]));
            Assert.DoesNotContain("from-terraform", text, StringComparison.Ordinal);
            foreach (var kind in new[] { "Deployment", "Service", "Ingress", "HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy", "SecretProviderClass", "ServiceAccount", "Namespace" })
            {
                Assert.Contains($"kind: {kind}\n", text, StringComparison.Ordinal);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [SkippableFact]
    public void Without_what_Terraform_knows_nothing_is_applied()
    {
        var compilation = Compile(Everything);

        Assert.Contains("values.yaml", Overlay(compilation, "everywhere", null).Error, StringComparison.Ordinal);
    }

    private static (string Output, string Error) Overlay(Compilation compilation, string environment, string? values)
    {
        var root = Directory.CreateTempSubdirectory("flow-cluster-").FullName;
        try
        {
            foreach (var file in compilation.Emit(new KubernetesTarget(), EmitOptions.Default).Files)
            {
                var path = Path.Combine(root, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }

            var overlay = Path.Combine(root, "k8s", "overlays", environment);
            if (values is not null)
            {
                File.WriteAllText(Path.Combine(overlay, "values.yaml"), values);
            }

            return Commands.TryKustomize(overlay);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static Compilation Compile(string source)
    {
        var compilation = Compilation.Create("project", [new SourceText("main.flow", source)], new BindServices(NoFiles.Instance));
        Assert.Empty(compilation.Diagnostics.Where(static d => d.Severity == Severity.Error));
        return compilation;
    }
}
