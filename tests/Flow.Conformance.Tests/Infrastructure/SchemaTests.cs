using System.Collections.Immutable;
using System.Text.Json;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>The schema that the compiler brings along says what the provider itself says: Terraform prints it, and every word of it is looked for.</summary>
public class SchemaTests
{
    private static readonly Lazy<byte[]> Printed = new(Print);

    [SkippableFact]
    public void Every_type_is_as_the_provider_has_it()
    {
        Terraform.Require();
        using var document = JsonDocument.Parse(Printed.Value, new JsonDocumentOptions { MaxDepth = 1000 });
        var provider = document.RootElement.GetProperty("provider_schemas").EnumerateObject().Single().Value;
        var aws = ProviderCatalogue.Aws;

        Assert.Equal(Terraform.AwsVersion, aws.Version);
        CheckBlock("provider", provider.GetProperty("provider").GetProperty("block"), aws.Configuration);
        Assert.Equal(1526, Check(provider.GetProperty("resource_schemas"), aws.ResourceTypes, aws.Resource, ResourceMode.Managed));
        Assert.Equal(608, Check(provider.GetProperty("data_source_schemas"), aws.DataTypes, aws.Data, ResourceMode.Data));
        Assert.Equal(7, Check(provider.GetProperty("ephemeral_resource_schemas"), aws.EphemeralTypes, aws.Ephemeral, ResourceMode.Ephemeral));
        Assert.Equal(1526 + 608 + 7, aws.CountDecoded());
    }

    [SkippableFact]
    public void The_file_is_what_the_provider_gives_to_the_byte()
    {
        Terraform.Require();

        var made = SchemaFile.Write(TerraformSchemaJson.Read(Printed.Value, "hashicorp/aws", Terraform.AwsVersion));

        Assert.True(made.AsSpan().SequenceEqual(File.ReadAllBytes(Repository.PathOf("compiler/Flow.Compiler/Providers/aws.flowschema"))), "make it again: see compiler/Flow.Compiler/Providers/README.md");
    }

    private static byte[] Print()
    {
        var folder = Directory.CreateTempSubdirectory("flow-terraform-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "terraform.tf"), Terraform.RequiredAws);
            Assert.Equal(0, Terraform.Run(folder.FullName, "init", "-input=false").ExitCode);
            return System.Text.Encoding.UTF8.GetBytes(Terraform.Run(folder.FullName, "providers", "schema", "-json").Out);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Check(JsonElement types, ImmutableArray<string> names, Func<string, ResourceSchema?> find, ResourceMode mode)
    {
        Assert.Equal(types.EnumerateObject().Select(static t => t.Name).Order(StringComparer.Ordinal), names);
        foreach (var type in types.EnumerateObject())
        {
            var found = find(type.Name)!;
            Assert.Equal((type.Name, mode == ResourceMode.Data, mode == ResourceMode.Ephemeral), (found.Type, found.IsData, found.IsEphemeral));
            CheckBlock(type.Name, type.Value.GetProperty("block"), found.Block);
        }

        return names.Length;
    }

    private static void CheckBlock(string path, JsonElement expected, BlockSchema found)
    {
        var attributes = Members(expected, "attributes");
        var blocks = Members(expected, "block_types");
        Same(path, "attributes", attributes.Keys.Order(StringComparer.Ordinal), found.Attributes.Select(static a => a.Name));
        Same(path, "blocks", blocks.Keys.Order(StringComparer.Ordinal), found.Blocks.Select(static b => b.Name));
        Same(path, "deprecated", Is(expected, "deprecated"), found.IsDeprecated);
        Same(path, "description", Text(expected, "description"), found.Documentation);
        foreach (var (name, attribute) in attributes)
        {
            CheckAttribute($"{path}.{name}", attribute, found.Attribute(name)!);
        }

        foreach (var (name, nested) in blocks)
        {
            CheckNested($"{path}.{name}", nested, found.Nested(name)!);
        }
    }

    private static void CheckAttribute(string path, JsonElement expected, AttributeSchema found)
    {
        var (required, optional, computed) = found.Use switch
        {
            AttributeUse.Required => (true, false, false),
            AttributeUse.Optional => (false, true, false),
            AttributeUse.OptionalComputed => (false, true, true),
            _ => (false, false, true),
        };
        Same(path, "use", (Is(expected, "required"), Is(expected, "optional"), Is(expected, "computed")), (required, optional, computed));
        Same(path, "type", Notation(expected.GetProperty("type")), found.Type.ToString());
        Same(path, "sensitive", Is(expected, "sensitive"), found.IsSensitive);
        Same(path, "deprecated", Is(expected, "deprecated"), found.IsDeprecated);
        Same(path, "write_only", Is(expected, "write_only"), found.IsWriteOnly);
        Same(path, "description", Text(expected, "description"), found.Documentation);
    }

    private static void CheckNested(string path, JsonElement expected, NestedBlock found)
    {
        Same(path, "mode", Text(expected, "nesting_mode"), found.Mode.ToString().ToLowerInvariant());
        Same(path, "min", Number(expected, "min_items"), found.Min);
        Same(path, "max", Number(expected, "max_items"), found.Max);
        CheckBlock(path, expected.GetProperty("block"), found.Block);
    }

    // Fields by name: the order in which an object's type is written says nothing.
    private static string Notation(JsonElement type) => type.ValueKind == JsonValueKind.String ? type.GetString()!
        : type[0].GetString() == "object" && !type[1].EnumerateObject().Any() ? "object({})"
        : type[0].GetString() == "object" ? $"object({{ {string.Join(", ", type[1].EnumerateObject().OrderBy(static f => f.Name, StringComparer.Ordinal).Select(static f => $"{f.Name} = {Notation(f.Value)}"))} }})"
        : $"{type[0].GetString()}({Notation(type[1])})";

    private static void Same<T>(string path, string what, T expected, T found)
        where T : notnull => Assert.True(expected.Equals(found), expected.Equals(found) ? "" : $"{path}: {what} is {Short(found)} and not {Short(expected)}");

    // The type of a whole dashboard has 300,000 characters.
    private static string Short<T>(T value)
        where T : notnull => value.ToString() is { Length: > 200 } text ? $"{text[..200]}…" : $"{value}";

    private static void Same(string path, string what, IEnumerable<string> expected, IEnumerable<string> found) =>
        Same(path, what, string.Join(' ', expected), string.Join(' ', found));

    private static Dictionary<string, JsonElement> Members(JsonElement element, string name) =>
        element.TryGetProperty(name, out var members) ? members.EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value) : [];

    private static bool Is(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();

    private static int Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
