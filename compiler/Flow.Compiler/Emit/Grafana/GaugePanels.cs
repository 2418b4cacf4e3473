using System.Collections.Immutable;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>The gauges of a project that are a service's, by the queries that ask for them, and that no panel shows which follows from an alert or which the project writes.</summary>
/// <param name="service">The service; null for alerts that belong to none.</param>
/// <param name="shown">The metrics that are shown beside them.</param>
/// <param name="model">The project.</param>
internal sealed class GaugePanels(string? service, ImmutableArray<string> shown, DeliveryModel model)
{
    /// <summary>More of them are a dashboard that somebody thinks about.</summary>
    private const int Most = 6;

    private readonly QueryUnits units = new(model.Metrics);
    private readonly ILookup<string?, PromSelector> asked = Asked(service, model).SelectMany(static q => q.Tree.Selectors()).ToLookup(static s => s.Metric, StringComparer.Ordinal);
    private readonly HashSet<string?> elsewhere = [.. shown, .. Shown(model).SelectMany(static q => q.Tree.Selectors()).Select(static s => s.Metric)];

    /// <summary>A panel for each, in written order.</summary>
    public IEnumerable<Panel> All() => model.Metrics.Where(m => m.Type == MetricType.Gauge && !elsewhere.Contains(m.Name) && (IsTheOnlyOne || asked.Contains(m.Name))).Take(Most).Select(Of);

    /// <summary>Whether what is measured can be nobody else's.</summary>
    private bool IsTheOnlyOne => model.Services is [{ Name: var only }] && only == service;

    private Panel Of(Metric gauge)
    {
        var selector = Selector(gauge);
        return new("timeseries", gauge.Name, 8, 8)
        {
            Description = "A gauge that the project declares and no other panel shows.",
            Unit = units.Of(selector) is { } unit ? OwnPanels.Named(unit) : "short",
            Queries = [PanelQuery.Of(selector)],
            WithoutData = "not measured",
            Source = gauge.Origin.Location,
        };
    }

    /// <summary>What the service's queries select of it where they agree, else all of it.</summary>
    private PromSelector Selector(Metric gauge)
    {
        var all = new PromSelector(gauge.Name, [], default, default);
        return asked[gauge.Name].Select(static s => s with { Time = PromTime.Now }).DistinctBy(PromPrinter.OneLine, StringComparer.Ordinal).ToList() is [var one] && one.Matchers.All(static m => m.Value.Plain is not null) ? one : all;
    }

    private static IEnumerable<PromQuery> Asked(string? service, DeliveryModel model) =>
        model.Slos.Where(s => s.Service == service).SelectMany(static s => Of(s.Indicator)).Concat(model.Runbooks.Where(r => r.Service == service).SelectMany(static r => r.Lines).OfType<RunbookQuery>().Select(static q => q.Query));

    // Of what counts events, panels show what is recorded and its parts; of slices the share that was good.
    private static IEnumerable<PromQuery> Of(ServiceLevelIndicator indicator) => indicator switch
    {
        EventIndicator events => [events.Events, events.Total],
        SliceIndicator slices => [slices.Condition],
        CompositeIndicator => [],
        _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, "This indicator is unknown."),
    };

    private static IEnumerable<PromQuery> Shown(DeliveryModel model) =>
        model.Dashboards.SelectMany(static d => d.Panels).SelectMany(static p => p.Queries).Select(static q => q.Query)
            .Concat(model.Alerts.Where(a => !model.Dashboards.Any(d => d.Place == DashboardPlace.Instead && d.Service == a.Owner)).Select(static a => a.Condition));
}
