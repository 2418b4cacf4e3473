using System.Security.Cryptography;
using System.Text.Json;
using Flow.LanguageServer.Protocol;

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

    private static string IdOf(IReadOnlyList<DiagnosticItem> items) =>
        items.Count == 0 ? "0" : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(items, ProtocolJson.Default.IReadOnlyListDiagnosticItem)).AsSpan(0, 10));
}
