using Flow.Compiler.Providers;

namespace Flow.Tests;

/// <summary>Types of resources of AWS that nobody chose: a fixed sequence of chance takes them out of all that the schema has.</summary>
internal static class SampleTypes
{
    private const uint Seed = 20261125;
    private const int Count = 60;

    /// <summary>The types, sorted.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Chosen().Order(StringComparer.Ordinal)];

    // A generator that is written out: that of the runtime may change.
    private static IEnumerable<string> Chosen()
    {
        var left = ProviderCatalogue.Aws.ResourceTypes.ToList();
        var state = Seed;
        for (var i = 0; i < Count; i++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            var index = (int)((ulong)state * (ulong)left.Count >> 32);
            yield return left[index];
            left.RemoveAt(index);
        }
    }
}
