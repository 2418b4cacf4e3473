namespace Flow.Runtime.Runbooks;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Stdout">Its standard output, without the last line break; null where it was not kept.</param>
/// <param name="Stderr">Its standard error, without the last line break; null where it was not kept.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Shown">The last lines of both, masked, in the order in which they came.</param>
internal sealed record CommandEnd(int ExitCode, string? Stdout, string? Stderr, TimeSpan Elapsed, IReadOnlyList<string> Shown);
