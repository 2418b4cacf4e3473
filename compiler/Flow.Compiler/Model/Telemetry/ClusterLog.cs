using Flow.Compiler.Types;

namespace Flow.Compiler.Model.Telemetry;

/// <summary>The log group of CloudWatch that all containers of a cluster share which the environment makes (EKS).</summary>
/// <param name="Name">Its name; null where the cluster keeps no logs of containers.</param>
/// <param name="Kept">How long it keeps what is in it; null where that is not known yet.</param>
/// <param name="Host">The host that makes it, by name.</param>
/// <param name="Origin">Where that is declared.</param>
public sealed record ClusterLog(string? Name, TimeSpan? Kept, string Host, Origin Origin)
{
    /// <summary>That of <paramref name="service"/> in <paramref name="environment"/>; null where it has a log group of its own, or none.</summary>
    public static ClusterLog? Of(string service, DeploymentEnvironment environment) =>
        environment.Workloads.Any(w => w.Service == service && w.Cluster is not null) && HostOf(service, environment) is { } host
            ? new ClusterLog(
                host.Value("insights")?.Constant is BoolValue { Truth: false } ? null : $"/aws/containerinsights/{environment.Name}-{host.Name}/application",
                host.Value("log-days")?.Constant is NumberValue { Number: var days } ? TimeSpan.FromDays((double)days) : null, host.Name, host.Origin)
            : null;

    private static ConstructUse? HostOf(string service, DeploymentEnvironment environment) =>
        environment.Uses.Where(static u => u.Construct == "host").ToList() is var hosts && hosts is [var only] ? only
            : hosts.FirstOrDefault(h => h.Value("services")?.Constant is ListValue list && list.Items.Any(i => (i as ReferenceValue)?.Path[^1] == service));
}
