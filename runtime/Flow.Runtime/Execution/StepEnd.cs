namespace Flow.Runtime.Execution;

/// <summary>How one attempt of a step ended, and why.</summary>
internal readonly record struct StepEnd(Result Result, string? Message = null)
{
    public static StepEnd Succeeded => new(Result.Succeeded);

    public static StepEnd Failed(string message) => new(Result.Failed, message);

    public static StepEnd OfExitCode(int code) => code == 0 ? Succeeded : Failed($"The process ended with exit code {code}.");
}
