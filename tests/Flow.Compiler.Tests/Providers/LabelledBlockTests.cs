using System.Text;
using Flow.Compiler.Binding;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Providers;
using Flow.Compiler.Tests.Functions;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Providers;

/// <summary>Blocks that a provider keeps by a label each. No provider that tests can have uses them, so the schema is made up.</summary>
public class LabelledBlockTests
{
    private static readonly byte[] Schema = SchemaFile.Write(TerraformSchemaJson.Read(
        Encoding.UTF8.GetBytes("""
            {
              "format_version": "1.0",
              "provider_schemas": {"registry.terraform.io/example/small": {"resource_schemas": {"small_team": {"version": 0, "block": {
                "attributes": {"id": {"type": "string", "computed": true}},
                "block_types": {"member": {"nesting_mode": "map", "block": {"attributes": {"role": {"type": "string", "required": true}}}}}
              }}}}}
            }
            """),
        "example/small", "1.0.0"));

    [Fact]
    public void A_label_stands_behind_the_word()
    {
        var compilation = Compile("""
            terraform small_team shop {
                member anna { role = "lead" }
                member "somebody else" { role = "guest" }
              }
              output lead = shop.member["anna"]?.role
            """);

        Assert.Empty(compilation.Diagnostics);
        var files = compilation.Emit(new TerraformTarget(), EmitOptions.Default).Files;
        Assert.Contains("""
              member "anna" {
                role = "lead"
              }

              member "somebody else" {
                role = "guest"
              }
            """, files.Single(static f => f.Path.EndsWith("/main.tf", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Contains("small_team.shop.member[\"anna\"]", files.Single(static f => f.Path.EndsWith("/outputs.tf", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("member { role = \"lead\" }", "FLOW2029")]
    [InlineData("member a { role = \"lead\" }, member a { role = \"guest\" }", "FLOW2006")]
    [InlineData("member a", "FLOW2009")]
    public void A_label_is_there_once(string body, string code) => Assert.Equal([code], Compile($"terraform small_team shop {{ {body} }}").Diagnostics.Select(static d => d.Code));

    private static Compilation Compile(string lines) => Compilation.Create(
        "shop",
        [new SourceText("shop.flow", $"project shop\nenvironment production {{\n  cloud aws {{ region = \"eu-west-1\", state local }}\n  {lines}\n}}\n")],
        new BindServices(new FilesInMemory(new Dictionary<string, string>()) { Binaries = { ["providers/small.flowschema"] = Schema } }));
}
