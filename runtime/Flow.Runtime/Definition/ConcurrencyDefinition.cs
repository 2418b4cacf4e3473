namespace Flow.Runtime;

/// <summary>Which others a pipeline or a job excludes: those of one group go one at a time. Other runs of the same project on this machine count, too.</summary>
/// <typeparam name="TContext">What the values may read.</typeparam>
public sealed record ConcurrencyDefinition<TContext>
{
    /// <summary>The group's name. Case does not count, as at GitHub.</summary>
    public required Func<TContext, string> Group { get; init; }

    /// <summary>Whether the newer one cancels the one that runs, instead of waiting for it.</summary>
    public Func<TContext, bool>? Cancel { get; init; }

    /// <summary>Whether all wait in their order; else only the newest waits, and one that waited before it is cancelled.</summary>
    public bool QueueAll { get; init; }
}
