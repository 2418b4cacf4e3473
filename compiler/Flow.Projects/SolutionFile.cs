using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Flow.Compiler.Hosting;

namespace Flow.Projects;

/// <summary>Reads solutions in both their forms: <c>.sln</c> and <c>.slnx</c>.</summary>
internal static partial class SolutionFile
{
    public static bool IsSolution(string path) => Path.GetExtension(path).ToLowerInvariant() is ".sln" or ".slnx";

    /// <summary>The project files that the solution names, relative to it, in written order.</summary>
    public static ImmutableArray<string> Projects(string file, out string? problem)
    {
        problem = null;
        try
        {
            return Path.GetExtension(file).Equals(".slnx", StringComparison.OrdinalIgnoreCase) ? OfXml(file) : OfText(file, out problem);
        }
        catch (XmlException fault)
        {
            problem = $"Line {fault.LineNumber}: the solution is no well-formed XML.";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problem = $"The solution cannot be read: {fault.Message}";
        }

        return [];
    }

    /// <summary>A solution seen as one project: it targets what its projects target, and holds tests when one of them does.</summary>
    public static DotNetProject Together(string path, IReadOnlyList<string> paths, IReadOnlyList<DotNetProject> projects) => new(
        path,
        [.. projects.SelectMany(static p => p.TargetFrameworks).Distinct()],
        projects.Any(static p => p.IsTest),
        projects.Any(static p => p.IsExecutable),
        Path.GetFileNameWithoutExtension(path),
        [.. paths]);

    private static ImmutableArray<string> OfXml(string file) =>
        [.. XDocument.Load(file).Descendants("Project").Select(static p => (string?)p.Attribute("Path")).OfType<string>().Where(IsDotNet)];

    private static ImmutableArray<string> OfText(string file, out string? problem)
    {
        var text = File.ReadAllText(file);
        problem = text.Contains("Microsoft Visual Studio Solution File", StringComparison.Ordinal) ? null : "The file is no solution: its first line does not say so.";
        return [.. ProjectLine().Matches(text).Select(static m => m.Groups["path"].Value).Where(IsDotNet)];
    }

    private static bool IsDotNet(string path) => Path.GetExtension(path).ToLowerInvariant() is ".csproj" or ".fsproj" or ".vbproj";

    [GeneratedRegex("""^Project\("[^"]*"\)\s*=\s*"[^"]*",\s*"(?<path>[^"]*)",""", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ProjectLine();
}
