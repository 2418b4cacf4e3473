using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Emit.Documents;

namespace Flow.Compiler.Emit.Kubernetes;

/// <summary>What has to be done to one document so that it becomes another: a patch of RFC 6902, as small as the trees allow.</summary>
internal static class Difference
{
    /// <summary>The operations, in order; none where both say the same.</summary>
    public static ImmutableArray<YamlNode> Between(YamlNode from, YamlNode to) => [.. Operations(from, to, "")];

    private static IEnumerable<YamlNode> Operations(YamlNode from, YamlNode to, string path) => (from, to) switch
    {
        (YamlMapping a, YamlMapping b) => OfMappings(a, b, path),
        (YamlSequence a, YamlSequence b) when a.Items.Length == b.Items.Length => a.Items.SelectMany((item, i) => Operations(item, b.Items[i], string.Create(CultureInfo.InvariantCulture, $"{path}/{i}"))),
        (YamlScalar a, YamlScalar b) when a.Text == b.Text && a.Kind == b.Kind => [],
        _ => [Operation("replace", path, to)],
    };

    private static IEnumerable<YamlNode> OfMappings(YamlMapping from, YamlMapping to, string path)
    {
        foreach (var entry in from.Entries)
        {
            var other = to.Entries.FirstOrDefault(e => e.Key == entry.Key);
            foreach (var operation in other is null ? [Operation("remove", Below(path, entry.Key), null)] : Operations(entry.Value, other.Value, Below(path, entry.Key)))
            {
                yield return operation;
            }
        }

        foreach (var entry in to.Entries.Where(e => from.Entries.All(f => f.Key != e.Key)))
        {
            yield return Operation("add", Below(path, entry.Key), entry.Value);
        }
    }

    private static YamlMapping Operation(string name, string path, YamlNode? value) => YamlMapping.Of(("op", name), ("path", path), ("value", value));

    private static string Below(string path, string key) => $"{path}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
