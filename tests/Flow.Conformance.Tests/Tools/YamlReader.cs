using System.Text.Json;

namespace Flow.Conformance.Tests.Tools;

/// <summary>What a YAML document holds, or why it cannot be read.</summary>
public sealed record YamlReading(string? Json, string? Error)
{
    /// <summary>The value; fails when there is none.</summary>
    public JsonElement Value => JsonSerializer.Deserialize<JsonElement>(Json ?? throw new InvalidOperationException(Error));
}

/// <summary>A reader of YAML by the core schema of version 1.2, which is how GitHub reads workflows, or by version 1.1, as older tools do.</summary>
public static class YamlReader
{
    private static readonly NodeTool Tool = new("yaml.mjs", Packages.Of("yaml"));

    /// <summary>Reads documents, one result for each.</summary>
    public static IReadOnlyList<YamlReading> Read(IEnumerable<string> documents, string version = "1.2") =>
        Tool.Ask<Answer>(new { documents = documents.ToArray(), version }).Results;

    private sealed record Answer(IReadOnlyList<YamlReading> Results);
}
