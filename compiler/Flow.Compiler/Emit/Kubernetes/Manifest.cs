using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Kubernetes;

/// <summary>One object of Kubernetes.</summary>
/// <param name="Kind">Its kind, such as <c>Deployment</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Workload">The workload that it belongs to; null for one of the namespace.</param>
/// <param name="Document">All of it.</param>
/// <param name="Origin">Where that comes from.</param>
internal sealed record Manifest(string Kind, string Name, string? Workload, YamlMapping Document, Origin Origin)
{
    /// <summary>What tells it apart in its namespace.</summary>
    public (string Kind, string Name) Key => (Kind, Name);

    /// <summary>The name of its file below a folder.</summary>
    public string File => Workload is null ? $"{Kind.ToLowerInvariant()}-{Name}.yaml" : $"{Workload}/{Kind.ToLowerInvariant()}.yaml";

    /// <summary>An object of one of the versions of the API.</summary>
    public static Manifest Of(string version, string kind, string name, Workload? workload, YamlMapping labels, Origin origin, params ImmutableArray<(string Key, YamlNode? Value)> rest) => new(
        kind, name, workload?.Name,
        YamlMapping.Of([("apiVersion", version), ("kind", kind), ("metadata", YamlMapping.Of(("name", name), ("labels", labels.Entries.IsEmpty ? null : labels))), .. rest]), origin);
}
