namespace Flow.Runtime.Processes;

/// <summary>A process to be started: no shell reads the arguments.</summary>
internal sealed record ProcessRequest(string Program, IReadOnlyList<string> Arguments, string Folder, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Takes each line of standard output.</summary>
    public required Action<string> Output { get; init; }

    /// <summary>Takes each line of standard error.</summary>
    public required Action<string> Error { get; init; }

    /// <summary>An environment variable whose value every process of this tree inherits, so that none is lost when its parent ends.</summary>
    public string? TrackingId { get; init; }

    public TimeSpan InterruptGrace { get; init; } = TimeSpan.FromSeconds(7.5);

    public TimeSpan TerminateGrace { get; init; } = TimeSpan.FromSeconds(2.5);
}
