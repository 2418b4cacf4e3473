namespace Flow.Runtime;

/// <summary>How a runbook is to be followed.</summary>
public sealed record RunbookOptions
{
    /// <summary>The folder of the project: commands run in it, and what was done is kept in its <c>.flow</c>.</summary>
    public string ProjectFolder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary><c>--env NAME</c>: the environment; the only one where the project has one.</summary>
    public string? Environment { get; init; }

    /// <summary><c>--yes</c>: run every command without asking.</summary>
    public bool Yes { get; init; }

    /// <summary><c>--dry-run</c>: say what would be done, and do nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary><c>--resume</c>: go on where the last run of this runbook stopped.</summary>
    public bool Resume { get; init; }

    /// <summary><c>--rollback</c>: follow the steps that take it back.</summary>
    public bool Rollback { get; init; }

    /// <summary><c>--secrets-file FILE</c>: lines <c>NAME=value</c>, whose values are never shown or kept.</summary>
    public string? SecretsFile { get; init; }

    /// <summary><c>--url SERVICE=ADDRESS</c>: where services are reached.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } = new Dictionary<string, string>();

    /// <summary><c>--prometheus URL</c>: where Prometheus is asked; else the variable <c>PROMETHEUS_URL</c>.</summary>
    public string? Prometheus { get; init; }

    /// <summary>How long one waits between two looks at a condition with a time limit; 2 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The environment variables that commands start from.</summary>
    public IReadOnlyDictionary<string, string> HostEnvironment { get; init; } = HostVariables.All();

    /// <summary>Ends a running command at once: the second Ctrl-C.</summary>
    public CancellationToken Kill { get; init; }
}
