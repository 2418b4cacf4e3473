using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Kubernetes;

/// <summary>
/// How secrets reach pods in a cluster that the environment makes: the Secrets Store CSI driver takes them out of Secrets Manager with the role of the pod, and keeps a Secret of them
/// as long as one runs. Manifests have the ARN alone.
/// </summary>
internal static class ClusterSecrets
{
    /// <summary>Whether <paramref name="workload"/> gets secrets so.</summary>
    public static bool Has(Workload workload) => workload is { Cluster: not null, Secrets.IsEmpty: false };

    /// <summary>What the object says; which secrets they are is put in its place by the overlay.</summary>
    public static YamlMapping Of(Workload workload) => YamlMapping.Of(
        ("provider", "aws"),
        ("parameters", YamlMapping.Of(("usePodIdentity", YamlScalar.Of("true")), ("objects", Pods.FromTerraform))),
        ("secretObjects", YamlSequence.Of(YamlMapping.Of(
            ("secretName", workload.Name), ("type", "Opaque"),
            ("data", YamlSequence.Of(workload.Secrets.Select(static s => YamlMapping.Of(("key", s.Name), ("objectName", s.Name)))))))));
}
