namespace Flow.Compiler.Emit.Kubernetes;

/// <summary>The reference of an image in parts: Kustomize sets tag and digest in one place for each environment.</summary>
/// <param name="Name">Registry and name.</param>
/// <param name="Tag">The tag; null where none is written.</param>
/// <param name="Digest">The digest, with its algorithm; null where none is written.</param>
internal sealed record ImageName(string Name, string? Tag, string? Digest)
{
    /// <summary>The parts of <paramref name="text"/>.</summary>
    public static ImageName Parse(string text)
    {
        var (rest, digest) = text.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);
        var colon = rest.LastIndexOf(':');
        return colon > rest.LastIndexOf('/') ? new ImageName(rest[..colon], rest[(colon + 1)..], digest) : new ImageName(rest, null, digest);
    }
}
