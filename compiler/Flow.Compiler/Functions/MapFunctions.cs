using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions of maps and records.</summary>
internal static class MapFunctions
{
    public static ImmutableArray<string> Names =>
    [
        "keys", "values", "entries", "merge", "has", "get", "with", "without",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "keys" => Keys,
        "values" => Values,
        "entries" => Entries,
        "merge" => Merge,
        "has" => Has,
        "get" => Get,
        "with" => With,
        "without" => Without,
        _ => null,
    };

    private static BuiltinFunction Keys => field ??= new("keys", [Map("map")], ValueTypes.TextList,
        "The names of the entries in their order.", "keys({ a = 1, b = 2 })", """["a", "b"]""")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Texts(a.RecordAt(0).Fields.Select(static f => f.Name)),
    };

    private static BuiltinFunction Values => field ??= new("values", [Map("map")], ValueTypes.AnyList,
        "The values of the entries in their order.", "values({ a = 1, b = 2 })", "[1, 2]")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => new ListType(ValueTypes.ElementOf(types[0])),
        Evaluate = static (a, _) => ListOf([.. a.RecordAt(0).Fields.Select(static f => f.Value)]),
    };

    private static BuiltinFunction Entries => field ??= new("entries", [Map("map")], ValueTypes.AnyList,
        "The entries as records of a key and a value.", "entries({ a = 1 })", """[{ key = "a", value = 1 }]""")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => new ListType(EntryOf(ValueTypes.ElementOf(types[0]))),
        Evaluate = static (a, _) => ListOf([.. a.RecordAt(0).Fields.Select(static f =>
            (Value)new RecordValue(EntryOf(f.Value.Type), [new("key", Value.Of(f.Name)), new("value", f.Value)]))]),
    };

    private static RecordType EntryOf(FlowType value) => new(null, [new("key", FlowType.Text), new("value", value)]);

    private static BuiltinFunction Merge => field ??= new("merge", [Map("map"), new("others", ValueTypes.AnyMap, Repeats: true)], ValueTypes.AnyMap,
        "All entries in one; where a name occurs twice the later value counts.", "merge({ a = 1, b = 2 }, { b = 3 })", "{ a = 1, b = 3 }")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => types.Skip(1).Aggregate(types[0], Merged),
        Evaluate = static (a, _) => a.Select(static x => (RecordValue)x.Value!).Aggregate(static (x, y) => Merged(x, y)),
    };

    private static FlowType Merged(FlowType first, FlowType second) => (first.Required, second.Required) switch
    {
        (RecordType a, RecordType b) => b.Fields.Aggregate(new RecordType(null, a.Fields), static (all, f) => WithField(all, f.Name, f.Type)),
        (var a, var b) => new MapType(ValueTypes.CommonType([ValueTypes.ElementOf(a), ValueTypes.ElementOf(b)])),
    };

    private static RecordValue Merged(RecordValue first, RecordValue second)
    {
        var replaced = second.Fields.ToDictionary(static f => f.Name, static f => f.Value, StringComparer.Ordinal);
        var known = first.Fields.Select(static f => f.Name).ToHashSet(StringComparer.Ordinal);
        return new RecordValue(Merged(first.Shape, second.Shape),
        [
            .. first.Fields.Select(f => replaced.TryGetValue(f.Name, out var value) ? new FieldValue(f.Name, value) : f),
            .. second.Fields.Where(f => !known.Contains(f.Name)),
        ]);
    }

    private static RecordType WithField(RecordType record, string name, FlowType type)
    {
        var field = new RecordField(name, type);
        var index = record.Fields.Select(static f => f.Name).ToList().IndexOf(name);
        return new RecordType(null, index < 0 ? record.Fields.Add(field) : record.Fields.SetItem(index, field));
    }

    private static BuiltinFunction Has => field ??= new("has", [Map("map"), TextIn("key")], FlowType.Bool,
        "Whether there is an entry of that name with a value other than none.", """has({ a = 1 }, "a")""", "true")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(a.RecordAt(0).Field(a.TextAt(1)) is not (null or NoneValue)),
    };

    private static BuiltinFunction Get => field ??= new("get", [Map("map"), TextIn("key"), new("otherwise", FlowType.Any, Value.None)], FlowType.Any,
        "The value of an entry, or another value where there is none.", """get({ a = 1 }, "b", 0)""", "0")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => types.Length < 3
            ? ValueTypes.ElementOf(types[0]).OrNone()
            : ValueTypes.CommonType([ValueTypes.ElementOf(types[0]), types[2]]),
        Evaluate = static (a, _) => a.RecordAt(0).Field(a.TextAt(1)) ?? a.ValueAt(2),
    };

    private static BuiltinFunction With => field ??= new("with", [Map("map"), TextIn("key"), Any("value")], ValueTypes.AnyMap,
        "The map with one entry added or replaced.", """with({ a = 1 }, "b", 2)""", "{ a = 1, b = 2 }")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => new MapType(ValueTypes.CommonType([ValueTypes.ElementOf(types[0]), types[^1]])),
        Evaluate = static (a, _) => Merged(a.RecordAt(0), new RecordValue(SingleOf(a.RecordAt(0).Shape, a), [new(a.TextAt(1), a.ValueAt(2))])),
    };

    private static FlowType SingleOf(FlowType shape, ImmutableArray<Argument> a) =>
        shape is RecordType ? new RecordType(null, [new(a.TextAt(1), a.ValueAt(2).Type)]) : new MapType(a.ValueAt(2).Type);

    private static BuiltinFunction Without => field ??= new("without", [Map("map"), new("keys", FlowType.Text, Repeats: true)], ValueTypes.AnyMap,
        "The map without some entries; each must exist.", """without({ a = 1, b = 2 }, "b")""", "{ a = 1 }")
    {
        Reach = RunTimeReach.Runner,
        ResultOf = static types => new MapType(ValueTypes.ElementOf(types[0])),
        Evaluate = static (a, _) => Removed(a.RecordAt(0), a),
    };

    private static FunctionResult Removed(RecordValue map, ImmutableArray<Argument> a)
    {
        for (var i = 1; i < a.Length; i++)
        {
            if (map.Field(a.TextAt(i)) is null)
            {
                return FunctionResult.Fail($"There is no entry `{a.TextAt(i)}`.{Suggestions.DidYouMean(a.TextAt(i), map.Fields.Select(static f => f.Name))}", i);
            }
        }

        var names = a.Skip(1).Select(static x => x.Value!.ToText()).ToHashSet(StringComparer.Ordinal);
        var shape = map.Shape is RecordType record ? new RecordType(null, [.. record.Fields.Where(f => !names.Contains(f.Name))]) : map.Shape;
        return new RecordValue(shape, [.. map.Fields.Where(f => !names.Contains(f.Name))]);
    }
}
