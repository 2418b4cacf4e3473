using System.Diagnostics;
using Flow.Runtime.Execution;
using Flow.Runtime.Journal;
using Flow.Runtime.Output;

namespace Flow.Runtime;

/// <summary>Runs pipelines: the entry of this library.</summary>
public static class FlowRunner
{
    /// <summary>Runs a pipeline and shows its progress.</summary>
    /// <param name="pipeline">What to run.</param>
    /// <param name="options">How.</param>
    /// <param name="console">Where it is shown; this process's console where nothing is said.</param>
    /// <param name="cancellation">The first Ctrl-C: running steps are stopped, cleanup still runs.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(PipelineDefinition pipeline, RunOptions options, RunConsole? console = null, CancellationToken cancellation = default)
    {
        console ??= RunConsole.System();
        try
        {
            if (options.DryRun)
            {
                DryRun.Show(pipeline, options, console.Out);
                return ExitCodes.Done;
            }

            using var run = await RunPreparation.PrepareAsync(pipeline, options, console, cancellation);
            var code = await RunAsync(run.State);
            if (code == ExitCodes.Failed && run.Secrets.Missing is { Count: > 0 } missing)
            {
                await console.Out.WriteLineAsync($"Without a value here: {string.Join(", ", missing.Select(static name => $"secrets.{name}"))}. Set FLOW_SECRET_{missing[0]}, or name a file with --secrets-file.");
            }

            return code;
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
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await console.Out.WriteLineAsync("Cancelled before the first job started.");
            return ExitCodes.Cancelled;
        }
    }

    /// <summary>Those of <paramref name="secrets"/> that a run with <paramref name="options"/> would find no value for; none where the secrets file cannot be read, which the run itself refuses.</summary>
    public static IReadOnlyList<string> WithoutValue(IEnumerable<string> secrets, RunOptions options)
    {
        try
        {
            var source = new SecretSource(options, new());
            return [.. secrets.Where(name => source.Find(name).IsNone)];
        }
        catch (Exception fault) when (fault is RunUsageException or FlowRunException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The whole of a stand-alone runner: reads the arguments, takes Ctrl-C, runs. <c>return await FlowRunner.MainAsync(args, CiPipeline.Define());</c></summary>
    /// <param name="arguments">The arguments of the process.</param>
    /// <param name="pipelines">The pipelines; with several the first argument names one.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> MainAsync(IReadOnlyList<string> arguments, params IReadOnlyList<PipelineDefinition> pipelines)
    {
        using var keys = new CancelKeys();
        try
        {
            var (pipeline, rest) = Choose(arguments, pipelines);
            return await RunAsync(pipeline, RunOptions.Parse(rest) with { Kill = keys.Kill }, RunConsole.System(), keys.Cancel);
        }
        catch (RunUsageException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCodes.WrongUse;
        }
    }

    private static (PipelineDefinition Pipeline, IReadOnlyList<string> Options) Choose(IReadOnlyList<string> arguments, IReadOnlyList<PipelineDefinition> pipelines)
    {
        if (pipelines.Count == 1)
        {
            return (pipelines[0], arguments);
        }

        var named = pipelines.FirstOrDefault(pipeline => arguments.Count > 0 && pipeline.Name == arguments[0])
            ?? throw new RunUsageException($"Name a pipeline first: {string.Join(", ", pipelines.Select(static pipeline => pipeline.Name))}.");
        return (named, [.. arguments.Skip(1)]);
    }

    private static async Task<int> RunAsync(RunState run)
    {
        var clock = Stopwatch.StartNew();
        var recorder = run.Services.Recorder;
        var facts = run.Facts;
        recorder.Record(new(JournalKind.RunStarted)
        {
            Pipeline = run.Pipeline.Name, Title = facts.Pipeline.Title, Count = run.Pipeline.Jobs.Count, Message = run.Services.RunFolder,
            Values = new Dictionary<string, string> { ["id"] = facts.Run.Id, ["event"] = facts.Run.EventName, ["ref"] = facts.Git.Ref, ["sha"] = facts.Git.Sha },
        });
        var end = await PipelineRun.RunAsync(run);
        if (end.Refusal is { } refusal)
        {
            recorder.Record(new(JournalKind.GroupWaited) { Message = refusal });
        }

        var result = end.Result == Result.TimedOut ? Result.Failed : end.Result;
        recorder.Record(new(JournalKind.RunEnded)
        {
            Pipeline = run.Pipeline.Name, State = result, Result = result.ToFlow(), Milliseconds = clock.Elapsed.TotalMilliseconds, Message = run.Services.RunFolder,
        });
        return result switch
        {
            Result.Cancelled => ExitCodes.Cancelled,
            Result.Succeeded => ExitCodes.Done,
            _ => ExitCodes.Failed,
        };
    }
}
