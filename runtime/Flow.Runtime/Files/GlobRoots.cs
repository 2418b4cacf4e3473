namespace Flow.Runtime.Files;

/// <summary>
/// The folder whose inside becomes an artifact, by the rule of GitHub's upload: the common ancestor of the fixed beginnings of all patterns,
/// and for one single file the folder that it lies in.
/// </summary>
internal static class GlobRoots
{
    public static string Of(IEnumerable<string> patterns, string folder)
    {
        var fixedParts = patterns.SelectMany(static pattern => pattern.Split('\n'))
            .Select(static pattern => pattern.Trim())
            .Where(static pattern => pattern.Length > 0 && pattern[0] != '!')
            .Select(static pattern => FixedPart(pattern)).ToList();
        var common = fixedParts.Count == 0 ? [] : fixedParts.Aggregate(Common);
        return File.Exists(Path.Combine([folder, .. common])) ? string.Join('/', common.SkipLast(1)) : string.Join('/', common);
    }

    /// <summary>The beginning of a pattern that holds no wildcard.</summary>
    public static string Beginning(string pattern) => string.Join('/', FixedPart(pattern));

    private static string[] FixedPart(string pattern) => [.. pattern.Replace('\\', '/').Split('/')
        .Where(static part => part is not ("" or "."))
        .TakeWhile(static part => part.IndexOfAny(['*', '?', '[']) < 0)];

    private static string[] Common(string[] left, string[] right) =>
        [.. left.Zip(right).TakeWhile(static pair => pair.First == pair.Second).Select(static pair => pair.First)];
}
