using Flow.Runtime.Commands;

namespace Flow.Runtime.Runbooks;

/// <summary>What stands around the steps: impact first, and at the end what came of it and where the evidence is.</summary>
/// <param name="session">What is shared.</param>
/// <param name="place">Where it is followed.</param>
internal sealed class RunbookFrame(RunbookSession session, RunbookPlace place)
{
    private static string Title(RunbookDefinition runbook) => runbook.Title is { } title ? $"{title} ({runbook.Name})" : runbook.Name;

    /// <summary>Follows the steps.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(RunbookRun run)
    {
        CheckEnvironment();
        Show(session.Runbook, session.Options.Rollback, place, session.Say);
        session.Journal.Append(new(session.Options.Resume ? RunbookEntryKind.RunbookResumed : RunbookEntryKind.RunbookStarted)
        {
            Who = session.Who, Runbook = session.Runbook.Name, Title = session.Runbook.Title ?? session.Runbook.Name,
            Environment = place.Environment?.Name, Rollback = session.Options.Rollback,
        });
        try
        {
            return End(await run.FollowAsync() ? RunbookResults.Done : RunbookResults.Stopped);
        }
        catch (OperationCanceledException) when (session.Stop.IsCancellationRequested)
        {
            End(RunbookResults.Stopped);
            return ExitCodes.Cancelled;
        }
    }

    /// <summary>Shows what it is about: what users notice stands first.</summary>
    public static void Show(RunbookDefinition runbook, bool rollback, RunbookPlace place, Action<string> say)
    {
        foreach (var impact in runbook.Impact)
        {
            say($"Impact: {impact}");
        }

        say($"{Title(runbook)}{(rollback ? ", taken back" : "")}{(place.Environment is { } environment ? $" in {environment.Name}" : "")}");
    }

    private void CheckEnvironment()
    {
        if (session.Journal.Entries is [{ Environment: var begun }, ..] && begun != place.Environment?.Name)
        {
            throw new RunUsageException($"It was begun {(begun is null ? "without an environment" : $"in {begun}: --env {begun}")}.");
        }
    }

    private int End(string result)
    {
        session.Journal.Append(new(RunbookEntryKind.RunbookEnded) { Who = session.Who, Runbook = session.Runbook.Name, Result = result });
        var evidence = Path.Combine(session.Journal.Folder, RunbookEvidence.FileName);
        PrivateFile.Write(evidence, RunbookEvidence.Of(session.Journal.Entries));
        session.Say();
        session.Say(result == RunbookResults.Done ? $"Done{Besides()}." : "Stopped. Go on with --resume.");
        if (result != RunbookResults.Done && !session.Options.Rollback && session.Runbook.Rollback.Count > 0)
        {
            session.Say("How it is taken back: --rollback.");
        }

        session.Say($"Evidence: {Path.GetRelativePath(session.Options.ProjectFolder, evidence)}");
        return result == RunbookResults.Done ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>What did not go as it is written, so that nobody takes the end for more than it is.</summary>
    private string Besides()
    {
        var last = session.Journal.Entries.Where(static e => e.Kind is RunbookEntryKind.LineEnded or RunbookEntryKind.StepEnded)
            .GroupBy(static e => (e.Step, e.Kind == RunbookEntryKind.StepEnded ? 0 : e.Line)).Select(static g => g.Last().Result).ToList();
        var others = last.Where(static r => r is not (RunbookResults.Done or RunbookResults.Met or RunbookResults.Seen)).GroupBy(static r => r).Select(static g => $"{g.Count()} {g.Key}").ToList();
        return others.Count == 0 ? "" : $", and {string.Join(", ", others)}";
    }
}
