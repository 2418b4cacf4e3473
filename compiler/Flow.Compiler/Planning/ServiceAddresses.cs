using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Planning;

/// <summary>Where services are reached, as far as that is known before anything is made.</summary>
public static class ServiceAddresses
{
    /// <summary>
    /// The address of each service that <paramref name="environment"/> hosts under a name of its own: https in a cluster that is there already, whose Ingress always gets a certificate, and behind a load
    /// balancer of AWS, which answers a domain in no other way; elsewhere where a certificate is said.
    /// </summary>
    public static IEnumerable<(string Service, string Address)> In(DeploymentEnvironment environment) =>
    [
        .. environment.Workloads.Where(static w => w is { Service: not null, Domain: not null })
            .Select(w => (w.Service!, $"{(IsSecure(w, environment) ? "https" : "http")}://{w.Domain}")),
        .. environment.Uses.Where(u => u.IsHosted && environment.Workloads.All(w => w.Service != u.Name))
            .Select(static u => (u.Name, Domain: u.Value("domain")?.Constant)).Where(static u => u.Domain is TextValue).Select(static u => (u.Name, $"https://{u.Domain!.ToText()}")),
    ];

    private static bool IsSecure(Workload workload, DeploymentEnvironment environment) =>
        workload.Cluster is { } made ? made.Certificate is not null : environment.IsInCluster || workload.Certificate is not null;
}
