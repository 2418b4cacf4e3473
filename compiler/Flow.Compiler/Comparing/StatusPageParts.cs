using System.Globalization;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Comparing;

/// <summary>What customers are told.</summary>
internal static class StatusPageParts
{
    /// <summary>What <paramref name="page"/> shows.</summary>
    public static Part Of(StatusPage page) => new(page.Name, new FacetList()
        .Text("title", page.Title).Plain("on", page.Environment).Plain("every", $"{page.Every.TotalMinutes.ToString(CultureInfo.InvariantCulture)}m").Plain("history", $"{page.History}d")
        .Each(page.Groups.SelectMany(static g => g.Components.Select(c => (Group: g, Component: c))), static c => $"component {c.Component.Name}", static c => TextOf(c.Group, c.Component)).Facets, page.Origin);

    /// <summary>What is told in <paramref name="incident"/>.</summary>
    public static Part Of(Incident incident) => new(incident.Name, new FacetList()
        .Text("title", incident.Title).Plain("of", incident.Page).Words("affects", incident.Affects).Plain("impact", incident.Impact.ToString().ToLowerInvariant())
        .Each(incident.Updates, static u => string.Create(CultureInfo.InvariantCulture, $"update {u.Time:yyyy-MM-dd HH:mm}"), static u => $"{u.State.ToString().ToLowerInvariant()}: {u.Text}").Facets, incident.Origin);

    /// <summary>What follows from a page that is gone or another: what was measured of a component is found by its name.</summary>
    public static void Judge(StatusPage? old, StatusPage? now, ChangeBuilder change)
    {
        change.Raise(now is null ? Risk.Review : Risk.Harmless);
        foreach (var gone in old is null || now is null ? [] : NamesOf(old).Except(NamesOf(now)))
        {
            change.Add(Risk.Review, $"the history of `{gone}` is shown no more, also where the same has another name now");
        }
    }

    private static IEnumerable<string> NamesOf(StatusPage page) => page.Groups.SelectMany(static g => g.Components).Select(static c => c.Name);

    private static string TextOf(StatusGroup group, StatusComponent component) =>
        $"{(group.Title is null ? "" : $"{group.Title}: ")}{component.Title} of {component.Service} from {string.Join(", ", component.Slos.Concat(component.Synthetics).Concat(component.Alerts))}{(component.About is null ? "" : $": {component.About}")}";
}
