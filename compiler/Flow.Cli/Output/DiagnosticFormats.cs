using Flow.Cli.Hosting;

namespace Flow.Cli.Output;

/// <summary>The ways to write a report, by the value of <c>--format</c>.</summary>
internal static class DiagnosticFormats
{
    /// <summary>The names.</summary>
    public static readonly string[] Names = ["human", "json", "sarif", "github"];

    /// <summary>The way named <paramref name="name"/>; where nothing is said, annotations at GitHub and text everywhere else.</summary>
    public static IDiagnosticOutput Get(string? name, CommandHost host, Paint paint, bool showNotes) => (name ?? (host.IsGitHub ? "github" : "human")) switch
    {
        "json" => new JsonDiagnostics(),
        "sarif" => new SarifDiagnostics(),
        "github" => new GitHubAnnotations(),
        _ => new HumanDiagnostics(paint, showNotes),
    };

    /// <summary>The folder from which paths are written: the repository's for tools that look from there, else the current one.</summary>
    public static string BaseFolder(string? format, CommandHost host) =>
        (format is "github" or "sarif" || (format is null && host.IsGitHub)) && host.Variable("GITHUB_WORKSPACE") is { Length: > 0 } workspace
            ? workspace
            : host.CurrentFolder;
}
