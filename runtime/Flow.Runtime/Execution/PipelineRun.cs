using Flow.Runtime.Concurrency;
using Flow.Runtime.Journal;

namespace Flow.Runtime.Execution;

/// <summary>How a pipeline ended.</summary>
/// <param name="Result">Its result.</param>
/// <param name="Run">What it was; null where it did not start.</param>
/// <param name="Refusal">Why it did not start.</param>
internal sealed record PipelineEnd(Result Result, RunState? Run, string? Refusal);

/// <summary>Runs one pipeline: alone in its group, where it has one.</summary>
internal static class PipelineRun
{
    /// <summary>Waits for the pipeline's group and runs its jobs.</summary>
    public static async Task<PipelineEnd> RunAsync(RunState run)
    {
        var isCalled = run.Prefix.Length > 0;
        var request = run.Pipeline.Concurrency is { } concurrency ? GroupRequest.Of(concurrency, new RunContext(run), run.Name) : null;
        await using var group = await GroupEntry.EnterAsync(run, request, isCalled ? run.Prefix.TrimEnd(' ', '/') : null, run.Services.Cancel);
        if (group.Refusal is { } refusal)
        {
            return new(group.Result, null, refusal);
        }

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(run.Services.Cancel, group.Asked);
        var inside = run.Inside(request?.Group, cancel.Token);
        await using var registration = isCalled ? default : cancel.Token.Register(() => run.Services.Recorder.Record(new(JournalKind.RunCancelled)));
        return new(await Scheduler.RunAsync(inside), inside, null);
    }
}
