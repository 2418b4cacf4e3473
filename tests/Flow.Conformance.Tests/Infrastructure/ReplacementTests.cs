using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Flow.Compiler.Providers;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>
/// The provider itself says which arguments force a replacement: for each line of <c>replacements.txt</c> Terraform plans a change of one argument of a resource that is in
/// its state, without asking the cloud. A line has the type and the version of its state, the argument with its new value, what else must be written, and blocks.
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
            StatefulTypes.All.SelectMany(static t => t.Replacing.Select(name => $"{t.Type}.{name}")).Order(StringComparer.Ordinal),
            replaced.Order(StringComparer.Ordinal));
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
            return [.. plan.RootElement.GetProperty("resource_changes").EnumerateArray().Where(static c => IsReplacedByItsArgument(c)).Select(static c => c.GetProperty("address").GetString()!)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Other arguments, whose defaults the state lacks, may be named besides.
    private static bool IsReplacedByItsArgument(JsonElement resource) =>
        resource.GetProperty("change").TryGetProperty("replace_paths", out var paths)
        && paths.EnumerateArray().Any(p => p[0].GetString() == resource.GetProperty("name").GetString());

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
        public string Configuration =>
            $"resource \"{Type}\" \"{Name}\" {{\n{string.Concat(Others.Select(static o => $"  {o.Key} = {o.Value!.ToJsonString()}\n"))}  {Name} = {Value.ToJsonString()}\n{Blocks}}}\n";

        public JsonNode State
        {
            get
            {
                var attributes = (JsonObject)Others.DeepClone();
                attributes["id"] = "old-id";
                attributes[Name] = Old(ProviderCatalogue.Aws.Resource(Type)!.Block.Attribute(Name)!.Type);
                return new JsonObject
                {
                    ["mode"] = "managed",
                    ["type"] = Type,
                    ["name"] = Name,
                    ["provider"] = "provider[\"registry.terraform.io/hashicorp/aws\"]",
                    ["instances"] = new JsonArray(new JsonObject { ["schema_version"] = Version, ["attributes"] = attributes, ["sensitive_attributes"] = new JsonArray() }),
                };
            }
        }

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
