namespace Flow.Projects;

/// <summary>Paths relative to the project folder, with '/' between their parts and without detours.</summary>
internal static class RelativePath
{
    public static string Join(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{folder}/{path}".Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
