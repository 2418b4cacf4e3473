namespace Flow.Runtime;

/// <summary>How a pipeline is to be run.</summary>
public sealed record RunOptions
{
    /// <summary>The folder of the project; runs are kept in its <c>.flow</c>.</summary>
    public string ProjectFolder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary><c>--param a=b</c>: values of the pipeline's parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary><c>--var a=b</c>: values of <c>vars</c>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary><c>--env NAME</c>: the environment that is meant where the pipeline does not say one.</summary>
    public string? Environment { get; init; }

    /// <summary><c>--job NAME</c>: only these jobs and what they need; all where the list is empty.</summary>
    public IReadOnlyList<string> Jobs { get; init; } = [];

    /// <summary><c>--jobs N</c>: how many jobs may run at once; the number of processors where it is 0.</summary>
    public int Parallelism { get; init; }

    /// <summary><c>--event FILE</c>: a JSON file with the event's payload.</summary>
    public string? EventFile { get; init; }

    /// <summary><c>--event-name NAME</c>: the event in GitHub's words.</summary>
    public string? EventName { get; init; }

    /// <summary><c>--secrets-file FILE</c>: lines of <c>NAME=value</c>; the file must be readable by its owner only.</summary>
    public string? SecretsFile { get; init; }

    /// <summary><c>--dry-run</c>: say what would run, and run nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary><c>--in-place</c>: every job works in the project folder itself and not in a copy.</summary>
    public bool InPlace { get; init; }

    /// <summary><c>--keep</c>: do not remove the workspaces at the end.</summary>
    public bool KeepWorkspaces { get; init; }

    /// <summary><c>--skip-actions</c>: skip actions of GitHub's market place and say so, instead of refusing the run.</summary>
    public bool SkipActions { get; init; }

    /// <summary>Whether cells for another platform than this machine's are left out, and said to be. What comes after them sees them as skipped.</summary>
    public bool SkipOtherPlatforms { get; init; }

    /// <summary><c>--offline</c>: steps see <c>FLOW_OFFLINE=1</c>, and nothing of the runner itself reaches the network.</summary>
    public bool Offline { get; init; }

    /// <summary><c>--debug</c>: <c>::debug::</c> lines are shown and <c>RUNNER_DEBUG</c> is set.</summary>
    public bool Debug { get; init; }

    /// <summary>How long a process has between SIGINT and SIGTERM; 7.5 s as at GitHub.</summary>
    public TimeSpan InterruptGrace { get; init; } = TimeSpan.FromSeconds(7.5);

    /// <summary>How long a process has between SIGTERM and SIGKILL; 2.5 s as at GitHub.</summary>
    public TimeSpan TerminateGrace { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How long the cleanup of one job may take once the run is cancelled; five minutes as at GitHub.</summary>
    public TimeSpan CleanupLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Ends everything at once, cleanup too: the second Ctrl-C.</summary>
    public CancellationToken Kill { get; init; }

    /// <summary>The environment variables that the run starts from.</summary>
    public IReadOnlyDictionary<string, string> HostEnvironment { get; init; } = HostVariables.All();

    /// <summary>The options in the arguments of a command line.</summary>
    /// <param name="arguments">The arguments without the program's own name.</param>
    /// <exception cref="RunUsageException">An argument is not known, or has a wrong value.</exception>
    public static RunOptions Parse(IReadOnlyList<string> arguments) => RunArguments.Read(arguments);
}

/// <summary>The command line asks for something that does not exist; ends with exit code 2.</summary>
public sealed class RunUsageException : Exception
{
    /// <summary>Wrong use without words; prefer the one with a message.</summary>
    public RunUsageException()
    {
    }

    /// <summary>Wrong use.</summary>
    /// <param name="message">What is wrong and what to write.</param>
    public RunUsageException(string message) : base(message)
    {
    }

    /// <summary>Wrong use, and its cause.</summary>
    /// <param name="message">What is wrong and what to write.</param>
    /// <param name="innerException">The cause.</param>
    public RunUsageException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
