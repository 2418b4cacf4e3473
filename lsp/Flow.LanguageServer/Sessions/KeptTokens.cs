using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Flow.LanguageServer.Sessions;

/// <summary>The last tokens of each open document, so that the editor can be told only what has changed.</summary>
internal sealed class KeptTokens
{
    private readonly Dictionary<string, (string Id, int[] Data)> kept = new(StringComparer.Ordinal);

    /// <summary>Keeps the tokens of a document in place of those of before.</summary>
    /// <returns>Their id: the same for the same tokens.</returns>
    public string Keep(string uri, int[] data)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<int>(data)).AsSpan(0, 10));
        kept[uri] = (id, data);
        return id;
    }

    /// <summary>The tokens that were given out as <paramref name="id"/>; null where others were since.</summary>
    public int[]? Find(string uri, string id) => kept.TryGetValue(uri, out var found) && found.Id == id ? found.Data : null;

    /// <summary>The document is closed.</summary>
    public void Forget(string uri) => kept.Remove(uri);
}
