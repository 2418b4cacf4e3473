namespace Flow.Runtime.Runbooks;

/// <summary>The kinds of line in the journal of a runbook.</summary>
internal enum RunbookEntryKind
{
    RunbookStarted,
    RunbookResumed,
    LineStarted,
    LineEnded,
    StepEnded,
    RunbookEnded,
}

/// <summary>How a line, a step or a whole runbook ended.</summary>
internal static class RunbookResults
{
    public const string Done = "done";
    public const string Met = "met";
    public const string Seen = "seen";
    public const string NotLooked = "nobody looked";
    public const string NotRun = "not run";
    public const string NotChecked = "not checked";
    public const string Skipped = "skipped";
    public const string Failed = "failed";
    public const string NotMet = "not met";
    public const string NotSeen = "not seen";
    public const string GoneOn = "gone on in spite of it";
    public const string Stopped = "stopped";

    /// <summary>Whether a line with this result is behind those who go on later.</summary>
    public static bool IsFinal(string? result) => result is Done or Met or Seen or NotLooked or NotRun or NotChecked or Skipped or GoneOn;
}

/// <summary>One line of the journal: evidence of who did what, when, and what came of it.</summary>
internal sealed record RunbookEntry(RunbookEntryKind Kind)
{
    /// <summary>Counts the lines from 1.</summary>
    public int Sequence { get; init; }

    public DateTimeOffset Time { get; init; }

    /// <summary>The user and the machine.</summary>
    public string? Who { get; init; }

    public string? Runbook { get; init; }

    public string? Environment { get; init; }

    /// <summary>Whether it is taken back.</summary>
    public bool Rollback { get; init; }

    /// <summary>Counted from 1; 0 where it does not apply.</summary>
    public int Step { get; init; }

    /// <summary>Counted from 1 in its step; 0 where it does not apply.</summary>
    public int Line { get; init; }

    /// <summary>The title of the step, or of the runbook.</summary>
    public string? Title { get; init; }

    /// <summary>What the line says.</summary>
    public string? Text { get; init; }

    public string? Result { get; init; }

    public int? ExitCode { get; init; }

    public double? Milliseconds { get; init; }

    /// <summary>The last lines of what a command wrote.</summary>
    public IReadOnlyList<string> Output { get; init; } = [];

    public string? Message { get; init; }
}
