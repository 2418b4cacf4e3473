using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Planning.OnCall;

/// <summary>Every alert that the rules of a project can fire.</summary>
internal static class AlertCatalogue
{
    /// <summary>The alerts: those of service levels, then those that are written, in written order.</summary>
    public static IEnumerable<RoutedAlert> Of(DeliveryModel model) => [.. model.Slos.SelectMany(Of), .. model.Alerts.Select(Of)];

    private static IEnumerable<RoutedAlert> Of(Slo slo)
    {
        foreach (var urgency in (Urgency[])[Urgency.Page, Urgency.Ticket])
        {
            if (slo.Rows.Any(r => r.Urgency == urgency && r.CanFire(slo.Objective)))
            {
                yield return Of(AlertNames.Burning(slo, urgency), AlertNames.Severity(urgency), slo);
            }
        }

        foreach (var spent in slo.Spent)
        {
            var alert = Of(AlertNames.Spent(slo, spent), AlertSeverity.Warning, slo);
            yield return alert with { Labels = alert.Labels.Add(AlertNames.PolicyLabel, AlertNames.PolicyOf(spent)) };
        }

        if (slo.NoData != NoDataPolicy.Ignore)
        {
            yield return Of(AlertNames.NoData(slo), AlertNames.Severity(slo.NoData), slo);
        }
    }

    private static RoutedAlert Of(string name, AlertSeverity severity, Slo slo) =>
        new(name, slo.FullName, severity, Labels(name, severity, slo.Team?.Name, slo.Service).Add("slo", slo.Name), slo.Origin);

    private static RoutedAlert Of(Alert alert) => new(
        AlertNames.Of(alert), alert.FullName, alert.Severity, Labels(AlertNames.Of(alert), alert.Severity, alert.Team?.Name, alert.Owner), alert.Origin);

    private static ImmutableSortedDictionary<string, string> Labels(string name, AlertSeverity severity, string? team, string? service)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        labels["alertname"] = name;
        labels["severity"] = AlertNames.Label(severity);
        if (service is not null)
        {
            labels["service"] = service;
        }

        if (team is not null)
        {
            labels["team"] = team;
        }

        return labels.ToImmutable();
    }
}
