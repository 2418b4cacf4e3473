namespace Flow.Runtime;

/// <summary>What a job expects of another one before it runs.</summary>
public enum NeedMode
{
    /// <summary>It succeeded: Flow's <c>after x</c> and every use of its data.</summary>
    Succeeded,

    /// <summary>It came to an end, whichever: <c>after ended(x)</c>, or a condition that reads <c>x.result</c>.</summary>
    Ended,

    /// <summary>It failed or timed out: <c>after failed(x)</c>.</summary>
    Failed,

    /// <summary>At least one of several succeeded: <c>after any-of(x, y)</c>.</summary>
    AnyOf,
}

/// <summary>An edge of the graph. A text is the common case: <c>Needs = ["build", Need.Ended("lint")]</c>.</summary>
public sealed record Need
{
    private Need(NeedMode mode, IReadOnlyList<string> jobs) => (Mode, Jobs) = (mode, jobs);

    /// <summary>What is expected.</summary>
    public NeedMode Mode { get; }

    /// <summary>The jobs: one, except for <see cref="NeedMode.AnyOf"/>.</summary>
    public IReadOnlyList<string> Jobs { get; }

    /// <summary>The job must succeed.</summary>
    /// <param name="job">The job's name.</param>
    public static implicit operator Need(string job) => Succeeded(job);

    /// <summary>The job must succeed.</summary>
    /// <param name="job">The job's name.</param>
    public static Need Succeeded(string job) => new(NeedMode.Succeeded, [job]);

    /// <summary>The job must have come to an end.</summary>
    /// <param name="job">The job's name.</param>
    public static Need Ended(string job) => new(NeedMode.Ended, [job]);

    /// <summary>The job must have failed or timed out.</summary>
    /// <param name="job">The job's name.</param>
    public static Need Failed(string job) => new(NeedMode.Failed, [job]);

    /// <summary>One of the jobs must have succeeded, once all have come to an end.</summary>
    /// <param name="jobs">The jobs' names.</param>
    public static Need AnyOf(params IReadOnlyList<string> jobs) => new(NeedMode.AnyOf, jobs);
}

/// <summary>Who decides whether a job or a step runs, besides its <c>When</c>.</summary>
public enum Gate
{
    /// <summary>
    /// The default. A job: each need's own mode, and the run must not be cancelled.
    /// A step: all steps before it succeeded.
    /// </summary>
    Default,

    /// <summary>GitHub's implicit <c>success() &amp;&amp; (…)</c>: for a job every job it needs, directly or not, succeeded.</summary>
    Success,

    /// <summary>The condition alone, as at GitHub when it uses <c>success()</c>, <c>failure()</c>, <c>always()</c> or <c>cancelled()</c>.</summary>
    Condition,
}
