using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Planning.Coverage;

namespace Flow.Compiler.Rules;

/// <summary>
/// A service that others rely on has a team, a service level, an alert, a dashboard and a runbook. Strict projects are asked for all of them but internal ones; others for the
/// critical ones, as soon as there is a service level in the project. Each is a rule of its own for <c>waive</c>.
/// </summary>
internal static class ServicesAreCovered
{
    /// <summary>The names of the rules.</summary>
    public static readonly ImmutableArray<string> Names = [.. ServiceCoverage.Aspects.Select(CoverageCell.RuleOf)];

    /// <summary>Reports what services lack.</summary>
    public static void Check(DeliveryModel model, Waivers waivers, DiagnosticBag diagnostics)
    {
        if (SeverityIn(model) is not { } severity)
        {
            return;
        }

        foreach (var coverage in ServiceCoverage.Of(model).Where(c => IsAsked(c, model)))
        {
            var missing = coverage.Cells.Where(c => c.By is null && !IsReportedAlready(c, coverage, model) && !waivers.Covers(c.Rule, [coverage.Service.Name])).ToList();
            if (missing.Count > 0)
            {
                var place = coverage.Service.Origin.Location;
                diagnostics.Add(new Diagnostic(
                    ServiceLevelDiagnostics.NotCovered, place,
                    $"`{coverage.Service.Name}` is {coverage.Service.Tier} and has no {string.Join(", no ", missing.Select(static m => $"{Word(m.Aspect)} ({m.Missing})"))}.")
                {
                    Severity = severity,
                    Fixes = [.. missing.Select(m => waivers.Fix(m.Rule, [coverage.Service.Name], place)).OfType<Fix>()],
                });
            }
        }
    }

    // Where runbooks are asked for, what calls somebody without one is reported at the alert.
    private static bool IsReportedAlready(CoverageCell cell, ServiceCoverage coverage, DeliveryModel model) =>
        cell.Aspect == CoverageAspect.Runbook && (model.Project.Standards == Standards.Strict || !model.Runbooks.IsEmpty) && coverage.CallsWithoutRunbook;

    private static bool IsAsked(ServiceCoverage coverage, DeliveryModel model) =>
        coverage.Service.Tier == "critical" || (model.Project.Standards == Standards.Strict && coverage.Service.Tier != "internal");

    private static Severity? SeverityIn(DeliveryModel model) => model.Project.Standards switch
    {
        Standards.Strict => Severity.Error,
        _ when model.Slos.IsEmpty => null,
        Standards.Recommended => Severity.Warning,
        _ => Severity.Note,
    };

    private static string Word(CoverageAspect aspect) => aspect switch
    {
        CoverageAspect.Slo => "service level",
        CoverageAspect.Owner => "team",
        _ => aspect.ToString().ToLowerInvariant(),
    };
}
