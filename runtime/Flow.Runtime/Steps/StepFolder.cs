using Flow.Runtime.Execution;

namespace Flow.Runtime.Steps;

/// <summary>The folder that a step works in: its own, its job's, its pipeline's, else the workspace.</summary>
internal static class StepFolder
{
    public static string Of(StepState state, Func<StepContext, string>? own)
    {
        var job = state.Cell.Job.Definition;
        return Operators.NoneIfEmpty(own?.Invoke(state.Context))
            ?? Operators.NoneIfEmpty(job.WorkingDirectory?.Invoke(state.Context))
            ?? state.Cell.Run.Pipeline.WorkingDirectory
            ?? "";
    }
}
