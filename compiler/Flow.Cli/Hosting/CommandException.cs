namespace Flow.Cli.Hosting;

/// <summary>A command cannot go on, and its message says all that a person needs to know.</summary>
/// <param name="message">What happened and what to do.</param>
/// <param name="exitCode">What the process ends with.</param>
internal sealed class CommandException(string message, int exitCode = ExitCode.Failed) : Exception(message)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; } = exitCode;
}
