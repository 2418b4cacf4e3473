using Flow.Tests;
using YamlDotNet.RepresentationModel;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>A query of a real file.</summary>
/// <param name="File">The file, below the collection.</param>
/// <param name="Text">The query.</param>
public sealed record CorpusQuery(string File, string Text);

/// <summary>Rule files, rule tests and service levels of real projects. They are no part of this one; tests are skipped where they are absent.</summary>
public static class RuleCorpus
{
    private static readonly string Folder = Repository.PathOf("../shared/corpus/prom");

    /// <summary>Skips the running test where the collection is absent.</summary>
    public static void Require() => Skip.IfNot(Directory.Exists(Folder), "needs the collection of rule files, which is not part of the project");

    /// <summary>The names of all files, in order.</summary>
    public static IReadOnlyList<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.y*ml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    /// <summary>The documents of a file.</summary>
    public static IReadOnlyList<YamlNode> Documents(string file)
    {
        using var text = File.OpenText(Path.Combine(Folder, file));
        var stream = new YamlStream();
        stream.Load(text);
        return [.. stream.Documents.Select(static d => d.RootNode)];
    }

    /// <summary>The document of a text.</summary>
    public static YamlNode Parsed(string text)
    {
        using var reader = new StringReader(text);
        var stream = new YamlStream();
        stream.Load(reader);
        return stream.Documents[0].RootNode;
    }

    /// <summary>Every query that stands under <c>expr</c>, in rules and in their tests.</summary>
    public static IReadOnlyList<CorpusQuery> Queries() => [.. Under("expr")];

    /// <summary>Every query of a service level, whose windows are holes of the form <c>{{.window}}</c>.</summary>
    public static IReadOnlyList<CorpusQuery> Templates() =>
        [.. ((string[])["error_query", "total_query", "error_ratio_query", "errorQuery", "totalQuery", "errorRatioQuery"]).SelectMany(Under)];

    private static IEnumerable<CorpusQuery> Under(string key) =>
        from file in Files
        from document in Documents(file)
        from mapping in document.AllNodes.OfType<YamlMappingNode>()
        from entry in mapping.Children
        where entry.Key is YamlScalarNode name && name.Value == key && entry.Value is YamlScalarNode { Value: not null }
        select new CorpusQuery(file, ((YamlScalarNode)entry.Value).Value!);
}
