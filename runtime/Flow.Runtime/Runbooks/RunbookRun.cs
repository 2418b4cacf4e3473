namespace Flow.Runtime.Runbooks;

/// <summary>Follows the steps of a runbook, one line at a time.</summary>
/// <param name="session">What is shared.</param>
/// <param name="progress">How far it was followed before.</param>
internal sealed class RunbookRun(RunbookSession session, RunbookProgress progress)
{
    private readonly RunbookCommandLine _commands = new(session);

    /// <summary>Follows all steps.</summary>
    /// <returns>Whether the end was reached.</returns>
    public async Task<bool> FollowAsync()
    {
        for (var number = 1; number <= session.Steps.Count; number++)
        {
            session.Say();
            session.Say($"Step {number} of {session.Steps.Count}: {session.Steps[number - 1].Title}");
            if (progress.StepEnd(number) is { } earlier)
            {
                session.Say($"    {earlier.Result} by {earlier.Who} at {earlier.Time:yyyy-MM-dd HH:mm:ss} UTC");
            }
            else if (!await StepAsync(number, session.Steps[number - 1]))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> StepAsync(int number, RunbookStep step)
    {
        session.Context.Last = null;
        var next = step.Lines.All(static l => l is RunbookNote or RunbookSight)
            ? await ByHandAsync(number, step)
            : await LinesAsync(number, step);
        if (next != RunbookNext.Stop)
        {
            session.EndStep(number, next == RunbookNext.LeaveStep ? RunbookResults.Skipped : RunbookResults.Done);
        }

        return next != RunbookNext.Stop;
    }

    /// <summary>What only a person can do is done by one, so <c>--yes</c> does not say that it was.</summary>
    private async Task<RunbookNext> ByHandAsync(int number, RunbookStep step)
    {
        foreach (var line in step.Lines)
        {
            session.Say(line is RunbookSight ? $"    expect: {line.Text}" : $"    {line.Text}");
        }

        if (session.Options.Yes)
        {
            session.Say("    This step is for a person: do it, then go on with --resume and without --yes.");
            return RunbookNext.Stop;
        }

        return await session.AskAsync("    Is it done?", "y", "skip", "stop") switch
        {
            "y" => RunbookNext.GoOn,
            "skip" => RunbookNext.LeaveStep,
            _ => RunbookNext.Stop,
        };
    }

    private async Task<RunbookNext> LinesAsync(int number, RunbookStep step)
    {
        RunbookSpot? command = null;
        for (var i = 0; i < step.Lines.Count; i++)
        {
            var spot = new RunbookSpot(number, i + 1, step.Title, step.Lines[i]);
            command = spot.Of is RunbookCommand ? spot : command;
            if (progress.LineEnd(number, spot.Line) is { } earlier)
            {
                Recall(spot, earlier);
            }
            else if (await LineAsync(spot, command, IsJudged(step, i)) is not RunbookNext.GoOn and var next)
            {
                return next;
            }
        }

        return RunbookNext.GoOn;
    }

    private Task<RunbookNext> LineAsync(RunbookSpot spot, RunbookSpot? command, bool isJudged) => spot.Of switch
    {
        RunbookCommand => _commands.FollowAsync(spot, isJudged, progress.Interrupted(spot.Step, spot.Line)),
        RunbookCondition => new RunbookConditionLine(session, _commands).FollowAsync(spot, command),
        RunbookSight => new RunbookConditionLine(session, _commands).LookAsync(spot),
        _ => Task.FromResult(Note(spot)),
    };

    private RunbookNext Note(RunbookSpot spot)
    {
        session.Say($"    {spot.Of.Text}");
        return RunbookNext.GoOn;
    }

    private void Recall(RunbookSpot spot, RunbookEntry earlier)
    {
        session.Say($"    {(spot.Of is RunbookCommand ? "$" : "expect")} {spot.Of.Text}");
        session.Say($"    {earlier.Result} by {earlier.Who} at {earlier.Time:yyyy-MM-dd HH:mm:ss} UTC");
        if (spot.Of is RunbookCommand)
        {
            session.Context.Last = earlier.ExitCode is { } code
                ? new(code, null, null, TimeSpan.FromMilliseconds(earlier.Milliseconds ?? 0), earlier.Output)
                : null;
        }
    }

    /// <summary>Whether a condition behind the command, and before the next one, says what its exit code means.</summary>
    private static bool IsJudged(RunbookStep step, int index) =>
        step.Lines.Skip(index + 1).TakeWhile(static l => l is not RunbookCommand).OfType<RunbookCondition>().Any(static c => c.ReadsCommand);
}
