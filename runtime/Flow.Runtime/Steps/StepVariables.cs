using Flow.Runtime.Execution;

namespace Flow.Runtime.Steps;

/// <summary>The environment of a step's process: the machine's, the run's, the job's, the step's own.</summary>
internal static class StepVariables
{
    public static Dictionary<string, string> Of(StepState step, IReadOnlyDictionary<string, string> fileCommands)
    {
        var cell = step.Cell;
        var variables = new Dictionary<string, string>(cell.Run.Services.BaseVariables, HostVariables.Comparer);
        AddCell(variables, cell);
        variables["GITHUB_ACTION"] = step.Definition.Id;
        Add(variables, cell.Environment);
        Add(variables, step.Context.OwnEnvironment ?? Record.Empty);
        AddSearchPath(variables, cell.SearchPath);
        foreach (var (name, path) in fileCommands)
        {
            variables[name] = path;
        }

        return variables;
    }

    private static void AddCell(Dictionary<string, string> variables, CellState cell)
    {
        variables["GITHUB_JOB"] = cell.Job.Definition.Name;
        variables["GITHUB_WORKSPACE"] = cell.Workspace.Folder;
        variables["RUNNER_OS"] = cell.Runner.Os;
        variables["RUNNER_ARCH"] = cell.Runner.Arch;
        variables["RUNNER_NAME"] = cell.Runner.Name;
        variables["RUNNER_TEMP"] = cell.Workspace.Temp;
        variables["RUNNER_TOOL_CACHE"] = cell.Runner.ToolCache;
        variables["RUNNER_ENVIRONMENT"] = cell.Runner.Environment;
        if (cell.Runner.Debug.Length > 0)
        {
            variables["RUNNER_DEBUG"] = cell.Runner.Debug;
        }
    }

    private static void Add(Dictionary<string, string> variables, Record record)
    {
        foreach (var (name, value) in record)
        {
            variables[name] = value.ToString();
        }
    }

    private static void AddSearchPath(Dictionary<string, string> variables, List<string> folders)
    {
        if (folders.Count > 0)
        {
            variables["PATH"] = string.Join(Path.PathSeparator, folders.Append(variables.GetValueOrDefault("PATH", "")));
        }
    }
}
