using Flow.Runtime.Execution;

namespace Flow.Runtime;

/// <summary>What a job's condition and matrix can see: the run, and the jobs before it.</summary>
public class JobContext : RunContext
{
    internal JobContext(RunState run, JobState? job) : base(run) => Current = job;

    /// <summary>The job's name.</summary>
    public string JobName => Current?.Definition.Name ?? "";

    internal JobState? Current { get; }

    /// <summary>A job that has ended.</summary>
    /// <param name="name">The job's name.</param>
    /// <exception cref="FlowRunException">There is no such job, or it has not ended.</exception>
    public JobOutcome Job(string name) => State.Outcome(name);

    /// <summary>GitHub's <c>success()</c>: every job that this one needs, directly or not, succeeded. In a step: every step before it.</summary>
    /// <param name="jobs">Ask for these jobs only.</param>
    public virtual bool Success(params IReadOnlyList<string> jobs) => !State.IsCancelled && (jobs.Count > 0
        ? jobs.All(job => Job(job).Result.IsSuccess())
        : Current?.Needs.All(static need => need.LineSucceeded) ?? true);

    /// <summary>GitHub's <c>failure()</c>: a job that this one needs, directly or not, failed. In a step: a step before it.</summary>
    /// <param name="jobs">Ask for these jobs only.</param>
    public virtual bool Failure(params IReadOnlyList<string> jobs) => !State.IsCancelled && (jobs.Count > 0
        ? jobs.Any(job => Job(job).Result == Result.Failed)
        : Current?.Needs.Any(static need => need.LineFailed) ?? false);

    /// <summary>GitHub's <c>cancelled()</c>: the run was cancelled.</summary>
    public virtual bool Cancelled() => State.IsCancelled;

    /// <summary>GitHub's <c>always()</c>.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "Conditions call it on the context, like its neighbours.")]
    public bool Always() => true;
}

/// <summary>A job that has ended, all its cells together.</summary>
public sealed class JobOutcome
{
    internal JobOutcome(string name, Result result, IReadOnlyList<CellOutcome> cells, Record outputs)
    {
        (Name, Result, All) = (name, result, cells);
        Outputs = new Values("output", outputs);
    }

    /// <summary>The job's name.</summary>
    public string Name { get; }

    /// <summary>How it ended; with a matrix the worst of its cells.</summary>
    public Result Result { get; }

    /// <summary>GitHub's word for <see cref="Result"/>.</summary>
    public string GitHubResult => Result.ToGitHub();

    /// <summary>Its outputs; with a matrix the last cell to finish wins, as at GitHub. Flow code reads <see cref="All"/> there.</summary>
    public Values Outputs { get; }

    /// <summary>Its cells in the matrix's order; one for a job without a matrix, none for a skipped one.</summary>
    public IReadOnlyList<CellOutcome> All { get; }

    /// <summary>An output as text; empty where there is none.</summary>
    /// <param name="name">The output's name.</param>
    public string Output(string name) => Outputs.Text(name);

    /// <summary>One cell by its values: Flow's <c>build[linux]</c>.</summary>
    /// <param name="values">The values that single it out.</param>
    /// <exception cref="FlowRunException">No cell has these values.</exception>
    public CellOutcome Cell(Record values) =>
        All.FirstOrDefault(cell => values.All(wanted => cell.Matrix[wanted.Key] == wanted.Value))
        ?? throw new FlowRunException($"The job '{Name}' has no cell with {((Value)values).ToJson()}.");
}

/// <summary>One cell of a job that has ended.</summary>
/// <param name="Matrix">Its values.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Outputs">Its outputs.</param>
public sealed record CellOutcome(Values Matrix, Result Result, Values Outputs)
{
    internal string Key { get; init; } = "";

    /// <summary>An output as text; empty where there is none.</summary>
    /// <param name="name">The output's name.</param>
    public string Output(string name) => Outputs.Text(name);
}
