namespace Flow.Runtime.Journal;

/// <summary>The kinds of change that a run goes through.</summary>
internal enum JournalKind
{
    RunStarted,
    RunRefused,
    RunCancelled,
    RunEnded,
    GroupWaited,
    JobSkipped,
    JobExpanded,
    JobEnded,
    CellStarted,
    CellEnded,
    StepStarted,
    StepAttemptFailed,
    StepEnded,
    ArtifactKept,
    CacheSaved,
    ReportRead,
    Annotated,
}

/// <summary>One line of the journal: something that happened, and to what. Fields that do not apply are absent.</summary>
internal sealed record JournalEntry(JournalKind Kind)
{
    /// <summary>Counts the lines of a run from 1.</summary>
    public int Sequence { get; init; }

    public DateTimeOffset Time { get; init; }

    public string? Pipeline { get; init; }

    /// <summary>The job's name, with the names of calling jobs before it.</summary>
    public string? Job { get; init; }

    /// <summary>The cell's stable key.</summary>
    public string? Cell { get; init; }

    /// <summary>The step's name, with the names of the groups around it.</summary>
    public string? Step { get; init; }

    /// <summary>What people read.</summary>
    public string? Title { get; init; }

    public string? Result { get; init; }

    /// <summary>A step's result before an allowed failure counts.</summary>
    public string? Outcome { get; init; }

    public int? ExitCode { get; init; }

    public double? Milliseconds { get; init; }

    public int? Count { get; init; }

    public string? Location { get; init; }

    /// <summary>A reason, a refusal, an annotation.</summary>
    public string? Message { get; init; }

    /// <summary>Outputs, or the facts of a run.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>The last lines of what a failed step showed; for the display alone.</summary>
    public IReadOnlyList<string> Tail { get; init; } = [];

    /// <summary>For the display alone.</summary>
    public Flow.Runtime.Result? State { get; init; }
}
