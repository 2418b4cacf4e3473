namespace Flow.Compiler.Model.Telemetry;

/// <summary>What a service logs.</summary>
/// <param name="Origin">Where that is said.</param>
public sealed record ServiceLogs(Origin Origin)
{
    /// <summary>How long it is kept; null where nothing is written.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>Where that is written; where <see cref="Origin"/> is, if it is not.</summary>
    public required Origin RetentionOrigin { get; init; }

    /// <summary>What is less serious is dropped; null to keep all.</summary>
    public string? Level { get; init; }

    /// <summary>Where that is written; null where it is not.</summary>
    public Origin? LevelOrigin { get; init; }
}

/// <summary>Which traces of a service are kept.</summary>
/// <param name="Origin">Where that is said.</param>
public sealed record ServiceTraces(Origin Origin)
{
    /// <summary>The share that is kept, in percent.</summary>
    public decimal Percent { get; init; } = 100;

    /// <summary>Where the share is written; where <see cref="Origin"/> is, if it is not.</summary>
    public required Origin PercentOrigin { get; init; }

    /// <summary>Whether those with an error are all kept.</summary>
    public bool KeepsErrors { get; init; } = true;

    /// <summary>How long one takes at least that is kept in any case; null for none.</summary>
    public TimeSpan? KeepsSlowerThan { get; init; }

    /// <summary>How long they are kept; null where nothing is written.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>Where that is written; where <see cref="Origin"/> is, if it is not.</summary>
    public required Origin RetentionOrigin { get; init; }

    /// <summary>Whether it is decided once a trace has ended, by the collector; else the service decides when it begins.</summary>
    public bool IsDecidedLast => KeepsErrors || KeepsSlowerThan is not null;
}
