using System.Collections.Immutable;
using Flow.Compiler.Costs;
using Flow.Compiler.Model;

namespace Flow.Compiler.Comparing;

/// <summary>What an environment costs in a month by the estimate, before and after.</summary>
/// <param name="Environment">The name of the environment.</param>
/// <param name="Before">US dollars; zero where it was not there.</param>
/// <param name="After">US dollars; zero where it is gone.</param>
public sealed record CostDifference(string Environment, decimal Before, decimal After)
{
    /// <summary>The environments whose estimate is another, in the order of what is there now; then those that are gone.</summary>
    public static ImmutableArray<CostDifference> Between(DeliveryModel before, DeliveryModel after) =>
    [
        .. PartPairs.Of(before.Environments, after.Environments, static e => e.Name)
            .Select(p => new CostDifference((p.After ?? p.Before)!.Name, MonthlyOf(before, p.Before), MonthlyOf(after, p.After)))
            .Where(static d => decimal.Round(d.Before, 2) != decimal.Round(d.After, 2)),
    ];

    private static decimal MonthlyOf(DeliveryModel model, DeploymentEnvironment? environment) => environment is null ? 0 : CostEstimate.Of(model, environment)?.Monthly ?? 0;
}
