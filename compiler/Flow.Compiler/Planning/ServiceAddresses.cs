using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Planning;

/// <summary>Where services are reached, as far as that is known before anything is made.</summary>
public static class ServiceAddresses
{
    /// <summary>
    /// The address of each service that <paramref name="environment"/> hosts under a name of its own: https in a cluster that is there already, whose Ingress always gets a certificate; elsewhere, as
    /// behind a load balancer of AWS, where a certificate is said.
    /// </summary>
    public static IEnumerable<(string Service, string Address)> In(DeploymentEnvironment environment) =>
    [
        .. environment.Workloads.Where(static w => w is { Service: not null, Domain: not null })
            .Select(w => (w.Service!, $"{Scheme(IsSecure(w, environment))}://{w.Domain}")),
        .. environment.Uses.Where(u => u.IsHosted && environment.Workloads.All(w => w.Service != u.Name))
            .Where(static u => u.Value("domain")?.Constant is TextValue).Select(static u => (u.Name, $"{Scheme(u.Value("certificate")?.Constant is not NoneValue)}://{u.Value("domain")!.Constant!.ToText()}")),
    ];

    private static string Scheme(bool isSecure) => isSecure ? "https" : "http";

    private static bool IsSecure(Workload workload, DeploymentEnvironment environment) =>
        workload.Cluster is { } made ? made.Certificate is not null : environment.IsInCluster || workload.Certificate is not null;
}
