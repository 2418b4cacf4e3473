using Flow.Runtime.Execution;

namespace Flow.Runtime;

/// <summary>What a step can see and do: also the steps before it and its workspace.</summary>
public sealed class StepContext : CellContext
{
    private readonly StepScope _scope;

    internal StepContext(CellState cell, StepScope scope, StepDefinition? definition) : base(cell.Run, cell) => (_scope, Definition) = (scope, definition);

    /// <summary>The step's name; empty where outputs of a job are asked for.</summary>
    public string StepName => Definition?.Id ?? "";

    /// <summary>The job's workspace, a full path. It exists once a step has asked for it.</summary>
    public string Workspace => CellState.Workspace.Folder;

    /// <summary>The inputs of the group around this step.</summary>
    public Values Inputs => _scope.Inputs;

    /// <inheritdoc/>
    public override Values Env => new("environment variable", name => OwnEnvironment?[name] is { IsNone: false } own ? own : CellState.EnvironmentValues[name]);

    /// <summary>GitHub's <c>job.status</c> so far: <c>success</c>, <c>failure</c> or <c>cancelled</c>.</summary>
    public string JobStatus => CellState.Status.ToGitHub();

    /// <summary>Flow's <c>job.status</c> so far: <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    public string JobResult => CellState.Status.ToCommon();

    /// <summary>Says when the step has to stop: its time is up, or the run is cancelled.</summary>
    public CancellationToken CancellationToken { get; internal init; }

    internal StepDefinition? Definition { get; }

    internal StepScope Scope => _scope;

    internal Record? OwnEnvironment { get; set; }

    internal StepState? Own { get; init; }

    /// <summary>A step before this one, in the same job or group; one that has not run is skipped and without outputs.</summary>
    /// <param name="id">The step's name.</param>
    public StepOutcome Step(string id) => _scope.Outcome(id);

    /// <inheritdoc/>
    public override bool Success(params IReadOnlyList<string> jobs) => jobs.Count > 0 ? base.Success(jobs) : _scope.Status == Result.Succeeded;

    /// <inheritdoc/>
    public override bool Failure(params IReadOnlyList<string> jobs) => jobs.Count > 0 ? base.Failure(jobs) : _scope.Status == Result.Failed;

    /// <inheritdoc/>
    public override bool Cancelled() => _scope.Status is Result.Cancelled or Result.TimedOut;

    /// <summary>A sidecar's port on this machine.</summary>
    /// <param name="sidecar">The sidecar's name.</param>
    /// <param name="port">The port inside it.</param>
    public int SidecarPort(string sidecar, int port) => CellState.Containers.Port(sidecar, port);

    /// <summary>GitHub's <c>hashFiles</c>: one SHA-256 over the files that match, empty text where none does.</summary>
    /// <param name="patterns">Glob patterns relative to the workspace.</param>
    public string HashFiles(params IReadOnlyList<string> patterns) => Files.FileHash.Of(Workspace, patterns);

    /// <summary>Shows a line as output of this step.</summary>
    /// <param name="line">The line.</param>
    public void WriteLine(string line) => Own?.Write(line);

    /// <summary>Sets an output of this step.</summary>
    /// <param name="name">The output's name.</param>
    /// <param name="value">Its value; anything but text travels as JSON.</param>
    public void SetOutput(string name, Value value) => Own?.SetOutput(name, value);

    /// <summary>Runs a program in the workspace as part of this step; its output is shown.</summary>
    /// <param name="arguments">The program and its arguments; no shell reads them.</param>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(params IReadOnlyList<string> arguments) =>
        Own?.RunAsync(arguments) ?? throw new FlowRunException("A program can be run by a step only.");
}

/// <summary>A step that has ended.</summary>
public sealed class StepOutcome
{
    internal static readonly StepOutcome NotRun = new(Result.Skipped, Result.Skipped, Record.Empty, null, "", "");

    internal StepOutcome(Result outcome, Result conclusion, Record outputs, int? exitCode, string stdout, string stderr)
    {
        (Outcome, Conclusion, ExitCode, Stdout, Stderr) = (outcome, conclusion, exitCode, stdout, stderr);
        Outputs = new Values("output", outputs);
    }

    /// <summary>How it ended before <c>ContinueOnError</c> counts; a step that ran out of time has failed, as at GitHub.</summary>
    public Result Outcome { get; }

    /// <summary>How it counts: succeeded where it failed and was allowed to.</summary>
    public Result Conclusion { get; }

    /// <summary>Its outputs.</summary>
    public Values Outputs { get; }

    /// <summary>The exit code of its process; null where it started none.</summary>
    public int? ExitCode { get; }

    /// <summary>Its standard output, without the last line break; empty unless it was captured.</summary>
    public string Stdout { get; }

    /// <summary>Its standard error, without the last line break; empty unless it was captured.</summary>
    public string Stderr { get; }

    /// <summary>An output as text; empty where there is none.</summary>
    /// <param name="name">The output's name.</param>
    public string Output(string name) => Outputs.Text(name);

    /// <summary>The value of a C# step in its own type.</summary>
    /// <typeparam name="T">The type that the step gave.</typeparam>
    public T? Value<T>() => TypedValue.To<T>(Outputs.Json("value"));
}
