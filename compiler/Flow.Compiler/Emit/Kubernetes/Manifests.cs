using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Kubernetes;

/// <summary>The objects of one environment (the API of Kubernetes 1.23 and newer).</summary>
/// <param name="environment">The environment.</param>
internal sealed class Manifests(DeploymentEnvironment environment)
{
    private readonly Dictionary<string, Workload> byName = environment.Workloads.ToDictionary(static w => w.Name, StringComparer.Ordinal);

    private ClusterSettings Cluster => environment.Cloud!.Cluster!;

    /// <summary>All objects, those of the namespace first.</summary>
    public ImmutableArray<Manifest> All() => [new NetworkPolicies(environment, byName).DenyAll(), .. environment.Workloads.SelectMany(Of)];

    /// <summary>The labels by which the pods of a workload are found.</summary>
    public static YamlMapping Labels(string workload) => YamlMapping.Of(("app.kubernetes.io/name", workload));

    private IEnumerable<Manifest> Of(Workload workload)
    {
        yield return Object("v1", "ServiceAccount", workload, ("automountServiceAccountToken", false));
        yield return Running(workload);
        if (workload.Port is not null)
        {
            yield return Service(workload);
        }

        if (workload.Domain is { } domain)
        {
            yield return workload.Cluster is { } made ? MadeIngress(workload, domain, made) : Ingress(workload, domain);
        }

        if (ClusterSecrets.Has(workload))
        {
            yield return Object("secrets-store.csi.x-k8s.io/v1", "SecretProviderClass", workload, ("spec", ClusterSecrets.Of(workload)));
        }

        if (workload.Most > workload.Fewest)
        {
            yield return Scaler(workload);
        }

        if (workload.Fewest > 1)
        {
            yield return Object("policy/v1", "PodDisruptionBudget", workload, ("spec", YamlMapping.Of(("maxUnavailable", 1), ("selector", Selector(workload)))));
        }

        yield return new NetworkPolicies(environment, byName).Of(workload);
    }

    private Manifest Running(Workload workload)
    {
        var template = new Pods(byName).Template(workload, Labels(workload.Name));
        if (workload.IsOnce)
        {
            return Object("batch/v1", "Job", workload, ("spec", YamlMapping.Of(("backoffLimit", 6), ("template", template))));
        }

        var replicas = workload.Most > workload.Fewest ? null : YamlScalar.Of(workload.Fewest); // else the scaler says it
        return workload.Volumes.IsEmpty
            ? Object("apps/v1", "Deployment", workload, ("spec", YamlMapping.Of(
                ("replicas", replicas), ("revisionHistoryLimit", 5), ("selector", Selector(workload)),
                ("strategy", YamlMapping.Of(("type", "RollingUpdate"), ("rollingUpdate", YamlMapping.Of(("maxUnavailable", 0), ("maxSurge", 1))))),
                ("template", template))))
            : Object("apps/v1", "StatefulSet", workload, ("spec", YamlMapping.Of(
                ("replicas", replicas), ("serviceName", workload.Name), ("selector", Selector(workload)), ("template", template),
                ("volumeClaimTemplates", YamlSequence.Of(workload.Volumes.Select(static (_, i) => Claim(i)))))));
    }

    private static YamlMapping Claim(int index) => YamlMapping.Of(
        ("metadata", YamlMapping.Of(("name", Pods.VolumeOf(index)))),
        ("spec", YamlMapping.Of(("accessModes", YamlSequence.Flow("ReadWriteOnce")), ("resources", YamlMapping.Of(("requests", YamlMapping.Of(("storage", "10Gi"))))))));

    private static Manifest Service(Workload workload) => Object("v1", "Service", workload, ("spec", YamlMapping.Of(
        ("selector", Labels(workload.Name)),
        ("ports", YamlSequence.Of(YamlMapping.Of(("name", "main"), ("port", workload.Port!.Value), ("targetPort", "main")))))));

    private Manifest Ingress(Workload workload, string domain)
    {
        var made = Object("networking.k8s.io/v1", "Ingress", workload, ("spec", YamlMapping.Of(
            ("ingressClassName", Cluster.IngressClass.AsScalar()),
            ("tls", YamlSequence.Of(YamlMapping.Of(("hosts", YamlSequence.Flow(domain)), ("secretName", workload.Certificate ?? $"{workload.Name}-tls")))),
            ("rules", YamlSequence.Of(YamlMapping.Of(("host", domain), ("http", YamlMapping.Of(("paths", YamlSequence.Of(Path(workload)))))))))));
        return Cluster.TlsIssuer is { } issuer ? made with { Document = WithAnnotation(made.Document, "cert-manager.io/cluster-issuer", issuer) } : made;
    }

    /// <summary>The class of the Ingress is one of its own: in Auto Mode certificates and subnets are said there.</summary>
    private static Manifest MadeIngress(Workload workload, string domain, WorkloadCluster place)
    {
        var made = Object("networking.k8s.io/v1", "Ingress", workload, ("spec", YamlMapping.Of(
            ("ingressClassName", workload.Name),
            ("tls", place.Certificate is null ? null : YamlSequence.Of(YamlMapping.Of(("hosts", YamlSequence.Flow(domain))))),
            ("rules", YamlSequence.Of(YamlMapping.Of(("host", domain), ("http", YamlMapping.Of(("paths", YamlSequence.Of(Path(workload)))))))))));
        return LoadBalancers.Annotations(workload, place).Aggregate(made, static (all, a) => all with { Document = WithAnnotation(all.Document, a.Name, a.Value) });
    }

    private static YamlMapping Path(Workload workload)
    {
        var service = YamlMapping.Of(("name", workload.Name), ("port", YamlMapping.Of(("name", "main"))));
        return YamlMapping.Of(("path", "/"), ("pathType", "Prefix"), ("backend", YamlMapping.Of(("service", service))));
    }

    private static YamlMapping WithAnnotation(YamlMapping document, string name, string value) => document with
    {
        Entries = [.. document.Entries.Select(e => e is { Key: "metadata", Value: YamlMapping metadata } ? e with { Value = Annotated(metadata, name, value) } : e)],
    };

    private static YamlMapping Annotated(YamlMapping metadata, string name, string value) => metadata.Entries.Any(static e => e.Key == "annotations")
        ? metadata with { Entries = [.. metadata.Entries.Select(e => e is { Key: "annotations", Value: YamlMapping before } ? e with { Value = before.Add(name, value) } : e)] }
        : metadata.Add("annotations", YamlMapping.Of((name, value)));

    private static Manifest Scaler(Workload workload)
    {
        var target = YamlMapping.Of(("type", "Utilization"), ("averageUtilization", workload.TargetCpu));
        var resource = YamlMapping.Of(("name", "cpu"), ("target", target));
        return Object("autoscaling/v2", "HorizontalPodAutoscaler", workload, ("spec", YamlMapping.Of(
            ("scaleTargetRef", YamlMapping.Of(("apiVersion", "apps/v1"), ("kind", workload.Volumes.IsEmpty ? "Deployment" : "StatefulSet"), ("name", workload.Name))),
            ("minReplicas", workload.Fewest), ("maxReplicas", workload.Most),
            ("metrics", YamlSequence.Of(YamlMapping.Of(("type", "Resource"), ("resource", resource)))))));
    }

    private static YamlMapping Selector(Workload workload) => YamlMapping.Of(("matchLabels", Labels(workload.Name)));

    private static Manifest Object(string version, string kind, Workload workload, params ImmutableArray<(string Key, YamlNode? Value)> rest) =>
        Manifest.Of(version, kind, workload.Name, workload, Labels(workload.Name), workload.Origin, rest);
}
