using System.Collections.Immutable;
using Flow.Compiler.Catalogue;

namespace Flow.Compiler.Model.Telemetry;

/// <summary>Where telemetry of an environment really goes: on the machine of whoever develops it never goes to a store of others.</summary>
public static class TelemetryRoutes
{
    /// <summary>Where it goes; null where nothing is sent.</summary>
    public static TelemetryRouting? Of(DeploymentEnvironment environment) => environment switch
    {
        { External: true } or { Telemetry: null } => null,
        { Cloud: { Provider: Platforms.Local, IsObserved: var observed }, Telemetry: { } written } => observed ? Local(written) : null,
        _ => environment.Telemetry,
    };

    /// <summary>The services of <paramref name="model"/> that run in <paramref name="environment"/>, in written order.</summary>
    public static ImmutableArray<ServiceLevels.Service> Services(DeploymentEnvironment environment, DeliveryModel model) =>
        [.. model.Services.Where(s => environment.Workloads.Any(w => w.Service == s.Name) || environment.Uses.Any(u => u.IsHosted && u.Name == s.Name))];

    private static TelemetryRouting Local(TelemetryRouting written) => new(written.Origin)
    {
        Collector = LocalCollector.Address,
        Logs = [new TelemetryStore("loki", LocalCollector.Logs, written.Origin)],
        Traces = [new TelemetryStore("tempo", LocalCollector.Traces, written.Origin) { Reads = LocalCollector.TracesRead }],
        Sensitive = written.Sensitive,
    };
}
