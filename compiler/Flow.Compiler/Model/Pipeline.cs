using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>A pipeline: when it starts and what it does.</summary>
public sealed record Pipeline(string Name, Origin Origin)
{
    /// <summary>The title that people see; null where none is written.</summary>
    public string? Title { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The title of one run.</summary>
    public Expr? RunTitle { get; init; }

    /// <summary>The generated workflow's path where one is written, else null.</summary>
    public WrittenPath? File { get; init; }

    /// <summary>When it starts, in written order.</summary>
    public ImmutableArray<Trigger> Triggers { get; init; } = [];

    /// <summary>Its inputs, in written order.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>Environment variables of all jobs.</summary>
    public ImmutableArray<Variable> Environment { get; init; } = [];

    /// <summary>Shell and folder of all jobs.</summary>
    public StepDefaults Defaults { get; init; } = StepDefaults.Empty;

    /// <summary>Permissions written at the pipeline; null where none are. Those of a job are in <see cref="Job.Permissions"/> and complete.</summary>
    public Permissions? Permissions { get; init; }

    /// <summary>Which runs exclude each other.</summary>
    public Concurrency? Concurrency { get; init; }

    /// <summary>The jobs in written order.</summary>
    public ImmutableArray<Job> Jobs { get; init; } = [];

    /// <summary>What a caller gets.</summary>
    public ImmutableArray<Output> Outputs { get; init; } = [];

    /// <summary>The uses of templates that some of its jobs come from, in written order.</summary>
    public ImmutableArray<ConstructUse> Uses { get; init; } = [];

    /// <summary>The job named <paramref name="name"/>.</summary>
    public Job Job(string name) => Jobs.First(j => j.Name == name);
}

/// <summary>An event that starts a pipeline.</summary>
/// <param name="Event">The event as Flow names it: <c>push</c>, <c>pull-request</c>, <c>manual</c>, <c>schedule</c>, …</param>
/// <param name="Origin">Where it is written.</param>
public sealed record Trigger(string Event, Origin Origin)
{
    /// <summary>Branch patterns.</summary>
    public ImmutableArray<string> Branches { get; init; } = [];

    /// <summary>Branch patterns that do not start it.</summary>
    public ImmutableArray<string> BranchesIgnore { get; init; } = [];

    /// <summary>Tag patterns.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Tag patterns that do not start it.</summary>
    public ImmutableArray<string> TagsIgnore { get; init; } = [];

    /// <summary>Path patterns.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Path patterns that do not start it.</summary>
    public ImmutableArray<string> PathsIgnore { get; init; } = [];

    /// <summary>Activity types as GitHub spells them; free words for <c>dispatch</c>.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>The titles or names of the pipelines whose runs start it (<c>pipeline-run</c>).</summary>
    public ImmutableArray<string> Pipelines { get; init; } = [];

    /// <summary>Image names (<c>image-version</c>).</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Image versions (<c>image-version</c>).</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>Five-field cron lines (<c>schedule</c>).</summary>
    public ImmutableArray<string> Crons { get; init; } = [];

    /// <summary>The IANA time zone of <see cref="Crons"/>, or null for UTC.</summary>
    public string? TimeZone { get; init; }
}

/// <summary>An input of a pipeline or of a composite action.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type without <c>?</c>; text for a secret.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Parameter(string Name, FlowType Type, Origin Origin)
{
    /// <summary>Whether it is passed as a secret.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether a value must be given: it has no default and its type has no <c>?</c>.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value where none is given.</summary>
    public Value? Default { get; init; }

    /// <summary>Whether it names a deployment environment.</summary>
    public bool IsEnvironment { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }
}

/// <summary>A named result of a job, a pipeline or an action.</summary>
public sealed record Output(string Name, FlowType Type, Expr Value, Origin Origin)
{
    /// <summary>What it is.</summary>
    public string? Description { get; init; }
}

/// <summary>Steps under one name, emitted as a composite action.</summary>
public sealed record CompositeAction(string Name, Origin Origin)
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it is only described here and lives elsewhere.</summary>
    public bool External { get; init; }

    /// <summary>Its folder, relative to the project: <c>.github/actions/NAME</c> unless written.</summary>
    public required WrittenPath Folder { get; init; }

    /// <summary>Its inputs.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>Its results.</summary>
    public ImmutableArray<Output> Outputs { get; init; } = [];

    /// <summary>Its steps.</summary>
    public ImmutableArray<Step> Steps { get; init; } = [];
}
