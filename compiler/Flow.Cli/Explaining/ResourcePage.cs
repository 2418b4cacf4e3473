using System.Collections.Immutable;
using Flow.Cli.Output;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Providers;

namespace Flow.Cli.Explaining;

/// <summary>What <c>flow explain</c> says about a type of resources or data, or about a block or an attribute in one.</summary>
/// <param name="Provider">Whose type it is.</param>
/// <param name="Type">The type.</param>
/// <param name="Path">The names from the type to what is explained; empty for the type itself.</param>
/// <param name="Block">What is explained, or what holds it.</param>
/// <param name="Attribute">The attribute that is explained; null where that is the block.</param>
internal sealed record ResourcePage(ProviderSchema Provider, ResourceSchema Type, ImmutableArray<string> Path, BlockSchema Block, AttributeSchema? Attribute)
{
    private const string Registry = $"https://{ProviderSchema.OwnRegistry}/providers";
    private const int WidestType = 60;

    /// <summary>What <paramref name="topic"/> names: <c>aws_s3_bucket</c>, or a block as <c>aws_s3_bucket.versioning</c>. A type may be one of resources, one of data, and one of what is kept nowhere.</summary>
    public static ImmutableArray<ResourcePage> Find(string topic, ProviderSet providers)
    {
        var parts = topic.Split('.');
        return
        [
            .. new[]
                {
                    Of(providers.OfResource(parts[0]), static (provider, type) => provider.Resource(type)!, parts),
                    Of(providers.OfData(parts[0]), static (provider, type) => provider.Data(type)!, parts),
                    Of(providers.OfEphemeral(parts[0]), static (provider, type) => provider.Ephemeral(type)!, parts),
                }.OfType<ResourcePage>(),
        ];
    }

    /// <summary>What can be explained near <paramref name="topic"/>: types, or where it names a type the blocks and attributes of that.</summary>
    public static IEnumerable<string> Topics(string topic, ProviderSet providers)
    {
        var dot = topic.LastIndexOf('.');
        return dot < 0
            ? providers.ResourceTypes.Concat(providers.DataTypes).Concat(providers.EphemeralTypes).Distinct()
            : Find(topic[..dot], providers).SelectMany(p => p.Block.Blocks.Select(static b => b.Name).Concat(p.Block.Attributes.Select(static a => a.Name))).Select(name => $"{topic[..dot]}.{name}");
    }

    /// <summary>For a terminal.</summary>
    public void Write(Paint paint, TextWriter output)
    {
        var markdown = new TerminalMarkdown(paint);
        output.WriteLine(markdown.Heading(string.Join('.', Path.Prepend(Type.Type))));
        output.WriteLine(Path.IsEmpty ? $"{What} of {Provider.Source} {Provider.Version}{(Block.IsDeprecated ? ", deprecated" : "")}" : $"{(Attribute is null ? "a block" : "an attribute")} of {What} {Type.Type}");
        if (Attribute is { } attribute)
        {
            Explanations.Section(output, [$"  {attribute.Type}", $"  {string.Join(", ", Facts(attribute))}".TrimEnd()]);
            return;
        }

        if (Block.Documentation.Length > 0)
        {
            Explanations.Section(output, markdown.Lines(Block.Documentation));
        }

        Table(output, markdown.Heading("Arguments"), Block.Attributes.Where(IsWritten).OrderBy(static a => a.Use != AttributeUse.Required).Select(Row));
        Table(output, markdown.Heading("Blocks"), Block.Blocks.OrderBy(static b => !b.IsRequired).Select(Row));
        Table(output, markdown.Heading("Can be read"), Block.Attributes.Where(a => !IsWritten(a)).Select(static a => Row(a with { Use = AttributeUse.Computed })));
        if (Path.IsEmpty)
        {
            Explanations.Section(output, [markdown.Heading("Smallest"), "", .. markdown.Code(SmallestDeclaration.Of(Type))]);
        }

        if (Block.Blocks.FirstOrDefault() is { } nested)
        {
            Explanations.Section(output, [$"More about a block: flow explain {string.Join('.', Path.Prepend(Type.Type))}.{nested.Name}"]);
        }

        if (Documentation is { } address)
        {
            Explanations.Section(output, [$"Documentation: {address}"]);
        }
    }

    /// <summary>For other programs.</summary>
    public JsonObject Node() => Attribute is { } attribute ? JsonObject.Of([.. Identity, ("attribute", Node(attribute))]) : JsonObject.Of(
    [
        .. Identity,
        ("arguments", JsonArray.Of(Block.Attributes.Where(IsWritten).Select(Node))),
        ("blocks", JsonArray.Of(Block.Blocks.Select(static b => JsonObject.Of(
            ("name", b.Name), ("nesting", b.Mode.ToString().ToLowerInvariant()), ("min", b.Min), ("max", b.Max == 0 ? null : JsonLiteral.Of(b.Max)), ("documentation", b.Block.Documentation))))),
        ("read", JsonArray.Of(Block.Attributes.Where(a => !IsWritten(a)).Select(Node))),
    ]);

    private (string, JsonNode?)[] Identity =>
    [
        ("type", Type.Type),
        ("mode", Type.IsData ? "data" : Type.IsEphemeral ? "ephemeral" : "resource"),
        ("path", string.Join('.', Path)),
        ("provider", Provider.Source),
        ("version", Provider.Version),
        ("documentation", Documentation is { } address ? new JsonString(address) : null),
    ];

    private bool IsWritten(AttributeSchema attribute) => Path.IsEmpty ? Type.MayWrite(attribute) : attribute.IsWritable;

    private string What => Type.IsData ? "data" : Type.IsEphemeral ? "what is kept nowhere" : "a resource";

    // The pages of a provider follow its types: those of `aws_s3_bucket` are called `s3_bucket`.
    private string? Documentation => Provider.Source.Split('/') is [var owner, var name] && Type.Type.IndexOf('_', StringComparison.Ordinal) is > 0 and var end
        ? $"{Registry}/{owner}/{name}/{Provider.Version}/docs/{(Type.IsData ? "data-sources" : Type.IsEphemeral ? "ephemeral-resources" : "resources")}/{Type.Type[(end + 1)..]}"
        : null;

    private static ResourcePage? Of(ProviderSchema? provider, Func<ProviderSchema, string, ResourceSchema> find, string[] parts)
    {
        if (provider is null)
        {
            return null;
        }

        var type = find(provider, parts[0]);
        var block = type.Block;
        foreach (var (index, name) in parts.Index().Skip(1))
        {
            if (block.Nested(name) is { } nested)
            {
                block = nested.Block;
            }
            else
            {
                return index == parts.Length - 1 && block.Attribute(name) is { } attribute ? new ResourcePage(provider, type, [.. parts.Skip(1)], block, attribute) : null;
            }
        }

        return new ResourcePage(provider, type, [.. parts.Skip(1)], block, null);
    }

    private static (string, string) Row(AttributeSchema attribute) => ($"{attribute.Name}: {ShortType(attribute.Type)}", string.Join(", ", Facts(attribute)));

    private static IEnumerable<string> Facts(AttributeSchema attribute)
    {
        var facts = new[]
        {
            (attribute.Use == AttributeUse.Required, "required"),
            (attribute.Use == AttributeUse.OptionalComputed, "chosen by the provider where it is not written"),
            (attribute.IsSensitive, "sensitive"),
            (attribute.IsWriteOnly, "kept nowhere"),
            (attribute.IsDeprecated, "deprecated"),
            (attribute.AcceptsBlocks, "also as blocks"),
            (attribute.Documentation.Length > 0, attribute.Documentation.Split('\n')[0]),
        };
        return facts.Where(static f => f.Item1).Select(static f => f.Item2);
    }

    private static (string, string) Row(NestedBlock nested) => (nested.Name, string.Join(", ", new[] { Count(nested), nested.Block.Documentation.Split('\n')[0] }.Where(static t => t.Length > 0)));

    private static string Count(NestedBlock nested) => (nested.Min, nested.Max, nested.Repeats) switch
    {
        (_, _, false) => nested.IsRequired ? "required" : "",
        (0, 0, _) => "any number",
        (0, var max, _) => $"at most {max}",
        (var min, 0, _) => $"at least {min}",
        var (min, max, _) => min == max ? $"exactly {min}" : $"{min} to {max}",
    };

    // A single type can be longer than a book: dashboards in QuickSight have 300,000 characters.
    private static string ShortType(AttributeType type) => type.ToString() is { Length: <= WidestType } whole ? whole : type switch
    {
        CollectionAttribute { Form: CollectionForm.List, Element: ObjectAttribute } => "list(object({ … }))",
        CollectionAttribute { Form: CollectionForm.Set, Element: ObjectAttribute } => "set(object({ … }))",
        CollectionAttribute { Form: CollectionForm.Map, Element: ObjectAttribute } => "map(object({ … }))",
        _ => "object({ … })",
    };

    private static JsonObject Node(AttributeSchema attribute) => JsonObject.Of(
        ("name", attribute.Name),
        ("type", attribute.Type.ToString()!),
        ("required", attribute.Use == AttributeUse.Required),
        ("computed", attribute.Use is AttributeUse.Computed or AttributeUse.OptionalComputed),
        ("sensitive", attribute.IsSensitive),
        ("write_only", attribute.IsWriteOnly),
        ("deprecated", attribute.IsDeprecated),
        ("documentation", attribute.Documentation));

    private static void Table(TextWriter output, string heading, IEnumerable<(string, string)> rows)
    {
        if (rows.ToImmutableArray() is { IsEmpty: false } all)
        {
            Explanations.Section(output, [heading, "", .. Explanations.Table(all).Select(static l => l.TrimEnd())]);
        }
    }
}
