using Flow.Runtime.Journal;
using Flow.Runtime.Output;

namespace Flow.Runtime.Execution;

/// <summary>What all pipelines of one run share.</summary>
internal sealed record RunServices
{
    public required RunOptions Options { get; init; }

    public required RunFactSet Facts { get; init; }

    public required Values Vars { get; init; }

    public required Values Secrets { get; init; }

    /// <summary>The environment that every process starts from: this machine's without its secrets, and what GitHub's runner sets for a whole run.</summary>
    public required IReadOnlyDictionary<string, string> BaseVariables { get; init; }

    public required RunSummary Summary { get; init; }

    public required SecretMasker Masker { get; init; }

    public required RunRecorder Recorder { get; init; }

    /// <summary><c>.flow/runs/ID</c> of the project.</summary>
    public required string RunFolder { get; init; }

    /// <summary><c>.flow</c> of the project.</summary>
    public required string StateFolder { get; init; }

    /// <summary>A private folder for workspaces and scripts, outside the project.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>Room for running cells.</summary>
    public required SemaphoreSlim Room { get; init; }

    public required CancellationToken Cancel { get; init; }

    public CancellationToken Kill => Options.Kill;
}
