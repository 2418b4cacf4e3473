using System.Collections.Immutable;
using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Catalogue;

/// <summary>
/// Makes kinds out of a provider's schema, so that binder, completion, hover and <c>flow explain</c> need no second source. An attribute becomes a property with
/// a value, a block a property with a body; both are written the Flow way. Attributes that only the provider sets become members that can be read.
/// </summary>
internal static class ResourceKinds
{
    /// <summary>The kind that <paramref name="general"/> becomes by a type. The provider's words come first: one of them may be a word of the language.</summary>
    public static Kind Of(Kind general, ResourceSchema schema)
    {
        var properties = new SchemaProperties(schema.Type, schema.IsEphemeral, WasAsked(schema)).Of(schema.Block, schema.Facts).RemoveAll(p => schema.Block.Attribute(p.Word) is { } attribute && !schema.MayWrite(attribute));
        return general with
        {
            Variety = schema.Type,
            Summary = schema.Block.Documentation.Length > 0 ? SchemaProperties.Sentence(schema.Block.Documentation) : $"{(schema.IsData ? "Looks up" : schema.IsEphemeral ? "Hands out" : "Makes")} `{schema.Type}`.",
            Documentation = schema.Block.IsDeprecated ? "The provider will drop it." : "",
            Properties = [.. properties, .. general.Properties.Where(g => properties.All(p => p.Word != g.Word))],
            Members = new ResourceMembers(schema.Block, schema.IsEphemeral),
        };
    }

    /// <summary>Whether the facts are of this very schema: another version may have one more of those of which one must be there.</summary>
    private static bool WasAsked(ResourceSchema schema) => schema.Facts is not null && ReferenceEquals(schema, ProviderCatalogue.Aws.Resource(schema.Type));

    /// <summary>The kind that <paramref name="general"/> becomes by a provider, whose configuration brings further properties.</summary>
    public static Kind OfProvider(Kind general, ProviderSchema schema, ImmutableArray<string> hidden) => general with
    {
        Variety = schema.Name,
        Summary = $"{general.Summary[..^1]}: `{schema.Source}`, version {schema.Version}.",
        Properties = [.. general.Properties, .. new SchemaProperties(schema.Name, takesEphemeral: true, wasAsked: false).Of(schema.Configuration, facts: null).Where(p => !hidden.Contains(p.Word))],
    };
}

/// <summary>The properties that a schema's blocks make. Blocks that occur several times in one schema are made once.</summary>
/// <param name="owner">The type, for what is said where the provider says nothing.</param>
/// <param name="takesEphemeral">Whether nothing of what is written is kept, so that what is kept nowhere may be written.</param>
/// <param name="wasAsked">Whether the provider was asked for the choices of this schema.</param>
internal sealed class SchemaProperties(string owner, bool takesEphemeral, bool wasAsked)
{
    private readonly Dictionary<object, ImmutableArray<Kind>> made = new(ReferenceEqualityComparer.Instance);

    /// <summary>The properties of <paramref name="block"/>, by name.</summary>
    /// <param name="block">The block.</param>
    /// <param name="facts">What else is known of what stands in it.</param>
    public ImmutableArray<Kind> Of(BlockSchema block, ArgumentFacts? facts)
    {
        var place = (object?)facts ?? block; // what something is known of is a block in one place
        if (!made.TryGetValue(place, out var properties))
        {
            properties = [.. block.Attributes.Where(static a => a.IsWritable).Select(a => OfAttribute(a, facts?.Find(a.Name), takesEphemeral || a.IsWriteOnly || block.WriteOnly(a.Name) is not null))
                .Concat(block.Blocks.Select(b => OfBlock(b, facts?.Find(b.Name)))).OrderBy(static p => p.Word, StringComparer.Ordinal)];
            made.Add(place, properties);
        }

        return properties;
    }

    /// <summary>The first sentence of what a provider says, with its full stop.</summary>
    public static string Sentence(string documentation)
    {
        var end = documentation.AsSpan().IndexOfAny('\n', '\r');
        var line = (end < 0 ? documentation : documentation[..end]).Trim();
        var stop = line.IndexOf(". ", StringComparison.Ordinal);
        return stop >= 0 ? line[..(stop + 1)] : line.EndsWith('.') ? line : line + ".";
    }

    private Kind OfAttribute(AttributeSchema attribute, ArgumentFacts? facts, bool mayBeEphemeral)
    {
        var type = SchemaTypes.Of(attribute.Name, attribute.Type);
        var slot = new Slot(type)
        {
            Latest = PhaseKind.Applied, TakesSecrets = true, TakesEphemeral = mayBeEphemeral, OneForMany = type is ListType, Required = true, TakesNone = attribute.Use != AttributeUse.Required,
            Samples = SamplesOf(attribute, facts),
        };
        var kind = new Kind(attribute.Name, Summary(attribute.Documentation, attribute.IsSensitive ? "A secret" : "An argument"))
        {
            IsForeign = true,
            Subject = slot,
            Required = attribute.Use == AttributeUse.Required || facts is { Need: Need.Always },
            IsExpected = IsExpected(facts),
            Choice = ChoiceOf(facts),
            Least = facts?.Least ?? 0,
            Documentation = Remarks(attribute.Documentation, attribute.IsDeprecated, attribute.Use == AttributeUse.OptionalComputed ? "Unless it is written, the provider chooses." : ""),
        };
        return type switch
        {
            MapType map => kind with { Subject = slot with { Required = false }, Body = BodyRule.Map, Entry = slot with { Type = map.Value, OneForMany = false } },
            _ when attribute is { AcceptsBlocks: true, Type: CollectionAttribute { Element: ObjectAttribute fields } } =>
                kind with { Subject = slot with { Required = false }, Body = BodyRule.Items, Repeats = true, Loop = LoopRule.Unrolled, Properties = [.. fields.Fields.Select(OfField), SharedProperties.If] },
            _ => kind,
        };
    }

    private Kind OfField(ObjectField field) =>
        OfAttribute(new AttributeSchema(field.Name, field.Type, field.Use == AttributeUse.Required ? AttributeUse.Optional : field.Use), facts: null, takesEphemeral); // in a block each may be left out

    private static bool IsExpected(ArgumentFacts? facts) => facts is { Need: Need.OneOfSome or Need.OnlyOneOfSome };

    private PropertyChoice? ChoiceOf(ArgumentFacts? facts) =>
        wasAsked && facts is { Others: { IsEmpty: false } others } ? new PropertyChoice([facts.Name, .. others], facts.Need == Need.OnlyOneOfSome) : null;

    private static ImmutableArray<string> SamplesOf(AttributeSchema attribute, ArgumentFacts? facts) => facts is { Values: { IsEmpty: false } values } ? values
        : SchemaTypes.IsOfTexts(attribute.Type) && UsualForms.Of(attribute.Name) is { } form ? [form] : [];

    private Kind OfBlock(NestedBlock nested, ArgumentFacts? facts) => new(nested.Name, Summary(nested.Block.Documentation, "A block"))
    {
        IsForeign = true,
        Body = BodyRule.Items,
        Repeats = nested.Repeats,
        Required = nested.IsRequired || facts is { Need: Need.Always },
        IsExpected = IsExpected(facts),
        Choice = ChoiceOf(facts),
        Most = nested.Max,
        Least = Math.Max(nested.Min, facts?.Least ?? 0),
        IsLabelled = nested.Mode == NestingMode.Map,
        Subject = nested.Mode == NestingMode.Map ? new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true } : null,
        Loop = nested.Repeats ? LoopRule.Unrolled : LoopRule.None,
        Documentation = Remarks(nested.Block.Documentation, nested.Block.IsDeprecated, ""),
        Properties = [.. Of(nested.Block, facts), SharedProperties.If],
    };

    private string Summary(string documentation, string what) => documentation.Trim().Length > 0 ? Sentence(documentation) : $"{what} of `{owner}`.";

    private static string Remarks(string documentation, bool isDeprecated, string more) => string.Join(
        "\n\n", new[] { documentation.Trim() is var text && text.Length > Sentence(text).Length ? text : "", more, isDeprecated ? "The provider will drop it." : "" }.Where(static t => t.Length > 0));
}

/// <summary>What can be read of a resource: everything but what is only given to the provider.</summary>
/// <param name="block">Its schema.</param>
/// <param name="isEphemeral">Whether it is kept nowhere.</param>
internal sealed class ResourceMembers(BlockSchema block, bool isEphemeral) : KindMembers
{
    /// <inheritdoc/>
    public override IEnumerable<string> Names =>
        block.Attributes.Where(static a => !a.IsWriteOnly).Select(static a => a.Name).Concat(block.Blocks.Select(static b => b.Name)).Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ContextMember? Find(string name) => block.Attribute(name) is { IsWriteOnly: false } attribute
        ? new ContextMember(name, SchemaTypes.Of(name, attribute.Type), attribute.Documentation.Trim() is { Length: > 0 } text ? SchemaProperties.Sentence(text) : Origin(attribute.Use))
        {
            Labels = LabelsOf(attribute.IsSensitive),
        }
        : block.Nested(name) is { } nested
        ? new ContextMember(name, SchemaTypes.Of(nested), "A block as it is in the end.") { Labels = LabelsOf(nested.Block.HoldsSecrets) }
        : null;

    private Labels LabelsOf(bool isSecret) => (isSecret ? Labels.Secret : Labels.None) | (isEphemeral ? Labels.Ephemeral : Labels.None);

    private static string Origin(AttributeUse use) => use switch
    {
        AttributeUse.Computed => "The provider says what it is when the environment is applied.",
        AttributeUse.OptionalComputed => "As it is written, or else as the provider chooses.",
        _ => "As it is written.",
    };
}

/// <summary>The language's types for those of a schema.</summary>
internal static class SchemaTypes
{
    /// <summary>The type of the attribute <paramref name="name"/>.</summary>
    public static FlowType Of(string name, AttributeType type) => type switch
    {
        ScalarAttribute { Form: ScalarForm.String } => FlowType.Text,
        ScalarAttribute { Form: ScalarForm.Number } => FlowType.Number,
        ScalarAttribute { Form: ScalarForm.Bool } => FlowType.Bool,
        CollectionAttribute { Form: CollectionForm.Map, Element: var element } => new MapType(Of(name, element)),
        CollectionAttribute { Element: var element } => new ListType(Of(name, element)),
        ObjectAttribute fields => new RecordType(name, [.. fields.Fields.Select(Field)]),
        _ => FlowType.Any,
    };

    /// <summary>Whether it is a text, or several of them.</summary>
    public static bool IsOfTexts(AttributeType type) =>
        type is ScalarAttribute { Form: ScalarForm.String } or CollectionAttribute { Form: not CollectionForm.Map, Element: ScalarAttribute { Form: ScalarForm.String } };

    /// <summary>The type that blocks are read as.</summary>
    public static FlowType Of(NestedBlock nested)
    {
        var record = OfBlock(nested.Name, nested.Block);
        return nested.Mode switch
        {
            NestingMode.Single or NestingMode.Group => record,
            NestingMode.Map => new MapType(record),
            _ => new ListType(record),
        };
    }

    private static RecordType OfBlock(string name, BlockSchema block) => new(name,
    [
        .. block.Attributes.Where(static a => !a.IsWriteOnly).Select(static a => new RecordField(a.Name, Of(a.Name, a.Type), null, a.Documentation)),
        .. block.Blocks.Select(static b => new RecordField(b.Name, Of(b))),
    ]);

    private static RecordField Field(ObjectField field) =>
        new(field.Name, field.Use == AttributeUse.Required ? Of(field.Name, field.Type) : Of(field.Name, field.Type).OrNone());
}
