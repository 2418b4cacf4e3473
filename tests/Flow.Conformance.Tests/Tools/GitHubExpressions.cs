namespace Flow.Conformance.Tests.Tools;

/// <summary>What an expression came to: its value as text and as JSON, and its kind, or why it has none.</summary>
public sealed record ExpressionResult(string? Text, string? Kind, string? Json, string? Error);

/// <summary>How the job stands for <c>success()</c>, <c>failure()</c> and <c>cancelled()</c>.</summary>
public enum JobStatus
{
    /// <summary>All went well so far.</summary>
    Success,

    /// <summary>Something failed.</summary>
    Failure,

    /// <summary>The run was cancelled.</summary>
    Cancelled,
}

/// <summary>What each of the status functions answers, where that is not one of the three states: a job behind a skipped one is in none.</summary>
public sealed record StatusAnswers(bool Success, bool Failure, bool Cancelled);

/// <summary>GitHub's own evaluator of expressions.</summary>
public static class GitHubExpressions
{
    private static readonly NodeTool Tool = new("expressions.mjs", Packages.Of("@actions/expressions"));

    /// <summary>Evaluates expressions, written without <c>${{ }}</c>, one result for each.</summary>
    /// <param name="contexts">Anything that serializes to an object with a member for each context, such as <c>new { github = new { … } }</c>.</param>
    /// <param name="expressions">The expressions.</param>
    /// <param name="status">What the status functions answer.</param>
    public static IReadOnlyList<ExpressionResult> Evaluate(object contexts, IEnumerable<string> expressions, JobStatus status = JobStatus.Success)
    {
        var question = new { contexts, expressions = expressions.ToArray(), status = status.ToString().ToLowerInvariant() };
        return Tool.Ask<Answer>(question).Results;
    }

    /// <summary>Evaluates one expression with these answers of the status functions.</summary>
    /// <param name="contexts">Anything that serializes to an object with a member for each context.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="status">What the status functions answer.</param>
    public static ExpressionResult Evaluate(object contexts, string expression, StatusAnswers status) =>
        Tool.Ask<Answer>(new { contexts, expressions = new[] { expression }, status }).Results[0];

    private sealed record Answer(IReadOnlyList<ExpressionResult> Results);
}
