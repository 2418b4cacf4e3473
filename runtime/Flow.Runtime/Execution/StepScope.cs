namespace Flow.Runtime.Execution;

/// <summary>The steps that see each other: those of a job, or those of one group.</summary>
internal sealed class StepScope(Values inputs, string path = "")
{
    private readonly Dictionary<string, StepOutcome> _ended = new(StringComparer.OrdinalIgnoreCase);

    public Values Inputs { get; } = inputs;

    /// <summary>The names of the groups around these steps, each with a slash behind it.</summary>
    public string Path { get; } = path;

    /// <summary>Succeeded, failed, cancelled or timed out so far.</summary>
    public Result Status { get; set; } = Result.Succeeded;

    public IReadOnlyDictionary<string, StepOutcome> Ended => _ended;

    public StepOutcome Outcome(string id) => _ended.GetValueOrDefault(id, StepOutcome.NotRun);

    public void End(string id, StepOutcome outcome)
    {
        _ended[id] = outcome;
        if (Status == Result.Succeeded && !outcome.Conclusion.IsSuccess() && outcome.Conclusion != Result.Skipped)
        {
            Status = outcome.Conclusion;
        }
    }
}
