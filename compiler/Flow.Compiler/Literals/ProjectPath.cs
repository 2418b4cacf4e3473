using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Literals;

/// <summary>Paths inside a project: '/' between the parts, no drive, no way out of the project folder.</summary>
public static class ProjectPath
{
    /// <summary>The path without <c>.</c>, <c>..</c>, doubled and trailing slashes as far as that is possible; <c>..</c> at the start stays.</summary>
    public static string Normalise(string path)
    {
        var rooted = path.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part.Length > 0 && part != "." && !(part == ".." && rooted))
            {
                parts.Add(part);
            }
        }

        var joined = string.Join('/', parts);
        return rooted ? "/" + joined : joined.Length == 0 ? "." : joined;
    }

    /// <summary>The two joined; an absolute <paramref name="path"/> stands alone.</summary>
    public static string Join(string folder, string path) =>
        path.StartsWith('/') || folder.Length == 0 ? path : path.Length == 0 ? folder : $"{folder.TrimEnd('/')}/{path}";

    /// <summary>
    /// The path from the project folder that a path written in a file means: <c>./x</c> and <c>../x</c> start at the file's <paramref name="folder"/>,
    /// every other at the project folder. The project folder itself is the empty text.
    /// </summary>
    public static Parsed<string> Resolve(string folder, string path)
    {
        if (path.Length == 0)
        {
            return LiteralProblem.Whole(path, "A path is missing.");
        }

        if (path.Contains('\\', StringComparison.Ordinal))
        {
            var forward = path.Replace('\\', '/');
            return LiteralProblem.Whole(path, $"Paths are written with `/`: `{LiteralProblem.Shown(forward)}`.", forward);
        }

        if (path[0] is '/' or '~' || path is [_, ':', '/', ..] || path.Contains('\0', StringComparison.Ordinal))
        {
            return LiteralProblem.Whole(
                path,
                $"`{LiteralProblem.Shown(path)}` is a path of one machine. A file that the compiler reads lies in the project: its path starts at the project folder (`src/app`), or at its own file (`./app`).");
        }

        var isLocal = path is "." or ".." || path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal);
        var full = Normalise(isLocal ? Join(folder, path) : path);
        return full == ".." || full.StartsWith("../", StringComparison.Ordinal)
            ? LiteralProblem.Whole(path, $"`{LiteralProblem.Shown(path)}` lies outside the project.")
            : full == "." ? "" : full;
    }

    /// <summary>What follows the last slash.</summary>
    public static string Name(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    /// <summary>What stands before the last slash; empty where there is none.</summary>
    public static string Parent(string path)
    {
        var trimmed = path.TrimEnd('/');
        var slash = trimmed.LastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : trimmed[..slash];
    }

    /// <summary>The last point of the name and what follows it; empty where there is none or only one at the start.</summary>
    public static string Extension(string path)
    {
        var name = Name(path);
        var point = name.LastIndexOf('.');
        return point <= 0 || point == name.Length - 1 ? "" : name[point..];
    }

    /// <summary>The way from <paramref name="folder"/> to <paramref name="path"/>, both from the same start; null where <paramref name="folder"/> goes up past it.</summary>
    public static string? Relative(string path, string folder)
    {
        var (to, from) = (Parts(path), Parts(folder));
        if (path.StartsWith('/') != folder.StartsWith('/') || from.Contains(".."))
        {
            return null;
        }

        var same = 0;
        while (same < to.Length && same < from.Length && to[same] == from[same])
        {
            same++;
        }

        var way = string.Join('/', Enumerable.Repeat("..", from.Length - same).Concat(to.Skip(same)));
        return way.Length == 0 ? "." : way;
    }

    private static string[] Parts(string path) => Normalise(path) is "." or "/" ? [] : Normalise(path).Trim('/').Split('/');

    /// <summary>The sentence " Did you mean `x`?" for a name that is missing among its neighbours, or nothing.</summary>
    public static string DidYouMean(string path, IEnumerable<string> neighbours)
    {
        var parent = Parent(path);
        var near = Suggestions.Nearest(Name(path), neighbours.Select(static n => n.TrimEnd('/')));
        return near is null ? "" : $" Did you mean `{Join(parent, near)}`?";
    }
}
