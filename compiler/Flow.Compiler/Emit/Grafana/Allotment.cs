using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>What each instance of a service is given in an environment.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Processors">How many processors; null where nothing says it.</param>
/// <param name="Memory">How many bytes of memory; null where nothing says it.</param>
/// <param name="Fewest">How many instances there are to be at least.</param>
/// <param name="MayTakeMore">Whether it may have more of the processors while nobody else needs them: a cluster of Kubernetes sets them aside (<c>requests</c>) and has no limit for them.</param>
internal sealed record Allotment(string Environment, decimal? Processors, decimal? Memory, int Fewest, bool MayTakeMore)
{
    /// <summary>What <paramref name="service"/> is given in each environment that hosts it and is watched. The machine of whoever develops gives it what there is.</summary>
    public static ImmutableArray<Allotment> Of(string service, DeliveryModel model) =>
    [
        .. from environment in model.Environments
           where environment.IsWatched && environment.Cloud is { Provider: not Platforms.Local }
           from use in environment.Uses
           where use.IsHosted && use.Name == service
           select new Allotment(environment.Name, Number(use, "cpu"), use.Value("memory")?.Constant is SizeValue memory ? memory.Bytes : null, FewestOf(use), environment.IsInCluster),
    ];

    private static decimal? Number(ConstructUse use, string parameter) => use.Value(parameter)?.Constant is NumberValue number ? number.Number : null;

    private static int FewestOf(ConstructUse use) => use.Value("scale")?.Constant is RangeValue { First: NumberValue { Number: >= 1 } first } ? (int)first.Number : 1;
}
