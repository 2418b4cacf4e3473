using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Planning.Coverage;

/// <summary>Which part of what services should have they have.</summary>
/// <param name="Covered">What is there.</param>
/// <param name="Asked">What should be: what is waived is not among it.</param>
public readonly record struct CoverageShare(int Covered, int Asked)
{
    /// <summary>The share in percent, 0 to 100; all of nothing is 100.</summary>
    public decimal Percent => Asked == 0 ? 100 : Math.Round(100m * Covered / Asked, 1);
}

/// <summary>One thing that a service has, lacks, or need not have for now.</summary>
/// <param name="Cell">The thing.</param>
/// <param name="Waiver">Why it need not be there; null where nobody waived it, or where it is there.</param>
public sealed record CoverageState(CoverageCell Cell, Waiver? Waiver);

/// <summary>All that a service has and lacks.</summary>
/// <param name="Service">The service.</param>
/// <param name="States">One for each aspect, in the order of <see cref="CoverageAspect"/>.</param>
public sealed record CoverageLine(Service Service, ImmutableArray<CoverageState> States)
{
    /// <summary>What of it is there. An internal service is asked for nothing.</summary>
    public CoverageShare Share => Service.Tier == CoverageReport.Unasked ? default
        : new(States.Count(static s => s.Cell.By is not null), States.Count(static s => s.Waiver is null));
}

/// <summary>What the services of a project have and lack.</summary>
/// <param name="Lines">One for each service: by tier, the critical ones first, then in written order.</param>
public sealed record CoverageReport(ImmutableArray<CoverageLine> Lines)
{
    /// <summary>The tier of services that are asked for nothing.</summary>
    public const string Unasked = "internal";

    private static readonly ImmutableArray<string> TiersInOrder = ["critical", "standard", Unasked];

    /// <summary>The report of a project.</summary>
    /// <param name="model">The project.</param>
    /// <param name="today">The day: a waiver holds until its last one.</param>
    public static CoverageReport Of(DeliveryModel model, DateOnly today) => new([.. ServiceCoverage.Of(model)
        .OrderBy(static c => TiersInOrder.IndexOf(c.Service.Tier))
        .Select(c => new CoverageLine(c.Service, [.. c.Cells.Select(cell => new CoverageState(cell, cell.By is null ? WaiverOf(cell, c.Service, model, today) : null))]))]);

    /// <summary>What is there of all that is asked for.</summary>
    public CoverageShare Share => Sum(Lines);

    /// <summary>The same by tier, for the tiers that are asked and have services.</summary>
    public IEnumerable<(string Tier, CoverageShare Share)> ByTier => Lines.GroupBy(static l => l.Service.Tier).Where(static g => g.Key != Unasked).Select(static g => (g.Key, Sum(g)));

    private static CoverageShare Sum(IEnumerable<CoverageLine> lines) =>
        lines.Aggregate(default(CoverageShare), static (sum, line) => new(sum.Covered + line.Share.Covered, sum.Asked + line.Share.Asked));

    private static Waiver? WaiverOf(CoverageCell cell, Service service, DeliveryModel model, DateOnly today) =>
        model.Waivers.FirstOrDefault(w => w.Rule == cell.Rule && w.On == service.Name && w.Until >= today);
}
