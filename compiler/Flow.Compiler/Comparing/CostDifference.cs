using System.Collections.Immutable;
using Flow.Compiler.Costs;
using Flow.Compiler.Model;

namespace Flow.Compiler.Comparing;

/// <summary>What an environment costs in a month by the estimate, before and after.</summary>
/// <param name="Environment">The name of the environment.</param>
/// <param name="Before">US dollars, without <see cref="Unpriced"/>; zero where it was not there.</param>
/// <param name="After">US dollars, without <see cref="Unpriced"/>; zero where it is gone.</param>
public sealed record CostDifference(string Environment, decimal Before, decimal After)
{
    /// <summary>What has no price before or after and has one, or is not there, on the other side. It is in neither sum: what merely gets a size without a price would look like money saved.</summary>
    public ImmutableArray<string> Unpriced { get; init; } = [];

    /// <summary>The environments whose estimate is another, in the order of what is there now; then those that are gone.</summary>
    public static ImmutableArray<CostDifference> Between(DeliveryModel before, DeliveryModel after) =>
    [
        .. PartPairs.Of(before.Environments, after.Environments, static e => e.Name)
            .Select(p => Of((p.After ?? p.Before)!.Name, EstimateOf(before, p.Before), EstimateOf(after, p.After)))
            .Where(static d => !d.Unpriced.IsEmpty || decimal.Round(d.Before, 2) != decimal.Round(d.After, 2)),
    ];

    private static CostEstimate? EstimateOf(DeliveryModel model, DeploymentEnvironment? environment) => environment is null ? null : CostEstimate.Of(model, environment);

    private static CostDifference Of(string environment, CostEstimate? before, CostEstimate? after)
    {
        var (unpricedBefore, unpricedAfter) = (before?.Unpriced ?? [], after?.Unpriced ?? []);
        ImmutableArray<string> unpriced = [.. unpricedAfter.Except(unpricedBefore), .. unpricedBefore.Except(unpricedAfter)];
        return new CostDifference(environment, MonthlyOf(before, unpriced), MonthlyOf(after, unpriced)) { Unpriced = unpriced };
    }

    private static decimal MonthlyOf(CostEstimate? estimate, ImmutableArray<string> unpriced) => estimate?.Resources.Where(r => !unpriced.Contains(r.Address)).Sum(static r => r.Monthly) ?? 0;
}
