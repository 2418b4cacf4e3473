namespace Flow.Compiler.Literals;

/// <summary>A container image: <c>registry.example:5000/team/app:1.2@sha256:…</c>.</summary>
/// <param name="Registry">The host (and port); empty where none is written, which means Docker Hub.</param>
/// <param name="Repository">The path at the registry.</param>
/// <param name="Tag">The tag; empty where none is written.</param>
/// <param name="Digest">The digest with its algorithm; empty where none is written.</param>
public sealed record ImageReference(string Registry, string Repository, string Tag, string Digest)
{
    private const int LongestText = 1000;

    /// <summary>Whether it always names the same image.</summary>
    public bool IsPinned => Digest.Length > 0;

    /// <summary>Reads a reference.</summary>
    public static Parsed<ImageReference> Parse(string text)
    {
        if (text.Length is 0 or > LongestText)
        {
            return LiteralProblem.Whole(text, "An image is written `redis:7` or `registry.example/team/app:1.2`.");
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            var bare = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
            return LiteralProblem.Whole(text, $"An image has no scheme: `{LiteralProblem.Shown(bare)}`.", bare);
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? text : text[..at];
        var colon = name.LastIndexOf(':') is var last && last > name.LastIndexOf('/') ? last : -1;
        var path = colon < 0 ? name : name[..colon];
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var hasRegistry = slash > 0 && (path.AsSpan(0, slash).IndexOfAny('.', ':') >= 0 || path.StartsWith("localhost/", StringComparison.Ordinal));
        var image = new ImageReference(hasRegistry ? path[..slash] : "", hasRegistry ? path[(slash + 1)..] : path,
            colon < 0 ? "" : name[(colon + 1)..], at < 0 ? "" : text[(at + 1)..]);
        return image.Wrong(text, hasRegistry ? slash + 1 : 0, colon, at) is { } problem ? problem : image;
    }

    private LiteralProblem? Wrong(string text, int path, int colon, int at)
    {
        if (Registry.Length > 0 && !Registry.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '_'))
        {
            return new("A registry is a host and perhaps a port: `registry.example:5000`.", 0, Registry.Length);
        }

        if (WrongRepository(path) is { } problem)
        {
            return problem with { Replacement = problem.Replacement is null ? null : string.Concat(text.AsSpan(0, path), problem.Replacement, text.AsSpan(path + Repository.Length)) };
        }

        if (colon >= 0 && (Tag.Length is 0 or > 128 || Tag[0] is '.' or '-' || !Tag.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-')))
        {
            return new("A tag is 1 to 128 letters, digits, `_`, `.` and `-`: `redis:7.2`.", colon + 1, Tag.Length);
        }

        return at < 0 || IsDigest(Digest) ? null
            : new("A digest is `sha256:` and 64 hexadecimal digits.", at + 1, Digest.Length);
    }

    private LiteralProblem? WrongRepository(int start)
    {
        var lower = Repository.ToLowerInvariant();
        if (Repository.Length > 255 || !AreParts(lower))
        {
            return new("The name of an image is lower-case letters and digits, with single `.`, `_`, `-` or `/` between them.", start, Repository.Length);
        }

        return lower == Repository ? null : new($"The name of an image is in lower case: `{LiteralProblem.Shown(lower)}`.", start, Repository.Length, lower);
    }

    private static bool AreParts(string path) => path.Split('/').All(static part =>
        part.Length > 0 && char.IsAsciiLetterOrDigit(part[0]) && char.IsAsciiLetterOrDigit(part[^1])
        && part.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
        && !part.Contains("..", StringComparison.Ordinal) && !part.Contains("___", StringComparison.Ordinal));

    private static bool IsDigest(string digest)
    {
        var colon = digest.IndexOf(':', StringComparison.Ordinal);
        var (algorithm, hex) = colon < 0 ? ("", digest) : (digest[..colon], digest[(colon + 1)..]);
        var length = algorithm switch { "sha256" => 64, "sha512" => 128, _ => -1 };
        return hex.Length == length && hex.All(static c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');
    }

    /// <inheritdoc/>
    public override string ToString() =>
        (Registry.Length > 0 ? Registry + "/" : "") + Repository + (Tag.Length > 0 ? ":" + Tag : "") + (Digest.Length > 0 ? "@" + Digest : "");
}
