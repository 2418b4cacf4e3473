using System.Diagnostics;
using Flow.Runtime.Journal;
using Flow.Runtime.Steps;

namespace Flow.Runtime.Execution;

/// <summary>Runs steps one after the other: conditions, attempts, time limits, results.</summary>
internal static class StepRunner
{
    public static async Task RunAllAsync(CellState cell, StepScope scope, IReadOnlyList<StepDefinition> steps, bool always = false)
    {
        foreach (var step in steps)
        {
            await RunAsync(cell, scope, step, always);
        }
    }

    private static async Task RunAsync(CellState cell, StepScope scope, StepDefinition step, bool always)
    {
        var clock = Stopwatch.StartNew();
        var isLate = cell.Stop.Reason is not null; // looked at once and before the decision: a stop that comes after it has to end the step
        var (run, fault, environment) = Decide(cell, scope, step, always);
        if (!run && fault is null)
        {
            var skipped = scope.Status is Result.Cancelled or Result.TimedOut ? Result.Cancelled : Result.Skipped;
            scope.End(step.Id, new(Result.Skipped, Result.Skipped, Record.Empty, null, "", ""));
            Tell(cell, scope, step, JournalKind.StepEnded, (entry, result) => entry with { State = result, Result = result.ToFlow(), Message = TitleOf(cell, scope, step) }, skipped);
            return;
        }

        var title = fault is null ? TitleOf(cell, scope, step) : step.DefaultTitle;
        Tell(cell, scope, step, JournalKind.StepStarted, static (entry, shown) => entry with { Message = shown }, title);
        var (state, end, outcome) = await ConcludeAsync(cell, scope, step, environment, isLate, fault);
        Tell(cell, scope, step, JournalKind.StepEnded, (entry, _) => Ended(entry, outcome, end, state, title, clock), 0);
        scope.End(step.Id, outcome, title);
    }

    private static async Task<(StepState? State, StepEnd End, StepOutcome Outcome)> ConcludeAsync(
        CellState cell, StepScope scope, StepDefinition step, Record environment, bool isLate, string? fault)
    {
        StepState? state = null;
        var end = StepEnd.Failed(fault ?? "");
        try
        {
            (state, end) = fault is null ? await AttemptAllAsync(cell, scope, step, environment, isLate) : (null, end);
            return (state, end, Conclude(cell, scope, step, state, end));
        }
        catch (Exception broken)
        {
            end = StepEnd.Failed($"A property of this step could not be worked out: {broken.Message}");
            return (state, end, new(Result.Failed, Result.Failed, Record.Empty, state?.ExitCode, "", ""));
        }
    }

    private static (bool Run, string? Fault, Record Environment) Decide(CellState cell, StepScope scope, StepDefinition step, bool always)
    {
        try
        {
            var environment = OwnEnvironment(cell, scope, step);
            var context = new StepContext(cell, scope, step) { OwnEnvironment = environment };
            var gate = always || step.Gate == Gate.Condition || scope.Status == Result.Succeeded;
            return (gate && !cell.Stop.End.IsCancellationRequested && (step.When?.Invoke(context) ?? true), null, environment);
        }
        catch (Exception fault)
        {
            return (false, $"The condition or environment of this step could not be worked out: {fault.Message}", Record.Empty);
        }
    }

    private static Record OwnEnvironment(CellState cell, StepScope scope, StepDefinition step)
    {
        Record own = [];
        if (step.Environment.Count > 0)
        {
            var context = new StepContext(cell, scope, step);
            foreach (var variable in step.Environment)
            {
                if (variable.Value(context) is { } value)
                {
                    own[variable.Name] = value;
                }
            }
        }

        return own;
    }

    private static string TitleOf(CellState cell, StepScope scope, StepDefinition step)
    {
        try
        {
            return step.Title?.Invoke(new(cell, scope, step)) ?? (step.Id.StartsWith("__", StringComparison.Ordinal) ? step.DefaultTitle : step.Id);
        }
        catch (FlowRunException)
        {
            return step.DefaultTitle;
        }
    }

    private static async Task<(StepState State, StepEnd End)> AttemptAllAsync(CellState cell, StepScope scope, StepDefinition step, Record environment, bool isLate)
    {
        var retry = step.Retry ?? new Retry(0);
        var delay = retry.Delay;
        for (var attempt = 1; ; attempt++)
        {
            var (state, end) = await AttemptAsync(cell, scope, step, environment, isLate);
            if (attempt > retry.Count || !IsWorthRetrying(retry, end, state))
            {
                return (state, end);
            }

            Tell(cell, scope, step, JournalKind.StepAttemptFailed, (entry, _) => entry with { Count = attempt, Message = end.Message, ExitCode = state.ExitCode }, 0);
            if (!await WaitAsync(delay, cell.Stop.Token))
            {
                return (state, new(Result.Cancelled, "The run was cancelled."));
            }

            delay = retry.Backoff ? delay * 2 : delay;
        }
    }

    private static async Task<bool> WaitAsync(TimeSpan delay, CancellationToken stop)
    {
        try
        {
            await Task.Delay(delay, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static bool IsWorthRetrying(Retry retry, StepEnd end, StepState state) => end.Result switch
    {
        Result.Failed => retry.On.Count == 0 || retry.On.Any(on => on.Code is { } code && code == state.ExitCode),
        Result.TimedOut => retry.On.Count == 0 || retry.On.Contains(RetryOn.Timeout),
        _ => false,
    };

    /// <summary>One attempt. A step that began before the stop is ended by it; one that began after it runs because it is meant to run then.</summary>
    private static async Task<(StepState State, StepEnd End)> AttemptAsync(CellState cell, StepScope scope, StepDefinition step, Record environment, bool isLate)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cell.Stop.End);
        var state = new StepState(cell, scope, step, environment, stop.Token);
        using var registration = !isLate ? cell.Stop.Token.Register(() => StopUnlessConditionHolds(state, stop)) : default;
        var timedOut = false;
        await using var timer = Timer(step, state, () =>
        {
            timedOut = true;
            stop.Cancel();
        });
        var end = await ExecuteAsync(state, step);
        return (state, (stop.IsCancellationRequested, timedOut) switch
        {
            (true, true) when cell.Stop.Reason is null => new(Result.TimedOut, $"It took longer than {Output.Durations.Text(step.Timeout!(state.Context))}."),
            (true, _) => new(Result.Cancelled, cell.Stop.Reason == Result.TimedOut ? "The job's time is up." : "The run was cancelled."),
            _ => end,
        });
    }

    /// <summary>As at GitHub: a step whose condition still holds when the job is cancelled (<c>always()</c>) is not stopped.</summary>
    private static void StopUnlessConditionHolds(StepState state, CancellationTokenSource stop)
    {
        var step = state.Definition;
        if (step.Gate != Gate.Condition || step.When?.Invoke(state.Context) == false)
        {
            stop.Cancel();
        }
    }

    private static Timer? Timer(StepDefinition step, StepState state, Action expire) =>
        step.Timeout is { } limit ? new Timer(_ => expire(), null, limit(state.Context), Timeout.InfiniteTimeSpan) : null;

    private static async Task<StepEnd> ExecuteAsync(StepState state, StepDefinition step)
    {
        try
        {
            return await StepVerbs.ExecuteAsync(state, step);
        }
        catch (FlowRunException fault)
        {
            return StepEnd.Failed(fault.Message);
        }
        catch (Exception fault)
        {
            foreach (var line in fault.ToString().Split('\n'))
            {
                state.Write(line.TrimEnd());
            }

            return StepEnd.Failed($"{fault.GetType().Name}: {fault.Message}");
        }
    }

    private static StepOutcome Conclude(CellState cell, StepScope scope, StepDefinition step, StepState? state, StepEnd end)
    {
        var outcome = end.Result == Result.TimedOut ? Result.Failed : end.Result;
        var allowed = outcome == Result.Failed && (step.ContinueOnError?.Invoke(state?.Context ?? new(cell, scope, step)) ?? false);
        return new(outcome, allowed ? Result.Succeeded : outcome, state?.Outputs ?? Record.Empty, state?.ExitCode, state?.Stdout.ToString() ?? "", state?.Stderr.ToString() ?? "");
    }

    private static JournalEntry Ended(JournalEntry entry, StepOutcome outcome, StepEnd end, StepState? state, string title, Stopwatch clock)
    {
        var shown = outcome.Outcome != outcome.Conclusion ? Result.Warned : end.Result;
        return entry with
        {
            State = shown, Result = shown.ToFlow(), Outcome = outcome.Outcome.ToFlow(), ExitCode = outcome.ExitCode,
            Milliseconds = clock.Elapsed.TotalMilliseconds,
            Message = end.Message is null ? title : $"{title}: {end.Message}",
            Values = outcome.Outputs.All.Count == 0 ? null : outcome.Outputs.All.ToDictionary(static output => output.Key, static output => output.Value.ToString()),
            Tail = end.Result == Result.Succeeded ? [] : state?.Tail ?? [],
        };
    }

    private static void Tell<T>(CellState cell, StepScope scope, StepDefinition step, JournalKind kind, Func<JournalEntry, T, JournalEntry> complete, T extra) =>
        cell.Run.Services.Recorder.Record(complete(new(kind)
        {
            Job = cell.Run.Prefix + cell.Job.Definition.Name, Cell = cell.Key, Step = scope.Path + step.Id, Title = cell.Title,
            Location = step.Location.ToString() is { Length: > 0 } place ? place : null,
        }, extra));
}
