namespace Flow.Runtime;

/// <summary>Flow's functions of paths, which have '/' between their parts on every platform.</summary>
public static class TypedPaths
{
    /// <summary>The parts as one path; one that starts with '/' starts anew.</summary>
    /// <param name="parts">The parts.</param>
    public static string Join(params IReadOnlyList<string> parts) =>
        parts.Aggregate("", static (folder, path) => path.StartsWith('/') || folder.Length == 0 ? path : path.Length == 0 ? folder : $"{folder.TrimEnd('/')}/{path}");

    /// <summary>The last part of a path.</summary>
    /// <param name="path">The path.</param>
    public static string FileName(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    /// <summary>The last point of the file's name and what follows it; empty where there is none, or only one at the start or the end.</summary>
    /// <param name="path">The path.</param>
    public static string Extension(string path)
    {
        var name = FileName(path);
        var point = name.LastIndexOf('.');
        return point <= 0 || point == name.Length - 1 ? "" : name[point..];
    }

    /// <summary>The file's name without its extension.</summary>
    /// <param name="path">The path.</param>
    public static string Stem(string path) => FileName(path)[..^Extension(path).Length];

    /// <summary>The folder of a path; empty where it has none.</summary>
    /// <param name="path">The path.</param>
    public static string Parent(string path)
    {
        var trimmed = path.TrimEnd('/');
        var slash = trimmed.LastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : trimmed[..slash];
    }

    /// <summary>The path without <c>.</c>, <c>..</c> and doubled slashes; <c>..</c> at the start stays.</summary>
    /// <param name="path">The path.</param>
    public static string Normalise(string path)
    {
        var rooted = path.StartsWith('/');
        var joined = string.Join('/', Parts(path));
        return rooted ? "/" + joined : joined.Length == 0 ? "." : joined;
    }

    /// <summary>The way from a folder to a path; both start at the same place.</summary>
    /// <param name="path">The path.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="FlowRunException">There is no such way.</exception>
    public static string RelativeTo(string path, string folder)
    {
        var (to, from) = (Parts(path), Parts(folder));
        if (path.StartsWith('/') != folder.StartsWith('/') || from.Contains(".."))
        {
            throw new FlowRunException($"There is no way from '{folder}' to '{path}'.");
        }

        var same = to.Zip(from).TakeWhile(static pair => pair.First == pair.Second).Count();
        var way = string.Join('/', Enumerable.Repeat("..", from.Count - same).Concat(to.Skip(same)));
        return way.Length == 0 ? "." : way;
    }

    private static List<string> Parts(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part.Length > 0 && part != "." && !(part == ".." && path.StartsWith('/')))
            {
                parts.Add(part);
            }
        }

        return parts;
    }
}
