using System.Globalization;
using Flow.Compiler.Catalogue;
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

    /// <summary>The addresses for whoever follows a runbook of <paramref name="environment"/>: also the ports that Compose opens, where the services are containers of their own machine.</summary>
    public static IEnumerable<(string Service, string Address)> AtHand(DeploymentEnvironment environment) =>
        environment.Cloud is not { Provider: Platforms.Local } ? In(environment)
        : LocalPorts.Of(environment.Workloads).Select(p => (environment.Workloads.First(w => w.Name == p.Key).Service, Address: string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{p.Value}")))
            .Where(static a => a.Service is not null).Select(static a => (a.Service!, a.Address));

    private static string Scheme(bool isSecure) => isSecure ? "https" : "http";

    private static bool IsSecure(Workload workload, DeploymentEnvironment environment) =>
        workload.Cluster is { } made ? made.Certificate is not null : environment.IsInCluster || workload.Certificate is not null;
}
