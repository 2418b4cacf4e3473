using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;

namespace Flow.Compiler.Rules;

/// <summary>The servers that read generated files know what stands in them: their versions are written in the project.</summary>
internal sealed class VersionsKnowWhatIsUsed : ModelRule
{
    private static readonly VersionText OldestPrometheus = VersionText.Parse("2.37").Value;
    private static readonly VersionText KeepsFiring = VersionText.Parse("2.42").Value;
    private static readonly VersionText Third = VersionText.Parse("3.0").Value;
    private static readonly VersionText OldestAlertmanager = VersionText.Parse("0.25").Value;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        CheckPrometheus(model, diagnostics);
        CheckAlertmanager(model, diagnostics);
    }

    private static void CheckPrometheus(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var settings = model.Project.Prometheus;
        if (settings is { VersionOrigin: { } origin } && settings.Version < OldestPrometheus)
        {
            Report(diagnostics, MonitoringDiagnostics.VersionTooOld, origin.Location, $"Files are written for Prometheus {OldestPrometheus} and newer, and this is {settings.Version}.");
            return;
        }

        foreach (var alert in model.Alerts.Where(a => a.KeepFor > TimeSpan.Zero && settings.Version < KeepsFiring))
        {
            Report(diagnostics, MonitoringDiagnostics.VersionTooOld, alert.Origin.Location, $"`keep` needs Prometheus {KeepsFiring} (`keep_firing_for`), and the project says {settings.Version}.");
        }

        foreach (var query in QueriesUseDeclaredMetrics.Queries(model))
        {
            CheckFunctions(query, settings.Version, diagnostics);
            if (settings.Version >= Third)
            {
                CheckThird(query, settings.Version, diagnostics);
            }
        }
    }

    private static void CheckFunctions(PromQuery query, VersionText version, DiagnosticBag diagnostics)
    {
        foreach (var call in query.Tree.Descendants().OfType<PromCall>())
        {
            if (PromFunctions.All.TryGetValue(call.Name, out var function) && function.Since is { } since && version < since)
            {
                diagnostics.Report(
                    MonitoringDiagnostics.VersionTooOld, query.At(call.NameSpan),
                    $"`{call.Name}` needs Prometheus {since}, and the queries are for {version}. If the server is newer, say so: `project … {{ prometheus {{ version = {since} }} }}`.", []);
            }
        }
    }

    // Prometheus 3.0 writes the bounds of buckets as decimal numbers, and has another name for one function (its documentation, "Prometheus 3.0 migration guide").
    private static void CheckThird(PromQuery query, VersionText version, DiagnosticBag diagnostics)
    {
        foreach (var matcher in query.Tree.Selectors().SelectMany(static s => s.Matchers).Where(static m => m is { Label: "le" or "quantile", IsRegex: false }))
        {
            if (matcher.Value.Plain is { Length: > 0 } bound && bound.All(char.IsAsciiDigit))
            {
                var written = matcher.ValueSpan.Length >= 2 ? query.At(matcher.ValueSpan) : query.At(matcher.LabelSpan);
                diagnostics.Report(
                    MonitoringDiagnostics.OtherMeaning, written,
                    $"From Prometheus 3.0 on the bound of a bucket is a decimal number, so that `{matcher.Label}='{bound}'` matches nothing with {version}. Write `{matcher.Label}='{bound}.0'`.", []);
            }
        }

        foreach (var call in query.Tree.Descendants().OfType<PromCall>().Where(static c => c.Name == "holt_winters"))
        {
            diagnostics.Report(MonitoringDiagnostics.OtherMeaning, query.At(call.NameSpan), $"Prometheus {version} has no `holt_winters`: from 3.0 on it is `double_exponential_smoothing`, an experiment that has to be switched on.", []);
        }
    }

    private static void CheckAlertmanager(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var settings = model.Project.Alerts;
        if (settings.VersionOrigin is { } origin && settings.Version < OldestAlertmanager)
        {
            Report(diagnostics, MonitoringDiagnostics.VersionTooOld, origin.Location, $"The file is written for Alertmanager {OldestAlertmanager} and newer, and this is {settings.Version}.");
        }
    }
}
