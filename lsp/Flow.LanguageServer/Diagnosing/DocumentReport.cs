using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Flow.Compiler.Diagnostics;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Diagnosing;

/// <summary>Everything that is wrong with one document.</summary>
/// <param name="Uri">The document.</param>
/// <param name="Version">Its version; null where it is not open.</param>
/// <param name="Items">The mistakes, by place.</param>
internal sealed record DocumentReport(string Uri, int? Version, IReadOnlyList<DiagnosticItem> Items)
{
    private string? id;

    /// <summary>The same for the same mistakes, whoever found them and when.</summary>
    public string Id => id ??= IdOf(Items);

    /// <summary>What <paramref name="found"/> says about each source of <paramref name="project"/>, and about whatever else it names.</summary>
    public static IEnumerable<DocumentReport> Of(ProjectState project, ImmutableArray<Diagnostic> found, WorkspaceState now)
    {
        var byPath = found.ToLookup(static d => d.Location.Path, StringComparer.Ordinal);
        foreach (var path in project.Compilation.Sources.Select(static s => s.Path).Union(byPath.Select(static g => g.Key), StringComparer.Ordinal))
        {
            var uri = project.UriOf(path);
            yield return new DocumentReport(uri, now.VersionOf(uri), [.. byPath[path].Select(d => DiagnosticConversion.Of(project, d, now.Encoding))]);
        }
    }

    private static string IdOf(IReadOnlyList<DiagnosticItem> items) =>
        items.Count == 0 ? "0" : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(items, ProtocolJson.Default.IReadOnlyListDiagnosticItem)).AsSpan(0, 10));
}
