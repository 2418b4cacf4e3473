using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Kubernetes;

/// <summary>
/// The load balancers of a cluster of EKS in Auto Mode, which makes one for each Ingress: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html. What is a value of
/// Terraform is put in its place by the overlay.
/// </summary>
internal static class LoadBalancers
{
    /// <summary>TLS 1.2 and newer.</summary>
    private const string TlsPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    /// <summary>What the Ingress of <paramref name="workload"/> says to the controller.</summary>
    public static IEnumerable<(string Name, string Value)> Annotations(Workload workload, WorkloadCluster place)
    {
        yield return Named("target-type", "ip");
        yield return Named("healthcheck-path", workload.Health ?? "/");
        yield return Named("success-codes", "200-299");
        yield return Named("inbound-cidrs", string.Join(',', place.From));
        if (place.Certificate is not null)
        {
            yield return Named("listen-ports", """[{"HTTP": 80}, {"HTTPS": 443}]""");
            yield return Named("ssl-redirect", "443");
            yield return Named("ssl-policy", TlsPolicy);
        }
    }

    /// <summary>The class of the Ingress of <paramref name="workload"/>, and what it says.</summary>
    public static ImmutableArray<Manifest> Classes(Workload workload, string environment) =>
    [
        Manifest.Of("networking.k8s.io/v1", "IngressClass", workload.Name, null, YamlMapping.Empty, workload.Origin, ("spec", YamlMapping.Of(
            ("controller", "eks.amazonaws.com/alb"),
            ("parameters", YamlMapping.Of(("apiGroup", "eks.amazonaws.com"), ("kind", "IngressClassParams"), ("name", workload.Name)))))),
        Manifest.Of("eks.amazonaws.com/v1", "IngressClassParams", workload.Name, null, YamlMapping.Empty, workload.Origin, ("spec", Parameters(workload, workload.Cluster!, environment))),
    ];

    private static YamlMapping Parameters(Workload workload, WorkloadCluster place, string environment) => YamlMapping.Of(
        ("scheme", place.IsInternal ? "internal" : "internet-facing"),
        ("namespaceSelector", YamlMapping.Of(("matchLabels", YamlMapping.Of(("kubernetes.io/metadata.name", place.Namespace))))),
        ("subnets", place.Subnets is null ? null : YamlMapping.Of(("ids", YamlSequence.Of(YamlScalar.Of(Pods.FromTerraform))))),
        ("certificateARNs", place.Certificate is null ? null : YamlSequence.Of(YamlScalar.Of(Pods.FromTerraform))),
        ("loadBalancerAttributes", YamlSequence.Of(Attributes(workload, place, environment).Select(static a => YamlMapping.Of(("key", a.Name), ("value", YamlScalar.Of(a.Value)))))));

    private static IEnumerable<(string Name, string Value)> Attributes(Workload workload, WorkloadCluster place, string environment) =>
    [
        ("routing.http.drop_invalid_header_fields.enabled", "true"),
        .. place.LogBucket is null ? Array.Empty<(string, string)>()
            : [("access_logs.s3.enabled", "true"), (LogBucket, Pods.FromTerraform), ("access_logs.s3.prefix", $"{environment}-{workload.Name}")],
    ];

    /// <summary>The attribute that names the bucket of the log.</summary>
    public const string LogBucket = "access_logs.s3.bucket";

    private static (string, string) Named(string name, string value) => ($"alb.ingress.kubernetes.io/{name}", value);
}
