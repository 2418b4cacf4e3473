using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue;

/// <summary>Where an environment can live besides a cloud of a Terraform provider. Each has constructs of its own under the names that clouds have.</summary>
public static class Platforms
{
    /// <summary>The machine of whoever develops: everything runs in containers of Compose.</summary>
    public const string Local = "local";

    /// <summary>A cluster of Kubernetes that is there already.</summary>
    public const string Kubernetes = "kubernetes";

    /// <summary>The folders of constructs that stand for those of a cloud where a use says so: <c>host cluster using kubernetes</c>.</summary>
    public static readonly ImmutableArray<string> Variants = [$"aws-{Kubernetes}"];

    /// <summary>Whether <paramref name="folder"/> is one of <see cref="Variants"/>.</summary>
    public static bool IsVariant(string? folder) => folder is not null && Variants.Contains(folder);

    /// <summary>The constructs of <paramref name="cloud"/> for what runs in a cluster that it makes; null where it has none.</summary>
    public static string? WithKubernetes(string? cloud) => Variants.FirstOrDefault(v => v == $"{cloud}-{Kubernetes}");

    /// <summary>Whether <paramref name="cloud"/> is no cloud but a place where containers run.</summary>
    public static bool Has(string? cloud) => cloud is Local or Kubernetes;
}

/// <summary>The words behind <c>cloud</c>: the providers, and the <see cref="Platforms"/>, which go before a provider of their name.</summary>
internal sealed class CloudNames(params ImmutableArray<string> hidden) : KindVarieties
{
    private static readonly ImmutableArray<Kind> Own =
    [
        new(Platforms.Kubernetes, "A cluster of Kubernetes, whose manifests `flow build --target kubernetes` writes.")
        {
            Properties =
            [
                Property("namespace", FlowType.Text, "The namespace; unless it is written, the name of the environment."),
                Property("ingress-class", FlowType.Text, "The class of what lets requests in; unless it is written, that of the cluster."),
                Property("ingress-from", FlowType.Text, "The namespace in which that runs, so that it alone may reach services with a `domain`.", "\"ingress-nginx\""),
                Property("metrics-from", FlowType.Text, "The namespace in which Prometheus runs, so that it may read the `metrics` of services.", "\"monitoring\""),
                Property("tls-issuer", FlowType.Text, "The `ClusterIssuer` of cert-manager that makes the certificates; unless it is written, their secrets are there already."),
            ],
        },
        new(Platforms.Local, "The machine of whoever develops: `flow build --target compose` writes a file for Compose.")
        {
            Properties = [Property("observability", FlowType.Bool, "Whether Prometheus, Alertmanager and Grafana can be started beside it: `docker compose --profile observability up`.", "false")],
        },
    ];

    private readonly ProviderNames providers = new(hidden);
    private readonly ConditionalWeakTable<Kind, Kind> made = [];

    /// <inheritdoc/>
    public override string What => providers.What;

    /// <inheritdoc/>
    public override IEnumerable<string> Words(ProviderSet providers) =>
        this.providers.Words(providers).Concat(Own.Select(static k => k.Word)).Distinct().Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string? Explain(string word, ProviderSet providers) => word switch
    {
        "gcp" or "gcloud" or "google-cloud" or "google" => Explain(word, "google", providers),
        "azure" or "azurerm" => Explain(word, "azurerm", providers),
        "k8s" => "It is called `kubernetes`.",
        "docker" or "compose" or "docker-compose" => "What runs in containers on one machine is `cloud local`.",
        _ => null,
    };

    private static string Explain(string word, string provider, ProviderSet providers) => providers.Find(provider) is not null
        ? $"`{word}` is called after its provider: `cloud {provider}`."
        : $"Flow brings `aws` along, and knows the places `kubernetes` and `local`. `flow providers add hashicorp/{provider}` makes the types of `{provider}` known; then it is `cloud {provider}`.";

    /// <inheritdoc/>
    public override Kind? Find(Kind general, string word, ProviderSet providers) => Own.FirstOrDefault(k => k.Word == word) is { } own
        ? made.GetValue(own, k => general with { Variety = k.Word, Summary = k.Summary, Properties = k.Properties })
        : this.providers.Find(general, word, providers);
}
