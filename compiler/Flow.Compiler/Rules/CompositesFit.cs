using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>What a service level is made of has records for all that it asks for.</summary>
internal sealed class CompositesFit : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var slo in model.Slos)
        {
            if (slo.Indicator is CompositeIndicator composite)
            {
                Check(slo, composite, model, diagnostics);
            }
        }
    }

    private static void Check(Slo slo, CompositeIndicator composite, DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (composite.Parts.DistinctBy(static p => p.FullName).Count() < Math.Max(2, composite.Parts.Length))
        {
            Report(diagnostics, ServiceLevelDiagnostics.PartsDoNotFit, slo.Origin.Location, $"`{slo.FullName}` is made of at least two service levels, and of each once.");
            return;
        }

        foreach (var part in composite.Parts)
        {
            if (Problem(part, slo, model) is var (message, related))
            {
                Report(diagnostics, ServiceLevelDiagnostics.PartsDoNotFit, part.Place, message, related is { } place ? [new RelatedLocation(place, "It is declared here.")] : []);
                return;
            }
        }
    }

    private static (string Message, Location? Related)? Problem(CompositePart part, Slo slo, DeliveryModel model)
    {
        if (part.Weight <= 0)
        {
            return ($"`{part.FullName}` counts for nothing: a weight is more than 0.", null);
        }

        if (model.Slos.FirstOrDefault(s => s.FullName == part.FullName) is not { } level)
        {
            return null; // it has a mistake of its own
        }

        return level.Indicator is CompositeIndicator ? ($"`{part.FullName}` is made of others itself: name those.", level.Origin.Location)
            : level.Objective.Period != slo.Objective.Period || level.Objective.Calendar != slo.Objective.Calendar
                ? ($"`{part.FullName}` has another period than `{slo.FullName}`: give both the same.", level.Origin.Location)
            : !Windows(slo).IsSubsetOf(Windows(level)) ? ($"`{part.FullName}` is not recorded over all windows of `{slo.FullName}`: give both the same burn rates.", level.Origin.Location)
            : null;
    }

    private static HashSet<TimeSpan> Windows(Slo slo) => [.. slo.Rows.SelectMany(static r => new[] { r.Long, r.Short })];
}
