using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Kubernetes;

/// <summary>
/// The overlay of an environment that makes its cluster: what is for all of the cluster, the services in their namespace, and on top what puts the values of Terraform in their places.
/// Those are a file that Terraform writes and that stays on this side of the cluster.
/// </summary>
/// <param name="environment">The environment.</param>
/// <param name="model">The model, for headers.</param>
internal sealed class MadeCluster(DeploymentEnvironment environment, DeliveryModel model)
{
    /// <summary>The folder of the services.</summary>
    public const string Services = "services";

    /// <summary>The file that Terraform writes.</summary>
    public const string ValuesFile = "values.yaml";

    private const string Cluster = "cluster";

    /// <summary>The files below <paramref name="folder"/>, without those of the services.</summary>
    public IEnumerable<GeneratedFile> Write(string folder)
    {
        ImmutableArray<Manifest> all = [NetworkPoliciesHold(), .. environment.Workloads.Where(static w => w is { Cluster: not null, Domain: not null }).SelectMany(w => LoadBalancers.Classes(w, environment.Name))];
        yield return FileText.Write($"{folder}/kustomization.yaml", Root(), environment.Origin, model);
        yield return FileText.Write($"{folder}/{Cluster}/kustomization.yaml", KubernetesTarget.Kustomization(("resources", YamlSequence.Of(all.Select(static m => (YamlNode)m.File)))), environment.Origin, model);
        foreach (var manifest in all)
        {
            yield return FileText.Write($"{folder}/{Cluster}/{manifest.File}", manifest.Document, manifest.Origin, model);
        }
    }

    private YamlMapping Root()
    {
        var replacements = environment.Workloads.Where(static w => w.Cluster is not null).SelectMany(Replacements).ToList();
        var values = YamlScalar.Of(ValuesFile) with { TrailingComment = $"terraform -chdir=infra/{environment.Name} output -raw {ClusterValues.OutputName} > k8s/overlays/{environment.Name}/{ValuesFile}" };
        return KubernetesTarget.Kustomization(
            ("resources", YamlSequence.Of(values, Cluster, Services)),
            ("replacements", replacements.Count == 0 ? null : YamlSequence.Of(replacements)));
    }

    /// <summary>In Auto Mode policies hold once this says so: https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html.</summary>
    private Manifest NetworkPoliciesHold()
    {
        var made = Manifest.Of("v1", "ConfigMap", "amazon-vpc-cni", null, YamlMapping.Empty, environment.Origin, ("data", YamlMapping.Of(("enable-network-policy-controller", YamlScalar.Of("true")))));
        return made with
        {
            Document = made.Document with { Entries = [.. made.Document.Entries.Select(static e => e is { Key: "metadata", Value: YamlMapping about } ? e with { Value = about.Add("namespace", "kube-system") } : e)] },
        };
    }

    private static IEnumerable<YamlNode> Replacements(Workload workload)
    {
        var (place, container) = (workload.Cluster!, $"spec.template.spec.containers.[name={workload.Name}]");
        if (place.ImageName is not null)
        {
            yield return Replacement(workload, "image", Running(workload), $"{container}.image", Delimiter(workload));
        }

        foreach (var variable in workload.Variables.Where(static v => v.Value.Constant is null))
        {
            yield return Replacement(workload, $"env.{variable.Name}", Running(workload), $"{container}.env.[name={variable.Name}].value");
        }

        if (ClusterSecrets.Has(workload))
        {
            yield return Replacement(workload, "secrets", "SecretProviderClass", "spec.parameters.objects");
        }

        if (workload.Domain is null)
        {
            yield break;
        }

        foreach (var (value, field) in new[]
        {
            (place.Certificate is null ? null : "certificate", "spec.certificateARNs.0"), (place.Subnets is null ? null : "subnets", "spec.subnets.ids"),
            (place.LogBucket is null ? null : "log-bucket", $"spec.loadBalancerAttributes.[key={LoadBalancers.LogBucket}].value"),
        }.Where(static f => f.Item1 is not null))
        {
            yield return Replacement(workload, value!, "IngressClassParams", field);
        }
    }

    /// <summary>What stands between the name of the image and its tag or digest, which the overlay of the services has; null where the whole image comes from Terraform.</summary>
    private static string? Delimiter(Workload workload) => ImageName.Parse(workload.Image!) switch { { Digest: not null } => "@", { Tag: not null } => ":", _ => null };

    private static string Running(Workload workload) => workload.IsOnce ? "Job" : workload.Volumes.IsEmpty ? "Deployment" : "StatefulSet";

    private static YamlMapping Replacement(Workload workload, string value, string kind, string field, string? delimiter = null) => YamlMapping.Of(
        ("source", YamlMapping.Of(("kind", ClusterValues.Kind), ("fieldPath", $"{ClusterValues.Field}.{workload.Name}.{value}"))),
        ("targets", YamlSequence.Of(YamlMapping.Of(
            ("select", YamlMapping.Of(("kind", kind), ("name", workload.Name))),
            ("fieldPaths", YamlSequence.Of(YamlScalar.Of(field))),
            ("options", delimiter is null ? null : YamlMapping.Of(("delimiter", YamlScalar.Of(delimiter)), ("index", 0)))))));
}
