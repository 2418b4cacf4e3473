using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>A job: steps on one machine, or the call of another pipeline.</summary>
public sealed record Job(string Name, Origin Origin)
{
    /// <summary>What the source calls it where it may be named: <c>staging.apply</c> for the job <c>apply</c> of a use <c>staging</c>.</summary>
    public string Written { get; init; } = Name;

    /// <summary>The title, which is the name of the required check; null where none is written.</summary>
    public Expr? Title { get; init; }

    /// <summary>The jobs it comes after, each once, in the order in which they are first mentioned.</summary>
    public ImmutableArray<JobDependency> Needs { get; init; } = [];

    /// <summary>The written condition, over what is known when the jobs before it are done.</summary>
    public Expr? When { get; init; }

    /// <summary>
    /// Whether the condition calls one of GitHub's status functions. Then exactly the condition decides, as at GitHub;
    /// otherwise the gates of <see cref="Needs"/> and the condition must both hold, and nothing runs once the run is cancelled.
    /// </summary>
    public bool UsesStatusFunction { get; init; }

    /// <summary>The matrix, or null.</summary>
    public JobMatrix? Matrix { get; init; }

    /// <summary>The machine; null only for a call.</summary>
    public RunnerSelection? Runner { get; init; }

    /// <summary>A duration after which it is stopped.</summary>
    public Expr? Timeout { get; init; }

    /// <summary>Whether a failure lets the pipeline go on (result: warned).</summary>
    public Expr? ContinueOnError { get; init; }

    /// <summary>The container its steps run in.</summary>
    public Container? Container { get; init; }

    /// <summary>Containers beside it, by name.</summary>
    public ImmutableArray<Sidecar> Sidecars { get; init; } = [];

    /// <summary>The deployment environment it uses.</summary>
    public EnvironmentUse? Environment { get; init; }

    /// <summary>Which jobs exclude each other.</summary>
    public Concurrency? Concurrency { get; init; }

    /// <summary>What its token may do: complete, with reasons.</summary>
    public Permissions Permissions { get; init; } = Permissions.None;

    /// <summary>Environment variables of its steps.</summary>
    public ImmutableArray<Variable> Variables { get; init; } = [];

    /// <summary>Shell and folder of its steps.</summary>
    public StepDefaults Defaults { get; init; } = StepDefaults.Empty;

    /// <summary>What it does, in order.</summary>
    public ImmutableArray<Step> Steps { get; init; } = [];

    /// <summary>What it does at the end, whatever happened.</summary>
    public ImmutableArray<Step> Cleanup { get; init; } = [];

    /// <summary>Its results.</summary>
    public ImmutableArray<Output> Outputs { get; init; } = [];

    /// <summary>The pipeline it calls, instead of steps.</summary>
    public PipelineCall? Call { get; init; }

    /// <summary>Where it checks out what somebody outside wrote, although its event gives it the project's rights; null where it does not.</summary>
    public ForeignCheckout? ForeignCheckout { get; init; }

    /// <summary>All its steps, those of the clean-up last.</summary>
    public IEnumerable<Step> AllSteps => Steps.Concat(Cleanup);
}

/// <summary>A checkout of foreign code.</summary>
/// <param name="Location">The step that does it.</param>
/// <param name="Calls">The calls that give the job its rights, the innermost first; empty where its own pipeline's event does.</param>
public sealed record ForeignCheckout(Text.Location Location, ImmutableArray<Text.Location> Calls);

/// <summary>What of an earlier job lets a later one run.</summary>
public enum Gate
{
    /// <summary>It succeeded (data flow, <c>after x</c>).</summary>
    Succeeded,

    /// <summary>It ended, however (<c>after ended(x)</c>).</summary>
    Ended,

    /// <summary>It failed (<c>after failed(x)</c>).</summary>
    Failed,

    /// <summary>At least one job of the group succeeded (<c>after any-of(x, y)</c>).</summary>
    AnyOf,

    /// <summary>The job's own condition reads its result and alone decides.</summary>
    Condition,
}

/// <summary>An edge of the graph.</summary>
/// <param name="Job">The earlier job.</param>
/// <param name="Gate">What lets the later job run.</param>
/// <param name="Origin">What made the edge: the reference or the <c>after</c>.</param>
public sealed record JobDependency(string Job, Gate Gate, Origin Origin)
{
    /// <summary>Edges with the same number other than zero form one <see cref="Gate.AnyOf"/> group.</summary>
    public int Group { get; init; }

    /// <summary>Whether <c>after</c> names the job.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Whether data flows along it.</summary>
    public bool CarriesData { get; init; }
}

/// <summary>The machine of a job.</summary>
/// <param name="Labels">
/// Texts; one list-typed expression is allowed in place of them. The platforms <c>linux</c>, <c>windows</c> and <c>macos</c> are members of the enum <c>platform</c>.
/// </param>
/// <param name="Group">The group of machines.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record RunnerSelection(ImmutableArray<Expr> Labels, Expr? Group, Origin Origin);

/// <summary>The deployment environment a job uses.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record EnvironmentUse(Expr Name, Origin Origin)
{
    /// <summary>The address shown with the deployment.</summary>
    public Expr? Url { get; init; }

    /// <summary>Whether using it counts as a deployment; null where nothing is written.</summary>
    public bool? Deployment { get; init; }

    /// <summary>Why it is deployed to although it may be frozen: a text that is empty unless there is a reason; null where nothing is written.</summary>
    public Expr? DespiteFreeze { get; init; }
}

/// <summary>A container.</summary>
/// <param name="Image">Its image.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record Container(Expr Image, Origin Origin)
{
    /// <summary>Its environment variables.</summary>
    public ImmutableArray<Variable> Variables { get; init; } = [];

    /// <summary>Ports as <c>host:container</c> or <c>container</c>.</summary>
    public ImmutableArray<Expr> Ports { get; init; } = [];

    /// <summary>Volumes as <c>source:destination</c>.</summary>
    public ImmutableArray<Expr> Volumes { get; init; } = [];

    /// <summary>Options of the container engine.</summary>
    public Expr? Options { get; init; }

    /// <summary>The registry's user.</summary>
    public Expr? Username { get; init; }

    /// <summary>The registry's password, a secret.</summary>
    public Expr? Password { get; init; }

    /// <summary>How to tell that it is ready: <c>tcp(6379)</c>, <c>http("/healthz")</c>, <c>command("pg_isready")</c>.</summary>
    public VariantValue? Health { get; init; }
}

/// <summary>A container beside a job.</summary>
public sealed record Sidecar(string Name, Container Container, Origin Origin);

/// <summary>The call of another pipeline.</summary>
/// <param name="Target">A pipeline of this project by name, or <c>owner/repository/.github/workflows/file.yml@ref</c>.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record PipelineCall(string Target, Origin Origin)
{
    /// <summary>Whether <see cref="Target"/> is a pipeline of this project.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The workflow of another repository that is called, or null.</summary>
    public RemoteAction? Remote => !IsLocal && Target.Split('@', 2) is [var place, var reference] && place.Split('/', 3) is [var owner, var name, var path]
        ? new RemoteAction($"{owner}/{name}", path, reference)
        : null;

    /// <summary>Values of the parameters, by name.</summary>
    public ImmutableArray<Variable> Arguments { get; init; } = [];

    /// <summary>Values of the secret parameters, by name.</summary>
    public ImmutableArray<Variable> Secrets { get; init; } = [];

    /// <summary>Whether all of the caller's secrets are handed on.</summary>
    public bool InheritsSecrets { get; init; }
}
