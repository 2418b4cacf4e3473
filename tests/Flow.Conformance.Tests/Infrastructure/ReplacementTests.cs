using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flow.Compiler.Providers;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>
/// The provider itself says which arguments force a replacement: for each line of <c>replacements.txt</c> Terraform plans a change of one argument of a resource that is in
/// its state, without asking the cloud. A line has the type and the version of its state, the argument with its new value, what else must be written, and blocks. An argument of
/// a block is named with it: <c>root_block_device.encrypted</c>; the block is in the state too, with another value of the argument. Of blocks that can occur several times the
/// provider names only the block. A block as a whole comes, and is not in the state.
/// </summary>
public partial class ReplacementTests
{
    // None of these flags lets it reach anything: the plan is made from the state alone.
    private const string Provider = """
        provider "aws" {
          region                      = "eu-west-1"
          access_key                  = "none"
          secret_key                  = "none"
          skip_credentials_validation = true
          skip_metadata_api_check     = true
          skip_requesting_account_id  = true
          skip_region_validation      = true
        }

        """;

    [SkippableFact]
    public void What_the_table_says_is_what_the_provider_does()
    {
        Terraform.Require();
        var cases = File.ReadAllLines(Repository.PathOf("tests/Flow.Conformance.Tests/Infrastructure/replacements.txt")).Select(Case.Parse).ToList();

        var replaced = Plan(cases);

        Assert.Equal(
            string.Join('\n', StatefulTypes.All.Select(static t => (t.Type, t.Replacing)).Concat(ReplacedTypes.All.Select(static t => (t.Type, t.Replacing))).SelectMany(static t => t.Replacing.Select(name => $"{t.Type}.{name.Replace("[]", "", StringComparison.Ordinal)}")).Order(StringComparer.Ordinal)),
            string.Join('\n', replaced.Order(StringComparer.Ordinal)));
        Assert.True(cases.Count > replaced.Count, "some changes are made in place, or the plan says nothing");
    }

    private static List<string> Plan(List<Case> cases)
    {
        var folder = Directory.CreateTempSubdirectory("flow-terraform-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "main.tf"), Terraform.RequiredAws + Provider + string.Concat(cases.Select(static c => c.Configuration)));
            File.WriteAllText(Path.Combine(folder.FullName, "terraform.tfstate"), State(cases).ToJsonString());
            Succeed(Terraform.Run(folder.FullName, "init", "-input=false"));
            Succeed(Terraform.Run(folder.FullName, "plan", "-input=false", "-refresh=false", "-out=plan"));
            using var plan = JsonDocument.Parse(Succeed(Terraform.Run(folder.FullName, "show", "-json", "plan")));
            return [.. plan.RootElement.GetProperty("resource_changes").EnumerateArray().Where(static c => IsReplacedByItsArgument(c)).Select(static c => c.GetProperty("address").GetString()!.Replace(Case.Dot, ".", StringComparison.Ordinal))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Other arguments, whose defaults the state lacks, may be named besides.
    private static bool IsReplacedByItsArgument(JsonElement resource) =>
        resource.GetProperty("change").TryGetProperty("replace_paths", out var paths)
        && paths.EnumerateArray().Any(p => string.Join(Case.Dot, p.EnumerateArray().Where(static s => s.ValueKind == JsonValueKind.String)) is var path && $"{resource.GetProperty("name").GetString()}{Case.Dot}".StartsWith($"{path}{Case.Dot}", StringComparison.Ordinal));

    private static string Succeed(TerraformResult result)
    {
        Assert.True(result.ExitCode == 0, result.ExitCode == 0 ? "" : result.ToString());
        return result.Out;
    }

    private static JsonObject State(IEnumerable<Case> cases) => new()
    {
        ["version"] = 4,
        ["terraform_version"] = "1.11.4",
        ["serial"] = 1,
        ["lineage"] = "test",
        ["outputs"] = new JsonObject(),
        ["resources"] = new JsonArray([.. cases.Select(static c => c.State)]),
    };

    private sealed partial record Case(string Type, int Version, string Name, JsonNode Value, JsonObject Others, string Blocks)
    {
        /// <summary>What stands for the dot of an argument in the name of a resource, which may have none.</summary>
        public const string Dot = "--";

        public string Configuration
        {
            get
            {
                var written = (JsonObject)Others.DeepClone();
                written[Name] = Value.DeepClone();
                return $"resource \"{Type}\" \"{Name.Replace(".", Dot, StringComparison.Ordinal)}\" {{\n{Body(Nested(written))}{Blocks}}}\n";
            }
        }

        public JsonNode State
        {
            get
            {
                var attributes = (JsonObject)Others.DeepClone();
                attributes[Name] = TypeOf(Name.Split('.')) is { } argument ? Old(argument) : new JsonArray();
                var nested = Nested(attributes);
                nested["id"] = "old-id";
                return new JsonObject
                {
                    ["mode"] = "managed",
                    ["type"] = Type,
                    ["name"] = Name.Replace(".", Dot, StringComparison.Ordinal),
                    ["provider"] = "provider[\"registry.terraform.io/hashicorp/aws\"]",
                    ["instances"] = new JsonArray(new JsonObject { ["schema_version"] = Version, ["attributes"] = nested, ["sensitive_attributes"] = new JsonArray() }),
                };
            }
        }

        // None for a block.
        private AttributeType? TypeOf(string[] path) =>
            path[..^1].Aggregate(ProviderCatalogue.Aws.Resource(Type)!.Block, static (block, name) => block.Blocks.Single(b => b.Name == name).Block).Attribute(path[^1])?.Type;

        // Blocks are lists of one element, as in the state.
        private static JsonObject Nested(JsonObject arguments)
        {
            var nested = new JsonObject();
            foreach (var (name, value) in arguments)
            {
                var block = name.Split('.')[..^1].Aggregate(nested, static (inner, part) => (JsonObject)((JsonArray)(inner[part] ??= new JsonArray(new JsonObject())))[0]!);
                block[name.Split('.')[^1]] = value?.DeepClone();
            }

            return nested;
        }

        private static string Body(JsonObject arguments) => string.Concat(arguments.Select(static a => a.Value is JsonArray and [JsonObject block] ? $"{a.Key} {{\n{Body(block)}}}\n" : $"  {a.Key} = {a.Value!.ToJsonString()}\n"));

        public static Case Parse(string line)
        {
            var match = Form().Match(line);
            Assert.True(match.Success, line);
            var change = JsonNode.Parse(match.Groups["change"].Value)!.AsObject().Single();
            return new Case(
                match.Groups["type"].Value,
                int.Parse(match.Groups["version"].Value, System.Globalization.CultureInfo.InvariantCulture),
                change.Key,
                change.Value!.DeepClone(),
                JsonNode.Parse(match.Groups["others"].Value)!.AsObject(),
                JsonNode.Parse(match.Groups["blocks"].Value)!.GetValue<string>());
        }

        private static JsonNode Old(AttributeType type) => type switch
        {
            ScalarAttribute { Form: ScalarForm.Number } => 999,
            ScalarAttribute { Form: ScalarForm.Bool } => false,
            ScalarAttribute => "old-value",
            _ => new JsonArray("old-value"),
        };

        [GeneratedRegex("""^(?<type>\w+)@(?<version>\d+) (?<change>\{.*?\}) (?<others>\{.*?\}) (?<blocks>".*")$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Form();
    }
}
