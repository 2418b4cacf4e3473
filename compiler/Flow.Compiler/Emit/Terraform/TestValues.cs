using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Something that only Terraform learns: a variable, or what a provider says about one resource.</summary>
/// <param name="Resource">The resource; null for a variable.</param>
/// <param name="Name">The variable, or the attribute.</param>
internal sealed record UnknownValue(ResourceReference? Resource, string Name);

/// <summary>
/// Finds values with which all that an environment requires holds, so that a test without a cloud can plan it. They are looked for among what the conditions themselves
/// compare with, and what lies next to it.
/// </summary>
/// <param name="scope">The module.</param>
internal sealed class TestValues(ModuleScope scope)
{
    private const int MostTries = 20_000;
    private const int Deepest = 16;

    private readonly Dictionary<UnknownValue, Value> given = [];
    private readonly ILookup<ResourceReference, Resource> resources = scope.Environment.Resources.ToLookup(static r => r.Reference);
    private int tries;

    /// <summary>The values; null where none were found.</summary>
    public IReadOnlyDictionary<UnknownValue, Value>? Find() => Find(scope.Environment.Requirements);

    /// <summary>The first requirement that does not hold with any values that were tried and with which those before it hold, where none were found.</summary>
    public Requirement Unmet() => scope.Environment.Requirements.Where((_, n) => Find(scope.Environment.Requirements[..(n + 1)]) is null).First();

    private Dictionary<UnknownValue, Value>? Find(ImmutableArray<Requirement> requirements)
    {
        given.Clear();
        tries = 0;
        var conditions = requirements.Select(r => (r.Condition, Needs: Unknown(r.Condition, 0).Select(static u => u.Value).ToHashSet())).ToList();
        var open = requirements.SelectMany(r => Unknown(r.Condition, 0)).DistinctBy(static u => u.Value).ToList();
        var constants = requirements.SelectMany(static r => ExprTree.WithChildren(r.Condition)).Select(static e => e.Constant).OfType<Value>().SelectMany(Leaves).Distinct().ToList();
        return Assign(0) ? given : null;

        bool Assign(int index)
        {
            if (index == open.Count)
            {
                return conditions.TrueForAll(c => c.Needs.Count > 0 || Holds(c.Condition));
            }

            var (value, type) = open[index];
            foreach (var candidate in Candidates(value, type, constants).Distinct())
            {
                given[value] = candidate;
                if (tries++ < MostTries && conditions.Where(c => c.Needs.Contains(value) && c.Needs.IsSubsetOf(given.Keys)).All(c => Holds(c.Condition)) && Assign(index + 1))
                {
                    return true;
                }
            }

            given.Remove(value);
            return false;
        }
    }

    private bool Holds(Expr condition) => new Evaluator(s => Read(s, 0)).Evaluate(condition) is BoolValue { Truth: true };

    private Value? Read(ValueSource source, int depth) => source switch
    {
        ParameterSource parameter => given.GetValueOrDefault(new UnknownValue(null, parameter.Name)),
        _ when depth > Deepest => null,
        ResourceSource one when Find(one.Mode, one.Type, one.Name) is { } resource => resource.Each is null
            ? Record(resource, null, depth)
            : new RecordValue(FlowType.Any, [.. resource.Each.Copies.Select(c => new FieldValue(c.Key, Record(resource, c, depth)))]),
        AllResourcesSource all when Find(all.Mode, all.Type, all.Name) is { Each: { } each } resource =>
            new ListValue(FlowType.Any, [.. each.Copies.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(c => Record(resource, c, depth))]),
        _ => null,
    };

    /// <summary>What is known of a resource, or of one copy of it.</summary>
    private RecordValue Record(Resource resource, ResourceCopy? copy, int depth)
    {
        var inside = new Evaluator(s => s is VariableSource { Name: var name } && copy is not null && name == resource.Each?.Variable ? new Evaluator(e => Read(e, depth + 1)).Evaluate(copy.Element) : Read(s, depth + 1));
        return new RecordValue(FlowType.Any,
        [
            .. given.Where(g => g.Key.Resource == resource.Reference).Select(static g => new FieldValue(g.Key.Name, g.Value)),
            .. resource.Body.Items.OfType<ResourceArgument>().Select(a => (a.Name, Value: inside.Evaluate(a.Value))).Where(static a => a.Value is not null).Select(static a => new FieldValue(a.Name, a.Value!)),
        ]);
    }

    private Resource? Find(ResourceMode mode, string type, string name) => resources[new ResourceReference(mode, type, name)].FirstOrDefault();

    /// <summary>What is not known of <paramref name="value"/>. What the sources set is as it is set.</summary>
    private IEnumerable<(UnknownValue Value, FlowType Type)> Unknown(Expr value, int depth) => value switch
    {
        _ when depth > Deepest => [],
        ReadExpr { Source: ParameterSource parameter } => [(new UnknownValue(null, parameter.Name), value.Type)],
        MemberExpr { Target: ReadExpr { Source: ResourceSource one }, Member: var name } when Find(one.Mode, one.Type, one.Name) is { } resource => Unknown(resource, name, value.Type, depth),
        MemberExpr { Target: IndexExpr { Target: ReadExpr { Source: ResourceSource one } }, Member: var name } when Find(one.Mode, one.Type, one.Name) is { } resource => Unknown(resource, name, value.Type, depth),
        MemberExpr { Target: ReadExpr { Source: AllResourcesSource all }, Member: var name } when Find(all.Mode, all.Type, all.Name) is { } resource =>
            Unknown(resource, name, (value.Type as ListType)?.Element ?? FlowType.Any, depth), // all copies say the same
        _ => ExprTree.Children(value).SelectMany(c => Unknown(c, depth + 1)),
    };

    private IEnumerable<(UnknownValue Value, FlowType Type)> Unknown(Resource resource, string name, FlowType type, int depth) =>
        resource.Body.Items.OfType<ResourceArgument>().FirstOrDefault(a => a.Name == name) is { } written ? Unknown(written.Value, depth + 1) : [(new UnknownValue(resource.Reference, name), type)];

    private IEnumerable<Value> Candidates(UnknownValue value, FlowType type, List<Value> constants)
    {
        var usual = value.Resource is null && scope.Environment.Parameters.FirstOrDefault(p => p.Name == value.Name) is { } parameter ? parameter.Default ?? VariableEmitter.Sample(parameter.Type) : null;
        return [.. usual is null ? Array.Empty<Value>() : [usual], .. Candidates(type.Required, constants)];
    }

    private static IEnumerable<Value> Candidates(FlowType type, List<Value> constants) => type switch
    {
        EnumType words => words.Members.Select(static m => (Value)Value.Of(m)),
        TextType => constants.OfType<TextValue>().Select(static t => t.Text).SelectMany(static t => new[] { t, $"{t}-given", $"given-{t}", $"given-{t}-given" }).Prepend("given").Select(static t => (Value)Value.Of(t)),
        IntType or NumberType => constants.OfType<NumberValue>().SelectMany(static n => new[] { n.Number, n.Number + 1, n.Number - 1 }).Append(1).Select(static n => (Value)Value.Of(n)),
        BoolType => [Value.Of(true), Value.Of(false)],
        ListType list => Lists(list.Element, [.. Candidates(list.Element.Required, constants)]),
        AnyType => [.. Candidates(FlowType.Text, constants), .. Candidates(FlowType.Number, constants), Value.Of(true), Value.Of(false)],
        _ => [],
    };

    private static IEnumerable<Value> Lists(FlowType element, ImmutableArray<Value> items) =>
        [new ListValue(element, []), .. items.Select(i => new ListValue(element, [i])), new ListValue(element, items), .. items.Take(1).SelectMany(i => new[] { 2, 3, 4 }.Select(n => new ListValue(element, [.. Enumerable.Repeat(i, n)])))];

    private static IEnumerable<Value> Leaves(Value value) => value is ListValue list ? list.Items.SelectMany(Leaves) : [value];
}
