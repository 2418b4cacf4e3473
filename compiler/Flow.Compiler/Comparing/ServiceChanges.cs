using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Functions;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>What changes about services, service levels, alerts, metrics and teams.</summary>
/// <param name="before">The model that was.</param>
/// <param name="after">The model that is.</param>
internal sealed class ServiceChanges(DeliveryModel before, DeliveryModel after)
{
    /// <summary>In the queries of a service level the period stays open.</summary>
    private static readonly PromPrinter Queries = new() { HoleText = static _ => "${{ window }}" };

    /// <summary>The changes.</summary>
    public IEnumerable<Change> Find() =>
    [
        .. Changes("team", before.Teams, after.Teams, OnCallParts.Of, static (old, _, change) => change.Raise(old is null ? Risk.Harmless : Risk.Review)),
        .. Changes("rotation", before.Rotations, after.Rotations, OnCallParts.Of, OnCallParts.Judge),
        .. Changes("silence", before.Silences, after.Silences, OnCallParts.Of, static (_, now, change) => OnCallParts.Judge(now, change)),
        .. Changes("service", before.Services, after.Services, PartOf, static (old, _, change) => change.Raise(old is null ? Risk.Harmless : Risk.Review)),
        .. Changes("metric", before.Metrics, after.Metrics, PartOf, static (old, _, change) => change.Raise(old is null ? Risk.Harmless : Risk.Review)),
        .. Changes("slo", before.Slos, after.Slos, PartOf, Judge),
        .. Changes("alert", before.Alerts, after.Alerts, PartOf, Judge),
        .. Changes("synthetic", before.Synthetics, after.Synthetics, PartOf, static (_, now, change) => change.Raise(now is null ? Risk.Review : Risk.Harmless)),
        .. Changes("status-page", before.StatusPages, after.StatusPages, StatusPageParts.Of, StatusPageParts.Judge),
        .. Changes("incident", before.Incidents, after.Incidents, StatusPageParts.Of, static (_, now, change) => change.Raise(now is null ? Risk.Review : Risk.Harmless)),
        .. Changes("dashboard", before.Dashboards, after.Dashboards, DashboardParts.Of, static (_, now, change) => change.Raise(now is null ? Risk.Review : Risk.Harmless)),
        .. Changes("runbook", before.Runbooks, after.Runbooks, RunbookParts.Of, static (_, now, change) => change.Raise(now is null ? Risk.Review : Risk.Harmless)),
    ];

    private static IEnumerable<Change> Changes<T>(string kind, IEnumerable<T> before, IEnumerable<T> after, Func<T, Part> partOf, Action<T?, T?, ChangeBuilder> judge)
        where T : class
    {
        foreach (var pair in PartPairs.Of(before, after, t => partOf(t).Key))
        {
            var (old, now) = (pair.Before is null ? null : partOf(pair.Before), pair.After is null ? null : partOf(pair.After));
            var differences = old is not null && now is not null ? old.DifferencesTo(now) : [];
            if (old is not null && now is not null && differences.IsEmpty)
            {
                continue;
            }

            var part = (now ?? old)!;
            var change = new ChangeBuilder(
                ChangeDomain.Services, old is null ? ChangeKind.Added : now is null ? ChangeKind.Removed : ChangeKind.Changed, $"{kind} {part.Key}", part.Origin) { Differences = differences };
            judge(pair.Before, pair.After, change);
            yield return change.ToChange();
        }
    }

    private static Part PartOf(Service service) =>
        new(service.Name, new FacetList().Text("title", service.Title).Plain("owner", service.Owner).Plain("tier", service.Tier).Words("depends on", service.DependsOn).Words("can do without", service.CanDoWithout)
            .Plain("traffic", TextOf(service.Traffic)).Telemetry(service).Facets, service.Origin);

    private static string? TextOf(Traffic? traffic) => traffic is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"{traffic.Usual}{(traffic.Lowest is { } lowest ? $", lowest {lowest}" : "")}");

    private static Part PartOf(Metric metric) =>
        new(metric.Name, new FacetList().Plain("type", metric.Type.ToString().ToLowerInvariant()).Words("labels", metric.Labels ?? []).Plain("unit", metric.Unit?.ToString()).Facets, metric.Origin);

    private static Part PartOf(Slo slo) => new(slo.FullName, new FacetList()
        .Text("title", slo.Title).Plain("objective", $"{Percent(slo.Objective.Target)} {slo.Objective.WrittenPeriod}")
        .Each(Measured(slo.Indicator), static m => m.Word, static m => m.Value)
        .Each(slo.Rows, static r => r.Urgency.ToString().ToLowerInvariant(), static r => $"{Quantities.Write(r.Long)} and {Quantities.Write(r.Short)} at {Percent(r.BudgetShare)} of the budget")
        .Each(slo.Spent, static s => $"spent {s.Percent}", static s => string.Join(", ", [.. s.Note is { } note ? [FlowText.Quote(note)] : Array.Empty<string>(), .. s.Frozen.Select(static e => $"freeze {e.Name}"), .. s.PassesUnasked ? ["passes when Prometheus does not answer"] : Array.Empty<string>()]))
        .Plain("traffic", TextOf(slo.Traffic))
        .Plain("least-traffic", slo.LeastTraffic?.ToString(CultureInfo.InvariantCulture)).Plain("no-data", slo.NoData.ToString().ToLowerInvariant()).Words("left out of", slo.LeftOutOf)
        .Text("impact", slo.Impact).Plain("runbook", slo.RunbookName ?? slo.Runbook).Facets, slo.Origin);

    private static IEnumerable<(string Word, string Value)> Measured(ServiceLevelIndicator indicator) => indicator switch
    {
        EventIndicator { Latency: { } latency } => [("latency", $"{Queries.Line(latency.Histogram)} within {Quantities.Write(latency.Within)}")],
        EventIndicator events => [(events.EventsAreBad ? "bad" : "good", Queries.Line(events.Events.Tree)), ("total", Queries.Line(events.Total.Tree))],
        SliceIndicator slices => [("slices", $"{Queries.Line(slices.Condition.Tree)} every {Quantities.Write(slices.Slice)}")],
        CompositeIndicator composite => composite.Parts.Select(p => (
            composite.Composition == Composition.AllOf ? "all-of" : "part",
            composite.Composition == Composition.AllOf ? p.FullName : $"{p.FullName} with {p.Weight.ToString(CultureInfo.InvariantCulture)}")),
        _ => [],
    };

    private static Part PartOf(Alert alert) => new(alert.FullName, new FacetList()
        .Text("title", alert.Title).Plain("when", Queries.Line(alert.Condition.Tree)).Plain("severity", alert.Severity.ToString().ToLowerInvariant())
        .Plain("for", Quantities.Write(alert.For)).Plain("keep-for", alert.KeepFor == TimeSpan.Zero ? null : Quantities.Write(alert.KeepFor))
        .Text("impact", alert.Impact).Plain("runbook", alert.RunbookName ?? alert.Runbook).Facets, alert.Origin);

    private static Part PartOf(Synthetic synthetic) => new(synthetic.FullName, new FacetList()
        .Plain("get", synthetic.Get).Plain("every", Quantities.Write(synthetic.Every)).Words("on", synthetic.Environments)
        .Words("status", synthetic.Statuses.Select(static s => s.ToString(CultureInfo.InvariantCulture))).Words("body", synthetic.Body).Facets, synthetic.Origin);

    private static void Judge(Slo? old, Slo? now, ChangeBuilder change)
    {
        if (old is null)
        {
            return;
        }

        if (now is null)
        {
            change.Add(Risk.Dangerous, "nobody is told any more when it is missed");
            return;
        }

        change.Raise(OnlyWords(change.Differences) ? Risk.Harmless : Risk.Review);
        if (now.Objective.Target < old.Objective.Target)
        {
            change.Add(Risk.Review, $"it is looser: {Percent(1 - now.Objective.Target)} may fail instead of {Percent(1 - old.Objective.Target)}");
        }

        if (old.Rows.Any(static r => r.Urgency == Urgency.Page) && now.Rows.All(static r => r.Urgency != Urgency.Page))
        {
            change.Add(Risk.Dangerous, "nobody is called any more when it is missed");
        }

        if (now.NoData < old.NoData)
        {
            change.Add(Risk.Review, "less is told when nothing is measured");
        }
    }

    private static void Judge(Alert? old, Alert? now, ChangeBuilder change)
    {
        if (old is null)
        {
            return;
        }

        if (now is null)
        {
            change.Add(old.Severity == AlertSeverity.Critical ? Risk.Dangerous : Risk.Review, old.Severity == AlertSeverity.Critical ? "nobody is called any more" : "nobody is told any more");
            return;
        }

        change.Raise(OnlyWords(change.Differences) ? Risk.Harmless : Risk.Review);
        if (old.Severity == AlertSeverity.Critical && now.Severity < old.Severity)
        {
            change.Add(Risk.Dangerous, "nobody is called any more");
        }

        if (now.For > old.For)
        {
            change.Add(Risk.Review, $"it tells {Quantities.Write(now.For - old.For)} later");
        }
    }

    /// <summary>Whether only what people read is different.</summary>
    private static bool OnlyWords(ImmutableArray<Difference> differences) => differences.All(static d => d.Name is "title" or "impact" or "runbook");

    private static string Percent(decimal share) => new PercentValue(share * 100).ToText();
}
