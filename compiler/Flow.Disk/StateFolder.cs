namespace Flow.Disk;

/// <summary>The folder <c>.flow</c> of a project: caches and runs. Git does not see it, and it may be deleted at any time.</summary>
public static class StateFolder
{
    /// <summary>The folder for what is kept under <paramref name="name"/> of the project in <paramref name="root"/>. A project that cannot be written to simply keeps nothing.</summary>
    public static string Cache(string root, string name)
    {
        var state = Path.Combine(root, ".flow");
        try
        {
            Directory.CreateDirectory(state);
            var ignore = Path.Combine(state, ".gitignore");
            if (!File.Exists(ignore))
            {
                File.WriteAllText(ignore, "*\n");
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The caches live without a folder; they only cost time.
        }

        return Path.Combine(state, "cache", name);
    }
}
