using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// A service promises no more than what it cannot do without: things in series are as good as the product of their availabilities (SRE book, "The calculus of service availability").
/// Of a dependency counts the service level with the same name, or, where both count events, its only one: what a slice of time is good for only its name tells. How long
/// something takes, and service levels made of others, promise something else. Of a dependency without a service level that can be compared count those of what it depends on.
/// </summary>
internal sealed class DependenciesAreGoodEnough : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var slo in model.Slos.Where(IsAvailability))
        {
            var needed = Needed(slo.Service, slo, model, [slo.Service]).ToImmutableArray();
            var together = needed.Aggregate(1m, static (product, s) => product * s.Objective.Target);
            if (together < slo.Objective.Target)
            {
                Report(slo, needed, together, diagnostics);
            }
        }
    }

    // A service that promises nothing is as good as what it needs itself.
    private static IEnumerable<Slo> Needed(string service, Slo slo, DeliveryModel model, HashSet<string> seen) =>
        (model.Services.FirstOrDefault(s => s.Name == service)?.DependsOn ?? []).Where(seen.Add).SelectMany(n => PromiseOf(n, slo, model) is { } promise ? [promise] : Needed(n, slo, model, seen));

    private static bool IsAvailability(Slo slo) => slo.Indicator is SliceIndicator || CountsEvents(slo);

    private static bool CountsEvents(Slo slo) => slo.Indicator is EventIndicator { Latency: null } events && !events.Events.Tree.Selectors().Any(IsOfBuckets);

    private static bool IsOfBuckets(PromSelector selector) => selector.Metric?.EndsWith("_bucket", StringComparison.Ordinal) == true || selector.Matchers.Any(static m => m.Label == "le");

    private static Slo? PromiseOf(string service, Slo slo, DeliveryModel model)
    {
        var all = model.Slos.Where(s => s.Service == service && IsAvailability(s)).ToList();
        return all.Find(s => s.Name == slo.Name) ?? (all is [var only] && CountsEvents(only) && CountsEvents(slo) ? only : null);
    }

    private static void Report(Slo slo, ImmutableArray<Slo> needed, decimal together, DiagnosticBag diagnostics)
    {
        var tighter = needed.FirstOrDefault(n => n.Objective.Target < slo.Objective.Target);
        var own = Percent(slo.Objective.Target);
        Report(
            diagnostics, ServiceLevelDiagnostics.TighterThanDependency, slo.Origin.Location,
            tighter is not null
                ? $"`{slo.FullName}` promises {own}, and `{slo.Service}` cannot do without `{tighter.Service}`, which promises {Percent(tighter.Objective.Target)}. Promise less here, or more there."
                : $"`{slo.FullName}` promises {own}, and what `{slo.Service}` cannot do without promises {Percent(together)} together: {string.Join(" × ", needed.Select(static n => Percent(n.Objective.Target)))}.",
            [.. needed.Where(n => tighter is null || n == tighter).Select(static n => new RelatedLocation(n.Origin.Location, $"`{n.FullName}` promises {Percent(n.Objective.Target)}."))]);
    }

    private static string Percent(decimal share) => new PercentValue(decimal.Round(share * 100, 6) / 1.000000000000m).ToText();
}
