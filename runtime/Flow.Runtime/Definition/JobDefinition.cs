namespace Flow.Runtime;

/// <summary>One job: where it runs, after what, with which steps. With a matrix it stands for one job per cell.</summary>
/// <param name="Name">The job's name.</param>
public sealed record JobDefinition(string Name)
{
    /// <summary>What people read and what the check is called; the name where there is none.</summary>
    public Func<CellContext, string>? Title { get; init; }

    /// <summary>Where it is written.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The jobs it comes after.</summary>
    public IReadOnlyList<Need> Needs { get; init; } = [];

    /// <summary>What decides besides <see cref="When"/>.</summary>
    public Gate Gate { get; init; }

    /// <summary>Its own condition, asked once its needs have ended and before its matrix is made.</summary>
    public Func<JobContext, bool>? When { get; init; }

    /// <summary>The runner labels. A local run has one machine: the labels are shown, and a job for another system is said to run here.</summary>
    public Func<CellContext, string>? RunsOn { get; init; }

    /// <summary>Its cells; null for a job without a matrix.</summary>
    public Func<JobContext, Matrix>? Matrix { get; init; }

    /// <summary>How long one cell may take, cleanup not counted; six hours where nothing is said, as at GitHub.</summary>
    public Func<CellContext, TimeSpan>? Timeout { get; init; }

    /// <summary>Whether a failure is only a warning for what comes after.</summary>
    public Func<CellContext, bool>? ContinueOnError { get; init; }

    /// <summary>Environment variables of its steps.</summary>
    public IReadOnlyList<EnvironmentVariable<CellContext>> Environment { get; init; } = [];

    /// <summary>The deployment environment it belongs to; shown when the job starts. A local run has one set of secrets for all environments.</summary>
    public Func<CellContext, string>? DeploymentEnvironment { get; init; }

    /// <summary>Which other jobs each cell excludes; null for none.</summary>
    public ConcurrencyDefinition<CellContext>? Concurrency { get; init; }

    /// <summary>The shell of steps that name none.</summary>
    public Func<CellContext, Shell>? Shell { get; init; }

    /// <summary>The folder of steps that name none, relative to the workspace.</summary>
    public Func<CellContext, string>? WorkingDirectory { get; init; }

    /// <summary>The container its steps run in; null for the machine itself.</summary>
    public ContainerDefinition? Container { get; init; }

    /// <summary>Containers that run beside it.</summary>
    public IReadOnlyList<SidecarDefinition> Sidecars { get; init; } = [];

    /// <summary>Its steps, in order.</summary>
    public IReadOnlyList<StepDefinition> Steps { get; init; } = [];

    /// <summary>Steps that run at the end whatever happened, also after a timeout or a cancellation.</summary>
    public IReadOnlyList<StepDefinition> Cleanup { get; init; } = [];

    /// <summary>What it hands to the jobs after it.</summary>
    public IReadOnlyList<OutputDefinition<StepContext>> Outputs { get; init; } = [];

    /// <summary>The pipeline that it calls instead of running steps.</summary>
    public PipelineCall? Call { get; init; }
}

/// <summary>A job that is another pipeline: <c>call deploy as rollout { version = plan.version }</c>.</summary>
/// <param name="Pipeline">Makes the called pipeline.</param>
public sealed record PipelineCall(Func<PipelineDefinition> Pipeline)
{
    /// <summary>What its parameters are set to.</summary>
    public IReadOnlyList<OutputDefinition<CellContext>> Parameters { get; init; } = [];
}
