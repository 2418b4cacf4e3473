namespace Flow.Runtime;

/// <summary>Flow's functions of lists and maps that are more than one call of .NET.</summary>
public static class TypedCollections
{
    /// <summary>A part of a list; a negative start counts from the end, and what lies outside is left out.</summary>
    /// <typeparam name="T">The type of the members.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="start">Where the part starts.</param>
    /// <param name="count">How many members it has at most.</param>
    public static IReadOnlyList<T> Slice<T>(IReadOnlyList<T> list, long start, long count = int.MaxValue)
    {
        var from = (int)Math.Clamp(start < 0 ? list.Count + start : start, 0, list.Count);
        return [.. list.Skip(from).Take((int)Math.Clamp(count, 0, list.Count - from))];
    }

    /// <summary>The whole numbers from one to another in steps, both included.</summary>
    /// <param name="first">The first.</param>
    /// <param name="last">The last.</param>
    /// <param name="step">The step, not zero.</param>
    /// <exception cref="FlowRunException">The step is zero, or there are very many.</exception>
    public static IReadOnlyList<long> Range(long first, long last, long step)
    {
        var count = step == 0 ? throw new FlowRunException("A step is not zero.") : Math.Max(0, ((last - first) / step) + ((last - first) * Math.Sign(step) >= 0 ? 1 : 0));
        return count <= 100_000 ? [.. Enumerable.Range(0, (int)count).Select(i => first + (i * step))] : throw new FlowRunException("A list has at most 100000 numbers.");
    }

    /// <summary>The members of two lists in pairs, as many as the shorter one has.</summary>
    /// <param name="first">One list.</param>
    /// <param name="second">The other.</param>
    public static IReadOnlyList<Value> Zip(Value first, Value second) =>
        [.. first.Items.Zip(second.Items, static (x, y) => (Value)new Record { ["first"] = x, ["second"] = y })];

    /// <summary>The entries of a map, each with <c>key</c> and <c>value</c>.</summary>
    /// <param name="map">The map.</param>
    public static IReadOnlyList<Value> Entries(Value map) => [.. map.Fields.Select(static f => (Value)new Record { ["key"] = f.Key, ["value"] = f.Value })];

    /// <summary>All entries in one; where a name occurs twice the later value counts.</summary>
    /// <param name="maps">The maps.</param>
    public static Value Merge(params IReadOnlyList<Value> maps)
    {
        Record merged = [];
        foreach (var (name, value) in maps.SelectMany(static m => m.Fields))
        {
            merged[name] = value;
        }

        return merged;
    }

    /// <summary>The map with one entry added or replaced.</summary>
    /// <param name="map">The map.</param>
    /// <param name="key">The name of the entry.</param>
    /// <param name="value">Its value.</param>
    public static Value With(Value map, string key, Value value) => Merge(map, new Record { [key] = value });

    /// <summary>The map without some entries; each must exist.</summary>
    /// <param name="map">The map.</param>
    /// <param name="keys">The names of the entries.</param>
    /// <exception cref="FlowRunException">One does not exist.</exception>
    public static Value Without(Value map, params IReadOnlyList<string> keys)
    {
        var missing = keys.FirstOrDefault(key => !map.Fields.Has(key));
        return missing is null
            ? Merge([.. map.Fields.Where(f => !keys.Contains(f.Key, StringComparer.Ordinal)).Select(static f => (Value)new Record { [f.Key] = f.Value })])
            : throw new FlowRunException($"There is no entry '{missing}'.");
    }

    /// <summary>The value, but not below one bound and not above another.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    /// <exception cref="FlowRunException">The lower bound is above the upper one.</exception>
    public static T Clamp<T>(T value, T least, T most)
        where T : IComparable<T> => least.CompareTo(most) > 0 ? throw new FlowRunException("The lower bound is above the upper one.")
        : value.CompareTo(least) < 0 ? least
        : value.CompareTo(most) > 0 ? most
        : value;
}
