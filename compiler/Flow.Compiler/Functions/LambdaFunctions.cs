using System.Collections.Immutable;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions of lists that take <c>x =&gt; value</c>.</summary>
internal static class LambdaFunctions
{
    public static ImmutableArray<string> Names =>
    [
        "map", "flat-map", "filter", "count", "any", "all", "find", "sort-by", "distinct-by", "group-by",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "map" => Map,
        "flat-map" => FlatMap,
        "filter" => Filter,
        "count" => Count,
        "any" => AnyOf,
        "all" => AllOf,
        "find" => Search,
        "sort-by" => SortBy,
        "distinct-by" => DistinctBy,
        "group-by" => GroupBy,
        _ => null,
    };

    private static BuiltinFunction Map => field ??= new("map", [List("list"), Lambda("change", FlowType.Any)], ValueTypes.AnyList,
        "The list of what the function gives for each item.", """map(["a", "b"], x => upper(x))""", """["A", "B"]""")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => new ListType(ResultOfLambda(types)),
        Evaluate = static (a, _) => WithResults(a, static (_, results) => ListOf(results)),
    };

    private static BuiltinFunction FlatMap => field ??= new("flat-map", [List("list"), Lambda("change", ValueTypes.AnyList)], ValueTypes.AnyList,
        "The items of all lists that the function gives, in one.", """flat-map(["a b", "c"], x => split(x, " "))""", """["a", "b", "c"]""")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => new ListType(ValueTypes.ElementOf(ResultOfLambda(types))),
        Evaluate = static (a, _) => WithResults(a, static (_, results) => results.All(static r => r is ListValue)
            ? ListOf([.. results.SelectMany(static r => ((ListValue)r).Items)])
            : FunctionResult.Fail("The function gives a list for each item.", 1)),
    };

    private static BuiltinFunction Filter => field ??= new("filter", [List("list"), Lambda("condition", FlowType.Bool)], ValueTypes.AnyList,
        "The items for which the condition holds.", """filter([1, 2, 3], x => x > 1)""", "[2, 3]")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => types[0],
        Evaluate = static (a, _) => WithTruths(a, static (list, truths) =>
            new ListValue(list.Element, [.. list.Items.Where((_, i) => truths[i])])),
    };

    private static BuiltinFunction Count => field ??= new("count", [List("list"), Lambda("condition", FlowType.Bool)], FlowType.Int,
        "For how many items the condition holds.", """count([1, 2, 3], x => x > 1)""", "2")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => WithTruths(a, static (_, truths) => Value.Of((decimal)truths.Count(static t => t))),
    };

    private static BuiltinFunction AnyOf => field ??= new("any", [List("list"), Lambda("condition", FlowType.Bool)], FlowType.Bool,
        "Whether the condition holds for at least one item.", """any([1, 2], x => x > 1)""", "true")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => WithTruths(a, static (_, truths) => Value.Of(truths.Contains(true))),
    };

    private static BuiltinFunction AllOf => field ??= new("all", [List("list"), Lambda("condition", FlowType.Bool)], FlowType.Bool,
        "Whether the condition holds for every item; true for an empty list.", """all([1, 2], x => x > 1)""", "false")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => WithTruths(a, static (_, truths) => Value.Of(!truths.Contains(false))),
    };

    private static BuiltinFunction Search => field ??= new("find", [List("list"), Lambda("condition", FlowType.Bool)], FlowType.Any,
        "The first item for which the condition holds, or none.", """find([1, 2, 3], x => x > 1)""", "2")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => ValueTypes.ElementOf(types[0]).OrNone(),
        Evaluate = static (a, _) => WithTruths(a, static (list, truths) => truths.IndexOf(true) is >= 0 and var i ? list.Items[i] : Value.None),
    };

    private static BuiltinFunction SortBy => field ??= new("sort-by", [List("list"), Lambda("key", FlowType.Any)], ValueTypes.AnyList,
        "The list in the order of what the function gives for each item; equal ones keep their order.", """sort-by(["ccc", "a", "bb"], x => length(x))""", """["a", "bb", "ccc"]""")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => types[0],
        Evaluate = static (a, _) => WithResults(a, static (list, keys) => ValueOrder.Incomparable(keys) is { } problem
            ? FunctionResult.Fail(problem, 1)
            : new ListValue(list.Element, [.. list.Items.Zip(keys).OrderBy(static p => p.Second, ValueOrder.Instance).Select(static p => p.First)])),
    };

    private static BuiltinFunction DistinctBy => field ??= new("distinct-by", [List("list"), Lambda("key", FlowType.Any)], ValueTypes.AnyList,
        "The list without items for which the function gives what it gave before.", """distinct-by(["aa", "bb", "c"], x => length(x))""", """["aa", "c"]""")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => types[0],
        Evaluate = static (a, _) => WithResults(a, static (list, keys) =>
            new ListValue(list.Element, [.. list.Items.Zip(keys).DistinctBy(static p => p.Second).Select(static p => p.First)])),
    };

    private static BuiltinFunction GroupBy => field ??= new("group-by", [List("list"), Lambda("key", FlowType.Text)], ValueTypes.AnyMap,
        "A map from what the function gives to the items for which it gives it.", """group-by(["ab", "b", "ac"], x => substring(x, 0, 1))""", """{ a = ["ab", "ac"], b = ["b"] }""")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => new MapType(types[0]),
        Evaluate = static (a, _) => WithResults(a, Grouped),
    };

    private static FunctionResult Grouped(ListValue list, ImmutableArray<Value> keys)
    {
        if (keys.Any(static k => k is ListValue or RecordValue or NoneValue))
        {
            return FunctionResult.Fail("The key of a group is a text.", 1);
        }

        var groups = list.Items.Zip(keys).GroupBy(static p => p.Second.ToText(), static p => p.First, StringComparer.Ordinal);
        return new RecordValue(new MapType(list.Type), [.. groups.Select(g => new FieldValue(g.Key, new ListValue(list.Element, [.. g])))]);
    }

    private static FlowType ResultOfLambda(ImmutableArray<FlowType> types) => types.Length > 1 && types[1] is FunctionType function ? function.Result : FlowType.Any;

    private static FunctionResult WithResults(ImmutableArray<Argument> a, Func<ListValue, ImmutableArray<Value>, FunctionResult> then)
    {
        var list = (ListValue)a.ValueAt(0);
        var results = ImmutableArray.CreateBuilder<Value>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (a[1].Lambda!(item) is not { } result)
            {
                return FunctionResult.AlreadyReported;
            }

            results.Add(result);
        }

        return then(list, results.DrainToImmutable());
    }

    private static FunctionResult WithTruths(ImmutableArray<Argument> a, Func<ListValue, ImmutableArray<bool>, FunctionResult> then) =>
        WithResults(a, (list, results) => results.FirstOrDefault(static r => r is not BoolValue) is { } other
            ? FunctionResult.Fail($"The condition is true or false, not {other.Type.Name}.", 1)
            : then(list, [.. results.Select(static r => ((BoolValue)r).Truth)]));
}
