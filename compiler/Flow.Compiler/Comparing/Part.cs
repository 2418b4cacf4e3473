using System.Collections.Immutable;
using Flow.Compiler.Model;

namespace Flow.Compiler.Comparing;

/// <summary>One property of something that is declared, as text that does not depend on where and how it is written.</summary>
/// <param name="Name">The property.</param>
/// <param name="Text">What it is, as the language writes it.</param>
internal sealed record Facet(string Name, string Text);

/// <summary>Something that is declared, by what can be said about it.</summary>
/// <param name="Key">What it is found by in the other model.</param>
/// <param name="Facets">What is said about it. Properties of one name are a sequence, in which an element may come and go.</param>
/// <param name="Origin">Where it is declared.</param>
internal sealed record Part(string Key, ImmutableArray<Facet> Facets, Origin Origin)
{
    /// <summary>What is different about it in <paramref name="after"/>.</summary>
    public ImmutableArray<Difference> DifferencesTo(Part after)
    {
        var names = Facets.Concat(after.Facets).Select(static f => f.Name).Distinct();
        return [.. names.SelectMany(name => Between(name, TextsOf(name), after.TextsOf(name)))];
    }

    private List<string> TextsOf(string name) => [.. Facets.Where(f => f.Name == name).Select(static f => f.Text)];

    private static IEnumerable<Difference> Between(string name, List<string> before, List<string> after) => (before, after) switch
    {
        ([var old], [var now]) => old == now ? [] : [new Difference(name, old, now)],
        _ => CommonSequence.Between(before, after).Select(d => new Difference(name, d.Before, d.After)),
    };
}

/// <summary>A part of both models, or of one of them.</summary>
/// <param name="Before">What it was; null where it is new.</param>
/// <param name="After">What it is; null where it is gone.</param>
internal sealed record PartPair<T>(T? Before, T? After)
    where T : class;

/// <summary>Finds what belongs together.</summary>
internal static class PartPairs
{
    /// <summary>
    /// What belongs together in <paramref name="before"/> and <paramref name="after"/>: what is there now in its order, then what is gone. Where a key occurs twice the first counts.
    /// </summary>
    /// <param name="before">What was there.</param>
    /// <param name="after">What is there.</param>
    /// <param name="keyOf">What something is found by.</param>
    /// <param name="formerKeysOf">What something was found by before it got another name, the newest last.</param>
    public static IEnumerable<PartPair<T>> Of<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> keyOf, Func<T, IEnumerable<string>>? formerKeysOf = null)
        where T : class
    {
        var old = before.DistinctBy(keyOf, StringComparer.Ordinal).ToDictionary(keyOf, StringComparer.Ordinal);
        var now = after.DistinctBy(keyOf, StringComparer.Ordinal).ToList();
        var kept = now.Select(keyOf).ToHashSet(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in now)
        {
            var key = keyOf(part);
            var found = old.ContainsKey(key) ? key : formerKeysOf?.Invoke(part).LastOrDefault(k => old.ContainsKey(k) && !kept.Contains(k));
            yield return new PartPair<T>(found is not null && taken.Add(found) ? old[found] : null, part);
        }

        foreach (var (_, part) in old.Where(o => !taken.Contains(o.Key)))
        {
            yield return new PartPair<T>(part, null);
        }
    }
}
