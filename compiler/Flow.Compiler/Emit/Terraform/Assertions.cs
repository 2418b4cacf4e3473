using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Terraform.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Writes for each resource one assertion of all that the model promises about it, so that a change of the model changes the test in one place.</summary>
/// <param name="scope">The module.</param>
internal sealed class Assertions(ModuleScope scope)
{
    private static readonly HclVariable Copy = new("copy");
    private static readonly HclVariable Key = new("key");
    private static readonly HclVariable Block = new("block");

    private readonly TerraformExpression expressions = new(scope);
    private readonly Promises promises = new(scope);

    /// <summary>The assertion; null where nothing is promised.</summary>
    public HclBlock? Of(Resource resource)
    {
        var address = TerraformExpression.Address(resource.Mode, resource.Type, resource.Name);
        var all = promises.Of(resource);
        ImmutableArray<HclExpression> conditions = resource.Each is { } each ? [.. Keys(resource, each, address), .. Copies(each, all, address)] : [.. all.Select(p => Condition(p, address, expressions))];
        return conditions.IsEmpty
            ? null
            : HclBlock.Of("assert", ("condition", All(conditions)), ("error_message", $"{resource.Reference.Mode.Prefix()}{resource.Type}.{resource.Name} is not what the model says.")) with { Origin = resource.Origin.Location };
    }

    private static HclExpression All(ImmutableArray<HclExpression> conditions) => conditions is [var only] ? only : HclCall.Of("alltrue", HclList.Of(conditions));

    private static HclExpression Condition(Promise promise, HclExpression target, TerraformExpression values) => promise switch
    {
        ValuePromise value => new HclBinary(value.Read(target), "==", Expected(values.Of(value.Value, value.Type), value.Type)),
        CountPromise count => new HclBinary(HclCall.Of("length", count.Read(target)), "==", count.Count),
        MemberPromise member => HclCall.Of("anytrue", new HclLoop(null, "block", member.Read(target), Member(member, values))),
        _ => throw new InvalidOperationException($"{promise}"),
    };

    // Other blocks of the set may not have the blocks in it, which is no error.
    private static HclExpression Member(MemberPromise member, TerraformExpression values)
    {
        var all = All([.. member.Block.Select(p => Condition(p, Block, values))]);
        return member.Block.All(static p => p.Read(Block) is HclMember { Target: HclVariable }) ? all : HclCall.Of("try", all, false);
    }

    private static HclExpression Expected(HclExpression value, AttributeType type) => type switch
    {
        CollectionAttribute { Form: CollectionForm.Set } => HclCall.Of("toset", value),
        CollectionAttribute => HclCall.Of("tolist", value),
        _ => value,
    };

    private static IEnumerable<HclExpression> Keys(Resource resource, ResourceLoop each, HclExpression address) => resource.Mode == ResourceMode.Managed
        ? [new HclBinary(HclCall.Of("sort", HclCall.Of("keys", address)), "==", HclCall.Of("sort", HclCall.Of("tolist", HclList.Of(each.Copies.Select(static c => (HclExpression)c.Key)))))]
        : [];

    private IEnumerable<HclExpression> Copies(ResourceLoop each, ImmutableArray<Promise> all, HclExpression address) => each.Copies.IsEmpty ? [] : all.SelectMany(p => OfCopies(p, each, address));

    private IEnumerable<HclExpression> OfCopies(Promise promise, ResourceLoop each, HclExpression address)
    {
        if (IsSaidOnce(promise, each))
        {
            var condition = Condition(promise, Copy, CopyMaps.AreTexts(each) ? expressions.With(each.Variable, Key) : expressions);
            return [HclCall.Of("alltrue", new HclLoop(Reads(promise).Any() ? "key" : null, "copy", address, condition))];
        }

        return promise is ValuePromise value ? OfEach(value, each, address) : [];
    }

    // What the elements of a list have stands at each key.
    private IEnumerable<HclExpression> OfEach(ValuePromise promise, ResourceLoop each, HclExpression address)
    {
        var expected = each.Copies.Select(c => (c.Key, Value: ForCopy(promise, each, c))).Where(static c => c.Value is not null).ToList();
        return expected.Count == each.Copies.Length
            ? [new HclBinary(new HclLoop("key", "copy", address, promise.Read(Copy)) { ResultKey = Key }, "==", HclObject.Of(expected))]
            : expected.Select(c => new HclBinary(promise.Read(new HclIndex(address, c.Key)), "==", c.Value!));
    }

    private HclExpression? ForCopy(ValuePromise promise, ResourceLoop each, ResourceCopy copy)
    {
        var inner = new Evaluator(static _ => null);
        var field = Field(promise.Value, each, copy);
        var known = new Evaluator(s => s is VariableSource { Name: var name } && name == each.Variable ? inner.Evaluate(copy.Element) : null).Evaluate(promise.Value) ?? field?.Constant;
        return (known, promise.Type, field) switch
        {
            (TextValue or EnumValue or NumberValue or BoolValue, ScalarAttribute, _) => TerraformLiteral.Of(known, promise.Type, promise.Value.Location, scope.Diagnostics),
            (null, ScalarAttribute, MemberExpr read) when Promises.IsKnown(read) && !ExprTree.Reads(read).Any(static r => r.Source is VariableSource) => expressions.Of(read),
            _ => null,
        };
    }

    // What the copy's element says where the value is nothing but one of its fields.
    private static Expr? Field(Expr value, ResourceLoop each, ResourceCopy copy) =>
        each.FieldOf(value) is { } name && copy.Element is RecordExpr record ? record.Fields.FirstOrDefault(f => f.Name == name)?.Value : null;

    // The same words say it of every copy: they are of none, or the element is its key.
    private static bool IsSaidOnce(Promise promise, ResourceLoop each) => CopyMaps.AreTexts(each) || !Reads(promise).Any();

    private static IEnumerable<VariableSource> Reads(Promise promise) => promise switch
    {
        ValuePromise value => ExprTree.Reads(value.Value).Select(static r => r.Source).OfType<VariableSource>(),
        MemberPromise member => member.Block.SelectMany(Reads),
        _ => [],
    };
}
