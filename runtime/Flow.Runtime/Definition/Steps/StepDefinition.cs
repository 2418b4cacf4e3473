namespace Flow.Runtime;

/// <summary>One step of a job: one verb, and what may stand around any verb.</summary>
/// <param name="Id">The step's name, unique in its job or group; the compiler's own names start with <c>__</c>. Stable, so that a run can be resumed.</param>
public abstract record StepDefinition(string Id)
{
    /// <summary>What people read; made from the verb where there is none.</summary>
    public Func<StepContext, string>? Title { get; init; }

    /// <summary>Where it is written.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>What decides besides <see cref="When"/>; for a step <see cref="Gate.Default"/> and <see cref="Gate.Success"/> mean the same.</summary>
    public Gate Gate { get; init; }

    /// <summary>Its own condition.</summary>
    public Func<StepContext, bool>? When { get; init; }

    /// <summary>Environment variables of this step; the place for values that an outsider chose and for secrets.</summary>
    public IReadOnlyList<EnvironmentVariable<StepContext>> Environment { get; init; } = [];

    /// <summary>How long one attempt may take.</summary>
    public Func<StepContext, TimeSpan>? Timeout { get; init; }

    /// <summary>Whether the job goes on as if it had succeeded when it fails.</summary>
    public Func<StepContext, bool>? ContinueOnError { get; init; }

    /// <summary>Further attempts after a failure.</summary>
    public Retry? Retry { get; init; }

    /// <summary>What the step is called where no title is written, for example <c>Run make</c>.</summary>
    internal abstract string DefaultTitle { get; }
}
