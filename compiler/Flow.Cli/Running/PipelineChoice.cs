using Flow.Cli.Hosting;
using Flow.Disk;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Cli.Running;

/// <summary>
/// Which project and which pipeline the arguments mean: <c>ci</c>, <c>examples/hello</c> or <c>examples/hello ci</c>. One argument is a path when it holds a
/// separator, ends with <c>.flow</c>, or is a folder with sources in it; else it is a pipeline of the project here.
/// </summary>
internal static class PipelineChoice
{
    /// <summary>The project and the name of the pipeline, if one was given.</summary>
    public static (LoadedProject Project, string? Pipeline) Of(string? first, string? second, CommandHost host) =>
        second is not null || first is null || IsPath(first, host)
            ? (ProjectLoading.Load(first, host), second)
            : (ProjectLoading.Load(null, host), first);

    /// <summary>The pipeline that <paramref name="name"/> means; without a name the only one, the one called <c>ci</c>, or the only one that a push or a person starts.</summary>
    /// <exception cref="CommandException">There is none, or there are several.</exception>
    public static Pipeline Choose(DeliveryModel model, string? name)
    {
        var names = model.Pipelines.Select(static p => p.Name).ToList();
        if (name is not null)
        {
            return model.Pipelines.FirstOrDefault(p => p.Name == name)
                ?? throw new CommandException(model.Environments.FirstOrDefault(e => e.Name == name) is { } environment
                    ? $"`{name}` is an environment and no pipeline. `flow diff` says what changes in it{PlannedBy(environment)}.{Known(names)}"
                    : $"There is no pipeline `{name}`.{Suggestions.DidYouMean(name, names)}{Known(names)}", ExitCode.WrongUse);
        }

        var startable = model.Pipelines.Where(static p => p.Triggers.Any(static t => t.Event is "push" or "manual")).ToList();
        return model.Pipelines switch
        {
            [] => throw new CommandException("The project has no pipeline."),
            [var only] => only,
            _ when model.Pipelines.FirstOrDefault(static p => p.Name == "ci") is { } ci => ci,
            _ when startable is [var one] => one,
            _ => throw new CommandException($"The project has several pipelines; name one of them: {string.Join(", ", names)}.", ExitCode.WrongUse),
        };
    }

    private static string PlannedBy(DeploymentEnvironment environment) => environment.Cloud?.Provider switch
    {
        null => "",
        "local" => $", and `flow up {environment.Name} --dry-run` what would be started",
        "kubernetes" => $", and `kubectl diff -k k8s/overlays/{environment.Name}` what would be applied",
        _ => ", and `terraform plan` in its folder what Terraform would do",
    };

    private static string Known(List<string> names) => names.Count == 0 ? "" : $" Pipelines: {string.Join(", ", names)}.";

    private static bool IsPath(string argument, CommandHost host)
    {
        if (argument.Contains('/', StringComparison.Ordinal) || argument.Contains('\\', StringComparison.Ordinal) || argument is "." or "..")
        {
            return true;
        }

        var full = Path.GetFullPath(argument, host.CurrentFolder);
        return argument.EndsWith(ProjectFolder.Extension, StringComparison.Ordinal) ? Path.Exists(full) : HoldsSources(full);
    }

    private static bool HoldsSources(string folder)
    {
        try
        {
            return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*" + ProjectFolder.Extension, SearchOption.TopDirectoryOnly).Any();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
