using System.Text;
using Flow.Compiler.Providers;

namespace Flow.Compiler.Tests.Providers;

/// <summary>What Terraform prints, and what it does not.</summary>
public class TerraformSchemaJsonTests
{
    [Fact]
    public void The_sources_are_named_without_Terraforms_own_registry() =>
        Assert.Equal("example.com/other/things example/small", string.Join(' ', TerraformSchemaJson.Sources(SmallProvider.Utf8)));

    [Theory]
    [InlineData("", "it is not what `terraform providers schema -json` prints")]
    [InlineData("[]", "it is not what `terraform providers schema -json` prints")]
    [InlineData("{}", "it is not what `terraform providers schema -json` prints")]
    [InlineData("""{"format_version": "2.0", "provider_schemas": {}}""", "its format is 2.0, and 1.0 is known")]
    [InlineData("""{"format_version": "1.0"}""", "it is not what `terraform providers schema -json` prints")]
    [InlineData("""{"format_version": "1.0", "provider_schemas": {}}""", "it has no provider `a/b`")]
    [InlineData("""{"format_version": "1.0", "provider_schemas": {"registry.terraform.io/a/b": {"resource_schemas": {"x": {}}}}}""", "it is not what `terraform providers schema -json` prints")]
    [InlineData("""{"format_version": "1.0", "provider_schemas": {"registry.terraform.io/a/b": {"resource_schemas": {"x": 1}}}}""", "it is not what `terraform providers schema -json` prints")]
    [InlineData("""{"format_version": "1.0", "provider_schemas": {"registry.terraform.io/a/b": {"resource_schemas": {"x": {"block": {"attributes": {"y": {"type": "text", "optional": true}}}}}}}}""", "values can be of the type `text`, which is not known")]
    [InlineData("""{"format_version": "1.0", "provider_schemas": {"registry.terraform.io/a/b": {"resource_schemas": {"x": {"block": {"attributes": {"y": {"type": [], "optional": true}}}}}}}}""", "it is not what `terraform providers schema -json` prints")]
    [InlineData("""{"format_version": "1.0", "provider_schemas": {"registry.terraform.io/a/b": {"resource_schemas": {"x": {"block": {"attributes": {"y": {"type": "string"}}}}}}}}""", "an attribute can be neither written nor read")]
    [InlineData("""{"format_version": "1.0", "provider_schemas": {"registry.terraform.io/a/b": {"resource_schemas": {"x": {"block": {"block_types": {"y": {"nesting_mode": "tree", "block": {}}}}}}}}}""", "blocks can be nested as `tree`, which is not known")]
    public void Other_text_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SchemaException>(() => TerraformSchemaJson.Read(Encoding.UTF8.GetBytes(text), "a/b", "1.0.0")).Message);
}
