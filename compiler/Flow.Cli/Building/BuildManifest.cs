using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flow.Cli.Hosting;
using Flow.Compiler.Emit.Documents;

namespace Flow.Cli.Building;

/// <summary>A file that an earlier build made.</summary>
/// <param name="Path">Relative to the folder of the manifest, with '/' between its parts.</param>
/// <param name="Target">The target that made it.</param>
/// <param name="Sha256">Of its text with "\n" as line end, in hexadecimal digits.</param>
internal sealed record ManifestEntry(string Path, string Target, string Sha256);

/// <summary>
/// What earlier builds made: <c>flow.manifest.json</c>, committed beside the project. By it a build knows which files it may overwrite and remove.
/// </summary>
/// <param name="Entries">By path.</param>
internal sealed record BuildManifest(ImmutableSortedDictionary<string, ManifestEntry> Entries)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "flow.manifest.json";

    private const int SchemaVersion = 1;

    /// <summary>Nothing was made yet.</summary>
    public static readonly BuildManifest Empty = new(ImmutableSortedDictionary.Create<string, ManifestEntry>(StringComparer.Ordinal));

    /// <summary>The manifest of <paramref name="entries"/>.</summary>
    public static BuildManifest Of(IEnumerable<ManifestEntry> entries) =>
        new(entries.ToImmutableSortedDictionary(static e => e.Path, static e => e, StringComparer.Ordinal));

    /// <summary>The manifest in <paramref name="folder"/>; an empty one where there is none.</summary>
    /// <exception cref="CommandException">It is damaged.</exception>
    public static BuildManifest Read(string folder)
    {
        var file = System.IO.Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return Empty;
        }

        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(file));
            return Of(document.RootElement.GetProperty("files").EnumerateArray().Select(Entry));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new CommandException($"`{FileName}` is damaged. Restore it, or delete it: the next build then says which files it would overwrite.");
        }
    }

    /// <summary>The digest of a file's text. Line ends do not count: git may have changed them.</summary>
    public static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal))));

    /// <summary>The text of the file: sorted, so that it changes only where files change.</summary>
    public string ToText() => new Compiler.Emit.Documents.JsonDocument(JsonObject.Of(
        ("version", SchemaVersion),
        ("files", JsonArray.Of(Entries.Values.Select(static e => JsonObject.Of(("path", e.Path), ("target", e.Target), ("sha256", e.Sha256))))))).Write().Text;

    private static ManifestEntry Entry(JsonElement element) => new(Text(element, "path"), Text(element, "target"), Text(element, "sha256"));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new JsonException();
}
