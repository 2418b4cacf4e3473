using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Blocks that are written as a value: one for each item of a list.</summary>
internal static class WrittenBlocks
{
    /// <summary>The blocks; null where the value is none that can be written as blocks.</summary>
    public static IEnumerable<ResourceBlock>? Of(ResourceArgument argument, NestedBlock nested) => Of(argument, argument.Value, nested);

    private static IEnumerable<ResourceBlock>? Of(ResourceArgument argument, Expr value, NestedBlock nested) => value switch
    {
        ListExpr list => All(list.Items.Select(i => Of(argument, i, nested))),
        { Constant: ListValue list } => All(list.Items.Select(i => Of(argument, new ConstantExpr(i, list.Element, value.Location), nested))),
        { Constant: RecordValue record } => [Block(argument, nested, record.Fields.Select(f => (f.Name, (Expr)new ConstantExpr(f.Value, f.Value.Type, value.Location))))],
        RecordExpr record => [Block(argument, nested, record.Fields.Select(static f => (f.Name, f.Value)))],
        _ => null,
    };

    private static ImmutableArray<ResourceBlock>? All(IEnumerable<IEnumerable<ResourceBlock>?> items) =>
        items.ToList() is var all && all.Contains(null) ? null : [.. all.SelectMany(static i => i!)];

    private static ResourceBlock Block(ResourceArgument argument, NestedBlock nested, IEnumerable<(string Name, Expr Value)> fields) =>
        new(nested.Name, new ResourceBody([.. fields.Select(f => new ResourceArgument(f.Name, f.Value, new Origin(f.Value.Location)))]), argument.Origin);
}
