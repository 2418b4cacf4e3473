namespace Flow.Runtime;

/// <summary>How a step, a job or a run ended.</summary>
public enum Result
{
    /// <summary>It did what it should.</summary>
    Succeeded,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It did not run, because its condition or what it needs said so.</summary>
    Skipped,

    /// <summary>It was cancelled before or while it ran.</summary>
    Cancelled,

    /// <summary>It took longer than it may.</summary>
    TimedOut,

    /// <summary>It failed, and was allowed to.</summary>
    Warned,
}

/// <summary>Questions about a <see cref="Result"/>.</summary>
public static class Results
{
    /// <summary>GitHub's word: <c>success</c>, <c>failure</c>, <c>skipped</c> or <c>cancelled</c>. A job that timed out is cancelled there; an allowed failure is a success.</summary>
    /// <param name="result">The result.</param>
    public static string ToGitHub(this Result result) => result switch
    {
        Result.Succeeded or Result.Warned => "success",
        Result.Failed => "failure",
        Result.Skipped => "skipped",
        _ => "cancelled",
    };

    /// <summary>Flow's word: <c>succeeded</c>, <c>failed</c>, <c>skipped</c>, <c>cancelled</c>, <c>timed-out</c>, <c>warned</c>.</summary>
    /// <param name="result">The result.</param>
    public static string ToFlow(this Result result) => result == Result.TimedOut ? "timed-out" : result.ToString().ToLowerInvariant();

    /// <summary>
    /// Flow's word among those that every host knows, so that a text means the same everywhere: a job that ran out of time counts as <c>cancelled</c>,
    /// an allowed failure as <c>succeeded</c>.
    /// </summary>
    /// <param name="result">The result.</param>
    public static string ToCommon(this Result result) => result switch
    {
        Result.TimedOut => Result.Cancelled.ToFlow(),
        Result.Warned => Result.Succeeded.ToFlow(),
        _ => result.ToFlow(),
    };

    /// <summary>Whether what depends on it may go on: succeeded, or failed and allowed to.</summary>
    /// <param name="result">The result.</param>
    public static bool IsSuccess(this Result result) => result is Result.Succeeded or Result.Warned;
}
