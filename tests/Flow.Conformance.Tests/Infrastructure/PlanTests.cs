using System.Text.Json;
using System.Text.Json.Nodes;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>
/// The real provider plans every environment as it is generated, with a double of the cloud that knows nothing but the account and what is looked up: it finds what neither
/// <c>validate</c> nor mocked providers see, such as a value that the provider computes with, or a number of copies that is known too late.
/// </summary>
public class PlanTests
{
    public static TheoryData<string> Examples => ModuleTests.Examples;

    [SkippableTheory]
    [MemberData(nameof(Examples))]
    public void Every_environment_of_an_example_is_planned(string name) => Plans(new EnvironmentProject(name, $"examples/{name}").Compile());

    [SkippableFact]
    public void Every_construct_is_planned_with_everything_set() => Plans(Project(ConstructTests.Everything));

    [SkippableFact]
    public void What_calls_each_other_is_planned() => Plans(Project(ConstructTests.Calling));

    [SkippableFact]
    public void Roles_that_share_what_trusts_their_tokens_are_planned() => Plans(Project("""
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          queue jobs
          deploy-role deployer { access = [jobs.send] }
          deploy-role sender { access = [jobs.send], tokens-from = deployer.tokens }
          deploy-role web { access = [jobs.receive], tokens-from = deployer.tokens, repository = "acme/web" }
        }
        environment own like production {
          cloud { account = "210987654321" }
          terraform aws_iam_openid_connect_provider github { url = "https://token.actions.githubusercontent.com", client_id_list = ["sts.amazonaws.com"] }
          deployer { tokens-from = github.arn }
        }
        pipeline release {
          on push to "main"
          job one on linux { environment = production, login aws { role = sender } }
          job two on linux { environment = own, login aws { role = deployer } }
        }
        """));

    /// <summary>A preview whose parameters nobody knows any more is destroyed with any values: the provider takes them.</summary>
    [SkippableFact]
    public void A_preview_is_planned_with_any_values_of_its_parameters() => Plans(Project("""
        project shop
        environment preview {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "shop-state" } }
          per pull-request as number { expires after 3d }
          param version: string
          param kind: "small" | "large"
          param copies: int
          param traced: bool
          param places: list<string>
          param labels: map<string>
          param note: string?
          function resize { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/resize:${version}", env { KIND = kind, COPIES = "${copies}", TRACED = "${traced}", PLACES = to-json(places) } }
          terraform aws_sns_topic news { name = "news-${number}", tags = labels }
        }
        """));

    [SkippableFact]
    public void Another_account_is_refused_before_anything_is_planned()
    {
        Terraform.Require();
        InfrastructureModules.InEach(new EnvironmentProject("plain-terraform", "examples/plain-terraform").Compile(), static (_, folder) =>
        {
            using var cloud = new CloudDouble("999999999999");
            Prepare(folder, cloud);

            var planned = Terraform.RunWith(cloud.Variables, folder, "plan", "-input=false", "-refresh=false");

            Assert.Equal(1, planned.ExitCode);
            Assert.Contains("AWS account ID not allowed: 999999999999", planned.Error, StringComparison.Ordinal);
        });
    }

    private static Compilation Project(string source) => Compilation.Create("project", [new SourceText("main.flow", source)], new BindServices(NoFiles.Instance));

    internal static void Plans(Compilation compilation)
    {
        Terraform.Require();
        InfrastructureModules.InEach(compilation, static (environment, folder) =>
        {
            using var cloud = new CloudDouble(environment.Cloud!.Account!);
            Prepare(folder, cloud);
            Give(environment, folder);

            Succeed(cloud, folder, "plan", "-input=false", "-refresh=false", "-out=plan");

            Assert.Empty(cloud.Refused);
            using var plan = JsonDocument.Parse(Succeed(cloud, folder, "show", "-json", "plan"));
            Check(environment, plan.RootElement);
        });
    }

    private static void Check(DeploymentEnvironment environment, JsonElement plan)
    {
        Assert.False(plan.GetProperty("errored").GetBoolean());
        Assert.False(plan.TryGetProperty("resource_drift", out _));
        var changes = plan.GetProperty("resource_changes").EnumerateArray().Where(static c => c.GetProperty("mode").GetString() == "managed").ToList();
        Assert.All(changes, static c => Assert.Equal("create", Assert.Single(c.GetProperty("change").GetProperty("actions").EnumerateArray()).GetString()));
        Assert.Equal(
            environment.Resources.Where(static r => r.Mode == ResourceMode.Managed).SelectMany(AddressesOf).Order(StringComparer.Ordinal),
            changes.Select(static c => c.GetProperty("address").GetString()!).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> AddressesOf(Resource resource) =>
        resource.Each is { } each ? each.Copies.Select(c => $"{resource.Type}.{resource.Name}[\"{c.Key}\"]") : [$"{resource.Type}.{resource.Name}"];

    // The state is a file beside it, since nobody has the bucket; all else is as it is generated, and what a pipeline makes is there.
    private static void Prepare(string folder, CloudDouble cloud)
    {
        File.WriteAllText(Path.Combine(folder, "test_override.tf"), "terraform {\n  backend \"local\" {}\n}\n");
        InfrastructureModules.PutArchives(folder);
        Succeed(cloud, folder, "init", "-input=false");
    }

    // What has to come from outside: of a preview the number of its pull request, and what it would be destroyed with.
    private static void Give(DeploymentEnvironment environment, string folder)
    {
        if (environment.Preview is { } preview)
        {
            var about = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "preview.json")))!;
            var given = new JsonObject { [preview.Number] = 7 };
            foreach (var (_, parameter) in about["parameters"]?.AsObject().Where(static p => p.Value!["any"] is not null) ?? [])
            {
                given[parameter!["variable"]!.GetValue<string>()] = parameter["any"]!.DeepClone();
            }

            File.WriteAllText(Path.Combine(folder, "test.auto.tfvars.json"), given.ToJsonString());
        }
    }

    private static string Succeed(CloudDouble cloud, string folder, params string[] arguments)
    {
        var result = Terraform.RunWith(cloud.Variables, folder, arguments);
        Assert.True(result.ExitCode == 0, $"terraform {string.Join(' ', arguments)} in {Path.GetFileName(folder)}: {result.Error}\nRefused by the double:\n{string.Join('\n', cloud.Refused)}");
        return result.Out;
    }
}
