using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>Burn rates that are written can be reached, their windows are in order and hold what is measured, and each says something that another one does not.</summary>
internal sealed class WrittenRowsCanFire : ModelRule
{
    /// <summary>How long a value that is recorded once is found (Prometheus' documentation, "Staleness"): after that, other rules and dashboards take it for absent.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(5);

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var slo in model.Slos)
        {
            foreach (var row in slo.Rows.Where(static r => r.Origin is not null))
            {
                Check(row, slo, diagnostics);
            }

            CheckSlices(slo, diagnostics);
            CheckScrapes(slo, model.Project.Prometheus, diagnostics);
        }
    }

    private static void Check(BurnRateRow row, Slo slo, DiagnosticBag diagnostics)
    {
        var place = row.Origin!.Location;
        var factor = row.Factor(slo.Objective.Period);
        if (!row.CanFire(slo.Objective))
        {
            Report(
                diagnostics, ServiceLevelDiagnostics.RowNeverFires, place,
                $"With {new PercentValue(slo.Objective.Target * 100).ToText()} nothing burns the budget more than {1 / slo.Objective.ErrorBudget:0.##} times as fast as allowed, and this asks for {factor:0.####}.");
        }
        else if (row.Short >= row.Long || row.Long > slo.Objective.Period)
        {
            Report(
                diagnostics, ServiceLevelDiagnostics.RowsOutOfOrder, place, row.Short >= row.Long
                    ? $"The short window stands second and is shorter: {Quantities.Write(row.Short)} is not less than {Quantities.Write(row.Long)}."
                    : $"{Quantities.Write(row.Long)} is longer than the period of {Quantities.Write(slo.Objective.Period)}.");
        }
        else if (slo.Rows.TakeWhile(r => r != row).FirstOrDefault(r => r.Urgency == row.Urgency && r.Long == row.Long) is { } same)
        {
            Report(
                diagnostics, ServiceLevelDiagnostics.RowsOutOfOrder, place, $"The same severity has a row over {Quantities.Write(row.Long)} already: leave one of both out.",
                new RelatedLocation(same.Origin!.Location, "The other row."));
        }
        else if (slo.Rows.FirstOrDefault(r => r.Urgency == row.Urgency && r.Origin is not null && r.Long < row.Long && r.Factor(slo.Objective.Period) <= factor) is { } other)
        {
            Report(
                diagnostics, ServiceLevelDiagnostics.RowsOutOfOrder, place,
                $"Over {Quantities.Write(row.Long)} the budget burns {factor:0.####} times as fast only after it did over {Quantities.Write(other.Long)}: this tells nobody of anything new.",
                new RelatedLocation(other.Origin!.Location, "The shorter window."));
        }
    }

    private static void CheckSlices(Slo slo, DiagnosticBag diagnostics)
    {
        if (slo.Indicator is SliceIndicator { Slice: var slice } && slo.Rows.Min(static r => r.Short) is var shortest && (slice > shortest || slice >= Known || slice < TimeSpan.FromSeconds(10)))
        {
            var most = shortest < Known ? $"at most {Quantities.Write(shortest)}, which is the shortest window of its alerts" : $"less than {Quantities.Write(Known)}, as long as Prometheus knows a value";
            Report(
                diagnostics, ServiceLevelDiagnostics.SliceTooLong, slo.Origin.Location,
                $"The slices of `{slo.FullName}` last {Quantities.Write(slice)}; they last at least 10s, and {most}.");
        }
    }

    /// <summary>A rate is made of two values (Prometheus' documentation, <c>rate()</c>), so that a window in which fewer are read has none.</summary>
    private static void CheckScrapes(Slo slo, PrometheusSettings settings, DiagnosticBag diagnostics)
    {
        if (settings.EveryOrigin is { } every && settings.Every <= ValuesAreMeasuredInTime.Longest && slo.Indicator is EventIndicator && slo.Rows.FirstOrDefault(r => r.Short < 2 * settings.Every) is { } row)
        {
            Report(
                diagnostics, ServiceLevelDiagnostics.RowNeverFires, (row.Origin ?? slo.Origin).Location,
                $"Prometheus reads a value every {Quantities.Write(settings.Every)}, and a rate needs two: the short window of {Quantities.Write(row.Short)} of `{slo.FullName}` has none. It is at least {Quantities.Write(2 * settings.Every)}.",
                new RelatedLocation(every.Location, "How often it reads."));
        }
    }
}
