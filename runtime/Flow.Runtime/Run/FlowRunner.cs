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
    public static Task<int> RunAsync(PipelineDefinition pipeline, RunOptions options, RunConsole? console = null, CancellationToken cancellation = default) =>
        throw new FlowRunException($"The pipeline '{pipeline.Name}' cannot run yet.");

    /// <summary>The whole of a stand-alone runner: reads the arguments, takes Ctrl-C, runs. <c>return await FlowRunner.MainAsync(args, CiPipeline.Define());</c></summary>
    /// <param name="arguments">The arguments of the process.</param>
    /// <param name="pipelines">The pipelines; with several the first argument names one.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static Task<int> MainAsync(IReadOnlyList<string> arguments, params IReadOnlyList<PipelineDefinition> pipelines) =>
        throw new FlowRunException($"There are {pipelines.Count} pipelines and {arguments.Count} arguments; none can run yet.");
}
