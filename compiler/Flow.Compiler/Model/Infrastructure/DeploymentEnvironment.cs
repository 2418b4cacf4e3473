using System.Collections.Immutable;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.Telemetry;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>A place to deploy to, with the infrastructure that it is made of. What it inherits is in it like its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record DeploymentEnvironment(string Name, Origin Origin)
{
    /// <summary>The folder of the configurations that Terraform reads, in the project.</summary>
    public const string Configurations = "infra";

    /// <summary>The folder of its own configuration, in the project.</summary>
    public string Folder => $"{Configurations}/{Name}";

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>The environment whose loop makes this one, by its name; null where there is none.</summary>
    public string? Family { get; init; }

    /// <summary>What tells it from the others of its <see cref="Family"/>; null where there is none.</summary>
    public string? Key { get; init; }

    /// <summary>That it is made for each pull request; null where it stays.</summary>
    public Preview? Preview { get; init; }

    /// <summary>Whether it is set up in the host's settings rather than here.</summary>
    public bool External { get; init; }

    /// <summary>Its address.</summary>
    public string? Url { get; init; }

    /// <summary>The environment that it inherits from, or null.</summary>
    public string? Like { get; init; }

    /// <summary>What it says differently from the environment that it is <see cref="Like"/>, in written order.</summary>
    public ImmutableArray<EnvironmentDifference> Differences { get; init; } = [];

    /// <summary>What environments that are like it may say differently, as patterns of <see cref="EnvironmentDifference.Path"/>; null for everything.</summary>
    public ImmutableArray<string>? MayDiffer { get; init; }

    /// <summary>Whether <see cref="MayDiffer"/> is what the environment says that it is <see cref="Like"/>.</summary>
    public bool InheritsMayDiffer { get; init; }

    /// <summary>Those of <see cref="MayDiffer"/> that name nothing which this environment has.</summary>
    public ImmutableArray<UnknownDifference> UnknownDifferences { get; init; } = [];

    /// <summary>What has to come from outside when it is applied, in written order.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>Where it lives; null where nothing is written.</summary>
    public Cloud? Cloud { get; init; }

    /// <summary>Where logs, traces and metrics go; null where nothing is said.</summary>
    public TelemetryRouting? Telemetry { get; init; }

    /// <summary>The topics that alarms tell which name none themselves; null where nothing is said.</summary>
    public Expr? Alarms { get; init; }

    /// <summary>Further configurations of providers, in written order.</summary>
    public ImmutableArray<ProviderAlias> Providers { get; init; } = [];

    /// <summary>What is made and what is looked up, in written order.</summary>
    public ImmutableArray<Resource> Resources { get; init; } = [];

    /// <summary>What must hold and is known only when it is applied, in written order.</summary>
    public ImmutableArray<Requirement> Requirements { get; init; } = [];

    /// <summary>The uses of constructs that its resources come from, in written order.</summary>
    public ImmutableArray<ConstructUse> Uses { get; init; } = [];

    /// <summary>Levels of access that it declares itself, besides those of constructs, in written order.</summary>
    public ImmutableArray<AccessDeclaration> Levels { get; init; } = [];

    /// <summary>What runs in containers of its own, in written order; empty for an environment in a cloud without a cluster that it makes.</summary>
    public ImmutableArray<Workload> Workloads { get; init; } = [];

    /// <summary>
    /// Whether somebody runs what watches it, a Prometheus, a collector, data sources of Grafana. A preview comes and goes, and nobody sets these up for each; it is watched where it says itself where,
    /// by <c>prometheus</c> or <c>telemetry</c> of its own.
    /// </summary>
    public bool IsWatched => Preview is null || Telemetry?.Origin.Location.UsedAt.IsEmpty == true || Prometheus?.Origin.Location.UsedAt.IsEmpty == true;

    /// <summary>Whether all that <paramref name="value"/> reads are secret parameters of it, at least one.</summary>
    public bool IsOfSecretsAlone(Expr value)
    {
        var read = ExprTree.Reads(value).Select(static r => r.Source).ToList();
        return read.Count > 0 && read.TrueForAll(s => s is ParameterSource { Name: var name } && Parameters.Any(p => p.Name == name && p.IsSecret));
    }

    /// <summary>Whether what is written is given to the provider without being kept in the state.</summary>
    public bool IsOnlyWritten(WrittenArgument written) => written.CanBeWriteOnly && (written.Schema.IsWriteOnly || written.Argument.Value.IsEphemeral || IsOfSecretsAlone(written.Argument.Value));

    /// <summary>The region of what makes <paramref name="resource"/>; null where nobody knows it yet.</summary>
    public string? RegionOf(Resource resource) => resource.Provider is null ? Cloud?.Region : Providers.FirstOrDefault(p => p.Name == resource.Provider)?.Region;

    /// <summary>The region of what <paramref name="use"/> makes; that of the cloud where it makes nothing.</summary>
    public string? RegionOf(ConstructUse use) => !Providers.IsEmpty && Resources.FirstOrDefault(r => IsPart(r, use)) is { } made ? RegionOf(made) : Cloud?.Region;

    /// <summary>The further configuration of a provider that makes <paramref name="use"/>; null where it is the cloud's own, or where it makes nothing.</summary>
    public string? ProviderOf(ConstructUse use) => Providers.IsEmpty ? null : Resources.FirstOrDefault(r => IsPart(r, use))?.Provider;

    /// <summary>The use of a construct that <paramref name="resource"/> is a part of; null where it is none's.</summary>
    public ConstructUse? UseOf(Resource resource) => Uses.FirstOrDefault(u => IsPart(resource, u));

    private static bool IsPart(Resource resource, ConstructUse use) =>
        resource.Part is { } part && part.StartsWith(use.Name, StringComparison.Ordinal) && part.LastIndexOf('.') == use.Name.Length;

    /// <summary>Whether it makes the cluster in which its workloads run.</summary>
    public bool MakesCluster => Workloads.Any(static w => w.Cluster is not null);

    /// <summary>Whether its workloads run in a cluster of Kubernetes, one that is there or one that it makes.</summary>
    public bool IsInCluster => Cloud?.Cluster is not null || MakesCluster;

    /// <summary>The namespace of its workloads in a cluster of Kubernetes.</summary>
    public string ClusterNamespace => Workloads.Select(static w => w.Cluster?.Namespace).OfType<string>().FirstOrDefault() ?? Cloud?.Cluster?.Namespace ?? Name;

    /// <summary>What others may read once it is applied, in written order.</summary>
    public ImmutableArray<EnvironmentOutput> Outputs { get; init; } = [];

    /// <summary>Things that are there already and become resources, in written order.</summary>
    public ImmutableArray<ResourceImport> Imports { get; init; } = [];

    /// <summary>Former resources that are let go without being destroyed, in written order.</summary>
    public ImmutableArray<ForgottenResource> Removed { get; init; } = [];

    /// <summary>Who must agree to a deployment; null where nobody must.</summary>
    public Approval? Approval { get; init; }

    /// <summary>When it may be deployed to; null for always.</summary>
    public DeploymentWindow? Window { get; init; }

    /// <summary>Where it says that nobody is called for what is critical there; null where somebody is.</summary>
    public Text.Location? CallsNobody { get; init; }

    /// <summary>Where its Prometheus answers; null where nothing is written.</summary>
    public PrometheusAddress? Prometheus { get; init; }

    /// <summary>Days on which nothing is deployed, in written order.</summary>
    public ImmutableArray<RangeValue> Freezes { get; init; } = [];
}

/// <summary>Something that an environment says differently from the one that it is like.</summary>
/// <param name="Path">What: a word, or the name of something inherited, perhaps with what of it: <c>approval</c>, <c>cloud.account</c>, <c>orders.allocated_storage</c>.</param>
/// <param name="Origin">Where it is said.</param>
public sealed record EnvironmentDifference(string Path, Origin Origin);

/// <summary>An entry of <c>may-differ</c> that names nothing.</summary>
/// <param name="Path">The entry.</param>
/// <param name="Near">What was probably meant; null where nothing is called nearly so.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record UnknownDifference(string Path, string? Near, Origin Origin);

/// <summary>A value that others may read once the environment is applied.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value; with <see cref="Expr.IsSecret"/> it must not be shown.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record EnvironmentOutput(string Name, Expr Value, Origin Origin)
{
    /// <summary>What it is, for those who read it; null where nothing is said.</summary>
    public string? Description { get; init; }
}

/// <summary>Something that is there already and becomes a resource.</summary>
/// <param name="To">The resource.</param>
/// <param name="Id">How the provider finds it.</param>
/// <param name="Origin">Where that is written.</param>
public sealed record ResourceImport(ResourceReference To, Expr Id, Origin Origin);

/// <summary>A former resource that is let go without being destroyed.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Origin">Where that is written.</param>
public sealed record ForgottenResource(string Type, string Name, Origin Origin);

/// <summary>Where the Prometheus of an environment answers.</summary>
/// <param name="Url">The address.</param>
/// <param name="Token">The secret that it wants to see; null for none.</param>
/// <param name="Origin">Where that is written.</param>
public sealed record PrometheusAddress(string Url, Expr? Token, Origin Origin)
{
    /// <summary>Where the address itself stands.</summary>
    public required Text.Location Place { get; init; }
}

/// <summary>Who must agree to a deployment.</summary>
/// <param name="Teams">The teams, of which one is enough.</param>
/// <param name="Origin">Where that is written.</param>
public sealed record Approval(ImmutableArray<string> Teams, Origin Origin);

/// <summary>On which days of the week something may happen.</summary>
public enum WindowDays
{
    /// <summary>On all.</summary>
    Daily,

    /// <summary>From Monday to Friday.</summary>
    Weekdays,

    /// <summary>On Saturday and Sunday.</summary>
    Weekends,
}

/// <summary>When deployments may happen, in the project's time zone.</summary>
/// <param name="Days">On which days.</param>
/// <param name="From">From when; null for the whole day.</param>
/// <param name="To">Until when; null for the whole day.</param>
/// <param name="Origin">Where that is written.</param>
public sealed record DeploymentWindow(WindowDays Days, TimeOnly? From, TimeOnly? To, Origin Origin)
{
    /// <summary>The time of each week that it is.</summary>
    public WeeklyWindow Weekly => new(
        Days switch
        {
            WindowDays.Weekdays => WeeklyWindow.AllDays[..5],
            WindowDays.Weekends => WeeklyWindow.AllDays[5..],
            _ => WeeklyWindow.AllDays,
        },
        From,
        To);
}
