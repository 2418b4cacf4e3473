using System.Threading.Channels;

namespace Flow.Runtime.Execution;

/// <summary>Starts each job once all that it needs has ended. One reader follows the graph, so it needs no locks and each edge is looked at once.</summary>
internal static class Scheduler
{
    /// <summary>Runs all jobs of a pipeline.</summary>
    /// <returns>Failed, timed out, cancelled or succeeded.</returns>
    public static async Task<Result> RunAsync(RunState run)
    {
        JobGraph.Link(run);
        var ended = Channel.CreateUnbounded<(JobState Job, JobOutcome Outcome)>(new() { SingleReader = true });
        foreach (var job in run.Jobs.Where(static job => job.Waiting == 0).ToList())
        {
            Start(run, job, ended.Writer);
        }

        for (var left = run.Jobs.Count; left > 0; left--)
        {
            var (job, outcome) = await NextAsync(ended.Reader);
            job.End(outcome);
            foreach (var next in job.Dependents.Where(static next => --next.Waiting == 0))
            {
                Start(run, next, ended.Writer);
            }
        }

        return ResultOf(run);
    }

    private static async Task<(JobState Job, JobOutcome Outcome)> NextAsync(ChannelReader<(JobState Job, JobOutcome Outcome)> ended)
    {
        try
        {
            return await ended.ReadAsync(CancellationToken.None);
        }
        catch (ChannelClosedException closed)
        {
            throw new FlowRunException($"The run cannot be recorded: {closed.InnerException?.Message}", closed);
        }
    }

    private static void Start(RunState run, JobState job, ChannelWriter<(JobState Job, JobOutcome Outcome)> ended) =>
        _ = Task.Run(async () =>
        {
            try
            {
                ended.TryWrite((job, await new JobRun(run, job).RunAsync()));
            }
            catch (Exception fault)
            {
                // The journal cannot be written: nothing may go on unrecorded.
                ended.TryComplete(fault);
            }
        });

    private static Result ResultOf(RunState run)
    {
        var results = run.Jobs.Select(static job => job.Outcome!.Result).ToHashSet();
        return run.IsCancelled ? Result.Cancelled
            : results.Contains(Result.Failed) ? Result.Failed
            : results.Contains(Result.TimedOut) ? Result.TimedOut
            : results.Contains(Result.Cancelled) ? Result.Cancelled
            : Result.Succeeded;
    }
}
