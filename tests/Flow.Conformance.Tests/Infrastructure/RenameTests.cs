using System.Text.Json;
using System.Text.Json.Nodes;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Hosting;
using Flow.Compiler.Providers;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>
/// What holds data stays when it gets another name. The real provider plans the project with the former name until nothing is left to be done, with made-up values for what only the cloud knows, and
/// then the renamed one against that state.
/// </summary>
public class RenameTests
{
    private const string Before = """
        project shop
        service api { image = "api:1", port = 8080, internal = true, access = [orders.connect] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local, tags { service = "shop" } }
          topic incidents { emails = ["a@example.com"] }
          alarms = [incidents.arn]
          network main { flow-logs = false }
          database orders
          cache orders-kept
          host cluster { services = [api] }
        }
        """;

    private static string After(string database, string cache) => Before.Replace("database orders", $"database tasks {database}\n  moved orders to tasks", StringComparison.Ordinal)
        .Replace("cache orders-kept", $"cache tasks-kept {cache}\n  moved orders-kept to tasks-kept", StringComparison.Ordinal).Replace("orders.connect", "tasks.connect", StringComparison.Ordinal);

    [SkippableFact]
    public void A_database_stays_and_only_its_logs_and_alarms_are_made_anew() => Assert.Equal(
        [
            """aws_cloudwatch_log_group.tasks["postgresql"]""", """aws_cloudwatch_log_group.tasks["upgrade"]""", "aws_cloudwatch_metric_alarm.tasks-processors-busy", "aws_cloudwatch_metric_alarm.tasks-storage-runs-out",
        ],
        Lost(After("", "{ identifier = \"production-orders-kept\" }")));

    [SkippableFact]
    public void With_its_identifier_nothing_is_made_anew() => Assert.Empty(Lost(After("{ identifier = \"production-orders\" }", "{ identifier = \"production-orders-kept\" }")));

    [SkippableFact]
    public void A_cache_is_another_one_without_its_identifier() => Assert.Contains("aws_elasticache_replication_group.tasks-kept", Lost(After("{ identifier = \"production-orders\" }", "")));

    /// <summary>What Terraform would destroy, perhaps to make it again.</summary>
    private static List<string> Lost(string after)
    {
        Terraform.Require();
        var lost = new List<string>();
        InfrastructureModules.InEach(Project(Before), (environment, folder) =>
        {
            using var cloud = new CloudDouble(environment.Cloud!.Account!);
            Succeed(cloud, folder, "init", "-input=false");
            var state = new MadeState();
            for (var round = 0; round < 6 && state.Take(Plan(cloud, folder)); round++)
            {
                File.WriteAllText(Path.Combine(folder, "terraform.tfstate"), state.Text);
            }

            foreach (var file in Project(after).Emit(new TerraformTarget(), EmitOptions.Default).Files.Where(static f => f.Path.StartsWith("infra/production/", StringComparison.Ordinal)))
            {
                File.WriteAllText(Path.Combine(folder, Path.GetRelativePath("infra/production", file.Path)), file.Text);
            }

            lost.AddRange(ChangesOf(Plan(cloud, folder)).Where(static c => ActionsOf(c).Contains("delete")).Select(static c => (string)c["address"]!).Order(StringComparer.Ordinal));
        });
        return lost;
    }

    private static Compilation Project(string source) => Compilation.Create("project", [new SourceText("main.flow", source)], new BindServices(NoFiles.Instance));

    private static JsonNode Plan(CloudDouble cloud, string folder)
    {
        Succeed(cloud, folder, "plan", "-input=false", "-refresh=false", "-out=plan");
        return JsonNode.Parse(Succeed(cloud, folder, "show", "-json", "plan"))!;
    }

    private static IEnumerable<JsonObject> ChangesOf(JsonNode plan) => plan["resource_changes"]!.AsArray().Select(static c => c!.AsObject()).Where(static c => (string)c["mode"]! == "managed");

    private static IEnumerable<string> ActionsOf(JsonObject change) => change["change"]!["actions"]!.AsArray().Select(static a => (string)a!);

    private static string Succeed(CloudDouble cloud, string folder, params string[] arguments)
    {
        var result = Terraform.RunWith(cloud.Variables, folder, arguments);
        Assert.True(result.ExitCode == 0, $"terraform {string.Join(' ', arguments)}: {result.Out}{result.Error}\nRefused by the double:\n{string.Join('\n', cloud.Refused)}");
        return result.Out;
    }

    /// <summary>A state as if what was planned had been made.</summary>
    private sealed class MadeState
    {
        private readonly Dictionary<string, JsonObject> instances = new(StringComparer.Ordinal);

        /// <summary>Makes what <paramref name="plan"/> wants; false where nothing is left to be done.</summary>
        public bool Take(JsonNode plan)
        {
            var versions = Resources(plan["planned_values"]!["root_module"]!).ToDictionary(static r => (string)r["address"]!, static r => (int)r["schema_version"]!, StringComparer.Ordinal);
            var changes = ChangesOf(plan).Where(static c => !ActionsOf(c).Contains("no-op")).ToList();
            foreach (var change in changes)
            {
                var address = (string)change["address"]!;
                instances[address] = Instance(change, versions[address], instances.GetValueOrDefault(address)?["instances"]![0]!["attributes"]!.AsObject());
            }

            return changes.Count > 0;
        }

        public string Text => new JsonObject
        {
            ["version"] = 4,
            ["terraform_version"] = "1.11.4",
            ["serial"] = 1,
            ["lineage"] = "test",
            ["outputs"] = new JsonObject(),
            ["resources"] = new JsonArray([.. instances.Values.GroupBy(static i => ((string)i["type"]!, (string)i["name"]!)).Select(static g => Joined([.. g]))]),
        }.ToJsonString();

        private static JsonNode Joined(List<JsonObject> copies)
        {
            var first = copies[0].DeepClone().AsObject();
            first["instances"] = new JsonArray([.. copies.Select(static c => c["instances"]![0]!.DeepClone())]);
            return first;
        }

        private static IEnumerable<JsonNode> Resources(JsonNode module) => module["resources"]?.AsArray().Select(static r => r!) ?? [];

        private static JsonObject Instance(JsonObject change, int version, JsonObject? known)
        {
            var (type, name) = ((string)change["type"]!, (string)change["name"]!);
            var attributes = change["change"]!["after"]!.DeepClone().AsObject();
            foreach (var (attribute, _) in change["change"]!["after_unknown"]!.AsObject().Where(static u => u.Value is JsonValue))
            {
                attributes[attribute] = known?[attribute]?.DeepClone() ?? Made(type, attribute, (string)change["address"]!);
            }

            var instance = new JsonObject { ["schema_version"] = version, ["attributes"] = attributes, ["sensitive_attributes"] = new JsonArray() };
            if (change["index"] is { } key)
            {
                instance["index_key"] = key.DeepClone();
            }

            return new JsonObject
            {
                ["mode"] = "managed", ["type"] = type, ["name"] = name, ["provider"] = "provider[\"registry.terraform.io/hashicorp/aws\"]", ["instances"] = new JsonArray(instance),
            };
        }

        /// <summary>A text for what the cloud would say, of the form that the provider wants.</summary>
        private static JsonNode? Made(string type, string attribute, string address) => ProviderCatalogue.Aws.Resource(type)!.Block.Attribute(attribute)?.Type is not PrimitiveAttribute { Kind: PrimitiveKind.Text } ? null
            : attribute.EndsWith("arn", StringComparison.Ordinal) ? $"arn:aws:made:eu-west-1:123456789012:{address.Replace("\"", "", StringComparison.Ordinal)}"
            : $"{attribute}-{Math.Abs(address.GetHashCode(StringComparison.Ordinal))}";
    }
}
