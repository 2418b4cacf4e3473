using System.Collections.Immutable;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions of lists that take no lambda.</summary>
internal static class ListFunctions
{
    private const int LongestRange = 100_000;

    public static ImmutableArray<string> Names =>
    [
        "length", "first", "last", "at", "contains", "index-of", "distinct", "sort", "reverse", "flatten", "concat",
        "slice", "range", "zip", "sum", "min", "max",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "length" => Length,
        "first" => First,
        "last" => Last,
        "at" => At,
        "contains" => Contains,
        "index-of" => IndexOf,
        "distinct" => Distinct,
        "sort" => Sort,
        "reverse" => Reverse,
        "flatten" => Flatten,
        "concat" => Concat,
        "slice" => Slice,
        "range" => Range,
        "zip" => Zip,
        "sum" => Sum,
        "min" => Min,
        "max" => Max,
        _ => null,
    };

    private static BuiltinFunction Length => field ??= new("length",
        [new("value", FlowType.Text) { Or = [ValueTypes.AnyList, ValueTypes.AnyMap] }], FlowType.Int,
        "How many items a list has, entries a map, or characters (UTF-16 code units) a text.", """length(["a", "b"])""", "2")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of((decimal)(a.ValueAt(0) switch
        {
            ListValue list => list.Items.Length,
            RecordValue record => record.Fields.Length,
            var text => text.ToText().Length,
        })),
    };

    private static BuiltinFunction First => field ??= new("first", [List("list")], FlowType.Any,
        "The first item, or none where the list is empty.", "first([3, 1, 2])", "3")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => ValueTypes.ElementOf(types[0]).OrNone(),
        Evaluate = static (a, _) => ItemOrNone(a.ListAt(0), 0),
    };

    private static BuiltinFunction Last => field ??= new("last", [List("list")], FlowType.Any,
        "The last item, or none where the list is empty.", "last([3, 1, 2])", "2")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => ValueTypes.ElementOf(types[0]).OrNone(),
        Evaluate = static (a, _) => ItemOrNone(a.ListAt(0), a.ListAt(0).Length - 1),
    };

    private static BuiltinFunction At => field ??= new("at", [List("list"), Int("index")], FlowType.Any,
        "The item at an index that starts at 0, or none where there is none. A negative index counts from the end.", """at(["a", "b", "c"], -1)""", "\"c\"")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => ValueTypes.ElementOf(types[0]).OrNone(),
        Evaluate = static (a, _) => ItemOrNone(a.ListAt(0), a.IntAt(1) < 0 ? (long)a.ListAt(0).Length + a.IntAt(1) : a.IntAt(1)),
    };

    private static Value ItemOrNone(ImmutableArray<Value> items, long index) => index >= 0 && index < items.Length ? items[(int)index] : Value.None;

    private static BuiltinFunction Contains => field ??= new("contains",
        [new("within", FlowType.Text) { Or = [ValueTypes.AnyList] }, Any("item")], FlowType.Bool,
        "Whether a text holds another, with case, or a list an item.", """contains("release", "lea")""", "true")
    {
        Reach = RunTimeReach.Everywhere,
        Evaluate = static (a, _) => (a.ValueAt(0), a.ValueAt(1)) switch
        {
            (ListValue list, var item) => Value.Of(list.Items.Any(i => ValueOrder.AreSame(i, item))),
            (var text, TextValue or EnumValue or NumberValue) => Value.Of(text.ToText().Contains(a.TextAt(1), StringComparison.Ordinal)),
            _ => FunctionResult.Fail("A text holds only texts.", 1),
        },
    };

    private static BuiltinFunction IndexOf => field ??= new("index-of",
        [new("within", FlowType.Text) { Or = [ValueTypes.AnyList] }, Any("item")], FlowType.Int,
        "Where an item first stands in a list, or a text in another, starting at 0; -1 where it does not.", """index-of(["a", "b"], "b")""", "1")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of((decimal)(a.ValueAt(0) is ListValue list
            ? IndexIn(list.Items, a.ValueAt(1))
            : a.TextAt(0).IndexOf(a.TextAt(1), StringComparison.Ordinal))),
    };

    private static int IndexIn(ImmutableArray<Value> items, Value item)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (ValueOrder.AreSame(items[i], item))
            {
                return i;
            }
        }

        return -1;
    }

    private static BuiltinFunction Distinct => field ??= new("distinct", [List("list")], ValueTypes.AnyList,
        "The list without repetitions; the first of equal items stays.", "distinct([1, 2, 1])", "[1, 2]")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => types[0],
        Evaluate = static (a, _) => SameType(a, [.. a.ListAt(0).Distinct()]),
    };

    private static BuiltinFunction Sort => field ??= new("sort", [List("list")], ValueTypes.AnyList,
        "The list from the smallest item to the largest. Text is ordered by its characters' codes.", "sort([3, 1, 2])", "[1, 2, 3]")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => types[0],
        Evaluate = static (a, _) => ValueOrder.Incomparable(a.ListAt(0)) is { } problem
            ? FunctionResult.Fail(problem, 0)
            : SameType(a, [.. a.ListAt(0).Order(ValueOrder.Instance)]),
    };

    private static BuiltinFunction Reverse => field ??= new("reverse", [List("list")], ValueTypes.AnyList,
        "The list from its end to its start.", "reverse([1, 2, 3])", "[3, 2, 1]")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => types[0],
        Evaluate = static (a, _) => SameType(a, [.. a.ListAt(0).Reverse()]),
    };

    private static BuiltinFunction Flatten => field ??= new("flatten", [new("lists", new ListType(ValueTypes.AnyList))], ValueTypes.AnyList,
        "The items of all lists in one.", "flatten([[1], [2, 3]])", "[1, 2, 3]")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => new ListType(ValueTypes.ElementOf(ValueTypes.ElementOf(types[0]))),
        Evaluate = static (a, _) => ListOf([.. a.ListAt(0).SelectMany(static l => ((ListValue)l).Items)]),
    };

    private static BuiltinFunction Concat => field ??= new("concat", [new("lists", ValueTypes.AnyList, Repeats: true)], ValueTypes.AnyList,
        "The lists one after the other.", "concat([1], [2, 3])", "[1, 2, 3]")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => new ListType(ValueTypes.CommonType(types.Select(ValueTypes.ElementOf))),
        Evaluate = static (a, _) => ListOf([.. a.SelectMany(static l => ((ListValue)l.Value!).Items)]),
    };

    private static BuiltinFunction Slice => field ??= new("slice", [List("list"), Int("start"), Int("count", int.MaxValue)], ValueTypes.AnyList,
        "A part of the list. A negative start counts from the end; what lies outside is left out.", "slice([1, 2, 3, 4], 1, 2)", "[2, 3]")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => types[0],
        Evaluate = static (a, _) => SameType(a, Part(a.ListAt(0), a.IntAt(1), a.IntAt(2))),
    };

    private static ImmutableArray<Value> Part(ImmutableArray<Value> items, int start, int count)
    {
        var from = (int)Math.Clamp(start < 0 ? (long)items.Length + start : start, 0, items.Length);
        return items.Slice(from, Math.Clamp(count, 0, items.Length - from));
    }

    private static BuiltinFunction Range => field ??= new("range", [Int("first"), Int("last"), Int("step", 1)], new ListType(FlowType.Int),
        "The whole numbers from the first to the last, both included.", "range(1, 4)", "[1, 2, 3, 4]")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Numbers(a.IntAt(0), a.IntAt(1), a.IntAt(2)),
    };

    private static FunctionResult Numbers(long first, long last, long step)
    {
        if (step == 0)
        {
            return FunctionResult.Fail("A step is not zero.", 2);
        }

        var count = Math.Max(0, ((last - first) / step) + ((last - first) * Math.Sign(step) >= 0 ? 1 : 0));
        return count > LongestRange
            ? FunctionResult.Fail($"A list has at most {LongestRange} numbers.", 1)
            : new ListValue(FlowType.Int, [.. Enumerable.Range(0, (int)count).Select(i => Value.Of((decimal)(first + (i * step))))]);
    }

    private static BuiltinFunction Zip => field ??= new("zip", [List("first"), List("second")], ValueTypes.AnyList,
        "The items of two lists in pairs, as many as the shorter one has.", """zip(["a", "b"], [1, 2])""", """[{ first = "a", second = 1 }, { first = "b", second = 2 }]""")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => new ListType(PairOf(ValueTypes.ElementOf(types[0]), types.Length > 1 ? ValueTypes.ElementOf(types[1]) : FlowType.Any)),
        Evaluate = static (a, _) => ListOf([.. a.ListAt(0).Zip(a.ListAt(1), static (x, y) =>
            (Value)new RecordValue(PairOf(x.Type, y.Type), [new("first", x), new("second", y)]))]),
    };

    private static RecordType PairOf(FlowType first, FlowType second) => new(null, [new("first", first), new("second", second)]);

    private static BuiltinFunction Sum => field ??= new("sum", [List("list")], FlowType.Number,
        "The sum of numbers, durations or sizes; 0 where the list is empty.", "sum([1, 2, 3])", "6")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => ValueTypes.ElementOf(types[0]) is AnyType ? FlowType.Number : ValueTypes.ElementOf(types[0]),
        Evaluate = static (a, _) => ValueOrder.Sum(a.ListAt(0)) is { } sum ? sum : FunctionResult.Fail("Only numbers, durations or sizes have a sum, all of one kind and within their limits.", 0),
    };

    private static BuiltinFunction Min => field ??= new("min", [List("list")], FlowType.Any,
        "The smallest item.", "min([3, 1, 2])", "1")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => ValueTypes.ElementOf(types[0]),
        Evaluate = static (a, _) => Extreme(a.ListAt(0), static items => items.Min(ValueOrder.Instance)!),
    };

    private static BuiltinFunction Max => field ??= new("max", [List("list")], FlowType.Any,
        "The largest item.", "max([3, 1, 2])", "3")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => ValueTypes.ElementOf(types[0]),
        Evaluate = static (a, _) => Extreme(a.ListAt(0), static items => items.Max(ValueOrder.Instance)!),
    };

    private static FunctionResult Extreme(ImmutableArray<Value> items, Func<ImmutableArray<Value>, Value> pick)
    {
        if (items.IsEmpty)
        {
            return FunctionResult.Fail("An empty list has no smallest and no largest item.", 0);
        }

        return ValueOrder.Incomparable(items) is { } problem ? FunctionResult.Fail(problem, 0) : pick(items);
    }

    private static ListValue SameType(ImmutableArray<Argument> a, ImmutableArray<Value> items) => new(((ListValue)a.ValueAt(0)).Element, items);
}
