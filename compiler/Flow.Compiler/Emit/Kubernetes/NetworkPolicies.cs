using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Model.Telemetry;

namespace Flow.Compiler.Emit.Kubernetes;

/// <summary>Who may reach whom: nobody anybody, but what follows from <c>access</c> and from a <c>domain</c>.</summary>
/// <param name="environment">The environment.</param>
/// <param name="byName">Its workloads.</param>
internal sealed class NetworkPolicies(DeploymentEnvironment environment, IReadOnlyDictionary<string, Workload> byName)
{
    private const string PodIdentityAgent = "169.254.170.23/32";

    private static readonly string[] Inside = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

    /// <summary>What holds where nothing else is said.</summary>
    public Manifest DenyAll() => Manifest.Of(
        "networking.k8s.io/v1", "NetworkPolicy", "deny-all", null, YamlMapping.Empty, environment.Cloud!.Origin,
        ("spec", YamlMapping.Of(("podSelector", YamlMapping.Empty), ("policyTypes", YamlSequence.Flow("Ingress", "Egress")))));

    /// <summary>What <paramref name="workload"/> may reach, and who may reach it.</summary>
    public Manifest Of(Workload workload) => Manifest.Of(
        "networking.k8s.io/v1", "NetworkPolicy", workload.Name, workload, Manifests.Labels(workload.Name), workload.Origin,
        ("spec", YamlMapping.Of(
            ("podSelector", YamlMapping.Of(("matchLabels", Manifests.Labels(workload.Name)))),
            ("policyTypes", YamlSequence.Flow("Ingress", "Egress")),
            ("ingress", Ingress(workload)),
            ("egress", YamlSequence.Of([workload.Cluster is null ? NameServers() : NodeNameServers(), .. Egress(workload)])))));

    private YamlSequence? Ingress(Workload workload)
    {
        if (workload.Port is not { } port)
        {
            return null;
        }

        var callers = environment.Workloads.Where(w => w.Name != workload.Name && w.Connections.Any(c => c.To == workload.Name)).Select(static w => Pod(w.Name)).ToList();
        if (workload.Domain is not null)
        {
            callers.Insert(0, workload.Cluster is { } made ? Block(made.Network) : Namespace(environment.Cloud!.Cluster!.IngressFrom));
        }

        if (workload.Metrics is not null)
        {
            callers.Add(Namespace(environment.Cloud?.Cluster?.MetricsFrom ?? ClusterSettings.UsualMetricsFrom));
        }

        return callers.Count == 0 ? null : YamlSequence.Of(YamlMapping.Of(("from", YamlSequence.Of(callers)), ("ports", YamlSequence.Of(Port(port, "TCP")))));
    }

    private IEnumerable<YamlMapping> Egress(Workload workload)
    {
        foreach (var connection in workload.Connections.Where(c => c.IsOutside || byName.ContainsKey(c.To)))
        {
            yield return YamlMapping.Of(("to", YamlSequence.Of(connection.IsOutside ? Block(connection.To) : Pod(connection.To))), ("ports", YamlSequence.Of(Port(connection.Port, "TCP"))));
        }

        if (workload.Service is not null && ToCollector() is { } collector)
        {
            yield return collector;
        }

        if (workload.Cluster is not null)
        {
            yield return YamlMapping.Of(("to", YamlSequence.Of(Block(PodIdentityAgent))), ("ports", YamlSequence.Of(Port(80, "TCP")))) with { Comments = ["Its role, from the agent of EKS Pod Identity."] };
            yield return YamlMapping.Of(("to", YamlSequence.Of(Block("0.0.0.0/0"))), ("ports", YamlSequence.Of(Port(443, "TCP")))) with { Comments = ["What speaks HTTPS: AWS, also by endpoints in the network, and everybody else."] };
        }
        else if (workload.Service is not null)
        {
            yield return YamlMapping.Of(("to", YamlSequence.Of(Block("0.0.0.0/0", Inside))), ("ports", YamlSequence.Of(Port(443, "TCP")))) with { Comments = ["What speaks HTTPS outside of the cluster, as in a cloud."] };
        }
    }

    /// <summary>The way to the collector: <c>collector.monitoring</c> is a Service of another namespace, a name without a dot one of this.</summary>
    private YamlMapping? ToCollector()
    {
        if (TelemetryRoutes.Of(environment)?.Collector is not { } address || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var to = uri.Host.Split('.') switch
        {
            [_] => YamlMapping.Of(("podSelector", YamlMapping.Empty)),
            [_, var space, .. [] or ["svc"] or ["svc", "cluster", "local"]] => Namespace(space),
            _ => Block("0.0.0.0/0"),
        };
        return YamlMapping.Of(("to", YamlSequence.Of(to)), ("ports", YamlSequence.Of(Port(uri.Port, "TCP")))) with { Comments = ["The collector of telemetry."] };
    }

    private static YamlMapping NameServers() => YamlMapping.Of(
        ("to", YamlSequence.Of(Namespace("kube-system"))), ("ports", YamlSequence.Of(Port(53, "UDP"), Port(53, "TCP")))) with { Comments = ["Names."] };

    /// <summary>In Auto Mode every machine answers for names itself; there are no pods that could be selected.</summary>
    private static YamlMapping NodeNameServers() => YamlMapping.Of(("ports", YamlSequence.Of(Port(53, "UDP"), Port(53, "TCP")))) with { Comments = ["Names, which the machines answer."] };

    private static YamlMapping Pod(string name) => YamlMapping.Of(("podSelector", YamlMapping.Of(("matchLabels", Manifests.Labels(name)))));

    private static YamlMapping Namespace(string name) => YamlMapping.Of(("namespaceSelector", YamlMapping.Of(("matchLabels", YamlMapping.Of(("kubernetes.io/metadata.name", name))))));

    private static YamlMapping Block(string addresses, params string[] except) =>
        YamlMapping.Of(("ipBlock", YamlMapping.Of(("cidr", addresses), ("except", except.Length == 0 ? null : YamlSequence.Of(except.Select(static e => (YamlNode)e))))));

    private static YamlMapping Port(int port, string protocol) => YamlMapping.Of(("port", port), ("protocol", protocol));
}
