using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>What the providers say about their resources.</summary>
/// <param name="providers">The providers of the project.</param>
internal sealed class ResourceSchemas(ProviderSet providers)
{
    /// <summary>The provider named <paramref name="name"/>, or null.</summary>
    public ProviderSchema? Provider(string name) => providers.Find(name);

    /// <summary>The provider that Terraform takes for a type where nothing is said: its first word.</summary>
    public static string DefaultProviderOf(string type) => type.Split('_', 2)[0];

    /// <summary>The provider of a type: the one that it is called after, or else another that has it, as <c>google-beta</c> has those of <c>google</c>.</summary>
    public string ProviderOf(ResourceMode mode, string type) =>
        DefaultProviderOf(type) is var first && Provider(first) is not null ? first : providers.Of(mode, type)?.Name ?? first;

    /// <summary>What may be written in, and read of, a resource; nothing where the type is unknown.</summary>
    public BlockSchema Of(ResourceMode mode, string type) =>
        providers.Find(mode, type)?.Block ?? BlockSchema.Empty;

    /// <summary>The type of a value that is read of a resource, where the provider says it; else null.</summary>
    public AttributeType? TypeOf(Expr value) => value switch
    {
        MemberExpr { Target: var target, Member: var name } when SourceOf(target) is { } source => MemberOf(Of(source.Mode, source.Type), name),
        MemberExpr { Target: var target, Member: var name } => (TypeOf(target) as ObjectAttribute)?.Field(name)?.Type,
        IndexExpr { Target: var target } => (TypeOf(target) as CollectionAttribute)?.Element,
        _ => null,
    };

    /// <summary>Whether the value is a set, which has no order.</summary>
    public bool IsSet(Expr value) => TypeOf(value) is CollectionAttribute { Form: CollectionForm.Set };

    // A resource, or one copy of it.
    private static ResourceSource? SourceOf(Expr value) => value switch
    {
        ReadExpr { Source: ResourceSource source } => source,
        IndexExpr { Target: ReadExpr { Source: ResourceSource source } } => source,
        _ => null,
    };

    private static AttributeType? MemberOf(BlockSchema block, string name) =>
        block.Attribute(name)?.Type ?? (block.Nested(name) is { } nested ? TypeOf(nested) : null);

    private static AttributeType TypeOf(NestedBlock nested)
    {
        var fields = nested.Block.Attributes.Select(static a => new ObjectField(a.Name, a.Type, a.Use))
            .Concat(nested.Block.Blocks.Select(static b => new ObjectField(b.Name, TypeOf(b), AttributeUse.Optional)));
        var one = new ObjectAttribute([.. fields.OrderBy(static f => f.Name, StringComparer.Ordinal)]);
        return nested.Mode switch
        {
            NestingMode.Single or NestingMode.Group => one,
            NestingMode.Set => new CollectionAttribute(CollectionForm.Set, one),
            NestingMode.Map => new CollectionAttribute(CollectionForm.Map, one),
            _ => new CollectionAttribute(CollectionForm.List, one),
        };
    }
}
