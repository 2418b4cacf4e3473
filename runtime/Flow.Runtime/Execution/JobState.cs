namespace Flow.Runtime.Execution;

/// <summary>A job of a run: its place in the graph and, once it has ended, its outcome.</summary>
internal sealed class JobState(JobDefinition definition)
{
    public JobDefinition Definition { get; } = definition;

    public List<JobState> Needs { get; } = [];

    public List<JobState> Dependents { get; } = [];

    public int Waiting { get; set; }

    public JobOutcome? Outcome { get; private set; }

    /// <summary>Whether this job and every job before it succeeded: kept with the job so that <c>success()</c> need not walk the graph.</summary>
    public bool LineSucceeded { get; private set; }

    /// <summary>Whether this job or a job before it failed.</summary>
    public bool LineFailed { get; private set; }

    public void End(JobOutcome outcome)
    {
        LineSucceeded = outcome.Result.IsSuccess() && Needs.TrueForAll(static need => need.LineSucceeded);
        LineFailed = outcome.Result == Result.Failed || Needs.Exists(static need => need.LineFailed);
        Outcome = outcome;
    }
}
