namespace Flow.Runtime.Runbooks;

/// <summary>How far a runbook was followed before: a view of its journal.</summary>
/// <param name="entries">The journal.</param>
/// <param name="masker">What the journal does not show.</param>
internal sealed class RunbookProgress(IReadOnlyList<RunbookEntry> entries, Output.SecretMasker masker)
{
    /// <summary>The entry that puts a whole step behind those who go on; null where it is not.</summary>
    public RunbookEntry? StepEnd(int step) => entries.LastOrDefault(e => e.Kind == RunbookEntryKind.StepEnded && e.Step == step);

    /// <summary>The entry that puts a line behind those who go on; null where it is not.</summary>
    public RunbookEntry? LineEnd(int step, int line) => Last(step, line) is { Kind: RunbookEntryKind.LineEnded } end && RunbookResults.IsFinal(end.Result) ? end : null;

    /// <summary>The entry of a command that was started and whose end nobody saw; null where there is none.</summary>
    public RunbookEntry? Interrupted(int step, int line) => Last(step, line) is { Kind: RunbookEntryKind.LineStarted } start ? start : null;

    /// <summary>Looks whether the steps still say what they said.</summary>
    /// <exception cref="RunUsageException">One was changed.</exception>
    public void Check(IReadOnlyList<RunbookStep> steps)
    {
        foreach (var entry in entries.Where(static e => e.Step > 0))
        {
            if (entry.Step > steps.Count || entry.Title != masker.Mask(steps[entry.Step - 1].Title) || (entry.Line > 0 && entry.Text != masker.Mask(LineOf(steps[entry.Step - 1], entry.Line))))
            {
                throw new RunUsageException($"The runbook was changed since: step {entry.Step} was `{entry.Title}`. Begin anew, without --resume.");
            }
        }
    }

    private RunbookEntry? Last(int step, int line) => entries.LastOrDefault(e => e.Step == step && e.Line == line);

    private static string? LineOf(RunbookStep step, int line) => line <= step.Lines.Count ? step.Lines[line - 1].Text : null;
}
