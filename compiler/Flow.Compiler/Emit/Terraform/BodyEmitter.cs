using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Terraform.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Writes what stands in a resource or a block of it, in written order. The provider's schema decides what is an argument and what a block.</summary>
/// <param name="expressions">Lowers values.</param>
/// <param name="scope">The module.</param>
internal sealed class BodyEmitter(TerraformExpression expressions, ModuleScope scope)
{
    /// <summary>The items of <paramref name="body"/>.</summary>
    public ImmutableArray<HclItem> Items(ResourceBody body, BlockSchema schema)
    {
        var written = body.Items.Select(static i => i.Name).ToHashSet(StringComparer.Ordinal);
        return [.. body.Items.GroupBy(i => IsOneValue(i, schema) ? i.Name : (object)i).SelectMany(g => Item([.. g], schema, written))];
    }

    // Blocks of an attribute that Terraform takes only as a value are one value together.
    private static bool IsOneValue(ResourceItem item, BlockSchema schema) =>
        item is ResourceBlock && schema.Attribute(item.Name) is { AcceptsBlocks: false };

    private IEnumerable<HclItem> Item(ImmutableArray<ResourceItem> items, BlockSchema schema, HashSet<string> written) => (items[0], schema.Attribute(items[0].Name), schema.Nested(items[0].Name)) switch
    {
        (ResourceBlock first, { AcceptsBlocks: false } attribute, _) => [new HclAttribute(first.Name, Value(items.Cast<ResourceBlock>(), attribute.Type)).With(first.Origin)],
        (ResourceBlock block, { Type: CollectionAttribute { Element: ObjectAttribute element } }, _) => [Block(block, BlockSchema.Of(element))],
        (ResourceBlock block, _, var nested) => [Block(block, nested?.Block ?? BlockSchema.Empty)],
        (ResourceArgument argument, null, { } nested) => Blocks(argument, nested),
        (ResourceArgument argument, _, _) when schema.WriteOnly(argument.Name) is { } hidden && scope.IsWrittenOnly(argument.Value) => WriteOnly(argument, hidden, schema, written),
        (ResourceArgument argument, { IsWriteOnly: true } own, _) => WriteOnly(argument, own, schema, written),
        (ResourceArgument argument, var attribute, _) => [new HclAttribute(argument.Name, expressions.OfArgument(argument.Value, attribute?.Type)).With(argument.Origin)],
        _ => [],
    };

    // The provider takes another value only with another version of it.
    private IEnumerable<HclItem> WriteOnly(ResourceArgument argument, AttributeSchema hidden, BlockSchema schema, HashSet<string> written) =>
    [
        new HclAttribute(hidden.Name, expressions.OfArgument(argument.Value, hidden.Type)).With(argument.Origin),
        .. schema.Attribute($"{hidden.Name}_version") is { } version && !written.Contains(version.Name) ? [new HclAttribute(version.Name, 1)] : Array.Empty<HclItem>(),
    ];

    private HclBlock Block(ResourceBlock block, BlockSchema schema) => new HclBlock(block.Name, block.Label is { } label ? [label] : [], Items(block.Body, schema)).With(block.Origin);

    private IEnumerable<HclItem> Blocks(ResourceArgument argument, NestedBlock nested) => WrittenBlocks.Of(argument, nested) is { } blocks
        ? blocks.Select(b => Block(b, nested.Block))
        : [new HclAttribute(argument.Name, expressions.Of(argument.Value)).With(argument.Origin)];

    private HclExpression Value(IEnumerable<ResourceBlock> blocks, AttributeType type) => type switch
    {
        CollectionAttribute { Element: var element } => HclList.Of(blocks.Select(b => Object(b.Body, element))),
        _ => Object(blocks.First().Body, type),
    };

    private HclObject Object(ResourceBody body, AttributeType type)
    {
        var fields = body.Items.GroupBy(static i => i.Name, StringComparer.Ordinal).Select(g => new HclEntry(g.Key, Field([.. g], TerraformLiteral.FieldType(type, g.Key)))
        {
            Origin = g.First().Origin.Location,
            Comments = [.. SourceRemarks.Above(g.First().Origin)],
            TrailingComment = SourceRemarks.Behind(g.First().Origin),
        }).ToImmutableArray();
        return new HclObject([.. fields, .. TerraformLiteral.Missing(type, fields.Select(static f => ((HclText)f.Key).Text))]);
    }

    private HclExpression Field(ImmutableArray<ResourceItem> items, AttributeType? type) => items[0] is ResourceArgument argument
        ? expressions.OfArgument(argument.Value, type)
        : Value(items.Cast<ResourceBlock>(), type ?? AttributeType.Dynamic);
}
