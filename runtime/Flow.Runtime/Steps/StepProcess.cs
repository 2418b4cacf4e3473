using System.Text;
using Flow.Runtime.Commands;
using Flow.Runtime.Execution;
using Flow.Runtime.Processes;

namespace Flow.Runtime.Steps;

/// <summary>Runs a process as part of a step: with its environment, in its folder, obeying its file commands.</summary>
internal static class StepProcess
{
    public static async Task<int> RunAsync(StepState step, IReadOnlyList<string> command, string folder, Capture capture)
    {
        if (command.Count == 0 || command[0].Length == 0)
        {
            throw new FlowRunException("The argument list is empty, so there is no program to run.");
        }

        var place = Path.GetFullPath(folder, step.Cell.Workspace.Folder);
        if (!Directory.Exists(place))
        {
            throw new FlowRunException($"The folder '{folder}' does not exist in the workspace. Is a checkout missing before this step?");
        }

        var files = step.Cell.UnusedFiles.TryTake(out var unused) ? unused : new FileCommands(step.Cell.Workspace.Temp);
        try
        {
            var code = await ChildProcess.RunAsync(Request(step, command, place, capture, files), step.Stop, step.Cell.Stop.End);
            step.ExitCode = code;
            Obey(step, files);
            return code;
        }
        finally
        {
            PutBack(step.Cell, files);
        }
    }

    /// <summary>Most processes write to none of the files; making and removing them would cost more than the rest of a step.</summary>
    private static void PutBack(CellState cell, FileCommands files)
    {
        if (files.IsUntouched)
        {
            cell.UnusedFiles.Add(files);
        }
        else
        {
            files.Dispose();
        }
    }

    private static ProcessRequest Request(StepState step, IReadOnlyList<string> command, string folder, Capture capture, FileCommands files)
    {
        var options = step.Cell.Run.Services.Options;
        var trackingId = $"{step.Cell.TrackingId}{step.Cell.CountProcess()}.";
        var variables = StepVariables.Of(step, files.Variables);
        variables[ProcessTree.TrackingVariable] = trackingId;
        var (wrapped, where, environment) = step.Cell.Containers.Wrap(command, folder, variables);
        return new(wrapped[0], [.. wrapped.Skip(1)], where, environment)
        {
            Output = Take(step, capture.HasFlag(Capture.Stdout) ? step.Stdout : null),
            Error = Take(step, capture.HasFlag(Capture.Stderr) ? step.Stderr : null),
            TrackingId = trackingId,
            InterruptGrace = options.InterruptGrace,
            TerminateGrace = options.TerminateGrace,
        };
    }

    private static Action<string> Take(StepState step, StringBuilder? kept) => kept is null ? step.Write : line =>
    {
        kept.Append(kept.Length > 0 ? "\n" : "").Append(line);
        step.Write(line);
    };

    private static void Obey(StepState step, FileCommands files)
    {
        if (files.IsUntouched)
        {
            return;
        }

        foreach (var (name, value) in files.Outputs())
        {
            step.SetOutput(name, value);
        }

        foreach (var (name, value) in files.Environment())
        {
            SetVariable(step, name, value);
        }

        foreach (var path in files.Paths())
        {
            step.Cell.SearchPath.Remove(path);
            step.Cell.SearchPath.Insert(0, path);
        }

        if (files.Summary() is { Length: > 0 } summary)
        {
            step.Cell.Summaries.Add(step.Cell.Run.Services.Masker.Mask(summary));
        }
    }

    private static void SetVariable(StepState step, string name, string value)
    {
        if (name.Equals("NODE_OPTIONS", StringComparison.OrdinalIgnoreCase))
        {
            throw new FlowRunException("GITHUB_ENV may not set NODE_OPTIONS: GitHub refuses it, because it would change every later action.");
        }

        step.Cell.Environment[name] = value;
    }
}
