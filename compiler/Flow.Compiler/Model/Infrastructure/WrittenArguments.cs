using Flow.Compiler.Providers;

namespace Flow.Compiler.Model;

/// <summary>An argument that is written about a resource, or in a block of it, with what the provider says about it.</summary>
/// <param name="Argument">The argument.</param>
/// <param name="Schema">What the provider says.</param>
/// <param name="Block">What the provider says about the block that it stands in.</param>
/// <param name="Path">The blocks that it stands in and its own name: <c>auth_credentials.password</c>.</param>
public readonly record struct WrittenArgument(ResourceArgument Argument, AttributeSchema Schema, BlockSchema Block, string Path)
{
    /// <summary>Whether the value can be given to the provider without being kept in the state: the argument is such a one, or has one beside it.</summary>
    public bool CanBeWriteOnly => Schema.IsWriteOnly || Block.WriteOnly(Argument.Name) is not null;
}

/// <summary>Finds what is written in a body, by the provider's schema.</summary>
public static class WrittenArguments
{
    /// <summary>The arguments of <paramref name="resource"/> and of its blocks.</summary>
    public static IEnumerable<WrittenArgument> Of(Resource resource, ProviderSet providers) =>
        providers.Find(resource.Mode, resource.Type) is { } schema ? Of(resource.Body, schema.Block) : [];

    /// <summary>The arguments of <paramref name="body"/> and of the blocks in it.</summary>
    public static IEnumerable<WrittenArgument> Of(ResourceBody body, BlockSchema schema) => Of(body, schema, "");

    private static IEnumerable<WrittenArgument> Of(ResourceBody body, BlockSchema schema, string within) => body.Items.SelectMany(item => item switch
    {
        ResourceArgument argument when schema.Attribute(argument.Name) is { } attribute => [new WrittenArgument(argument, attribute, schema, $"{within}{argument.Name}")],
        ResourceBlock block when schema.Nested(block.Name) is { } nested => Of(block.Body, nested.Block, $"{within}{block.Name}."),
        ResourceBlock block when schema.Attribute(block.Name)?.Type is CollectionAttribute { Element: ObjectAttribute fields } => Of(block.Body, BlockSchema.Of(fields), $"{within}{block.Name}."),
        _ => Enumerable.Empty<WrittenArgument>(),
    });
}
