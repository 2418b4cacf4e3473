using System.Collections.Immutable;
using System.Globalization;

namespace Flow.Compiler.Comparing;

/// <summary>What is different between two trees, each by its path: <c>rule["expiry"].expiration.days</c>.</summary>
internal static class TreeDifferences
{
    /// <summary>What tells things of a list apart, in the order in which it is looked for; AWS begins some of them with a capital letter.</summary>
    private static readonly string[] Identities = ["key", "name", "id", "sid", "priority", "rulePriority", "device_name"];

    /// <summary>Things of a list that have less than this in common are not the same thing, from 0 to 1.</summary>
    private const double LeastLikeness = 0.3;

    /// <summary>The differences, in the order of what is there now.</summary>
    /// <param name="path">How both are found; empty for the whole.</param>
    /// <param name="old">What was; null where nothing was.</param>
    /// <param name="now">What is; null where nothing is.</param>
    public static IEnumerable<Difference> Between(string path, ValueTree? old, ValueTree? now) => (old, now) switch
    {
        (null, null) => [],
        ({ Text: var before }, { Text: var after }) when before == after => [],
        (Named before, Named after) => before.Entries.Concat(after.Entries).Select(static e => e.Name).Distinct().SelectMany(n => Between(PathOf(path, n, after.IsByKey), before.Find(n), after.Find(n))),
        (Listed before, Listed after) => OfLists(path, before, after),
        (Named before, Listed { Elements: [Named, ..] } after) => OfLists(path, Listed.Of([before]), after),
        (Listed { Elements: [Named, ..] } before, Named after) => OfLists(path, before, Listed.Of([after])),
        ({ Text.Length: <= ValueTree.LongestText }, { Text.Length: <= ValueTree.LongestText }) or (Leaf, Leaf) => [new Difference(path, old.Text, now.Text)],
        _ => [.. Whole(path, old, static (p, t) => new Difference(p, t, null)), .. Whole(path, now, static (p, t) => new Difference(p, null, t))],
    };

    private static string PathOf(string path, string name, bool isByKey) => isByKey ? $"{path}[\"{name}\"]" : path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>All of something that comes or goes: in one line where that can be read, else by its parts.</summary>
    private static IEnumerable<Difference> Whole(string path, ValueTree? tree, Func<string, string, Difference> tell) => tree switch
    {
        null => [],
        Named named when named.Text.Length > ValueTree.LongestText => named.Entries.SelectMany(e => Whole(PathOf(path, e.Name, named.IsByKey), e.Value, tell)),
        Listed list when list.Text.Length > ValueTree.LongestText => IdentityIn(list, list) is { } identity
            ? list.Elements.SelectMany(e => Whole(PathOf(path, KeyOf(e, identity), isByKey: true), ContentOf(e, identity), tell))
            : list.Elements.SelectMany((e, i) => Whole(e is Leaf ? path : PathOf(path, i, list), e, tell)),
        _ => [tell(path, tree.Text)],
    };

    private static IEnumerable<Difference> OfLists(string path, Listed before, Listed after)
    {
        if (before.Elements.Concat(after.Elements).All(static e => e is Leaf))
        {
            return before.Text.Length <= ValueTree.LongestText && after.Text.Length <= ValueTree.LongestText
                ? [new Difference(path, before.Text, after.Text)]
                : CommonSequence.Between([.. before.Elements.Select(static e => e.Text)], [.. after.Elements.Select(static e => e.Text)]).Select(d => new Difference(path, d.Before, d.After));
        }

        var identity = IdentityIn(before, after);
        List<Difference> differences = [.. identity is null ? ByLikeness(path, before, after) : ByKey(path, before, after, identity)];
        return differences.Count > 0 ? differences : [new Difference($"order of {path}", OrderOf(before, before, identity), OrderOf(after, before, identity))];
    }

    /// <summary>The order of what both lists hold, by names, else by the places that it had.</summary>
    private static string OrderOf(Listed list, Listed before, string? identity) => string.Join(
        ", ", list.Elements.Select(e => identity is not null ? KeyOf(e, identity) : before.Elements.ToList().FindIndex(b => b.Text == e.Text).ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<Difference> ByKey(string path, Listed before, Listed after, string identity)
    {
        var old = before.Elements.ToDictionary(e => KeyOf(e, identity));
        var now = after.Elements.ToDictionary(e => KeyOf(e, identity));
        return now.Keys.Union(old.Keys).SelectMany(k =>
            Between(PathOf(path, k, isByKey: true), old.GetValueOrDefault(k) is { } was ? ContentOf(was, identity) : null, now.GetValueOrDefault(k) is { } stays ? ContentOf(stays, identity) : null));
    }

    /// <summary>What tells the things of both lists apart. Where both have one thing and these are alike, another name is no other thing.</summary>
    private static string? IdentityIn(Listed before, Listed after) => Identities.FirstOrDefault(name =>
        before.Elements.Concat(after.Elements).All(e => FieldOf(e, name) is Leaf)
        && new[] { before, after }.All(l => l.Elements.Select(e => KeyOf(e, name)).Distinct().Count() == l.Elements.Length)
        && !(before.Elements is [var old] && after.Elements is [var now] && KeyOf(old, name) != KeyOf(now, name) && Likeness(old, now) >= LeastLikeness));

    private static ValueTree? FieldOf(ValueTree element, string name) => (element as Named)?.Entries.FirstOrDefault(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string KeyOf(ValueTree element, string identity) => FieldOf(element, identity)!.Text.Trim('"');

    /// <summary>What is said of an element besides its key: of a pair its value.</summary>
    private static ValueTree ContentOf(ValueTree element, string identity) =>
        ((Named)element).Entries.Where(e => !e.Name.Equals(identity, StringComparison.OrdinalIgnoreCase)).ToList() is var others && others is [(_, Leaf only)] ? only : Named.Of(others);

    private static IEnumerable<Difference> ByLikeness(string path, Listed before, Listed after)
    {
        if (before.Elements is [Named only] && after.Elements is [Named other])
        {
            return Between(path, only, other);
        }

        var left = before.Elements.ToList();
        foreach (var same in after.Elements)
        {
            left.Remove(left.Find(e => e.Text == same.Text)!);
        }

        var differences = new List<Difference>();
        foreach (var (now, index) in after.Elements.Select(static (e, i) => (e, i)).Where(e => before.Elements.All(b => b.Text != e.e.Text)))
        {
            var old = left.Where(e => Likeness(e, now) >= LeastLikeness).MaxBy(e => Likeness(e, now));
            left.Remove(old!);
            differences.AddRange(Between(PathOf(path, index, after), old, now));
        }

        return [.. differences, .. left.SelectMany(e => Between(PathOf(path, before.Elements.IndexOf(e), before), e, null))];
    }

    private static string PathOf(string path, int index, Listed list) => list.Elements.Length == 1 ? path : $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]";

    /// <summary>How much of what is said about both is the same, from 0 to 1.</summary>
    private static double Likeness(ValueTree old, ValueTree now)
    {
        var (before, after) = (LeavesOf("", old).ToHashSet(), LeavesOf("", now).ToHashSet());
        return (double)before.Intersect(after).Count() / Math.Max(1, Math.Max(before.Count, after.Count));
    }

    private static IEnumerable<(string Path, string Text)> LeavesOf(string path, ValueTree tree) => tree switch
    {
        Named named => named.Entries.SelectMany(e => LeavesOf($"{path}.{e.Name}", e.Value)),
        Listed list => list.Elements.SelectMany(e => LeavesOf(path, e)),
        _ => [(path, tree.Text)],
    };
}
