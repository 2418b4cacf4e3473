using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Planning;

/// <summary>A place where something is asked.</summary>
/// <param name="Environment">The environment; null for an address of its own.</param>
/// <param name="Address">The whole address.</param>
public sealed record SyntheticTarget(string? Environment, string Address);

/// <summary>Where a synthetic is asked.</summary>
public static class SyntheticTargets
{
    /// <summary>The places, in written order of the environments.</summary>
    public static IEnumerable<SyntheticTarget> Of(Synthetic synthetic, DeliveryModel model) => synthetic.IsAddress
        ? [new SyntheticTarget(null, synthetic.Get)]
        : model.Environments.Where(e => synthetic.Environments.IsEmpty || synthetic.Environments.Contains(e.Name))
            .Select(e => (e.Name, Base: BaseIn(e, synthetic.Service))).Where(static e => e.Base is not null)
            .Select(e => new SyntheticTarget(e.Name, e.Base!.TrimEnd('/') + synthetic.Get));

    /// <summary>The address of a service in an environment: its own, else that of the environment; null where neither is known.</summary>
    public static string? BaseIn(DeploymentEnvironment environment, string service) =>
        ServiceAddresses.In(environment).Where(a => a.Service == service).Select(static a => a.Address).FirstOrDefault() ?? environment.Url;
}
