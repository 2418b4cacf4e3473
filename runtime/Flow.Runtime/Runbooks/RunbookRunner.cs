using Flow.Runtime.Runbooks;

namespace Flow.Runtime;

/// <summary>Follows runbooks with the person who was called.</summary>
public static class RunbookRunner
{
    /// <summary>Follows a runbook: shows each command, asks, runs it, checks what is expected, and keeps what was done.</summary>
    /// <param name="runbook">What to follow.</param>
    /// <param name="options">How.</param>
    /// <param name="console">Where it is shown, and where answers come from.</param>
    /// <param name="cancellation">The first Ctrl-C: a running command is stopped, and one may go on later.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(RunbookDefinition runbook, RunbookOptions options, RunConsole console, CancellationToken cancellation = default)
    {
        try
        {
            var steps = options.Rollback ? runbook.Rollback : runbook.Steps;
            var place = new RunbookPlace(runbook, options);
            Refuse(runbook, options, steps, console);
            if (options.DryRun)
            {
                RunbookDryRun.Show(runbook, steps, place, console.Out);
                return ExitCodes.Done;
            }

            place.Check(steps);
            return await FollowAsync(runbook, options, place, console, cancellation);
        }
        catch (RunUsageException fault)
        {
            await console.Error.WriteLineAsync($"error: {fault.Message}");
            return ExitCodes.WrongUse;
        }
        catch (FlowRunException fault)
        {
            await console.Error.WriteLineAsync($"error: {fault.Message}");
            return ExitCodes.Failed;
        }
    }

    private static void Refuse(RunbookDefinition runbook, RunbookOptions options, IReadOnlyList<RunbookStep> steps, RunConsole console)
    {
        if (steps.Count == 0)
        {
            throw new RunUsageException(options.Rollback ? $"`{runbook.Name}` does not say how it is taken back: it has no `rollback`." : $"`{runbook.Name}` has no step.");
        }

        if (!options.Yes && !options.DryRun && console.In is null)
        {
            throw new RunUsageException("Each command of a runbook is asked about, and here is no terminal to ask at. Run it in one, or say --yes to run every command without asking.");
        }
    }

    private static async Task<int> FollowAsync(RunbookDefinition runbook, RunbookOptions options, RunbookPlace place, RunConsole console, CancellationToken cancellation)
    {
        var masker = RunbookSecrets.Masker(options);
        using var probe = new RunbookProbe(Operators.NoneIfEmpty(options.HostEnvironment.GetValueOrDefault("PROMETHEUS_TOKEN")));
        using var journal = options.Resume
            ? RunbookJournal.Open(options.ProjectFolder, runbook.Name, options.Rollback)
            : RunbookJournal.Create(options.ProjectFolder);
        var session = new RunbookSession(
            runbook, options, new(place, probe), journal, new(options, masker, console.Out), new(console.In, console.Out), masker, console.Out, cancellation);
        var progress = new RunbookProgress([.. journal.Entries], masker);
        progress.Check(session.Steps);
        return await new RunbookFrame(session, place).RunAsync(new RunbookRun(session, progress));
    }
}
