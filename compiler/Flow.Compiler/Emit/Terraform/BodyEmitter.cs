using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Terraform.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

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
        (ResourceArgument argument, null, { } nested) => Blocks(argument, argument.Value, nested),
        (ResourceArgument argument, _, _) when schema.WriteOnly(argument.Name) is { } hidden && scope.IsEphemeral(argument.Value) => WriteOnly(argument, hidden, schema, written),
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

    // A block that is written as a value: one for each item of a list.
    private IEnumerable<HclItem> Blocks(ResourceArgument argument, Expr value, NestedBlock nested) => value switch
    {
        ListExpr list => list.Items.SelectMany(i => Blocks(argument, i, nested)),
        { Constant: ListValue list } => list.Items.SelectMany(i => Blocks(argument, new ConstantExpr(i, list.Element, value.Location), nested)),
        { Constant: RecordValue record } => [Block(argument, nested, record.Fields.Select(f => (f.Name, (Expr)new ConstantExpr(f.Value, f.Value.Type, value.Location))))],
        RecordExpr record => [Block(argument, nested, record.Fields.Select(static f => (f.Name, f.Value)))],
        _ => [new HclAttribute(argument.Name, expressions.Of(value)).With(argument.Origin)],
    };

    private HclBlock Block(ResourceArgument argument, NestedBlock nested, IEnumerable<(string Name, Expr Value)> fields) => Block(
        new ResourceBlock(nested.Name, new ResourceBody([.. fields.Select(f => new ResourceArgument(f.Name, f.Value, new Origin(f.Value.Location)))]), argument.Origin),
        nested.Block);

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
