using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Writes service levels and alerts as rules of Prometheus 2.42 and newer, the unit tests of the rules for its promtool, and for each environment what its Prometheus reads. What that
/// version does not know (labels and offsets of groups, inexact comparison in tests) is not used.
/// </summary>
public sealed class PrometheusTarget : ITarget
{
    /// <summary>What the rules of alerts of no service are called.</summary>
    internal const string WithoutOwner = "alerts";

    /// <inheritdoc/>
    public string Name => "prometheus";

    /// <inheritdoc/>
    public string Summary => "Prometheus 2.37 and newer: recording and alerting rules from service levels and alerts, their unit tests, and what is read of services in each environment.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options)
    {
        var diagnostics = new DiagnosticBag();
        new ReadRecords(model).Check(diagnostics);
        var owners = model.Slos.Select(static s => s.Service).Concat(model.Alerts.Select(static a => a.Owner ?? WithoutOwner)).Distinct();
        var rules = owners.Select(o => Rules(o, model));
        var pages = model.StatusPages.Where(static p => p.Components.Any()).Select(p => FileText.Write(RuleNames.RulesOf(p), new StatusRules(p, model).Document(), p.Origin, model));
        var tests = model.Slos.SelectMany(s => Tests(s, model, diagnostics));
        var servers = model.Environments.Select(e => (Environment: e, Scrape: new ScrapeConfiguration(e, model))).Where(static s => s.Scrape.IsWritten)
            .Select(s => FileText.Write(ScrapeConfiguration.PathOf(s.Environment), s.Scrape.Document(), s.Environment.Origin, model));
        foreach (var environment in model.Environments.Where(e => SaysThatNobodyIsCalled(e) && !new ScrapeConfiguration(e, model).IsWritten))
        {
            var way = environment.IsWatched ? "Name what is read there (`metrics` of its services)" : "A preview has one where it says itself which Prometheus watches it (`prometheus`): say so";
            diagnostics.Report(
                PrometheusDiagnostics.CalledAllTheSame, environment.CallsNobody!,
                $"No configuration of Prometheus is written for `{environment.Name}`, so whoever is called for its alerts is called as before. {way}, or let the Prometheus that has the rules make `severity` a warning.");
        }

        return new EmitResult([.. servers.Concat(rules).Concat(pages).Concat(tests).Concat(model.Alerts.SelectMany(a => Tests(a, model, diagnostics))).Concat(SyntheticFiles.Of(model))], diagnostics.ToSortedArray());
    }

    // A preview that nobody watches takes the line over from what it is like, where it holds.
    private static bool SaysThatNobodyIsCalled(DeploymentEnvironment environment) => environment.CallsNobody is { } place && (environment.IsWatched || place.UsedAt.IsEmpty);

    private static GeneratedFile Rules(string owner, DeliveryModel model)
    {
        var slos = model.Slos.Where(s => s.Service == owner).ToList();
        var alerts = model.Alerts.Where(a => (a.Owner ?? WithoutOwner) == owner).ToList();
        var groups = slos.Select(static s => new SloRules(s).Group()).Concat(alerts.Count == 0 ? [] : [AlertRules.Group($"{owner}:alerts", alerts)]);
        var origin = slos.Count > 0 ? slos[0].Origin : alerts[0].Origin;
        return FileText.Write(RuleNames.RulesOf(owner), YamlMapping.Of(("groups", YamlSequence.Of(groups))), origin, model);
    }

    private static IEnumerable<GeneratedFile> Tests(Slo slo, DeliveryModel model, DiagnosticBag diagnostics)
    {
        var tests = TestsOf(slo, model);
        if (tests is null or SliceTests { IsConditionTested: false })
        {
            diagnostics.Report(PrometheusDiagnostics.NotTested, slo.Origin.Location, tests is null
                ? $"No unit tests are made for `{slo.FullName}`: its queries are no sums of `rate(…)` or `increase(…)` of one counter each, so that no series can be made up for them."
                : $"No unit test is made for the condition of the slices of `{slo.FullName}`: it is not that one value, rate or increase is compared with a number. Its alerts are tested.");
        }

        if (tests is EventTests { Untested: { IsEmpty: false } rows })
        {
            diagnostics.Report(
                PrometheusDiagnostics.NotTested, slo.Origin.Location,
                $"No unit test is made for {string.Join(" and ", rows.Select(static r => PromDuration.Written(r.Long)))} of `{slo.FullName}`: a subquery of `{slo.Service}` asks for what it counts at more times than a test can. Give it a longer step: `[30d:1h]`.");
        }

        return tests?.Documents().Select(d => FileText.Write(RuleNames.TestsOf(slo, d.What), d.Document, slo.Origin, model)) ?? [];
    }

    private static SloTests? TestsOf(Slo slo, DeliveryModel model) => slo.Indicator switch
    {
        EventIndicator events => SampleSeries.Of(events) is { } series ? new EventTests(slo, events, series, CounterWindows.Of(slo, events, model)) : null,
        SliceIndicator slices => new SliceTests(slo, slices),
        CompositeIndicator composite => new CompositeTests(slo, composite),
        _ => null,
    };

    private static IEnumerable<GeneratedFile> Tests(Alert alert, DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (AlertTests.Of(alert)?.Document() is { } document)
        {
            return [FileText.Write(RuleNames.TestsOf(alert), document, alert.Origin, model)];
        }

        diagnostics.Report(
            PrometheusDiagnostics.AlertNotTested, alert.Origin.Location,
            $"No unit test is made for `{alert.FullName}`: its condition is not that one value, rate or increase is compared with a number.");
        return [];
    }
}
