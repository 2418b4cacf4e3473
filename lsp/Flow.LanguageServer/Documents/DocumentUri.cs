namespace Flow.LanguageServer.Documents;

/// <summary>
/// The address of a document. Editors write the same file in different ways (<c>file:///c%3A/x</c>, <c>file:///C:/x</c>), so files are compared by their path, and
/// all else by its text.
/// </summary>
internal static class DocumentUri
{
    private const string FileScheme = "file://";

    /// <summary>The full path of a file, or null where <paramref name="uri"/> is none.</summary>
    public static string? PathOf(string uri)
    {
        if (!uri.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = uri[FileScheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return null;
        }

        var (host, path) = (rest[..slash], Uri.UnescapeDataString(rest[slash..]));
        return path.Contains('\0', StringComparison.Ordinal) ? null : Normalize(host, path);
    }

    /// <summary>The address of the file at <paramref name="path"/>, written as most editors write it.</summary>
    public static string Of(string path)
    {
        var parts = path.Replace(Path.DirectorySeparatorChar, '/').Split('/').Select(Uri.EscapeDataString);
        var joined = string.Join('/', parts);
        return FileScheme + (joined.StartsWith('/') ? joined : "/" + joined);
    }

    /// <summary>What two addresses of the same document have in common.</summary>
    public static string KeyOf(string uri) => PathOf(uri) ?? uri;

    /// <summary>The last part of <paramref name="uri"/>, for documents that are no files.</summary>
    public static string NameOf(string uri)
    {
        var name = Uri.UnescapeDataString(uri[(uri.LastIndexOfAny(['/', ':', '\\']) + 1)..]);
        return name.Length > 0 ? name : "untitled";
    }

    private static string? Normalize(string host, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            path = path is ['/', var drive, ':', ..] ? char.ToUpperInvariant(drive) + path[2..] : path;
            path = host.Length > 0 && host != "localhost" ? $"//{host}{path}" : path;
        }

        try
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or NotSupportedException)
        {
            return null;
        }
    }
}
