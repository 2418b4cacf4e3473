using System.Text;
using System.Text.RegularExpressions;

namespace Flow.Runtime.Files;

/// <summary>
/// Patterns of files: <c>*</c> and <c>?</c> stay within a name, <c>**</c> goes through folders, a folder stands for all that is in it,
/// and a pattern that starts with <c>!</c> takes files out again. Order matters.
/// </summary>
internal sealed class GlobSet
{
    private readonly List<(bool Include, Regex Shape)> _patterns = [];
    private readonly List<string> _beginnings = [];

    public GlobSet(IEnumerable<string> patterns)
    {
        foreach (var line in patterns.SelectMany(static pattern => pattern.Split('\n')).Select(static line => line.Trim()).Where(static line => line.Length > 0))
        {
            var include = line[0] != '!';
            _patterns.Add((include, Compile(include ? line : line[1..])));
            if (include)
            {
                _beginnings.Add(GlobRoots.Beginning(line));
            }
        }
    }

    /// <summary>The files below a folder that match, relative, with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Match(string folder)
    {
        List<string> found = [];
        if (Directory.Exists(folder))
        {
            Collect(folder, "", found);
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Whether a relative path with forward slashes matches.</summary>
    public bool Matches(string path)
    {
        var matches = false;
        foreach (var (include, shape) in _patterns)
        {
            if (matches != include && shape.IsMatch(path))
            {
                matches = include;
            }
        }

        return matches;
    }

    private void Collect(string folder, string relative, List<string> found)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            var path = relative.Length == 0 ? entry.Name : $"{relative}/{entry.Name}";
            if (entry is DirectoryInfo && entry.LinkTarget is null)
            {
                Enter(entry.FullName, path, found);
            }
            else if (Matches(path) && entry is FileInfo)
            {
                found.Add(path);
            }
        }
    }

    /// <summary>Goes into a folder only where the fixed beginning of a pattern leads there or lies above it.</summary>
    private void Enter(string folder, string path, List<string> found)
    {
        if (_beginnings.Exists(beginning => beginning.Length == 0 || Leads(beginning, path) || Leads(path, beginning)))
        {
            Collect(folder, path, found);
        }
    }

    private static bool Leads(string from, string to) => to == from || to.StartsWith(from + "/", StringComparison.Ordinal);

    private static Regex Compile(string pattern)
    {
        var shape = new StringBuilder("^");
        var text = pattern.Replace('\\', '/').TrimEnd('/');
        text = text.StartsWith("./", StringComparison.Ordinal) ? text[2..] : text;
        if (text is "." or "")
        {
            text = "**";
        }

        for (var at = 0; at < text.Length; at++)
        {
            at = Append(shape, text, at);
        }

        return new(shape.Append("(/.*)?$").ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    private static int Append(StringBuilder shape, string text, int at)
    {
        if (text[at..].StartsWith("**/", StringComparison.Ordinal))
        {
            shape.Append("(.*/)?");
            return at + 2;
        }

        if (text[at..].StartsWith("**", StringComparison.Ordinal))
        {
            shape.Append(".*");
            return at + 1;
        }

        var close = text[at] == '[' ? text.IndexOf(']', at + 1) : -1;
        if (close > at + 1)
        {
            shape.Append(text[at..(close + 1)].Replace("[!", "[^", StringComparison.Ordinal));
            return close;
        }

        shape.Append(text[at] switch { '*' => "[^/]*", '?' => "[^/]", var plain => Regex.Escape(plain.ToString()) });
        return at;
    }
}
