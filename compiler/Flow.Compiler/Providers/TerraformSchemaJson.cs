using System.Collections.Immutable;
using System.Text.Json;

namespace Flow.Compiler.Providers;

/// <summary>
/// Reads what <c>terraform providers schema -json</c> prints (format version 1: https://developer.hashicorp.com/terraform/cli/commands/providers/schema).
/// What the language has no use for is left out: versions of state, functions, whether documentation is Markdown.
/// </summary>
public static class TerraformSchemaJson
{
    private const string OwnRegistry = $"{ProviderSchema.OwnRegistry}/";

    // Each level of blocks takes four of the JSON.
    private const int MostDepth = 1000;

    /// <summary>The sources of the providers in <paramref name="utf8"/>, such as <c>hashicorp/aws</c>, sorted.</summary>
    /// <exception cref="SchemaException">It is not such a text.</exception>
    public static ImmutableArray<string> Sources(ReadOnlyMemory<byte> utf8) =>
        Guarded(utf8, static root => Providers(root).EnumerateObject().Select(static p => SourceOf(p.Name)).Order(StringComparer.Ordinal).ToImmutableArray());

    /// <summary>The provider from <paramref name="source"/> in <paramref name="utf8"/>.</summary>
    /// <param name="utf8">What Terraform printed.</param>
    /// <param name="source">Such as <c>hashicorp/aws</c>.</param>
    /// <param name="version">Its version, which Terraform does not print there.</param>
    /// <exception cref="SchemaException">It is not such a text, or has no such provider.</exception>
    public static ProviderContents Read(ReadOnlyMemory<byte> utf8, string source, string version) => Guarded(utf8, root =>
    {
        foreach (var provider in Providers(root).EnumerateObject().Where(p => SourceOf(p.Name) == source))
        {
            return new ProviderContents(
                source,
                version,
                provider.Value.TryGetProperty("provider", out var configuration) ? BlockOf(configuration) : BlockSchema.Empty,
                Types(provider.Value, "resource_schemas", static t => t),
                Types(provider.Value, "data_source_schemas", static t => t with { IsData = true }),
                Types(provider.Value, "ephemeral_resource_schemas", static t => t with { IsEphemeral = true }));
        }

        throw new SchemaException($"it has no provider `{source}`");
    });

    /// <summary>A source without Terraform's own registry in front of it.</summary>
    public static string SourceOf(string address) => address.StartsWith(OwnRegistry, StringComparison.Ordinal) ? address[OwnRegistry.Length..] : address;

    private static T Guarded<T>(ReadOnlyMemory<byte> utf8, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MostDepth });
            return read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new SchemaException("it is not what `terraform providers schema -json` prints");
        }
    }

    private static JsonElement Providers(JsonElement root)
    {
        var format = root.GetProperty("format_version").GetString();
        return format?.StartsWith("1.", StringComparison.Ordinal) == true
            ? root.GetProperty("provider_schemas")
            : throw new SchemaException($"its format is {format}, and 1.0 is known");
    }

    private static ImmutableArray<ResourceSchema> Types(JsonElement provider, string member, Func<ResourceSchema, ResourceSchema> mark) => provider.TryGetProperty(member, out var types)
        ? [.. types.EnumerateObject().Select(t => mark(new ResourceSchema(t.Name, BlockOf(t.Value)))).OrderBy(static t => t.Type, StringComparer.Ordinal)]
        : [];

    private static BlockSchema BlockOf(JsonElement holder)
    {
        var block = holder.GetProperty("block");
        return new BlockSchema(
            [.. Members(block, "attributes").Select(static a => Attribute(a.Name, a.Value))],
            [.. Members(block, "block_types").Select(static b => Nested(b.Name, b.Value))])
        {
            Documentation = Documentation(block),
            IsDeprecated = Is(block, "deprecated"),
        };
    }

    private static AttributeSchema Attribute(string name, JsonElement attribute) => new(name, TypeOf(attribute), UseOf(attribute))
    {
        IsSensitive = Is(attribute, "sensitive"),
        IsDeprecated = Is(attribute, "deprecated"),
        IsWriteOnly = Is(attribute, "write_only"),
        IsNested = attribute.TryGetProperty("nested_type", out _),
        Documentation = Documentation(attribute),
    };

    private static NestedBlock Nested(string name, JsonElement nested) => new(
        name,
        nested.GetProperty("nesting_mode").GetString() switch
        {
            "single" => NestingMode.Single,
            "list" => NestingMode.List,
            "set" => NestingMode.Set,
            "map" => NestingMode.Map,
            "group" => NestingMode.Group,
            var mode => throw new SchemaException($"blocks can be nested as `{mode}`, which is not known"),
        },
        Count(nested, "min_items"),
        Count(nested, "max_items"),
        BlockOf(nested));

    private static AttributeType TypeOf(JsonElement attribute) =>
        attribute.TryGetProperty("nested_type", out var nested) ? NestedType(nested) : ConstraintOf(attribute.GetProperty("type"));

    private static AttributeType NestedType(JsonElement nested)
    {
        var fields = new ObjectAttribute([.. Members(nested, "attributes").Select(static a => new ObjectField(a.Name, TypeOf(a.Value), UseOf(a.Value)))]);
        return nested.GetProperty("nesting_mode").GetString() switch
        {
            "single" or "group" => fields,
            "list" => new CollectionAttribute(CollectionForm.List, fields),
            "set" => new CollectionAttribute(CollectionForm.Set, fields),
            "map" => new CollectionAttribute(CollectionForm.Map, fields),
            var mode => throw new SchemaException($"attributes can be nested as `{mode}`, which is not known"),
        };
    }

    private static AttributeType ConstraintOf(JsonElement type) => type.ValueKind == JsonValueKind.String
        ? type.GetString() switch
        {
            "string" => AttributeType.String,
            "number" => AttributeType.Number,
            "bool" => AttributeType.Bool,
            "dynamic" => AttributeType.Dynamic,
            var name => throw new SchemaException($"values can be of the type `{name}`, which is not known"),
        }
        : type[0].GetString() switch
        {
            "list" => new CollectionAttribute(CollectionForm.List, ConstraintOf(type[1])),
            "set" => new CollectionAttribute(CollectionForm.Set, ConstraintOf(type[1])),
            "map" => new CollectionAttribute(CollectionForm.Map, ConstraintOf(type[1])),
            "object" => ObjectOf(type),
            "tuple" => new TupleAttribute([.. type[1].EnumerateArray().Select(ConstraintOf)]),
            var name => throw new SchemaException($"values can be of the type `{name}`, which is not known"),
        };

    // A third element names the fields that may be left out.
    private static ObjectAttribute ObjectOf(JsonElement type)
    {
        var optional = type.GetArrayLength() > 2 ? type[2].EnumerateArray().Select(static n => n.GetString()).ToHashSet() : [];
        return new ObjectAttribute([.. type[1].EnumerateObject()
            .OrderBy(static f => f.Name, StringComparer.Ordinal)
            .Select(f => new ObjectField(f.Name, ConstraintOf(f.Value), optional.Contains(f.Name) ? AttributeUse.Optional : AttributeUse.Required))]);
    }

    private static AttributeUse UseOf(JsonElement attribute) => (Is(attribute, "required"), Is(attribute, "optional"), Is(attribute, "computed")) switch
    {
        (true, _, _) => AttributeUse.Required,
        (_, true, true) => AttributeUse.OptionalComputed,
        (_, true, false) => AttributeUse.Optional,
        (_, false, true) => AttributeUse.Computed,
        _ => throw new SchemaException("an attribute can be neither written nor read"),
    };

    private static IEnumerable<JsonProperty> Members(JsonElement element, string name) =>
        element.TryGetProperty(name, out var members) ? members.EnumerateObject().OrderBy(static m => m.Name, StringComparer.Ordinal) : [];

    private static bool Is(JsonElement element, string flag) => element.TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.True;

    private static int Count(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private static string Documentation(JsonElement element) => element.TryGetProperty("description", out var text) ? text.GetString() ?? "" : "";
}
