using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Types;

namespace Flow.Compiler.Costs;

/// <summary>What one thing that is counted costs.</summary>
/// <param name="What">What it is.</param>
/// <param name="Price">The price of a unit.</param>
/// <param name="Monthly">US dollars for a month; null where that depends on use.</param>
public sealed record CostLine(string What, Price Price, decimal? Monthly);

/// <summary>What a resource costs, with all of its copies.</summary>
/// <param name="Address">What Terraform calls it.</param>
/// <param name="Copies">How many copies there are.</param>
/// <param name="Lines">What is counted.</param>
public sealed record ResourceCost(string Address, int Copies, ImmutableArray<CostLine> Lines)
{
    /// <summary>US dollars for a month, without what depends on use.</summary>
    public decimal Monthly => Lines.Sum(static l => l.Monthly ?? 0);
}

/// <summary>
/// What an environment costs in a month as it is written: what runs all the time, by the list prices of <see cref="PriceTable"/>. What depends on use is named with its
/// price, and not counted. It is an estimate: it knows no discounts, free tiers, taxes, traffic or scaling.
/// </summary>
/// <param name="Environment">The name of the environment.</param>
/// <param name="Region">Its region; null where none is written.</param>
/// <param name="Resources">What is priced, in written order.</param>
/// <param name="Unpriced">The addresses of what is not, because no price is known or it is known only when it is applied.</param>
public sealed record CostEstimate(string Environment, string? Region, ImmutableArray<ResourceCost> Resources, ImmutableArray<string> Unpriced)
{
    /// <summary>How many hours a month has: 365 × 24 ÷ 12.</summary>
    public const int HoursInMonth = 730;

    /// <summary>What to say with each figure.</summary>
    public static string Label => $"an estimate by list prices of {PriceTable.Date}, without discounts and use";

    /// <summary>US dollars for a month, without what depends on use.</summary>
    public decimal Monthly => Resources.Sum(static r => r.Monthly);

    /// <summary>What of <see cref="Monthly"/> is by prices that are not <see cref="Confidence.Firm"/>.</summary>
    public decimal Likely => Resources.Sum(static r => r.Lines.Where(static l => l.Price.Confidence != Confidence.Firm).Sum(static l => l.Monthly ?? 0));

    /// <summary>Whether some prices are of <see cref="PriceTable.BaseRegion"/> because those of the region are not known.</summary>
    public bool HasPricesOfAnotherRegion => Resources.Any(static r => r.Lines.Any(static l => l.Price.IsOfAnotherRegion));

    /// <summary>The estimate of <paramref name="environment"/>; null where it is made by another provider than <c>aws</c>, whose prices alone are known.</summary>
    public static CostEstimate? Of(DeliveryModel model, DeploymentEnvironment environment)
    {
        if (environment.Cloud is { Provider: not "aws" } || environment.Resources.IsEmpty)
        {
            return null;
        }

        var (priced, unpriced) = (ImmutableArray.CreateBuilder<ResourceCost>(), ImmutableArray.CreateBuilder<string>());
        foreach (var resource in environment.Resources.Where(static r => r.Mode == ResourceMode.Managed && !PriceTable.Shared.IsFree(r.Type)))
        {
            var address = $"{resource.Type}.{resource.Name}";
            switch (CostOf(address, new ResourceReading(model, environment, resource)))
            {
                case null:
                    unpriced.Add(address);
                    break;
                case { Lines.IsEmpty: false } cost:
                    priced.Add(cost);
                    break;
                default: // of its type something costs, and of this one nothing: an endpoint that is a gateway
                    break;
            }
        }

        return new CostEstimate(environment.Name, environment.Cloud?.Region, priced.ToImmutable(), unpriced.ToImmutable());
    }

    private static ResourceCost? CostOf(string address, ResourceReading resource)
    {
        if (Meters.Of(resource)?.ToList() is not { } metered)
        {
            return null;
        }

        var copies = resource.Resource.Each?.Copies.Length ?? 1;
        var lines = ImmutableArray.CreateBuilder<CostLine>();
        foreach (var meter in metered)
        {
            var price = PriceTable.Shared.Find(meter.Key, resource.Environment.Cloud?.Region);
            if (price is null || (meter.Quantity is null && IsFixed(price)))
            {
                return null;
            }

            lines.Add(new CostLine(meter.What, price, meter.Quantity * copies * price.Dollars * (price.Unit == "hour" ? HoursInMonth : 1)));
        }

        return new ResourceCost(address, copies, lines.ToImmutable());
    }

    // A GB that is held depends on use where nobody says how many there are; hours and months do not.
    private static bool IsFixed(Price price) => price.Unit is "hour" or "month";
}
