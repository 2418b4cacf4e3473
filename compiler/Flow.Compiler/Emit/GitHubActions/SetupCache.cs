using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>What the setup actions call the package manager whose packages they keep.</summary>
internal static class SetupCache
{
    /// <summary>
    /// The value of the input <c>cache</c>: <c>true</c> where the tool has one package manager, else the manager that
    /// <paramref name="file"/> belongs to; null where that cannot be told.
    /// </summary>
    public static string? ManagerOf(Tool tool, string? file) => (tool, Path.GetFileName(file ?? "")) switch
    {
        (Tool.Dotnet or Tool.Go, _) => "true",
        (Tool.Node, "pnpm-lock.yaml") => "pnpm",
        (Tool.Node, "yarn.lock") => "yarn",
        (Tool.Node, _) => "npm",
        (Tool.Python, "poetry.lock") => "poetry",
        (Tool.Python, "Pipfile.lock") => "pipenv",
        (Tool.Python, _) => "pip",
        (Tool.Java, "pom.xml") => "maven",
        (Tool.Java, "build.sbt") => "sbt",
        (Tool.Java, var name) when name.Contains("gradle", StringComparison.Ordinal) => "gradle",
        _ => null,
    };
}
