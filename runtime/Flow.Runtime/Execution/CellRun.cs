using System.Diagnostics;
using Flow.Runtime.Journal;
using Flow.Runtime.Processes;

namespace Flow.Runtime.Execution;

/// <summary>Runs one cell of a job from its first step to the removal of its workspace.</summary>
internal sealed class CellRun(CellState cell)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromHours(6);

    private readonly JobDefinition _job = cell.Job.Definition;
    private readonly CellContext _context = new(cell.Run, cell);

    /// <summary>Runs the cell.</summary>
    /// <param name="cancel">Cancels it: the run was cancelled or another cell failed.</param>
    public async Task<CellOutcome> RunAsync(CancellationToken cancel)
    {
        if (OtherPlatform() is { } platform)
        {
            return NotHere(platform);
        }

        var clock = Stopwatch.StartNew();
        await using var registration = cancel.Register(() => cell.Stop.Stop(Result.Cancelled));
        Record outputs = [];
        var allowed = false;
        try
        {
            Prepare();
            Tell(new(JournalKind.CellStarted) { Message = Place() });
            await using var timer = new Timer(_ => cell.Stop.Stop(Result.TimedOut), null, _job.Timeout?.Invoke(_context) ?? DefaultTimeout, Timeout.InfiniteTimeSpan);
            await cell.Containers.StartAsync();
            await StepRunner.RunAllAsync(cell, cell.Steps, _job.Steps);
            await FinishStepsAsync();
            allowed = _job.ContinueOnError?.Invoke(_context) ?? false;
        }
        catch (Exception fault)
        {
            cell.Steps.Fail(fault is FlowRunException ? fault.Message : $"{fault.GetType().Name}: {fault.Message}");
        }

        await StepRunner.RunAllAsync(cell, cell.Steps, _job.Cleanup, always: true);
        var result = allowed && cell.Status == Result.Failed ? Result.Warned : cell.Status;
        outputs = CollectOutputs(ref result);
        await EndAsync();
        Tell(Ended(result, outputs, clock));
        return new(cell.Matrix, result, new("output", outputs)) { Key = cell.Key };
    }

    /// <summary>The platform that the cell asks for where that is not this machine's and the run leaves such cells out.</summary>
    private string? OtherPlatform()
    {
        var asked = cell.Run.Services.Options.SkipOtherPlatforms ? _job.RunsOn?.Invoke(_context) : null;
        var here = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux";
        return asked is "linux" or "windows" or "macos" && asked != here ? asked : null;
    }

    private CellOutcome NotHere(string platform)
    {
        cell.Title = CellKey.Title(cell.Run.Prefix + (_job.Title?.Invoke(_context) ?? _job.Name), _job.Title is not null, cell.Cell);
        Tell(new(JournalKind.JobSkipped) { State = Result.Skipped, Result = Result.Skipped.ToFlow(), Message = $"It needs {platform}, and this machine is another." });
        return new(cell.Matrix, Result.Skipped, new("output", Record.Empty)) { Key = cell.Key };
    }

    private string? Place()
    {
        string?[] parts = [_job.RunsOn?.Invoke(_context), _job.DeploymentEnvironment?.Invoke(_context) is { Length: > 0 } name ? $"environment {name}" : null];
        return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } place ? place : null;
    }

    private void Prepare()
    {
        cell.Title = cell.Key;
        cell.Title = CellKey.Title(cell.Run.Prefix + (_job.Title?.Invoke(_context) ?? _job.Name), _job.Title is not null, cell.Cell);
        foreach (var variable in cell.Run.Pipeline.Environment.Concat(_job.Environment))
        {
            if (variable.Value(_context) is { } value)
            {
                cell.Environment[variable.Name] = value;
            }
        }
    }

    private async Task FinishStepsAsync()
    {
        cell.AtEnd.Reverse();
        foreach (var (_, action) in cell.Status == Result.Succeeded ? cell.AtEnd : [])
        {
            await action();
        }
    }

    /// <summary>As at GitHub an output that holds a secret is left out, and said to be.</summary>
    private Record CollectOutputs(ref Result result)
    {
        Record outputs = [];
        try
        {
            var context = new StepContext(cell, cell.Steps, null);
            foreach (var output in _job.Outputs)
            {
                var value = output.Value(context);
                var text = value.Kind is ValueKind.None or ValueKind.Text ? value.ToString() : value.ToJson();
                if (cell.Run.Services.Masker.Mask(text) == text)
                {
                    outputs[output.Name] = text;
                }
                else
                {
                    Tell(new(JournalKind.Annotated) { Result = "warning", Message = $"The output '{output.Name}' holds a secret, so it is not handed on." });
                }
            }
        }
        catch (Exception fault)
        {
            cell.Steps.Fail($"The outputs of the job could not be worked out: {fault.Message}");
            result = result == Result.Succeeded ? Result.Failed : result;
        }

        return outputs;
    }

    private async Task EndAsync()
    {
        await cell.Containers.StopAsync();
        if (cell.ProcessCount > 0)
        {
            ProcessTree.KillOrphans(cell.TrackingId, cell.ProcessesSince);
        }

        if (cell.Summaries.Count > 0)
        {
            cell.Run.Services.Summary.Add(cell.Title, cell.Summaries);
        }

        if (!cell.Run.Services.Options.KeepWorkspaces)
        {
            cell.Workspace.Remove();
        }
    }

    private JournalEntry Ended(Result result, Record outputs, Stopwatch clock) => new(JournalKind.CellEnded)
    {
        State = result, Result = result.ToFlow(), Milliseconds = clock.Elapsed.TotalMilliseconds,
        Message = result is Result.Succeeded ? null : cell.Steps.Message,
        Values = outputs.Count == 0 ? null : outputs.ToDictionary(static output => output.Key, static output => output.Value.ToString()),
    };

    private void Tell(JournalEntry entry) => cell.Run.Services.Recorder.Record(entry with
    {
        Job = cell.Run.Prefix + _job.Name, Cell = cell.Key, Title = cell.Title,
        Location = _job.Location.ToString() is { Length: > 0 } place ? place : null,
    });
}
