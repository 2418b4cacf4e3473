using System.Collections.Immutable;
using System.Text;

namespace Flow.Compiler.Providers;

/// <summary>What an entry of the types is.</summary>
internal enum TypeTag
{
    /// <summary>A scalar: its form follows.</summary>
    Scalar,

    /// <summary>A collection: its form and its element follow.</summary>
    Collection,

    /// <summary>An object: the number of its fields follows, then each field's name, type and use.</summary>
    Object,

    /// <summary>A tuple: the number of its elements follows, then these.</summary>
    Tuple,
}

/// <summary>What holds for an attribute; in its entry the number behind name and type is this times four, plus its <see cref="AttributeUse"/>.</summary>
[Flags]
internal enum AttributeFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><see cref="AttributeSchema.IsSensitive"/>.</summary>
    Sensitive = 1 << 0,

    /// <summary><see cref="AttributeSchema.IsDeprecated"/>.</summary>
    Deprecated = 1 << 1,

    /// <summary><see cref="AttributeSchema.IsWriteOnly"/>.</summary>
    WriteOnly = 1 << 2,

    /// <summary><see cref="AttributeSchema.IsNested"/>.</summary>
    Nested = 1 << 3,

    /// <summary>Documentation follows.</summary>
    Documented = 1 << 4,
}

/// <summary>The shared tables of a schema file while it is made.</summary>
internal sealed class SchemaTables
{
    /// <summary>How many values <see cref="AttributeUse"/> has.</summary>
    public const int UsesOfAttribute = 4;

    private readonly SharedTable texts = new();
    private readonly SharedTable types = new();
    private readonly SharedTable attributes = new();

    // A provider that was read from a schema file shares its blocks already: each is looked at once.
    private readonly Dictionary<BlockSchema, EntryPart> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The blocks.</summary>
    public SharedTable Blocks { get; } = new();

    /// <summary>The tables in the order in which they are written: each points only at those before it.</summary>
    public ImmutableArray<SharedTable> All => [texts, types, attributes, Blocks];

    /// <summary>
    /// A block: whether it is deprecated, its documentation, the number of its attributes and these, the number of its blocks and for each the name, mode,
    /// smallest and greatest number, and the block.
    /// </summary>
    public EntryPart Block(BlockSchema block)
    {
        if (known.TryGetValue(block, out var entry))
        {
            return entry;
        }

        return known[block] = Blocks.Add(
        [
            block.IsDeprecated ? 1 : 0,
            Text(block.Documentation),
            block.Attributes.Length,
            .. block.Attributes.Select(Attribute),
            block.Blocks.Length,
            .. block.Blocks.SelectMany(Nested),
        ]);
    }

    private EntryPart[] Nested(NestedBlock nested) => [Text(nested.Name), (int)nested.Mode, nested.Min, nested.Max, Block(nested.Block)];

    private EntryPart Attribute(AttributeSchema attribute)
    {
        EntryPart[] parts = [Text(attribute.Name), Type(attribute.Type), ((int)FlagsOf(attribute) * UsesOfAttribute) + (int)attribute.Use];
        return attributes.Add(attribute.Documentation.Length > 0 ? [.. parts, Text(attribute.Documentation)] : parts);
    }

    private static AttributeFlags FlagsOf(AttributeSchema attribute) =>
        If(attribute.IsSensitive, AttributeFlags.Sensitive)
        | If(attribute.IsDeprecated, AttributeFlags.Deprecated)
        | If(attribute.IsWriteOnly, AttributeFlags.WriteOnly)
        | If(attribute.IsNested, AttributeFlags.Nested)
        | If(attribute.Documentation.Length > 0, AttributeFlags.Documented);

    private static AttributeFlags If(bool holds, AttributeFlags flag) => holds ? flag : AttributeFlags.None;

    private EntryPart Type(AttributeType type) => type switch
    {
        ScalarAttribute scalar => types.Add([(int)TypeTag.Scalar, (int)scalar.Form]),
        CollectionAttribute collection => types.Add([(int)TypeTag.Collection, (int)collection.Form, Type(collection.Element)]),
        ObjectAttribute fields => types.Add([(int)TypeTag.Object, fields.Fields.Length, .. fields.Fields.SelectMany(Field)]),
        TupleAttribute tuple => types.Add([(int)TypeTag.Tuple, tuple.Elements.Length, .. tuple.Elements.Select(Type)]),
        _ => throw new InvalidOperationException($"{type}"),
    };

    private EntryPart[] Field(ObjectField field) => [Text(field.Name), Type(field.Type), (int)field.Use];

    private EntryPart Text(string text) => texts.Add([Encoding.UTF8.GetByteCount(text)], text);
}
