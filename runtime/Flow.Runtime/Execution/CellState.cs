using System.Collections.Concurrent;
using Flow.Runtime.Commands;
using Flow.Runtime.Containers;
using Flow.Runtime.Output;
using Flow.Runtime.Processes;
using Flow.Runtime.Workspace;

namespace Flow.Runtime.Execution;

/// <summary>One cell of a job while it runs.</summary>
internal sealed class CellState : IDisposable
{
    private int _processCount;

    public CellState(RunState run, JobState job, Matrix.Cell cell, StrategyFacts strategy)
    {
        (Run, Job, Cell, Strategy) = (run, job, cell, strategy);
        Matrix = new("matrix value", cell.Values);
        Key = CellKey.Of(job.Definition, cell, strategy);
        Workspace = new(run.Services, run.Prefix + Key);
        Runner = LocalRunner.Facts(run.Services.Options, Workspace);
        EnvironmentValues = new("environment variable", name => Environment[name]);
        Containers = new(this);
        Log = new(System.IO.Path.Combine(run.Services.RunFolder, "logs", CellKey.Folder(run.Prefix + Key) + ".log"));
        Stop = new(run.Services.Options.CleanupLimit, run.Services.Kill);
        Steps = new(Stop, new("input", Record.Empty));
    }

    public RunState Run { get; }

    public JobState Job { get; }

    public Matrix.Cell Cell { get; }

    public Values Matrix { get; }

    public StrategyFacts Strategy { get; }

    public RunnerFacts Runner { get; }

    /// <summary>The cell's stable identity within its pipeline: the job's name, with a matrix also the cell's values.</summary>
    public string Key { get; }

    /// <summary>What people read.</summary>
    public string Title { get; set; } = "";

    public JobWorkspace Workspace { get; }

    public CellContainers Containers { get; }

    /// <summary>What the pipeline, the job and <c>GITHUB_ENV</c> have set so far.</summary>
    public Record Environment { get; } = [];

    public Values EnvironmentValues { get; }

    /// <summary>What <c>GITHUB_PATH</c> has put in front of the search path, last first.</summary>
    public List<string> SearchPath { get; } = [];

    public CellStop Stop { get; }

    public StepScope Steps { get; }

    /// <summary>Succeeded, failed, cancelled or timed out so far.</summary>
    public Result Status => Steps.Status;

    /// <summary>What runs, in reverse order, once the steps are done: caches to save, for example.</summary>
    public List<(string Title, Func<Task> Action)> AtEnd { get; } = [];

    /// <summary>The beginning of the tracking ids of this cell's processes.</summary>
    public string TrackingId { get; } = $"flow_{Guid.NewGuid():N}_";

    /// <summary>How many processes the cell has started.</summary>
    public int ProcessCount => _processCount;

    /// <summary>The last process id of the machine before the cell's first process.</summary>
    public int ProcessesSince { get; private set; }

    /// <summary>Files for commands that no process has written to yet.</summary>
    public ConcurrentBag<FileCommands> UnusedFiles { get; } = [];

    /// <summary>What <c>GITHUB_STEP_SUMMARY</c> and summary steps have written.</summary>
    public List<string> Summaries { get; } = [];

    public CellLog Log { get; }

    /// <summary>Counts a process that is about to start.</summary>
    public int CountProcess()
    {
        var count = Interlocked.Increment(ref _processCount);
        if (count == 1)
        {
            ProcessesSince = ProcessTree.LastId();
        }

        return count;
    }

    public void Dispose()
    {
        Log.Dispose();
        Stop.Dispose();
    }
}
