namespace Flow.Runtime;

/// <summary>The exit codes of a run.</summary>
public static class ExitCodes
{
    /// <summary>Every job succeeded, was skipped, or was allowed to fail.</summary>
    public const int Done = 0;

    /// <summary>A job failed, or the run was refused before it started.</summary>
    public const int Failed = 1;

    /// <summary>The command line was wrong.</summary>
    public const int WrongUse = 2;

    /// <summary>The run was cancelled.</summary>
    public const int Cancelled = 130;
}
