namespace Flow.Runtime;

/// <summary>A pipeline that can be run. Plain, immutable description: making one starts nothing.</summary>
/// <param name="Name">The pipeline's name in its <c>.flow</c> file.</param>
public sealed record PipelineDefinition(string Name)
{
    /// <summary>What people read; the name where there is none.</summary>
    public string? Title { get; init; }

    /// <summary>Where it is written.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The events it reacts to, in GitHub's words (<c>push</c>, <c>pull_request</c>, …); the first one is what a local run plays where no event is given.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Its inputs.</summary>
    public IReadOnlyList<ParameterDefinition> Parameters { get; init; } = [];

    /// <summary>The secrets it reads; a missing required one stops the run before anything starts.</summary>
    public IReadOnlyList<SecretDefinition> Secrets { get; init; } = [];

    /// <summary>Environment variables of every job.</summary>
    public IReadOnlyList<EnvironmentVariable<CellContext>> Environment { get; init; } = [];

    /// <summary>The shell of steps that name none, where their job names none either.</summary>
    public Shell? Shell { get; init; }

    /// <summary>The folder of steps that name none, relative to the workspace.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Which other runs it excludes; null for none.</summary>
    public ConcurrencyDefinition<RunContext>? Concurrency { get; init; }

    /// <summary>Its jobs, in written order.</summary>
    public IReadOnlyList<JobDefinition> Jobs { get; init; } = [];

    /// <summary>What it hands to a pipeline that calls it.</summary>
    public IReadOnlyList<OutputDefinition<JobContext>> Outputs { get; init; } = [];
}
