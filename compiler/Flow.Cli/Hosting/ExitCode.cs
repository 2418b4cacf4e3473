namespace Flow.Cli.Hosting;

/// <summary>What a process of <c>flow</c> ends with.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The input has errors, or a step failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUse = 2;

    /// <summary>Somebody pressed Ctrl-C.</summary>
    public const int Cancelled = 130;
}
