using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Flow.Compiler.Comparing;

/// <summary>What resources are called now that were called otherwise. That others name them so is told once, of the resources, and not of each that reads them.</summary>
/// <param name="addresses">The present addresses by the former ones.</param>
internal sealed partial class RenamedAddresses(IEnumerable<KeyValuePair<string, string>> addresses)
{
    private readonly FrozenDictionary<string, string> present = addresses.Where(static a => a.Key != a.Value).DistinctBy(static a => a.Key).ToFrozenDictionary();

    /// <summary>What was said, with what it names called as it is now.</summary>
    public Part In(Part old) => present.Count == 0 ? old : old with
    {
        Facets = [.. old.Facets.Select(f => f with { Text = In(f.Text) })],
    };

    /// <summary>A text with what it names called as it is now. In one that is of now nothing is called otherwise.</summary>
    public string In(string text) => Address().Replace(text, m => present.GetValueOrDefault(m.Value, m.Value));

    [GeneratedRegex("(data\\.)?[a-z0-9_]+\\.[A-Za-z0-9_-]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
