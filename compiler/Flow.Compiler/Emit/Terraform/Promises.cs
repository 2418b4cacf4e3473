using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Something that holds for a resource, told from the resource or one copy of it.</summary>
internal abstract record Promise;

/// <summary>An argument has a value.</summary>
/// <param name="Read">Reads it of the resource.</param>
/// <param name="Value">What the model says.</param>
/// <param name="Type">Its type at the provider.</param>
internal sealed record ValuePromise(Func<HclExpression, HclExpression> Read, Expr Value, AttributeType Type) : Promise;

/// <summary>There are so many blocks of one name.</summary>
/// <param name="Read">Reads the blocks of the resource.</param>
/// <param name="Count">How many.</param>
internal sealed record CountPromise(Func<HclExpression, HclExpression> Read, int Count) : Promise;

/// <summary>One of several blocks without order is such.</summary>
/// <param name="Read">Reads the blocks of the resource.</param>
/// <param name="Block">What holds for that block, told from it.</param>
internal sealed record MemberPromise(Func<HclExpression, HclExpression> Read, ImmutableArray<ValuePromise> Block) : Promise;

/// <summary>
/// What the model says about a resource as far as a plan without a cloud knows it: known texts, numbers and truth values, lists of these, and links to other resources, those in blocks included.
/// </summary>
/// <param name="scope">The module.</param>
internal sealed class Promises(ModuleScope scope)
{
    private const string Policy = "aws_iam_policy_document";

    /// <summary>All that is promised of <paramref name="resource"/>; of what is looked up that is only what a policy allows.</summary>
    public ImmutableArray<Promise> Of(Resource resource) => resource is { Mode: ResourceMode.Managed } or { Mode: ResourceMode.Data, Type: Policy }
        ? [.. In(resource.Body, scope.Schemas.Of(resource.Mode, resource.Type), static r => r, resource.Each)]
        : [];

    /// <summary>Whether a plan knows <paramref name="value"/>, and it reads well. What is looked up for something that is not made yet is not known.</summary>
    public static bool IsKnown(Expr value) => value switch
    {
        { IsSecret: true } or { IsEphemeral: true } => false,
        ConstantExpr { Value: TextValue or EnumValue or NumberValue or BoolValue } => true,
        ConstantExpr { Value: ListValue list } => list.Items.All(static i => i is TextValue or EnumValue or NumberValue or BoolValue),
        MemberExpr => !ExprTree.Reads(value).Any(static r => r.Source is ResourceSource { Mode: not ResourceMode.Managed } or AllResourcesSource { Mode: not ResourceMode.Managed }),
        InterpolationExpr text => text.Parts.All(static p => p is not ListExpr && IsKnown(p)),
        ListExpr list => list.Items.All(static i => i is not ListExpr && IsKnown(i)),
        ReadExpr { Source: VariableSource } => true,
        _ => false,
    };

    private IEnumerable<Promise> In(ResourceBody body, BlockSchema schema, Func<HclExpression, HclExpression> read, ResourceLoop? each)
    {
        foreach (var same in body.Items.GroupBy(static i => i.Name, StringComparer.Ordinal))
        {
            Func<HclExpression, HclExpression> there = r => new HclMember(read(r), same.Key);
            var found = (Blocks(same, schema), schema.Attribute(same.Key), schema.Nested(same.Key)) switch
            {
                ({ } blocks, _, { } nested) => Of(blocks, nested, there, each),
                ({ } blocks, { Type: CollectionAttribute { Form: not CollectionForm.Map, Element: ObjectAttribute element } list }, _) => Of(blocks, BlockSchema.Of(element), list.Form == CollectionForm.Set, false, there, each),
                ({ } blocks, { Type: ObjectAttribute one }, _) => In(blocks[0].Body, BlockSchema.Of(one), there, each),
                (null, { IsWriteOnly: false, IsSensitive: false } attribute, _) when same.Single() is ResourceArgument argument && IsCompared(argument.Value, attribute.Type, each) => [new ValuePromise(there, argument.Value, attribute.Type)],
                _ => [],
            };
            foreach (var promise in found)
            {
                yield return promise;
            }
        }
    }

    private static ImmutableArray<ResourceBlock>? Blocks(IEnumerable<ResourceItem> items, BlockSchema schema) => items.ToList() switch
    {
        [ResourceArgument argument] => schema.Nested(argument.Name) is { } nested ? WrittenBlocks.Of(argument, nested)?.ToImmutableArray() : null,
        var blocks => [.. blocks.Cast<ResourceBlock>()],
    };

    private IEnumerable<Promise> Of(ImmutableArray<ResourceBlock> blocks, NestedBlock nested, Func<HclExpression, HclExpression> there, ResourceLoop? each) => nested.Mode switch
    {
        NestingMode.Single or NestingMode.Group => blocks.SelectMany(b => In(b.Body, nested.Block, there, each)),
        NestingMode.Map => blocks.SelectMany(b => In(b.Body, nested.Block, r => new HclIndex(there(r), b.Label ?? ""), each)),
        _ => Of(blocks, nested.Block, nested.Mode == NestingMode.Set, nested.Max == 1, there, each),
    };

    // The only one of a set is found without its place, which it has not; `one` fails where there are more of them.
    private IEnumerable<Promise> Of(ImmutableArray<ResourceBlock> blocks, BlockSchema schema, bool isSet, bool isAlone, Func<HclExpression, HclExpression> there, ResourceLoop? each) => blocks switch
    {
        [] => [],
        [var only] => In(only.Body, schema, isAlone && !isSet ? r => new HclIndex(there(r), 0) : r => HclCall.Of("one", there(r)), each),
        _ when isSet && schema.HoldsSecrets => [new CountPromise(there, blocks.Length)],
        _ when isSet => blocks.Select(Promise (b) => Member(b, schema, there, each)).Prepend(new CountPromise(there, blocks.Length)),
        _ => blocks.SelectMany((b, n) => In(b.Body, schema, r => new HclIndex(there(r), n), each)).Prepend(new CountPromise(there, blocks.Length)),
    };

    private MemberPromise Member(ResourceBlock block, BlockSchema schema, Func<HclExpression, HclExpression> there, ResourceLoop? each) =>
        new(there, [.. In(block.Body, schema, static b => b, each).OfType<ValuePromise>()]);

    private bool IsCompared(Expr value, AttributeType type, ResourceLoop? each) => IsKnown(value) && !scope.IsWrittenOnly(value) && each?.IsNone(value) != true && type switch
    {
        ScalarAttribute { Form: not ScalarForm.Dynamic } => value is not (ListExpr or ConstantExpr { Value: ListValue }) && scope.Schemas.TypeOf(value) is null or ScalarAttribute && IsOfForm(value, type),
        CollectionAttribute { Form: not CollectionForm.Map, Element: ScalarAttribute { Form: not ScalarForm.Dynamic } element } => value switch
        {
            ListExpr list => list.Items.Length > 0 && list.Items.All(i => IsOfForm(i, element)),
            ConstantExpr { Value: ListValue { Items: not [] } } => true,
            _ => false,
        },
        _ => false,
    };

    // Terraform finds a text and a number different, whatever they say.
    private bool IsOfForm(Expr value, AttributeType type) => scope.Schemas.TypeOf(value) is not { } read || read == type;
}
