namespace Flow.Runtime;

/// <summary>How often a failed step is tried again: <c>new(2) { On = [RetryOn.ExitCode(137), RetryOn.Timeout] }</c>.</summary>
/// <param name="Count">How many times it is tried <em>again</em>; 2 makes three attempts.</param>
public sealed record Retry(int Count)
{
    /// <summary>How long to wait before each further attempt.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether each wait is twice the one before.</summary>
    public bool Backoff { get; init; }

    /// <summary>Which failures are worth another attempt; every one where the list is empty. A cancellation never is.</summary>
    public IReadOnlyList<RetryOn> On { get; init; } = [];
}

/// <summary>A kind of failure that is worth another attempt.</summary>
/// <param name="Code">The exit code; null for a timeout.</param>
public sealed record RetryOn(int? Code)
{
    /// <summary>The step took longer than it may.</summary>
    public static RetryOn Timeout { get; } = new((int?)null);

    /// <summary>The step's process ended with this code.</summary>
    /// <param name="code">The exit code.</param>
    public static RetryOn ExitCode(int code) => new(code);
}
