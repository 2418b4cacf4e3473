using System.Security.Cryptography;
using System.Text;
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
          database orders { replicas = 1 }
          cache orders-kept
          host cluster { services = [api] }
        }
        """;

    private static string After(string database, string cache) => Before.Replace("database orders { replicas = 1 }", $"database tasks {{ replicas = 1{database} }}\n  moved orders to tasks", StringComparison.Ordinal)
        .Replace("cache orders-kept", $"cache tasks-kept {cache}\n  moved orders-kept to tasks-kept", StringComparison.Ordinal).Replace("orders.connect", "tasks.connect", StringComparison.Ordinal);

    [SkippableFact]
    public void What_holds_data_stays()
    {
        Terraform.Require();
        InfrastructureModules.InEach(Project(Before), static (environment, folder) =>
        {
            using var cloud = new CloudDouble(environment.Cloud!.Account!);
            Make(cloud, folder);

            // A database stays, and only its logs and its alarms are made anew.
            Assert.Equal(
                [
                    """aws_cloudwatch_log_group.tasks["postgresql"]""", """aws_cloudwatch_log_group.tasks["upgrade"]""", "aws_cloudwatch_metric_alarm.tasks-processors-busy", "aws_cloudwatch_metric_alarm.tasks-storage-runs-out",
                ],
                Lost(cloud, folder, After("", "{ identifier = \"production-orders-kept\" }")));

            // A replica stays that of its database: AWS takes no other source for one that is there.
            Assert.DoesNotContain(Changed(cloud, folder), static c => c.Contains("replicate_source_db", StringComparison.Ordinal));

            // With its identifier nothing is made anew.
            Assert.Empty(Lost(cloud, folder, After(", identifier = \"production-orders\"", "{ identifier = \"production-orders-kept\" }")));

            // A cache is another one without its identifier.
            Assert.Contains("aws_elasticache_replication_group.tasks-kept", Lost(cloud, folder, After(", identifier = \"production-orders\"", "")));
        });
    }

    /// <summary>Makes up a state in which nothing is left to be done.</summary>
    private static void Make(CloudDouble cloud, string folder)
    {
        Succeed(cloud, folder, "init", "-input=false");
        var state = new MadeState();
        for (var round = 0; state.Take(Plan(cloud, folder)); round++)
        {
            Assert.True(round < 15, "something is always left to be done");
            File.WriteAllText(Path.Combine(folder, "terraform.tfstate"), state.Text);
        }
    }

    /// <summary>What Terraform would destroy of what is there, perhaps to make it again, with <paramref name="after"/> in the place of what was.</summary>
    private static List<string> Lost(CloudDouble cloud, string folder, string after)
    {
        foreach (var file in Project(after).Emit(new TerraformTarget(), EmitOptions.Default).Files.Where(static f => f.Path.StartsWith("infra/production/", StringComparison.Ordinal)))
        {
            File.WriteAllText(Path.Combine(folder, Path.GetRelativePath("infra/production", file.Path)), file.Text);
        }

        return [.. ChangesOf(Plan(cloud, folder)).Where(static c => ActionsOf(c).Contains("delete")).Select(static c => (string)c["address"]!).Order(StringComparer.Ordinal)];
    }

    /// <summary>The arguments that the last plan would change of what stays.</summary>
    private static List<string> Changed(CloudDouble cloud, string folder) =>
    [
        .. from change in ChangesOf(JsonNode.Parse(Succeed(cloud, folder, "show", "-json", "plan"))!)
           where ActionsOf(change).SequenceEqual(["update"])
           from argument in change["change"]!["after"]!.AsObject()
           where !JsonNode.DeepEquals(argument.Value, change["change"]!["before"]![argument.Key])
           select $"{change["address"]} {argument.Key}",
    ];

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
            var written = Resources(plan["configuration"]!["root_module"]!).ToDictionary(static r => ((string)r["type"]!, (string)r["name"]!, (string)r["mode"]!), static r => r["expressions"]?.AsObject() ?? []);
            var missing = ChangesOf(plan).Where(c => !instances.ContainsKey((string)c["address"]!)).ToList();
            var ready = missing.Where(c => IsKnown(c["change"]!["after_unknown"]!.AsObject(), written[((string)c["type"]!, (string)c["name"]!, "managed")])).ToList();
            foreach (var change in ready.Count > 0 ? ready : missing)
            {
                var address = (string)change["address"]!;
                instances[address] = Instance(change, versions[address]);
            }

            return missing.Count > 0;
        }

        /// <summary>Whether everything is known that is written about it: it is made after what it reads.</summary>
        private static bool IsKnown(JsonObject unknown, JsonObject written) => !unknown.Any(u => written.ContainsKey(u.Key) && IsUnknown(u.Value));

        private static bool IsUnknown(JsonNode? value) => value switch
        {
            JsonObject fields => fields.Any(static f => IsUnknown(f.Value)),
            JsonArray items => items.Any(IsUnknown),
            _ => value?.GetValueKind() == JsonValueKind.True,
        };

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

        private static JsonObject Instance(JsonObject change, int version)
        {
            var (type, name) = ((string)change["type"]!, (string)change["name"]!);
            var attributes = change["change"]!["after"]!.DeepClone().AsObject();
            foreach (var (attribute, _) in change["change"]!["after_unknown"]!.AsObject().Where(static u => u.Value is JsonValue))
            {
                attributes[attribute] = Made(type, attribute, (string)change["address"]!);
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

        /// <summary>What the cloud would call it, of the form that the provider wants. Of what else the cloud would say there is nothing.</summary>
        private static JsonNode? Made(string type, string attribute, string address) => attribute switch
        {
            "arn" => $"arn:aws:made:eu-west-1:123456789012:{address.Replace("\"", "", StringComparison.Ordinal)}",
            "id" or "name" => $"made-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..12]}",
            _ => ProviderCatalogue.Aws.Resource(type)!.Block.Attribute(attribute)?.Type is Flow.Compiler.Providers.CollectionAttribute { Form: CollectionForm.List or CollectionForm.Set } ? new JsonArray() : null,
        };
    }
}
