using System.Collections.Immutable;

namespace Flow.Compiler.Providers;

/// <summary>Whether an attribute must be written, may be, or is only read.</summary>
public enum AttributeUse
{
    /// <summary>It must be written.</summary>
    Required,

    /// <summary>It may be written; else it is empty.</summary>
    Optional,

    /// <summary>It may be written; else the provider chooses, and it can be read.</summary>
    OptionalComputed,

    /// <summary>It can only be read.</summary>
    Computed,
}

/// <summary>How the blocks of one name are kept.</summary>
public enum NestingMode
{
    /// <summary>There is at most one.</summary>
    Single,

    /// <summary>In written order.</summary>
    List,

    /// <summary>Without order.</summary>
    Set,

    /// <summary>By a label each.</summary>
    Map,

    /// <summary>There is always one; where it is not written it holds its defaults.</summary>
    Group,
}

/// <summary>What may be written in a block, and what can be read from it.</summary>
/// <param name="Attributes">Sorted by name.</param>
/// <param name="Blocks">The blocks in it, sorted by name.</param>
public sealed record BlockSchema(ImmutableArray<AttributeSchema> Attributes, ImmutableArray<NestedBlock> Blocks)
{
    /// <summary>A block in which nothing may be written.</summary>
    public static readonly BlockSchema Empty = new([], []);

    /// <summary>What it is, as the provider says; often empty.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>Whether the provider will drop it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether it, or a block in it, has something that is hidden in what Terraform prints.</summary>
    public bool HoldsSecrets => Attributes.Any(static a => a.IsSensitive) || Blocks.Any(static b => b.Block.HoldsSecrets);

    /// <summary>The block that a value of these fields can be written as.</summary>
    public static BlockSchema Of(ObjectAttribute type) =>
        new([.. type.Fields.Select(static f => new AttributeSchema(f.Name, f.Type, f.Use)).OrderBy(static f => f.Name, StringComparer.Ordinal)], []);

    /// <summary>The attribute named <paramref name="name"/>, or null.</summary>
    public AttributeSchema? Attribute(string name) => Sorted.Find(Attributes, name, static a => a.Name);

    /// <summary>The argument beside <paramref name="name"/> that takes the same value and keeps it nowhere, <c>password_wo</c> for <c>password</c>; null where there is none.</summary>
    public AttributeSchema? WriteOnly(string name) => Attribute($"{name}_wo") is { IsWriteOnly: true } attribute ? attribute : null;

    /// <summary>The block named <paramref name="name"/>, or null.</summary>
    public NestedBlock? Nested(string name) => Sorted.Find(Blocks, name, static b => b.Name);
}

/// <summary>A named value of a block.</summary>
/// <param name="Name">Its name, as the provider spells it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Use">Whether it must or may be written.</param>
public sealed record AttributeSchema(string Name, AttributeType Type, AttributeUse Use)
{
    /// <summary>Whether its value is hidden in what Terraform prints.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Whether the provider will drop it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether it is given to the provider and kept nowhere, so that it cannot be read.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>Whether the provider describes its fields one by one, as attributes in an attribute. Such a value is never written as blocks.</summary>
    public bool IsNested { get; init; }

    /// <summary>What it is, as the provider says; often empty.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>Whether it may be written at all.</summary>
    public bool IsWritable => Use != AttributeUse.Computed;

    /// <summary>
    /// Whether Terraform also takes it as blocks of its name: a list or a set of objects ("attributes as blocks" in Terraform's documentation). In a block
    /// the fields may be left out, in a value none may.
    /// </summary>
    public bool AcceptsBlocks => IsWritable && !IsNested && Type is CollectionAttribute { Form: CollectionForm.List or CollectionForm.Set, Element: ObjectAttribute };
}

/// <summary>Blocks of one name in a block.</summary>
/// <param name="Name">The name.</param>
/// <param name="Mode">How they are kept.</param>
/// <param name="Min">How many there must be.</param>
/// <param name="Max">How many there may be; 0 for any number.</param>
/// <param name="Block">What may be written in each.</param>
public sealed record NestedBlock(string Name, NestingMode Mode, int Min, int Max, BlockSchema Block)
{
    /// <summary>Whether there must be one.</summary>
    public bool IsRequired => Min > 0;

    /// <summary>Whether there may be more than one.</summary>
    public bool Repeats => Mode is NestingMode.List or NestingMode.Set or NestingMode.Map && Max != 1;
}

/// <summary>Looking up in sorted lists.</summary>
internal static class Sorted
{
    /// <summary>The item named <paramref name="name"/> in a list that is sorted by name, or null.</summary>
    public static T? Find<T>(ImmutableArray<T> items, string name, Func<T, string> nameOf)
        where T : class
    {
        var (low, high) = (0, items.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (string.CompareOrdinal(nameOf(items[middle]), name))
            {
                case 0: return items[middle];
                case < 0: low = middle + 1; break;
                default: high = middle - 1; break;
            }
        }

        return null;
    }
}
