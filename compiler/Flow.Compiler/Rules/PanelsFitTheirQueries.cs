using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Rules;

/// <summary>A panel shows what its queries measure: in that unit, with its labels, and in buckets only where there are some.</summary>
internal sealed partial class PanelsFitTheirQueries : ModelRule
{
    private const string Bound = "le";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (model.Dashboards.IsEmpty)
        {
            return;
        }

        var (series, units) = (new DeclaredSeries(model), new QueryUnits(model.Metrics));
        foreach (var panel in model.Dashboards.SelectMany(static d => d.Panels))
        {
            CheckUnit(panel, units, diagnostics);
            CheckThresholds(panel, units, diagnostics);
            foreach (var query in panel.Queries)
            {
                CheckLabels(panel, query, PromLabels.Of(query.Query.Tree, series.LabelsOf), diagnostics);
            }
        }
    }

    private static void CheckUnit(DashboardPanel panel, QueryUnits units, DiagnosticBag diagnostics)
    {
        if (panel.Unit is { } shown)
        {
            if (panel.Queries.Where(q => !units.Fits(q.Query.Tree, shown)).Select(q => units.Of(q.Query.Tree)).FirstOrDefault() is { } other)
            {
                Report(
                    diagnostics, DashboardDiagnostics.PanelUnit, (panel.UnitOrigin ?? panel.Origin).Location,
                    $"The query gives {Named(other)}, and they would be shown as {Named(shown)}. Write `unit = {Word(other)}`, or convert them in the query.");
            }
        }
        else if (panel.Queries.Select(q => units.Of(q.Query.Tree)).OfType<MeasuredIn>().Distinct().ToList() is [var first, var second, ..])
        {
            Report(
                diagnostics, DashboardDiagnostics.PanelUnit, panel.Origin.Location,
                $"One query of this panel gives {Named(first)}, another one {Named(second)}, and both would be on one scale. Write a panel for each.");
        }
    }

    private static void CheckThresholds(DashboardPanel panel, QueryUnits units, DiagnosticBag diagnostics)
    {
        var unit = panel.UnitBy(units);
        foreach (var threshold in panel.Thresholds.Where(t => t.In(unit) is null))
        {
            Report(
                diagnostics, DashboardDiagnostics.ThresholdValue, threshold.Origin.Location,
                $"This panel shows {Named(unit!.Value)}, and the threshold is written in {Named(threshold.Unit!.Value)}.");
        }
    }

    private static void CheckLabels(DashboardPanel panel, DashboardQuery query, PromLabels? labels, DiagnosticBag diagnostics)
    {
        if (labels is null)
        {
            return;
        }

        if (panel.Form == PanelForm.Heatmap && !labels.Has(Bound))
        {
            diagnostics.Report(
                DashboardDiagnostics.NoBuckets, query.Query.At(query.Query.Tree.Span), "The series of this query have no label `le`, and a heatmap has a row for each bucket. Write `sum by (le) (rate(…_bucket[${{ interval }}]))`.", []);
        }

        foreach (Match use in Use().Matches(query.Legend ?? ""))
        {
            var name = use.Groups["label"].Value;
            if (!labels.Has(name))
            {
                var near = labels.IsOpen ? null : Suggestions.Nearest(name, labels.Names);
                Report(
                    diagnostics, ServiceDiagnostics.UnknownLabel, query.Origin.Location,
                    $"The series of the query have no label `{name}`: the legend would have nothing in its place.{(near is null ? $" They have {labels}." : $" Did you mean `{near}`?")}");
            }
        }
    }

    private static string Named(MeasuredIn unit) => unit switch
    {
        MeasuredIn.Count => "a count",
        MeasuredIn.Eur => "euros",
        MeasuredIn.Usd => "dollars",
        MeasuredIn.Ratio => "a ratio",
        MeasuredIn.Celsius => "degrees",
        MeasuredIn.PerSecond => "a count for each second",
        _ => Word(unit).Replace("-per-", " for each ", StringComparison.Ordinal),
    };

    private static string Word(MeasuredIn unit) => Catalogue.DomainTypes.Unit.Members[(int)unit];

    [GeneratedRegex(@"\{\{\s*(?<label>[A-Za-z_][A-Za-z0-9_]*)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Use();
}
