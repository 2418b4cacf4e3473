using System.Globalization;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Comparing;

/// <summary>What is said about what people look at.</summary>
internal static class DashboardParts
{
    private static readonly PromPrinter Printer = new() { HoleText = static _ => "interval" };

    /// <summary>What is said about <paramref name="dashboard"/>.</summary>
    public static Part Of(Dashboard dashboard) => new(dashboard.FullName, new FacetList()
        .Text("title", dashboard.Title).Plain("place", dashboard.Place.ToString().ToLowerInvariant())
        .Each(dashboard.Variables, static v => $"variable {v.Name}", static v => v.Metric is null ? string.Join(", ", v.Values) : $"{v.Label} of {v.Metric}")
        .Each(dashboard.Rows.SelectMany(static r => r.Panels.SelectMany(p => LinesOf(p).Select(l => (Row: r, Panel: p, Line: l)))), static p => $"panel {p.Row.Title}: {p.Panel.Title}", static p => p.Line)
        .Each(dashboard.Links, static l => $"link {l.Title}", static l => l.Url).Facets, dashboard.Origin);

    private static IEnumerable<string> LinesOf(DashboardPanel panel) =>
    [
        panel.Form.ToString().ToLowerInvariant(),
        .. panel.Queries.Select(static q => Printer.Line(q.Query.Tree) + (q.Legend is null ? "" : $" as {q.Legend}")),
        .. panel.Content is { } content ? [content] : Array.Empty<string>(),
        .. panel.Thresholds.Select(static t => string.Create(CultureInfo.InvariantCulture, $"{t.Colour} over {t.Value}")),
    ];
}
