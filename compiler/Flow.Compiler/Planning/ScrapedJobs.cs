using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Model.Telemetry;

namespace Flow.Compiler.Planning;

/// <summary>What the Prometheus of an environment reads: each service, and each synthetic, is one job.</summary>
public static class ScrapedJobs
{
    /// <summary>The services of <paramref name="environment"/> that are read, in written order.</summary>
    public static IReadOnlyList<Service> Services(DeploymentEnvironment environment, DeliveryModel model) =>
        [.. model.Services.Where(s => s is { Metrics: not null, Port: not null } && (environment.Workloads.Any(w => w.Service == s.Name) || environment.Uses.Any(u => u.IsHosted && u.Name == s.Name)))];

    /// <summary>The synthetics that it has asked. The prober does not run on the machine of whoever develops.</summary>
    public static IEnumerable<Synthetic> Synthetics(DeploymentEnvironment environment, DeliveryModel model) => environment.Cloud is not { Provider: not Platforms.Local }
        ? []
        : model.Synthetics.Where(s => SyntheticTargets.Of(s, model).Any(t => t.Environment is null || t.Environment == environment.Name));

    /// <summary>The name of the job of <paramref name="synthetic"/>.</summary>
    public static string NameOf(Synthetic synthetic) => $"synthetic {synthetic.FullName}";

    /// <summary>Whether there is anything to read. On the machine of whoever develops only what runs beside the services reaches them.</summary>
    public static bool AreThere(DeploymentEnvironment environment, DeliveryModel model) =>
        environment.Cloud is { } cloud && (cloud.Provider != Platforms.Local || cloud.IsObserved) && (Services(environment, model).Count > 0 || Synthetics(environment, model).Any());

    /// <summary>
    /// The names of all jobs of the project; null where somebody else says what is read: an environment has a Prometheus whose configuration is not written here, or a collector, to which anything may send.
    /// </summary>
    public static ImmutableSortedSet<string>? Of(DeliveryModel model)
    {
        var watched = model.Environments.Where(e => e is { IsWatched: true, Cloud: not { Provider: Platforms.Local, IsObserved: false } } && (e.External || !TelemetryRoutes.Services(e, model).IsEmpty)).ToList();
        return watched.Count == 0 || watched.Any(e => e.External || TelemetryRoutes.Of(e) is { Metrics.IsEmpty: false } || !AreThere(e, model))
            ? null
            : [.. watched.SelectMany(e => Services(e, model).Select(static s => s.Name).Concat(Synthetics(e, model).Select(NameOf))), .. model.Project.Prometheus.Jobs];
    }
}
