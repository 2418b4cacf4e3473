using Flow.Compiler.Hosting;
using Flow.Compiler.Literals;

namespace Flow.Compiler.Binding;

/// <summary>Programs of .NET: what MSBuild says of the project and of what it refers to.</summary>
internal sealed partial class BuildSources
{
    private const string Framework = "net";

    private BuildFacts? DotNet(string path)
    {
        var text = Files.ReadText(path) ?? "";
        if (session.Services.Projects is not { } projects)
        {
            return OfProjects(new DotNetProject(path, [], IsTest: false, IsExecutable: true, Path.GetFileNameWithoutExtension(path), []), [path], text);
        }

        if (projects.Read(path, out var fault) is not { } project)
        {
            return NotBuildable($"`{path}` cannot be read as a .NET project: {fault}");
        }

        return project.IsExecutable
            ? OfProjects(project, WithReferences(projects, project), text)
            : NotBuildable($"`{path}` makes a library, which nothing can start. Name the project of a program (`<OutputType>Exe</OutputType>`, or `Microsoft.NET.Sdk.Web`).");
    }

    private BuildFacts OfProjects(DotNetProject project, IReadOnlyList<string> all, string text)
    {
        var target = project.TargetFrameworks.LastOrDefault(static f => f.StartsWith(Framework, StringComparison.Ordinal)) ?? "";
        var locks = all.Count(p => Files.FileExists(Beside(p, "packages.lock.json")));
        return new BuildFacts
        {
            Version = target.Split('-')[0] is { Length: > 0 } plain ? plain[Framework.Length..] : "",
            PackageFiles = all.Concat(all.SelectMany(SettingsOf)),
            Folders = all.Select(ProjectPath.Parent),
            Entry = [$"{project.AssemblyName}.dll"],
            IsLocked = locks == all.Count,
            IsWeb = text.Contains("Microsoft.NET.Sdk.Web", StringComparison.Ordinal) || text.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal),
            Framework = project.TargetFrameworks.Length > 1 ? target : "",
        };
    }

    private static List<string> WithReferences(IDotNetProjects projects, DotNetProject project)
    {
        var (found, open) = (new List<string> { project.Path }, new Queue<string>(project.References));
        while (open.TryDequeue(out var next))
        {
            if (found.Contains(next))
            {
                continue;
            }

            found.Add(next);
            foreach (var deeper in projects.Read(next, out _)?.References ?? [])
            {
                open.Enqueue(deeper);
            }
        }

        return found;
    }

    /// <summary>The files beside and above a project that change what is restored and how it is compiled.</summary>
    private IEnumerable<string> SettingsOf(string project)
    {
        var folder = ProjectPath.Parent(project);
        var found = Present(folder, "packages.lock.json").ToList();
        while (true)
        {
            found.AddRange(Present(folder, "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "NuGet.config", "nuget.config", "NuGet.Config", ".editorconfig"));
            if (folder.Length == 0)
            {
                return found;
            }

            folder = ProjectPath.Parent(folder);
        }
    }

    private static string Beside(string path, string name) => ProjectPath.Join(ProjectPath.Parent(path), name);
}
