using System.Collections.Immutable;

namespace Flow.Compiler.Model;

/// <summary>Where an environment lives.</summary>
/// <param name="Provider">The provider, such as <c>aws</c>.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Cloud(string Provider, Origin Origin)
{
    /// <summary>The region; null where none is written.</summary>
    public string? Region { get; init; }

    /// <summary>Where the region is written; null where none is.</summary>
    public Origin? RegionOrigin { get; init; }

    /// <summary>The account that it must be; null where none is written.</summary>
    public string? Account { get; init; }

    /// <summary>Where the account is written; null where none is.</summary>
    public Origin? AccountOrigin { get; init; }

    /// <summary>Where the state is kept; null for a file beside the configuration.</summary>
    public StateBackend? State { get; init; }

    /// <summary>Tags that everything gets, in written order.</summary>
    public ImmutableArray<Variable> Tags { get; init; } = [];

    /// <summary>Where the tags are written; null where nothing is said of them.</summary>
    public Origin? TagsOrigin { get; init; }

    /// <summary>What is said of a cluster of Kubernetes; null for all other clouds.</summary>
    public ClusterSettings? Cluster { get; init; }

    /// <summary>Whether the machine of whoever develops can start what reads and shows what is measured.</summary>
    public bool IsObserved { get; init; }

    /// <summary>Further settings of the provider in its own words.</summary>
    public ResourceBody Settings { get; init; } = ResourceBody.Empty;
}

/// <summary>A cluster of Kubernetes that is there already.</summary>
/// <param name="Namespace">The namespace; null for the name of the environment.</param>
/// <param name="IngressClass">The class of what lets requests in; null for that of the cluster.</param>
/// <param name="IngressFrom">The namespace in which that runs.</param>
/// <param name="TlsIssuer">The issuer of certificates; null where they are there already.</param>
/// <param name="MetricsFrom">The namespace in which Prometheus runs.</param>
public sealed record ClusterSettings(string? Namespace, string? IngressClass, string IngressFrom, string? TlsIssuer, string MetricsFrom)
{
    /// <summary>The namespace in which Prometheus runs, where nothing else is said.</summary>
    public const string UsualMetricsFrom = "monitoring";
}

/// <summary>Where Terraform keeps what it knows of an environment.</summary>
/// <param name="Backend">The kind of place, such as <c>s3</c>.</param>
/// <param name="Settings">Its settings; all of their values are constants.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record StateBackend(string Backend, ResourceBody Settings, Origin Origin)
{
    /// <summary>The text of the setting <paramref name="name"/>; null where none is written.</summary>
    public string? Text(string name) => Settings.Items.OfType<ResourceArgument>().FirstOrDefault(a => a.Name == name)?.Value.KnownText;

    /// <summary>What the state of <paramref name="owner"/> is called in the folder of the project; gcs adds a name of its own.</summary>
    public string NameFor(string owner) => Backend == "gcs" ? owner : $"{owner}/terraform.tfstate";

    /// <summary>The setting that names the state within the place, which each environment has for itself where none is written; null where the backend has no such setting.</summary>
    public string? NameSetting => Backend switch
    {
        "s3" or "azurerm" => "key",
        "gcs" => "prefix",
        _ => null,
    };
}

/// <summary>A second configuration of a provider, for resources that name it.</summary>
/// <param name="Provider">The provider, such as <c>aws</c>.</param>
/// <param name="Name">The name by which resources use it.</param>
/// <param name="Settings">Its settings in the provider's own words.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record ProviderAlias(string Provider, string Name, ResourceBody Settings, Origin Origin)
{
    /// <summary>Its region; null where none is written, or nobody knows it yet.</summary>
    public string? Region => Settings.Argument("region")?.KnownText;
}
