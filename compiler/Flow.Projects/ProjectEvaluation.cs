using System.Collections.Immutable;
using Flow.Compiler.Hosting;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Exceptions;

namespace Flow.Projects;

/// <summary>Evaluates one project with MSBuild. Only reached after MSBuild was registered.</summary>
internal static class ProjectEvaluation
{
    /// <summary>The project, or why MSBuild refuses it.</summary>
    public static ProjectReading Read(string root, string path)
    {
        using var collection = new ProjectCollection();
        try
        {
            var project = new Project(Path.Combine(root, path), null, null, collection, ProjectLoadSettings.IgnoreEmptyImports);
            return new(Describe(project, root, path), null);
        }
        catch (InvalidProjectFileException fault)
        {
            return ProjectReading.Failed(Explain(fault, root));
        }
    }

    private static DotNetProject Describe(Project project, string root, string path) => new(
        path,
        Frameworks(project),
        IsTest(project),
        project.GetPropertyValue("OutputType") is "Exe" or "WinExe",
        project.GetPropertyValue("AssemblyName"),
        [.. project.GetItems("ProjectReference").Select(i => RelativePath.Join(Path.GetDirectoryName(path) ?? "", Path.IsPathRooted(i.EvaluatedInclude) ? Path.GetRelativePath(Path.Combine(root, Path.GetDirectoryName(path) ?? ""), i.EvaluatedInclude) : i.EvaluatedInclude)).Order(StringComparer.Ordinal)]);

    private static ImmutableArray<string> Frameworks(Project project)
    {
        var several = project.GetPropertyValue("TargetFrameworks");
        var written = several.Length > 0 ? several : project.GetPropertyValue("TargetFramework");
        return [.. written.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    private static bool IsTest(Project project) =>
        string.Equals(project.GetPropertyValue("IsTestProject"), "true", StringComparison.OrdinalIgnoreCase)
        || string.Equals(project.GetPropertyValue("IsTestingPlatformApplication"), "true", StringComparison.OrdinalIgnoreCase)
        || project.GetItems("PackageReference").Any(static i => string.Equals(i.EvaluatedInclude, "Microsoft.NET.Test.Sdk", StringComparison.OrdinalIgnoreCase))
        || project.Xml.Sdk.StartsWith("MSTest.Sdk", StringComparison.OrdinalIgnoreCase);

    private static string Explain(InvalidProjectFileException fault, string root)
    {
        var file = Path.GetRelativePath(root, fault.ProjectFile ?? "").Replace('\\', '/');
        var place = fault.LineNumber > 0 ? $"{file}, line {fault.LineNumber}: " : "";
        return fault.ErrorCode switch
        {
            "MSB4019" => $"{place}a file that the project imports does not exist. {fault.BaseMessage}",
            "MSB4236" => $"{place}the SDK that the project names is not installed. {fault.BaseMessage}",
            _ => place + fault.BaseMessage,
        };
    }
}
