using Flow.Runtime.Output;

namespace Flow.Runtime.Runbooks;

/// <summary>Follows a line that is a command: shown, asked about, run, and kept.</summary>
/// <param name="session">What is shared.</param>
internal sealed class RunbookCommandLine(RunbookSession session)
{
    /// <summary>Shows the command, exactly as it runs.</summary>
    public void Show(RunbookCommand command)
    {
        foreach (var variable in command.Environment)
        {
            session.Say($"    {variable.Name}={variable.Value(session.Context)}");
        }

        foreach (var line in command.Text.Split('\n'))
        {
            session.Say($"    $ {line}");
        }
    }

    /// <summary>Asks, and runs it.</summary>
    /// <param name="spot">Where it stands.</param>
    /// <param name="isJudged">Whether a condition says what its exit code means.</param>
    /// <param name="interrupted">When somebody started it before and its end was not seen; null for never.</param>
    public async Task<RunbookNext> FollowAsync(RunbookSpot spot, bool isJudged, RunbookEntry? interrupted)
    {
        var command = (RunbookCommand)spot.Of;
        Show(command);
        switch (interrupted is null ? await AllowedAsync() : await AfterInterruptionAsync(interrupted))
        {
            case "y" or "again":
                return await RunAsync(spot, isJudged);
            case "n":
                session.Context.Last = null;
                session.Record(spot, RunbookResults.NotRun);
                return RunbookNext.GoOn;
            case "done":
                session.Context.Last = null;
                session.Record(spot, RunbookResults.GoneOn, "It was started before; somebody says that it is done.");
                return RunbookNext.GoOn;
            case "skip":
                return RunbookNext.LeaveStep;
            default:
                return RunbookNext.Stop;
        }
    }

    /// <summary>Runs the command again without asking, for a condition that did not hold.</summary>
    /// <exception cref="OperationCanceledException">It was stopped, so that it has no end.</exception>
    public async Task AgainAsync(RunbookSpot spot) => session.Record(spot, RunbookResults.Done, null, await EndAsync(spot));

    private async Task<CommandEnd> EndAsync(RunbookSpot spot)
    {
        session.Begin(spot);
        var end = await session.Shell.RunAsync((RunbookCommand)spot.Of, session.Context, session.Stop);
        session.Stop.ThrowIfCancellationRequested();
        return session.Context.Last = end;
    }

    private async Task<string> AllowedAsync() => session.Options.Yes ? "y" : await session.AskAsync("    Run it?", "y", "n", "skip", "stop");

    private async Task<string> AfterInterruptionAsync(RunbookEntry start)
    {
        session.Say($"    {start.Who} started it at {start.Time:yyyy-MM-dd HH:mm:ss} UTC, and nobody saw how it ended.");
        if (!session.Options.Yes)
        {
            return await session.AskAsync("    Run it again, or is it done?", "again", "done", "skip", "stop");
        }

        session.Say("    Whether it may run again is for a person to say: go on without --yes.");
        return "stop";
    }

    private async Task<RunbookNext> RunAsync(RunbookSpot spot, bool isJudged)
    {
        while (true)
        {
            var end = await EndAsync(spot);
            session.Say($"    exit code {end.ExitCode} after {Durations.Text(end.Elapsed)}");
            if (end.ExitCode == 0 || isJudged)
            {
                session.Record(spot, RunbookResults.Done, null, end);
                return RunbookNext.GoOn;
            }

            session.Record(spot, RunbookResults.Failed, null, end);
            switch (session.Options.Yes ? "stop" : await session.AskAsync("    It failed.", "again", "go-on", "skip", "stop"))
            {
                case "again":
                    continue;
                case "go-on":
                    session.Record(spot, RunbookResults.GoneOn, null, end);
                    return RunbookNext.GoOn;
                case "skip":
                    return RunbookNext.LeaveStep;
                default:
                    return RunbookNext.Stop;
            }
        }
    }
}
