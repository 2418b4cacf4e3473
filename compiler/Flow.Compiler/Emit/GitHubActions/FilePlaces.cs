using Flow.Compiler.Diagnostics;
using Flow.Compiler.Functions;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Where the generated files lie: GitHub finds a workflow in one folder only, an action in its repository, and each needs a file of its own.</summary>
internal static class FilePlaces
{
    /// <summary>The folder in which GitHub looks for workflows; those below it are not found.</summary>
    public const string Workflows = ".github/workflows";

    /// <summary>Reports the files that GitHub would not find, and those that would overwrite each other.</summary>
    public static void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var actions = model.Actions.Where(static a => !a.External).ToList();
        foreach (var pipeline in model.Pipelines)
        {
            CheckWorkflow(pipeline, diagnostics);
        }

        foreach (var action in actions.Where(static a => !ProjectPath.Resolve("", a.Folder.Path).IsValid))
        {
            diagnostics.Report(
                GitHubActionsDiagnostics.FileNotFoundThere, action.Folder.Location, $"GitHub reads the action `{action.Name}` from this repository, so its folder lies in the project: `.github/actions/{action.Name}`.");
        }

        CheckShared(model.Pipelines.Select(FileOf).Concat(actions.Select(FileOf)), diagnostics);
    }

    private static void CheckWorkflow(Pipeline pipeline, DiagnosticBag diagnostics)
    {
        if (pipeline.File is not { } file || IsFound(file.Path))
        {
            return;
        }

        var path = $"{Workflows}/{NameOf(file.Path) ?? pipeline.Name}.yml";
        diagnostics.Report(
            GitHubActionsDiagnostics.FileNotFoundThere,
            file.Location,
            $"GitHub finds workflows directly in `{Workflows}` only, and only files that end in `.yml` or `.yaml`: `{path}`.",
            new Fix($"Write `{path}`", FixSafety.Suggestion, [new TextEdit(file.Location.Span, FlowText.Quote(path))]));
    }

    private static bool IsFound(string path) =>
        ProjectPath.Parent(path) == Workflows && NameOf(path) is not null && ProjectPath.Extension(path) is ".yml" or ".yaml";

    /// <summary>The name in <paramref name="path"/> without its ending; null where there is none.</summary>
    private static string? NameOf(string path)
    {
        var name = ProjectPath.Name(path.Replace('\\', '/'));
        var stem = name[..^ProjectPath.Extension(name).Length];
        return stem is "" or "." or ".." ? null : stem;
    }

    // Without case, because the files also lie on disks that do not tell names by it.
    private static void CheckShared(IEnumerable<(string Path, string What, Location Location)> files, DiagnosticBag diagnostics)
    {
        foreach (var same in files.GroupBy(static f => f.Path, StringComparer.OrdinalIgnoreCase))
        {
            var first = same.First();
            foreach (var next in same.Skip(1))
            {
                diagnostics.Add(new Diagnostic(GitHubActionsDiagnostics.FileShared, next.Location, $"`{next.Path}` would be the file of {first.What} and of {next.What}. Give one of them another.")
                {
                    Related = [new RelatedLocation(first.Location, "The other one is here.")],
                });
            }
        }
    }

    private static (string Path, string What, Location Location) FileOf(Pipeline pipeline) =>
        (WorkflowEmitter.PathOf(pipeline), $"the pipeline `{pipeline.Name}`", pipeline.File?.Location ?? pipeline.Origin.Location);

    private static (string Path, string What, Location Location) FileOf(CompositeAction action) =>
        (ActionEmitter.PathOf(action), $"the action `{action.Name}`", action.Folder.Location);
}
