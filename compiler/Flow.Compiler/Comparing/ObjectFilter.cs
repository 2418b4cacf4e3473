using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>Which objects of a bucket a rule is about: those for which all holds that is said; without anything all of them.</summary>
/// <param name="Prefix">What their names begin with; null for whatever.</param>
/// <param name="Tags">The tags that they have.</param>
/// <param name="Larger">They are larger than this, in bytes.</param>
/// <param name="Smaller">They are smaller than this, in bytes.</param>
internal sealed record ObjectFilter(Expr? Prefix, ImmutableArray<(string Key, string Value)> Tags, decimal? Larger, decimal? Smaller)
{
    /// <summary>What <paramref name="rule"/> is about.</summary>
    public static ObjectFilter Of(ResourceBody rule)
    {
        ImmutableArray<ResourceBody> filters = [.. rule.Blocks("filter")];
        ImmutableArray<ResourceBody> said = [.. filters, .. filters.SelectMany(static f => f.Blocks("and"))];
        return new ObjectFilter(
            said.Add(rule).Select(static b => b.Argument("prefix")).FirstOrDefault(static p => p is not null && p.Constant is not (NoneValue or TextValue { Text: "" })),
            [.. said.SelectMany(TagsOf)], NumberIn(said, "object_size_greater_than"), NumberIn(said, "object_size_less_than"));
    }

    /// <summary>Whether each object of <paramref name="narrow"/> is one of these.</summary>
    public bool Covers(ObjectFilter narrow) =>
        (Prefix is null || (narrow.Prefix is not null && Begins(Prefix, narrow.Prefix))) && Tags.All(narrow.Tags.Contains)
        && (Larger is null || narrow.Larger >= Larger) && (Smaller is null || narrow.Smaller <= Smaller);

    /// <summary>What stands behind "objects" and says which; empty for all.</summary>
    public override string ToString() => string.Concat(
    [
        Prefix is null ? "" : $" whose name begins with `{Prefix.KnownText ?? ExprText.Of(Prefix)}`",
        .. Tags.Select(static t => $" with the tag `{t.Key} = {t.Value}`"),
        Larger is { } more ? $" of more than {more.ToString(CultureInfo.InvariantCulture)} bytes" : "",
        Smaller is { } less ? $" of less than {less.ToString(CultureInfo.InvariantCulture)} bytes" : "",
    ]);

    // Of what only applying it tells it is known whether it is the same.
    private static bool Begins(Expr start, Expr prefix) =>
        start.KnownText is { } known && prefix.KnownText is { } whole ? whole.StartsWith(known, StringComparison.Ordinal) : ExprText.Of(start) == ExprText.Of(prefix);

    private static IEnumerable<(string Key, string Value)> TagsOf(ResourceBody body) =>
    [
        .. body.Blocks("tag").Select(static t => (Text(t.Argument("key")), Text(t.Argument("value")))),
        .. body.Argument("tags") switch
        {
            { Constant: RecordValue known } => known.Fields.Select(static f => (f.Name, f.Value.ToText())),
            RecordExpr record => record.Fields.Select(static f => (f.Name, Text(f.Value))),
            { } other => [("", ExprText.Of(other))],
            null => [],
        },
    ];

    private static string Text(Expr? value) => value?.KnownText ?? (value is null ? "" : ExprText.Of(value));

    private static decimal? NumberIn(ImmutableArray<ResourceBody> bodies, string name) => bodies.Select(b => (b.Argument(name)?.Constant as NumberValue)?.Number).FirstOrDefault(static n => n is not null);
}
