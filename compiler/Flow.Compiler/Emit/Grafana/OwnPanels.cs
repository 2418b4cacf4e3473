using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>The panels of a dashboard that the project writes itself.</summary>
/// <param name="units">What queries measure.</param>
internal sealed class OwnPanels(QueryUnits units)
{
    /// <summary>The interval that Grafana chooses by the step of what is shown and by how often is scraped (its documentation, "Using $__rate_interval").</summary>
    public const string Interval = "$__rate_interval";

    private static readonly PromPrinter Printer = new() { HoleText = static _ => Interval };

    /// <summary>The panel.</summary>
    public Panel Of(DashboardPanel panel)
    {
        var unit = panel.UnitBy(units);
        return Form(panel) with
        {
            Description = panel.Description,
            Unit = unit is { } known ? Named(known) : "short",
            Decimals = panel.Decimals,
            WithoutData = panel.WithoutData,
            Thresholds = Thresholds(panel, unit),
            IsStacked = panel.IsStacked,
            Links = panel.Links,
            Source = panel.Origin.Location,
        };
    }

    private Panel Form(DashboardPanel panel) => panel.Form switch
    {
        PanelForm.Text => New(panel, "text") with { Options = JsonObject.Of(("mode", "markdown"), ("content", panel.Content ?? "")) },
        PanelForm.Logs => New(panel, "logs") with
        {
            Asks = Panel.Logs,
            Queries = [new PanelQuery(panel.Content ?? "")],
            Options = JsonObject.Of(("showTime", true), ("wrapLogMessage", true), ("sortOrder", "Descending"), ("enableLogDetails", true)),
        },
        PanelForm.Stat => Asking(panel, "stat") with
        {
            Options = JsonObject.Of(
                ("colorMode", "value"), ("graphMode", "none"), ("textMode", "auto"),
                ("reduceOptions", JsonObject.Of(("calcs", JsonArray.Of("lastNotNull")), ("fields", ""), ("values", false)))),
        },
        PanelForm.Table => Asking(panel, "table") with
        {
            Transformations = JsonArray.Of(JsonObject.Of(
                ("id", "organize"), ("options", JsonObject.Of(("excludeByName", JsonObject.Of(("Time", true), ("__name__", true))))))),
        },
        PanelForm.Heatmap => Asking(panel, "heatmap") with
        {
            Options = JsonObject.Of(("calculate", false), ("color", JsonObject.Of(("mode", "scheme"), ("scheme", "Oranges"))), ("yAxis", JsonObject.Of(("unit", BucketsOf(panel) is { } unit ? Named(unit) : "short")))),
        },
        _ => Asking(panel, "timeseries"),
    };

    private MeasuredIn? BucketsOf(DashboardPanel panel) => panel.Queries.SelectMany(static q => q.Query.Tree.Selectors()).Select(units.OfBuckets).FirstOrDefault();

    private static Panel New(DashboardPanel panel, string type) => new(type, panel.Title, panel.Width, panel.Height);

    private static Panel Asking(DashboardPanel panel, string type) => New(panel, type) with { Queries = [.. panel.Queries.Select(Query)] };

    private static PanelQuery Query(DashboardQuery query) => new(Printer.Line(query.Query.Tree), query.Legend ?? "__auto");

    // Below the first threshold nothing is wrong; colours rise with their values.
    private static ImmutableArray<Threshold> Thresholds(DashboardPanel panel, MeasuredIn? unit) => panel.Thresholds.IsEmpty
        ? []
        : [new(null, "green"), .. panel.Thresholds.Select(t => new Threshold(t.In(unit) ?? t.Value, t.Colour)).OrderBy(static t => t.Value)];

    /// <summary>A unit as Grafana calls it (its package <c>@grafana/data</c>, "valueFormats/categories").</summary>
    public static string Named(MeasuredIn unit) => unit switch
    {
        MeasuredIn.Count => "short",
        MeasuredIn.PerSecond => "cps",
        MeasuredIn.RequestsPerSecond => "reqps",
        MeasuredIn.OperationsPerSecond => "ops",
        MeasuredIn.Seconds => "s",
        MeasuredIn.Milliseconds => "ms",
        MeasuredIn.Bytes => "bytes",
        MeasuredIn.BytesPerSecond => "binBps",
        MeasuredIn.Ratio => "percentunit",
        MeasuredIn.Percent => "percent",
        MeasuredIn.Celsius => "celsius",
        MeasuredIn.Eur => "currencyEUR",
        MeasuredIn.Usd => "currencyUSD",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "This unit is unknown."),
    };
}
