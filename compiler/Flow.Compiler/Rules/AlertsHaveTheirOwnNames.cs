using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;

namespace Flow.Compiler.Rules;

/// <summary>Alerts of two things have two names: Prometheus, status pages and Datadog know them by nothing else.</summary>
internal sealed class AlertsHaveTheirOwnNames : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var told = new HashSet<(string, string)>();
        foreach (var same in Named(model).GroupBy(static a => a.Alert, StringComparer.Ordinal))
        {
            var first = same.First();
            foreach (var other in same.Where(a => a.FullName != first.FullName && told.Add((first.FullName, a.FullName))))
            {
                Report(
                    diagnostics, MonitoringDiagnostics.SameAlertName, other.Origin.Location,
                    $"The alerts of `{first.FullName}` and of `{other.FullName}` would have the same name, `{other.Alert}`: one of them needs another.", [new RelatedLocation(first.Origin.Location, "The other one.")]);
            }
        }
    }

    /// <summary>A service level is known by its name where none of its rows can fire, too.</summary>
    private static IEnumerable<(string Alert, string FullName, Origin Origin)> Named(DeliveryModel model) =>
        model.Slos.Select(static s => (AlertNames.Burning(s, Urgency.Page), s.FullName, s.Origin)).Concat(AlertCatalogue.Of(model).Select(static a => (a.Name, a.FullName, a.Origin)));
}
