using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds what customers are told.</summary>
internal static class StatusPageBuilder
{
    /// <summary>The page of <paramref name="item"/>.</summary>
    public static StatusPage Page(BoundItem item) => new(item.Name ?? "", Groups(item), Origins.Of(item))
    {
        Title = item.Title?.KnownText,
        Environment = (item.Constant("on") as ReferenceValue)?.Path[^1],
        Every = item.Constant("every") is DurationValue every ? every.Duration : TimeSpan.FromMinutes(5),
        History = item.Constant("history") is DurationValue history ? (int)history.Duration.TotalDays : 90,
    };

    /// <summary>The incident of <paramref name="item"/>; null where it has no page, which was reported.</summary>
    public static Incident? Incident(BoundItem item) => item.Constant("of") is not ReferenceValue { Path: [.., var page] } ? null : new(item.Name ?? "", item.Title?.KnownText ?? "", page, Origins.Of(item))
    {
        Affects = Values.Texts(item, "affects"),
        AffectsPlace = item.Value("affects")?.Location,
        Impact = item.Text1("impact") is { } impact ? Enum.Parse<StatusImpact>(impact, ignoreCase: true) : StatusImpact.Degraded,
        Updates = [.. item.All("update").Select(Update).OfType<IncidentUpdate>()],
    };

    /// <summary>The pages with what tells the state of the components that do not say it.</summary>
    public static DeliveryModel WithSources(DeliveryModel model) => model.StatusPages.IsEmpty ? model : model with
    {
        StatusPages = [.. model.StatusPages.Select(p => p with { Groups = [.. p.Groups.Select(g => g with { Components = [.. g.Components.Select(c => WithSources(c, model))] })] })],
    };

    private static StatusComponent WithSources(StatusComponent component, DeliveryModel model) => component.ChoosesSources ? component : component with
    {
        Slos = [.. model.Slos.Where(s => s.Service == component.Service).Select(static s => s.FullName)],
        Synthetics = [.. model.Synthetics.Where(s => s.Service == component.Service).Select(static s => s.FullName)],
    };

    private static ImmutableArray<StatusGroup> Groups(BoundItem item)
    {
        var own = Components(item);
        return [.. own.IsEmpty ? [] : (StatusGroup[])[new StatusGroup(null, own)], .. item.All("group").Select(static g => new StatusGroup(g.Subject?.KnownText ?? "", Components(g)))];
    }

    private static ImmutableArray<StatusComponent> Components(BoundItem item) => [.. item.All("component").Select(Component).OfType<StatusComponent>()];

    private static StatusComponent? Component(BoundItem item)
    {
        if (item.Constant("of") is not ReferenceValue { Path: [.., var service] } || item.Text1("as") is not { } title)
        {
            return null;
        }

        var sources = Values.Elements(item.Value("from")).Select(static e => e.Constant).OfType<ReferenceValue>().ToLookup(static r => r.Kind, static r => string.Join('.', r.Path));
        return new StatusComponent(item.Subject?.KnownText ?? "", title, service, Origins.Of(item))
        {
            About = item.Text1("about"),
            ChoosesSources = item.Property("from") is not null,
            Slos = [.. sources["slo"].Distinct()],
            Synthetics = [.. sources["synthetic"].Distinct()],
            Alerts = [.. sources["alert"].Distinct()],
        };
    }

    private static IncidentUpdate? Update(BoundItem item) => item is { Subject.Constant: TextValue text } && item.Constant("on") is DateValue day && item.Constant("at") is TimeValue time && item.Text1("as") is { } state
        ? new IncidentUpdate(text.Text, day.Date.ToDateTime(time.Time), Enum.Parse<IncidentState>(state, ignoreCase: true), Origins.Of(item))
        : null;
}
