using Flow.Runtime.Concurrency;
using Flow.Runtime.Journal;

namespace Flow.Runtime.Execution;

/// <summary>Runs one job: decides, makes its cells, runs them, and brings their results together.</summary>
internal sealed class JobRun(RunState run, JobState job)
{
    private readonly JobDefinition _definition = job.Definition;
    private readonly JobContext _context = new(run, job);

    public async Task<JobOutcome> RunAsync()
    {
        try
        {
            if (Decide() is { } decided)
            {
                return Skip(decided.Result, decided.Reason);
            }

            return _definition.Call is { } call ? await CallAsync(call) : await RunCellsAsync(Expand());
        }
        catch (Exception fault)
        {
            return Skip(Result.Failed, fault is FlowRunException ? fault.Message : $"{fault.GetType().Name}: {fault.Message}");
        }
    }

    /// <summary>Why the job does not run; null where it runs.</summary>
    private (Result Result, string Reason)? Decide()
    {
        var gate = _definition.Gate switch
        {
            Gate.Condition => null,
            Gate.Success when !_context.Success() => (Result.Skipped, "A job that it needs, directly or not, did not succeed."),
            Gate.Default when _definition.Needs.FirstOrDefault(need => !Holds(need)) is { } need => (Result.Skipped, Describe(need)),
            _ => ((Result, string)?)null,
        };
        if (run.IsCancelled && (_definition.Gate != Gate.Condition || run.Services.Kill.IsCancellationRequested))
        {
            return (Result.Cancelled, "The run was cancelled.");
        }

        return gate ?? (_definition.When?.Invoke(_context) == false ? (run.IsCancelled ? Result.Cancelled : Result.Skipped, "Its condition does not hold.") : null);
    }

    private bool Holds(Need need) => need.Mode switch
    {
        NeedMode.Succeeded => need.Jobs.All(name => run.Outcome(name).Result.IsSuccess()),
        NeedMode.AnyOf => need.Jobs.Any(name => run.Outcome(name).Result.IsSuccess()),
        NeedMode.Failed => need.Jobs.All(name => run.Outcome(name).Result is Result.Failed or Result.TimedOut),
        _ => true,
    };

    private string Describe(Need need)
    {
        var results = string.Join(", ", need.Jobs.Select(name => $"'{name}' {run.Outcome(name).Result.ToFlow()}"));
        return need.Mode == NeedMode.Failed ? $"It runs after a failure, but {results}." : $"It needs a success, but {results}.";
    }

    private JobOutcome Skip(Result result, string reason)
    {
        Tell(new(JournalKind.JobSkipped) { State = result, Result = result.ToFlow(), Message = reason });
        return new(_definition.Name, result, [], Record.Empty);
    }

    private (Matrix? Matrix, IReadOnlyList<Matrix.Cell> Cells) Expand()
    {
        if (_definition.Matrix is null)
        {
            return (null, [Matrix.Cell.Only]);
        }

        var matrix = _definition.Matrix(_context);
        var cells = matrix.Cells();
        Tell(new(JournalKind.JobExpanded) { Count = cells.Count });
        return (matrix, cells);
    }

    private async Task<JobOutcome> RunCellsAsync((Matrix? Matrix, IReadOnlyList<Matrix.Cell> Cells) plan)
    {
        var failFast = plan.Matrix?.FailFast ?? true;
        var limit = Math.Clamp(plan.Matrix?.MaxParallel ?? plan.Cells.Count, 1, plan.Cells.Count);
        using var room = new SemaphoreSlim(limit);
        using var cancel = new CancellationTokenSource();
        using var registration = run.Services.Cancel.Register(() => CancelUnlessConditionHolds(cancel));
        var order = new List<CellOutcome>();
        var cells = await Task.WhenAll(plan.Cells.Select(async (cell, index) =>
        {
            var strategy = new StrategyFacts(index, plan.Cells.Count, failFast, limit);
            using var state = new CellState(run, job, cell, strategy);
            var outcome = await RunCellAsync(state, room, cancel.Token);
            lock (order)
            {
                order.Add(outcome);
            }

            if (failFast && outcome.Result == Result.Failed && plan.Cells.Count > 1) // one that ran out of time was cancelled, as at GitHub: only a failure stops its siblings
            {
                await cancel.CancelAsync();
            }

            return outcome;
        }));
        return Join(cells, order);
    }

    // The group comes before the room: who waits for a group takes no room from those that it waits for.
    private async Task<CellOutcome> RunCellAsync(CellState cell, SemaphoreSlim room, CancellationToken cancel)
    {
        if (RequestOf(cell) is not { } request)
        {
            return await RunInRoomAsync(cell, room, cancel);
        }

        await using var group = await GroupEntry.EnterAsync(run, request, run.Prefix + cell.Key, cancel);
        if (group.Refusal is { } refusal)
        {
            return NotRun(cell, group.Result, refusal);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, group.Asked);
        return await RunInRoomAsync(cell, room, stop.Token);
    }

    private GroupRequest? RequestOf(CellState cell) =>
        _definition.Concurrency is { } concurrency ? GroupRequest.Of(concurrency, new CellContext(run, cell), $"{run.Prefix}{cell.Key} of {run.Name}") : null;

    private CellOutcome NotRun(CellState cell, Result result, string? reason)
    {
        Tell(new(JournalKind.CellEnded) { Cell = cell.Key, Title = run.Prefix + cell.Key, State = result, Result = result.ToFlow(), Message = reason });
        return new(cell.Matrix, result, new("output", Record.Empty)) { Key = cell.Key };
    }

    private async Task<CellOutcome> RunInRoomAsync(CellState cell, SemaphoreSlim room, CancellationToken cancel)
    {
        // Cells ask for room in their order and get it in that order; only what has room leaves this thread.
        var entered = await EnterAsync(room, cancel) && await EnterOrLeaveAsync(run.Services.Room, room, cancel);
        if (!entered)
        {
            return NotRun(cell, Result.Cancelled, null);
        }

        try
        {
            await Task.Yield();
            return await new CellRun(cell).RunAsync(cancel);
        }
        finally
        {
            run.Services.Room.Release();
            room.Release();
        }
    }

    private static async Task<bool> EnterOrLeaveAsync(SemaphoreSlim room, SemaphoreSlim entered, CancellationToken cancel)
    {
        if (await EnterAsync(room, cancel))
        {
            return true;
        }

        entered.Release();
        return false;
    }

    private static async Task<bool> EnterAsync(SemaphoreSlim room, CancellationToken cancel)
    {
        try
        {
            await room.WaitAsync(cancel);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>As at GitHub a job whose condition still holds when the run is cancelled (<c>always()</c>) is not stopped.</summary>
    private void CancelUnlessConditionHolds(CancellationTokenSource cancel)
    {
        if (_definition.Gate != Gate.Condition || _definition.When?.Invoke(_context) == false || run.Services.Kill.IsCancellationRequested)
        {
            cancel.Cancel();
        }
    }

    private JobOutcome Join(IReadOnlyList<CellOutcome> cells, IReadOnlyList<CellOutcome> order)
    {
        Record outputs = [];
        foreach (var (name, value) in order.SelectMany(static cell => cell.Outputs.All).Where(static output => !output.Value.ToString().Equals("", StringComparison.Ordinal)))
        {
            outputs[name] = value;
        }

        var result = Worst(cells.Select(static cell => cell.Result));
        if (cells.Count > 1)
        {
            Tell(new(JournalKind.JobEnded) { State = result, Result = result.ToFlow(), Count = cells.Count });
        }

        return new(_definition.Name, result, cells, outputs);
    }

    private static Result Worst(IEnumerable<Result> results) => results.MaxBy(static result => result switch
    {
        Result.Failed => 5,
        Result.TimedOut => 4,
        Result.Cancelled => 3,
        Result.Warned => 2,
        Result.Succeeded => 1,
        _ => 0,
    });

    private async Task<JobOutcome> CallAsync(PipelineCall call)
    {
        var pipeline = call.Pipeline();
        using var cell = new CellState(run, job, Matrix.Cell.Only, new(0, 1, true, 1));
        var context = new CellContext(run, cell);
        var request = RequestOf(cell);
        await using var group = await GroupEntry.EnterAsync(run, request, run.Prefix + _definition.Name, run.Services.Cancel);
        if (group.Refusal is { } refusal)
        {
            return Skip(group.Result, refusal);
        }

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(run.Services.Cancel, group.Asked);
        var given = call.Parameters.ToDictionary(static parameter => parameter.Name, parameter => parameter.Value(context));
        var around = run.Inside(request?.Group, cancel.Token);
        var state = new RunState(pipeline, around.Services, ParameterValues.Of(pipeline, given, run.Services.Masker), $"{run.Prefix}{_definition.Name} / ") { Groups = around.Groups };
        var (result, ended, reason) = await PipelineRun.RunAsync(state);
        if (ended is not { } called)
        {
            return Skip(result, reason!);
        }

        Record outputs = [];
        foreach (var output in pipeline.Outputs)
        {
            outputs[output.Name] = output.Value(new(called, null));
        }

        Tell(new(JournalKind.JobEnded) { State = result, Result = result.ToFlow(), Count = called.Jobs.Count });
        return new(_definition.Name, result, [new(cell.Matrix, result, new("output", outputs)) { Key = cell.Key }], outputs);
    }

    private void Tell(JournalEntry entry) => run.Services.Recorder.Record(entry with
    {
        Job = run.Prefix + _definition.Name,
        Title = entry.Title ?? run.Prefix + _definition.Name,
        Location = _definition.Location.ToString() is { Length: > 0 } place ? place : null,
    });
}
