namespace Flow.Runtime.Files;

/// <summary>Copies many files at once: modes and symbolic links stay what they are.</summary>
internal static class FileCopy
{
    /// <summary>Copies files from one folder to another.</summary>
    /// <param name="files">Paths relative to the source folder; those that do not exist (any more) are left out.</param>
    /// <param name="source">The source folder.</param>
    /// <param name="target">The target folder.</param>
    /// <param name="place">Where a file goes, relative to the target folder; to the same path where nothing is said.</param>
    public static void Copy(IReadOnlyCollection<string> files, string source, string target, Func<string, string>? place = null)
    {
        var pairs = files.Select(file => (From: Path.Combine(source, file), To: Path.GetFullPath(Path.Combine(target, place?.Invoke(file) ?? file)))).ToList();
        foreach (var folder in pairs.Select(static pair => Path.GetDirectoryName(pair.To)!).Distinct(StringComparer.Ordinal))
        {
            Directory.CreateDirectory(folder);
        }

        Parallel.ForEach(pairs, static pair => CopyOne(pair.From, pair.To));
    }

    private static void CopyOne(string from, string to)
    {
        var file = new FileInfo(from);
        if (file.LinkTarget is { } link)
        {
            File.Delete(to);
            File.CreateSymbolicLink(to, link);
        }
        else if (file.Exists)
        {
            File.Copy(from, to, overwrite: true);
        }
    }
}
