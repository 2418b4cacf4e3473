using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds dashboards. What has a mistake is left out: it was reported.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class DashboardBuilder(DiagnosticBag diagnostics)
{
    private const int Columns = 24;
    private const int Highest = 60;

    /// <summary>The variables that the target for Grafana makes itself: where it asks, and the deployments to which environment it shows.</summary>
    private static readonly ImmutableArray<string> OfEveryDashboard = ["datasource", "logs", "deployed_to"];

    /// <summary>The dashboard of <paramref name="item"/>.</summary>
    public Dashboard Dashboard(BoundItem item) => new(item.Name ?? "", (item.Constant("of") as ReferenceValue)?.Path[^1], Origins.Of(item))
    {
        Title = item.Title?.KnownText,
        Place = item.Text1("place") is { } place ? Enum.Parse<DashboardPlace>(place, ignoreCase: true) : DashboardPlace.Own,
        Variables = [.. item.All("variable").Select(Variable).OfType<DashboardVariable>()],
        Rows = [.. item.All("row").Select(Row)],
        Links = Links(item),
    };

    private DashboardVariable? Variable(BoundItem item)
    {
        var (name, metric, values) = (item.Subject?.KnownText ?? "", item.Constant("metric"), Values.Texts(item, "values"));
        if (OfEveryDashboard.Contains(name))
        {
            diagnostics.Report(DashboardDiagnostics.VariableTaken, item.Location, $"Dashboards have a variable `{name}` already, which Flow makes. Give this one another name.");
            return null;
        }

        if ((item.Property("metric") is null) == (item.Property("values") is null))
        {
            diagnostics.Report(
                DashboardDiagnostics.VariableValues, item.Location,
                values.IsEmpty ? $"Nothing says what `{name}` can be: write `metric = …` with a metric that has the label, or `values = […]`." : $"`{name}` has `values`, and a metric to take them from. One is enough.");
            return null;
        }

        return new DashboardVariable(name, metric is null ? null : item.Text1("label") ?? name, metric is ReferenceValue reference ? reference.Path[^1] : metric?.ToText(), Origins.Of(item))
        {
            Title = item.Text1("as"),
            Values = values,
            IsMultiple = Values.IsTrue(item, "multiple"),
        };
    }

    private DashboardRow Row(BoundItem item) => new(item.Subject?.KnownText ?? "", [.. item.All("panel").Select(Panel)], Origins.Of(item))
    {
        IsCollapsed = Values.IsTrue(item, "collapsed"),
    };

    private DashboardPanel Panel(BoundItem item)
    {
        CheckContent(item);
        var content = item.Property("text") is not null ? PanelForm.Text : item.Property("logs") is not null ? PanelForm.Logs : (PanelForm?)null;
        return new DashboardPanel(item.Subject?.KnownText ?? "", content ?? Form(item), Origins.Of(item))
        {
            Queries = [.. item.All("query").Select(Query).OfType<DashboardQuery>()],
            Content = item.Text1("text") ?? item.Text1("logs"),
            Description = item.Text1("description"),
            Unit = ServiceBuilder.Unit(item),
            UnitOrigin = item.Property("unit") is { } unit ? Origins.Of(unit) : null,
            Decimals = Number(item, "decimals", 0, 15),
            WithoutData = item.Text1("without-data"),
            IsStacked = Values.IsTrue(item, "stacked"),
            Thresholds = [.. item.All("threshold").Select(Threshold).OfType<PanelThreshold>()],
            Links = Links(item),
            Width = Number(item, "width", 1, Columns) ?? 8,
            Height = Number(item, "height", 2, Highest) ?? 8,
        };
    }

    private static PanelForm Form(BoundItem item) =>
        item.Text1("shows") is { } form ? Enum.Parse<PanelForm>(form.Replace("-", "", StringComparison.Ordinal), ignoreCase: true) : PanelForm.TimeSeries;

    private void CheckContent(BoundItem item)
    {
        var contents = new[] { "query", "text", "logs" }.Where(word => item.All(word).Any()).ToList();
        if (contents.Count != 1)
        {
            diagnostics.Report(
                DashboardDiagnostics.PanelContent, item.Location,
                contents.Count == 0 ? "This panel shows nothing: write `query promql\"…\"`, a `text` or `logs`." : $"This panel has {string.Join(" and ", contents.Select(static c => $"`{c}`"))}, and shows one of them. Write a panel for each.");
        }
        else if (contents[0] != "query" && item.Property("shows") is { } shows)
        {
            diagnostics.Report(DashboardDiagnostics.PanelContent, shows.Location, $"`shows` says how a query is drawn, and this panel has `{contents[0]}`. Leave it out.");
        }
    }

    private static DashboardQuery? Query(BoundItem item) => item.Query is { } query ? new DashboardQuery(query, item.Text1("as"), Origins.Of(item)) : null;

    private PanelThreshold? Threshold(BoundItem item)
    {
        (decimal Value, MeasuredIn? Unit)? over = item.Constant("over") switch
        {
            NumberValue number => (number.Number, null),
            PercentValue share => (share.Percent / 100, MeasuredIn.Ratio),
            DurationValue time => ((decimal)time.Duration.Ticks / TimeSpan.TicksPerSecond, MeasuredIn.Seconds),
            SizeValue size => (size.Bytes, MeasuredIn.Bytes),
            _ => null,
        };
        if (over is null && item.Value("over") is { } written and not ErrorExpr)
        {
            diagnostics.Report(DashboardDiagnostics.ThresholdValue, written.Location, "A threshold is a number, a percentage, a duration or a size: `threshold red over 300ms`.");
        }

        return over is { } known && item.Subject?.Constant is { } colour ? new PanelThreshold(known.Value, known.Unit, colour.ToText(), Origins.Of(item)) : null;
    }

    private int? Number(BoundItem item, string word, int least, int most)
    {
        if (item.Constant(word) is not NumberValue number)
        {
            return null;
        }

        if (number.Number < least || number.Number > most)
        {
            diagnostics.Report(DashboardDiagnostics.PanelSize, item.Value(word)!.Location, $"`{word}` is between {least} and {most}.");
            return null;
        }

        return (int)number.Number;
    }

    private static ImmutableArray<DashboardLink> Links(BoundItem item) =>
        [.. item.All("link").Where(static l => l.Subject?.Constant is not null).Select(static l => new DashboardLink(l.Subject!.Constant!.ToText(), l.Text1("as") ?? ""))];
}
