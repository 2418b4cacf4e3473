using System.Diagnostics;
using Flow.Runtime.Output;

namespace Flow.Runtime.Runbooks;

/// <summary>Follows a line that must hold, or that a person must see.</summary>
/// <param name="session">What is shared.</param>
/// <param name="commands">Runs a command again.</param>
internal sealed class RunbookConditionLine(RunbookSession session, RunbookCommandLine commands)
{
    /// <summary>Checks a condition until it holds or its time is over.</summary>
    /// <param name="spot">Where it stands.</param>
    /// <param name="command">The command before it in the same step, whose end it may read.</param>
    public async Task<RunbookNext> FollowAsync(RunbookSpot spot, RunbookSpot? command)
    {
        var condition = (RunbookCondition)spot.Of;
        session.Say($"    expect {condition.Text}");
        if (condition.ReadsCommand && session.Context.Last is null)
        {
            return NotChecked(spot, "The command was not run.");
        }

        while (await ProblemAsync(condition) is { } problem)
        {
            if (session.Context.IsOutputMissed)
            {
                return NotChecked(spot, problem);
            }

            session.Say($"    not met: {problem}");
            session.Record(spot, RunbookResults.NotMet, problem);
            switch (session.Options.Yes ? "stop" : await session.AskAsync(condition.ReadsCommand ? "    Run the command again?" : "    Look again?", "again", "go-on", "skip", "stop"))
            {
                case "again":
                    await RepeatAsync(condition, command);
                    continue;
                case "go-on":
                    session.Record(spot, RunbookResults.GoneOn, problem);
                    return RunbookNext.GoOn;
                case "skip":
                    return RunbookNext.LeaveStep;
                default:
                    return RunbookNext.Stop;
            }
        }

        session.Say("    met");
        session.Record(spot, RunbookResults.Met);
        return RunbookNext.GoOn;
    }

    private RunbookNext NotChecked(RunbookSpot spot, string reason)
    {
        session.Say($"    not checked: {reason}");
        session.Record(spot, RunbookResults.NotChecked, reason);
        return RunbookNext.GoOn;
    }

    /// <summary>Asks a person whether it is seen.</summary>
    /// <param name="spot">Where it stands.</param>
    public async Task<RunbookNext> LookAsync(RunbookSpot spot)
    {
        session.Say($"    expect: {spot.Of.Text}");
        if (session.Options.Yes)
        {
            session.Say("    nobody looked");
            session.Record(spot, RunbookResults.NotLooked);
            return RunbookNext.GoOn;
        }

        switch (await session.AskAsync("    Do you see that?", "y", "n", "skip", "stop"))
        {
            case "y":
                session.Record(spot, RunbookResults.Seen);
                return RunbookNext.GoOn;
            case "n":
                session.Record(spot, RunbookResults.NotSeen);
                return await InSpiteAsync(spot);
            case "skip":
                return RunbookNext.LeaveStep;
            default:
                return RunbookNext.Stop;
        }
    }

    private async Task<RunbookNext> InSpiteAsync(RunbookSpot spot)
    {
        if (await session.AskAsync("    Go on in spite of it?", "go-on", "stop") != "go-on")
        {
            return RunbookNext.Stop;
        }

        session.Record(spot, RunbookResults.GoneOn);
        return RunbookNext.GoOn;
    }

    private async Task RepeatAsync(RunbookCondition condition, RunbookSpot? command)
    {
        if (condition.ReadsCommand && command is not null)
        {
            await commands.AgainAsync(command);
        }
    }

    /// <summary>Why the condition does not hold; null where it does.</summary>
    private async Task<string?> ProblemAsync(RunbookCondition condition)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var problem = await Task.Run(() => Problem(condition), session.Stop);
            if (problem is null || clock.Elapsed >= condition.Within)
            {
                return problem is not null && condition.Within > TimeSpan.Zero ? $"{problem} (for {Durations.Text(condition.Within)})" : problem;
            }

            await session.PauseAsync(condition.Within - clock.Elapsed);
        }
    }

    private string? Problem(RunbookCondition condition)
    {
        (session.Context.IsExitCodeRead, session.Context.IsOutputMissed) = (false, false);
        try
        {
            return condition.Holds(session.Context) ? null : session.Context.IsExitCodeRead ? $"the exit code is {session.Context.ExitCode}" : "it does not hold";
        }
        catch (FlowRunException fault)
        {
            return fault.Message;
        }
    }
}
