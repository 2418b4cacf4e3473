namespace Flow.Runtime.Execution;

/// <summary>The steps that see each other: those of a job, or those of one group.</summary>
internal sealed class StepScope(CellStop stop, Values inputs, string path = "")
{
    private readonly Dictionary<string, StepOutcome> _ended = new(StringComparer.OrdinalIgnoreCase);
    private Result _status = Result.Succeeded;

    public Values Inputs { get; } = inputs;

    /// <summary>The names of the groups around these steps, each with a slash behind it.</summary>
    public string Path { get; } = path;

    /// <summary>Succeeded, failed, cancelled or timed out so far.</summary>
    public Result Status => stop.Reason ?? _status;

    /// <summary>Why the first failed step failed.</summary>
    public string? Message { get; private set; }

    public StepOutcome Outcome(string id) => _ended.GetValueOrDefault(id, StepOutcome.NotRun);

    public void End(string id, StepOutcome outcome, string? title = null)
    {
        _ended[id] = outcome;
        if (outcome.Conclusion == Result.Failed)
        {
            Fail($"The step '{title ?? id}' failed.");
        }
    }

    public void Fail(string message)
    {
        Message ??= message;
        _status = Result.Failed;
    }
}
