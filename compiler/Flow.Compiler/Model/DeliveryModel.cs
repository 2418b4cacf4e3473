using System.Collections.Immutable;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Providers;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Everything that a project's sources mean, without any syntax. Targets and rules see only this.</summary>
public sealed record DeliveryModel
{
    /// <summary>The project; a nameless one where none is declared.</summary>
    public required Project Project { get; init; }

    /// <summary>Teams in written order.</summary>
    public ImmutableArray<Team> Teams { get; init; } = [];

    /// <summary>Environments in written order.</summary>
    public ImmutableArray<DeploymentEnvironment> Environments { get; init; } = [];

    /// <summary>Pipelines in written order: by file, then by position.</summary>
    public ImmutableArray<Pipeline> Pipelines { get; init; } = [];

    /// <summary>Composite actions in written order.</summary>
    public ImmutableArray<CompositeAction> Actions { get; init; } = [];

    /// <summary>Rotations in written order.</summary>
    public ImmutableArray<Rotation> Rotations { get; init; } = [];

    /// <summary>Silences in written order.</summary>
    public ImmutableArray<Silence> Silences { get; init; } = [];

    /// <summary>Services in written order.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];

    /// <summary>Declared metrics in written order.</summary>
    public ImmutableArray<Metric> Metrics { get; init; } = [];

    /// <summary>Service levels in written order.</summary>
    public ImmutableArray<Slo> Slos { get; init; } = [];

    /// <summary>Alerts in written order, then those of synthetics; those of service levels are not among them.</summary>
    public ImmutableArray<Alert> Alerts { get; init; } = [];

    /// <summary>What is asked again and again, in written order. Its alerts are among <see cref="Alerts"/>.</summary>
    public ImmutableArray<Synthetic> Synthetics { get; init; } = [];

    /// <summary>Dashboards that the project writes itself, in written order.</summary>
    public ImmutableArray<Dashboard> Dashboards { get; init; } = [];

    /// <summary>Runbooks in written order.</summary>
    public ImmutableArray<Runbook> Runbooks { get; init; } = [];

    /// <summary>Pages for customers, in written order.</summary>
    public ImmutableArray<StatusPage> StatusPages { get; init; } = [];

    /// <summary>What customers are told about what failed, in written order.</summary>
    public ImmutableArray<Incident> Incidents { get; init; } = [];

    /// <summary>Waivers of rules in written order.</summary>
    public ImmutableArray<Waiver> Waivers { get; init; } = [];

    /// <summary>The header comment of each source file that has one, by path: printed on top of what is generated from it.</summary>
    public ImmutableDictionary<string, IReadOnlyList<string>> FileHeaders { get; init; } = ImmutableDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>The providers that environments can be made with.</summary>
    public ProviderSet Providers { get; init; } = ProviderSet.BroughtAlong;

    /// <summary>The environment that <paramref name="environment"/> is like, the one that this is like, and so on; each once.</summary>
    public IEnumerable<DeploymentEnvironment> AncestorsOf(DeploymentEnvironment environment)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var at = environment; met.Add(at.Name) && Environments.FirstOrDefault(e => e.Name == at.Like) is { } parent; at = parent)
        {
            yield return parent;
        }
    }
}

/// <summary>How strict the built-in rules are.</summary>
public enum Standards
{
    /// <summary>Rules of good practice are notes; what is dangerous is a warning.</summary>
    Relaxed,

    /// <summary>Rules of good practice, and what is dangerous, are warnings.</summary>
    Recommended,

    /// <summary>Rules of good practice, and what is dangerous, are errors; what is only advised is a warning.</summary>
    Strict,
}

/// <summary>The project.</summary>
/// <param name="Name">Its name; the folder's name where none is declared.</param>
public sealed record Project(string Name)
{
    /// <summary>Where it is declared, if it is.</summary>
    public Origin? Origin { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary><c>owner/name</c> at GitHub.</summary>
    public string? Repository { get; init; }

    /// <summary>The branch that pull requests go to.</summary>
    public string DefaultBranch { get; init; } = "main";

    /// <summary>The IANA time zone of schedules.</summary>
    public string? TimeZone { get; init; }

    /// <summary>How strict the built-in rules are.</summary>
    public Standards Standards { get; init; } = Standards.Recommended;

    /// <summary>The targets that <c>flow build</c> writes when none is named; unless they are written, those that the model has something for.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>Whether the project says itself which <see cref="Targets"/> it has, and so also which it has not.</summary>
    public bool ChoosesTargets { get; init; }

    /// <summary>What holds for all alerts.</summary>
    public AlertSettings Alerts { get; init; } = AlertSettings.Default;

    /// <summary>What is said of the servers of Prometheus.</summary>
    public PrometheusSettings Prometheus { get; init; } = PrometheusSettings.Default;

    /// <summary>How things are called in Datadog.</summary>
    public DatadogSettings Datadog { get; init; } = new(null, null);

    /// <summary>Where the pages of runbooks are published; null where nobody says.</summary>
    public string? RunbooksUrl { get; init; }

    /// <summary>The environments in the order in which they get a change; empty where nobody says it.</summary>
    public ImmutableArray<string> Promotion { get; init; } = [];

    /// <summary>What resources are called; null where nobody says.</summary>
    public NamePattern? Names { get; init; }

    /// <summary>What stands before the names of the images that are built; null where nothing is written.</summary>
    public string? Registry { get; init; }

    /// <summary>Where Grafana is; null where nobody says.</summary>
    public string? GrafanaUrl { get; init; }

    /// <summary>Host and port of the blackbox exporter.</summary>
    public string Prober { get; init; } = "blackbox-exporter:9115";

    /// <summary>What a run may take at most along its critical path before a warning.</summary>
    public TimeSpan PipelineBudget { get; init; } = TimeSpan.FromMinutes(10);
}

/// <summary>Something may break a rule until a day.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="On">What may break it.</param>
/// <param name="Until">The last day.</param>
/// <param name="Because">Why.</param>
public sealed record Waiver(string Rule, string On, DateOnly Until, string Because);

/// <summary>People who own something.</summary>
public sealed record Team(string Name, Origin Origin)
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Who belongs to it: <c>@person</c> or <c>@organisation/team</c>.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>Who is called: <c>rotation("payments-primary")</c>.</summary>
    public Value? OnCall { get; init; }

    /// <summary>Where that is written; null where nothing is.</summary>
    public Location? OnCallLocation { get; init; }

    /// <summary>Where it talks: <c>slack("#payments")</c>.</summary>
    public Value? Chat { get; init; }

    /// <summary>Where else it is told of alerts.</summary>
    public ImmutableArray<VariantValue> Channels { get; init; } = [];

    /// <summary>How soon it is told of what.</summary>
    public ImmutableArray<OnCall.Telling> Tells { get; init; } = [];

    /// <summary>Who is told as well when alerts go on.</summary>
    public ImmutableArray<OnCall.Escalation> Escalations { get; init; } = [];
}

/// <summary>An environment variable.</summary>
public sealed record Variable(string Name, Expr Value, Origin Origin);

/// <summary>A group of runs of which one goes at a time.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Concurrency(Expr Group, Origin Origin)
{
    /// <summary>Whether a new run cancels the one in progress; null where nothing is written.</summary>
    public Expr? Cancel { get; init; }

    /// <summary>Whether more than one run may wait.</summary>
    public bool QueueAll { get; init; }
}

/// <summary>What a step runs with unless it says otherwise.</summary>
/// <param name="Shell">The shell, or null.</param>
/// <param name="Folder">The folder, or null.</param>
public sealed record StepDefaults(string? Shell, Expr? Folder)
{
    /// <summary>Nothing.</summary>
    public static readonly StepDefaults Empty = new(null, null);
}

/// <summary>What a token may do in one scope.</summary>
public enum AccessLevel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Look.</summary>
    Read,

    /// <summary>Change.</summary>
    Write,
}

/// <summary>One scope of the token with the reason for it.</summary>
/// <param name="Scope">The scope as GitHub names it, such as <c>id-token</c>.</param>
/// <param name="Level">What is allowed.</param>
/// <param name="Reason">Why: from inference ("checkout reads the repository") or from <c>because</c>.</param>
/// <param name="Origin">What asked for it.</param>
public sealed record Permission(string Scope, AccessLevel Level, string Reason, Origin Origin);

/// <summary>What the token of a pipeline or job may do.</summary>
public sealed record Permissions
{
    /// <summary>Nothing is written and nothing is inferred: no access.</summary>
    public static readonly Permissions None = new();

    /// <summary>Every scope with more than no access, by scope's name: inferred, narrowed and granted.</summary>
    public ImmutableArray<Permission> Scopes { get; init; } = [];

    /// <summary><c>permissions = read-all</c> or <c>write-all</c> was written.</summary>
    public AccessLevel? All { get; init; }

    /// <summary>Whether <c>permissions</c> was written (then nothing was inferred).</summary>
    public bool IsWritten { get; init; }
}
