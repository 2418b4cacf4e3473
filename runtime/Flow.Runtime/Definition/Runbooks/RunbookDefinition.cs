namespace Flow.Runtime;

/// <summary>What is done when a service fails: steps with expectations, which a person or a drill follows.</summary>
/// <param name="Name">Its name in the project: <c>orders.fail-over</c>.</param>
public sealed record RunbookDefinition(string Name)
{
    /// <summary>Its title; the name where there is none.</summary>
    public string? Title { get; init; }

    /// <summary>What users notice.</summary>
    public IReadOnlyList<string> Impact { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The environments of the project that it can be followed in; empty where the project has none.</summary>
    public IReadOnlyList<RunbookEnvironment> Environments { get; init; } = [];

    /// <summary>What is done, in order.</summary>
    public IReadOnlyList<RunbookStep> Steps { get; init; } = [];

    /// <summary>How it is taken back, in order.</summary>
    public IReadOnlyList<RunbookStep> Rollback { get; init; } = [];
}

/// <summary>An environment that a runbook is followed in.</summary>
/// <param name="Name">Its name.</param>
public sealed record RunbookEnvironment(string Name)
{
    /// <summary>Its address; null where it has none.</summary>
    public string? Url { get; init; }

    /// <summary>The addresses of services that are known before anything is made, by service.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } = new Dictionary<string, string>();

    /// <summary>What the runbook reads of it and nobody knows.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}

/// <summary>A step of a runbook.</summary>
/// <param name="Title">What is done in it.</param>
public sealed record RunbookStep(string Title)
{
    /// <summary>What it consists of, in order.</summary>
    public IReadOnlyList<RunbookLine> Lines { get; init; } = [];

    /// <summary>What its commands and conditions read of the environment, such as <c>api.url</c>; where there is anything, one must be named.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation Location { get; init; }
}

/// <summary>A part of a step.</summary>
/// <param name="Text">What is written, for people.</param>
public abstract record RunbookLine(string Text);

/// <summary>A command.</summary>
/// <param name="Text">The script. Values of the environment are in <see cref="Environment"/>, not in it.</param>
public sealed record RunbookCommand(string Text) : RunbookLine(Text)
{
    /// <summary>The shell.</summary>
    public Shell Shell { get; init; } = Shell.Default;

    /// <summary>Environment variables that the script reads.</summary>
    public IReadOnlyList<EnvironmentVariable<RunbookContext>> Environment { get; init; } = [];
}

/// <summary>A condition that must hold before one goes on.</summary>
/// <param name="Text">The condition as it is written.</param>
/// <param name="Holds">Asks whether it holds; throws <see cref="FlowRunException"/> where that cannot be told.</param>
public sealed record RunbookCondition(string Text, Func<RunbookContext, bool> Holds) : RunbookLine(Text)
{
    /// <summary>How long it may take until it holds; it is asked again and again until then.</summary>
    public TimeSpan Within { get; init; }

    /// <summary>The services whose addresses it needs.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Whether it asks Prometheus.</summary>
    public bool AsksPrometheus { get; init; }

    /// <summary>Whether it reads how the command before it ended: then an exit code other than 0 is no failure of the command.</summary>
    public bool ReadsCommand { get; init; }
}

/// <summary>Something that a person must see before one goes on.</summary>
/// <inheritdoc cref="RunbookLine"/>
public sealed record RunbookSight(string Text) : RunbookLine(Text);

/// <summary>Something to know, or to do by hand.</summary>
/// <inheritdoc cref="RunbookLine"/>
public sealed record RunbookNote(string Text) : RunbookLine(Text);
