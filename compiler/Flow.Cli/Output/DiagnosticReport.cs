using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Cli.Output;

/// <summary>What there is to tell about a project.</summary>
/// <param name="Diagnostics">Everything that was found.</param>
/// <param name="FileCount">How many sources were looked at.</param>
/// <param name="Prefix">What stands before a source's path so that a reader finds it: empty, or a folder with '/' at its end.</param>
internal sealed record DiagnosticReport(ImmutableArray<Diagnostic> Diagnostics, int FileCount, string Prefix)
{
    /// <summary>How long it took, where that is to be shown.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>How many errors.</summary>
    public int Errors => Count(Severity.Error);

    /// <summary>How many warnings.</summary>
    public int Warnings => Count(Severity.Warning);

    /// <summary>How many notes.</summary>
    public int Notes => Count(Severity.Note);

    /// <summary>The path of <paramref name="location"/> as a reader finds it.</summary>
    public string PathOf(Location location) => location.Path == "." ? (Prefix.Length == 0 ? "." : Prefix.TrimEnd('/')) : Prefix + location.Path;

    /// <summary>The folder of a project as it is written from <paramref name="folder"/>.</summary>
    public static string PrefixOf(string root, string folder)
    {
        var relative = Path.GetRelativePath(folder, root).Replace('\\', '/');
        return relative == "." ? "" : relative.TrimEnd('/') + "/";
    }

    private int Count(Severity severity) => Diagnostics.Count(d => d.Severity == severity);
}

/// <summary>A way to write a report.</summary>
internal interface IDiagnosticOutput
{
    /// <summary>Writes <paramref name="report"/> to <paramref name="output"/>.</summary>
    void Write(DiagnosticReport report, TextWriter output);
}
