using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Compose;
using Flow.Compiler.Emit.Docker;
using Flow.Compiler.Emit.Kubernetes;
using Flow.Compiler.Syntax;
using Flow.Conformance.Tests.Tools;
using Flow.Disk;
using Flow.Tests;

namespace Flow.Conformance.Tests.Containers;

/// <summary>What is generated for containers is read by the tools that it is for, and what they refuse is noticed.</summary>
public sealed class ContainerTests : IDisposable
{
    private static readonly NodeTool Manifests = new("kubernetes.mjs", new ExternalTool("kubernetes-types", "tests/.tools/kubernetes/node_modules/kubernetes-types"));
    private static readonly NodeTool Dockerfiles = new("dockerfile.mjs", new ExternalTool("dockerfile-utils", "tests/.tools/docker/node_modules/dockerfile-utils"));

    /// <summary>Every construct of an environment of containers, with everything set.</summary>
    private const string Everything = """
        service api {
          image = "${images.url}/api@sha256:0123456789012345678901234567890123456789012345678901234567890123"
          command = ["serve", "--price=5$"]
          port = 8080
          health = "/healthz"
          start = 90s
          access = [orders.connect, sessions.connect, worker.call]
          limits { cpu = 0.25, memory = 300MiB }
          scale 3..9 { target-cpu = 55% }
          env { ON = "yes", NUMBER = "0123", TEXT = "a: b # c\nd", HOST = orders.host }
          secrets { KEY = token.arn }
          domain = "api.example.com"
          certificate = tls.arn
        }
        service worker { image = "${images.url}/worker:1", port = 9000, scale = 1..1 }
        environment production {
          cloud kubernetes { namespace = "shop", ingress-class = "nginx", ingress-from = "edge", tls-issuer = "letsencrypt" }
          network main
          registry images { url = "ghcr.io/acme/shop" }
          database orders { host = "db.example.com", port = 5433, addresses = "10.20.0.0/16", name = "shop", secret = "orders/login" }
          cache sessions { engine = "redis", memory = 64MiB }
          secret token { name = "tokens", key = "api" }
          dns site { domain = "example.com" }
          certificate tls { domain = "api.example.com" }
          container search { image = "search:1", port = 7700, check = ["true"], volumes = ["/data", "/more"], user = 1000, gives { SEARCH = "http://search:7700" } }
          container seed { image = "seed:1", once = true, access = [] }
          host cluster { services = [api, worker] }
        }
        environment staging like production {
          cloud { namespace = "shop-staging" }
          api { scale = 1..2, env { ON = "no", MORE = "1" }, domain = none }
          worker { command = ["slow"] }
          seed = none
          container extra { image = "extra:1" }
        }
        environment local like production {
          cloud local
          orders { version = "15", user = "me" }
          queue jobs { fifo = true }
          bucket receipts
          topic news
          seed = none
          search = none
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("flow-containers-").FullName;

    [SkippableFact]
    public void The_example_is_read_by_all_of_them()
    {
        var root = Repository.PathOf("examples/containers");

        Assert.Empty(Dockerfiles.Check(Repository.Files.Where(static f => f.StartsWith("examples/containers/docker/", StringComparison.Ordinal) && f.EndsWith("file", StringComparison.Ordinal)).Select(static f => new ToolFile(f, Repository.Read(f)))));
        Assert.Empty(Manifests.Check(new[] { "production", "staging" }.Select(e => new ToolFile(e, Commands.Kustomize($"{root}/k8s/overlays/{e}")))));
        Assert.Equal("", Commands.Compose(Repository.Read("examples/containers/compose.yaml"), "STRIPE_KEY"));
        Assert.Contains("set STRIPE_KEY", Commands.Compose(Repository.Read("examples/containers/compose.yaml")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_shop_is_read_by_all_of_them()
    {
        Assert.Empty(Dockerfiles.Check(Repository.Files.Where(static f => f.StartsWith("examples/shop/docker/", StringComparison.Ordinal) && f.EndsWith("file", StringComparison.Ordinal)).Select(static f => new ToolFile(f, Repository.Read(f)))));
        Assert.Equal("", Commands.Compose(Repository.Read("examples/shop/compose.yaml"), "STRIPE"));
    }

    [SkippableTheory]
    [InlineData("production")]
    [InlineData("staging")]
    public void Manifests_of_everything_are_right(string environment)
    {
        Write(new KubernetesTarget(), Everything);

        var objects = new ToolFile(environment, Commands.Kustomize($"{folder}/k8s/overlays/{environment}"));
        Assert.Empty(Manifests.Check([objects]));
        Assert.NotEmpty(Manifests.Check([objects with { Text = objects.Text.Replace("containerPort: 8080", "containerPort: many", StringComparison.Ordinal) }]));
        Assert.NotEmpty(Manifests.Check([objects with { Text = objects.Text.Replace("runAsNonRoot", "runAsNobody", StringComparison.Ordinal) }]));
    }

    /// <summary>Of a cluster that an environment makes more is known only when it is made: see the tests of made clusters.</summary>
    [SkippableFact]
    public void Manifests_of_every_example_in_the_reference_are_right()
    {
        var constructs = ConstructLibrary.Shared.NamesAt("kubernetes").Select(static n => ConstructLibrary.Shared.Find($"kubernetes/{n}")!);
        var examples = constructs.Select(static c => CommentReading.Documentation(c.Context.Tree.Source, c.Item)!.Split("```flow\n")[1].Split("```")[0]);

        var objects = examples.Append(KindCatalogue.All.Single(static k => k.Word == "container").Example).SelectMany(ObjectsOf).ToList();

        Assert.True(objects.Count >= 5, $"{objects.Count}");
        Assert.Empty(Manifests.Check(objects));
    }

    /// <summary>What Kustomize makes of each environment of <paramref name="source"/> that is a cluster with something in it.</summary>
    private List<ToolFile> ObjectsOf(string source)
    {
        var files = Write(new KubernetesTarget(), source);
        var environments = files.Select(static f => f.Path.Split('/')).Where(p => p is ["k8s", "overlays", _, "kustomization.yaml"] && !files.Any(f => f.Path.StartsWith($"k8s/overlays/{p[2]}/cluster/", StringComparison.Ordinal))).Select(static p => p[2]);
        List<ToolFile> objects = [.. environments.Select(e => new ToolFile(e, Commands.Kustomize($"{folder}/k8s/overlays/{e}")))];
        if (Directory.Exists($"{folder}/k8s"))
        {
            Directory.Delete($"{folder}/k8s", recursive: true);
        }

        return objects;
    }

    [SkippableFact]
    public void An_overlay_makes_of_the_base_what_the_environment_says()
    {
        Write(new KubernetesTarget(), Everything);
        var together = Commands.Kustomize($"{folder}/k8s/overlays/staging");
        Directory.Delete($"{folder}/k8s", recursive: true);

        // The same environment as the first of all, which is the base itself.
        Write(new KubernetesTarget(), Everything.Replace("cloud kubernetes { namespace", "external = true, cloud kubernetes { namespace", StringComparison.Ordinal).Replace("like production {\n  cloud {", "like production {\n  external = false, cloud {", StringComparison.Ordinal));
        Assert.DoesNotContain("patches", Directory.GetDirectories($"{folder}/k8s/overlays/staging").Select(Path.GetFileName));
        Assert.Equal(Objects(together), Objects(Commands.Kustomize($"{folder}/k8s/overlays/staging")));
        Assert.DoesNotContain("name: seed", together, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Objects(string text) => text.Split("---\n").Order(StringComparer.Ordinal);

    [SkippableFact]
    public void A_file_for_Compose_of_everything_is_right()
    {
        var text = Assert.Single(Write(new ComposeTarget(), Everything)).Text;

        Assert.Equal("", Commands.Compose(text, "TOKEN"));
        Assert.Contains("depends_upon", Commands.Compose(text.Replace("depends_on:", "depends_upon:", StringComparison.Ordinal), "TOKEN"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Dockerfiles_of_every_language_are_right()
    {
        foreach (var (path, text) in new[]
        {
            ("web/package.json", """{ "main": "a.js", "scripts": { "build": "x" } }"""), ("web/package-lock.json", "{}"), ("jobs/main.py", ""), ("jobs/requirements.txt", ""), ("gate/go.mod", "go 1.24\n"),
            ("site/index.html", ""), ("made/package.json", """{ "scripts": { "build": "x" } }"""), ("made/package-lock.json", "{}"), ("packed/app.py", ""), ("packed/pyproject.toml", "[project]\nname = 'packed'\n"),
            ("api/Api.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"),
            ("batch/Batch.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFrameworks>net8.0;net10.0</TargetFrameworks></PropertyGroup></Project>"), ("batch/packages.lock.json", "{}"),
        })
        {
            Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(path)!));
            File.WriteAllText(Path.Combine(folder, path), text);
        }

        var files = Write(new DockerTarget(), """
            service web { build = node("web"), port = 3000 }
            service jobs { build = python("jobs"), port = 8000 }
            service gate { build = go("gate"), port = 9000 }
            service site { build = static("site") }
            service made { build = static("made") }
            service packed { build = python("packed") }
            service api { build = dotnet("api/Api.csproj"), port = 8080, health = "/it's", start = 5m }
            service batch { build = dotnet("batch/Batch.csproj") }
            service silent { build = go("gate") }
            """).Where(static f => f.Path.EndsWith("file", StringComparison.Ordinal)).Select(static f => new ToolFile(f.Path, f.Text)).ToList();

        Assert.Equal(9, files.Count);
        Assert.Empty(Dockerfiles.Check(files));
        Assert.NotEmpty(Dockerfiles.Check([files[0] with { Text = files[0].Text.Replace("WORKDIR /app", "WORKDIRS /app", StringComparison.Ordinal) }]));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private List<GeneratedFile> Write(ITarget target, string source)
    {
        var compilation = Compilation.Create("shop", [new Flow.Compiler.Text.SourceText("main.flow", source)], new BindServices(new DiskFiles(folder)));
        Assert.Empty(compilation.Diagnostics);
        var result = compilation.Emit(target, EmitOptions.Default);
        Assert.Empty(result.Diagnostics.Where(static d => d.Severity > Severity.Note));
        foreach (var file in result.Files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        return [.. result.Files];
    }
}
