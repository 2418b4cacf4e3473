using Flow.Compiler.Model;

namespace Flow.Compiler.Planning;

/// <summary>Where services are reached, as far as that is known before anything is made.</summary>
public static class ServiceAddresses
{
    /// <summary>The address of each service that <paramref name="environment"/> hosts under a name of its own: https where a certificate is said.</summary>
    public static IEnumerable<(string Service, string Address)> In(DeploymentEnvironment environment) =>
        environment.Workloads.Where(static w => w is { Service: not null, Domain: not null })
            .Select(static w => (w.Service!, $"{(w.Certificate is null ? "http" : "https")}://{w.Domain}"));
}
