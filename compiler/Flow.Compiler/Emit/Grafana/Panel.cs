using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>A query of a panel.</summary>
/// <param name="Text">The query, as Prometheus reads it.</param>
/// <param name="Legend">How its series are called; <c>__auto</c> for their labels.</param>
internal sealed record PanelQuery(string Text, string Legend = "__auto")
{
    /// <summary>A query on one line, of whatever layout it has.</summary>
    public static PanelQuery Of(PromExpression query, string legend = "__auto") => new(PromPrinter.OneLine(query), legend);
}

/// <summary>A value from which on a panel has another colour.</summary>
/// <param name="Value">The value; null for the colour below all others.</param>
/// <param name="Colour">A name of Grafana's palette.</param>
internal readonly record struct Threshold(decimal? Value, string Colour);

/// <summary>A panel, of a size that is counted in columns (of 24) and lines of Grafana's grid.</summary>
/// <param name="Type">The plugin that draws it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Width">How many columns it takes.</param>
/// <param name="Height">How many lines it takes.</param>
internal sealed record Panel(string Type, string Title, int Width, int Height)
{
    /// <summary>The variable through which whoever looks chooses the server.</summary>
    public static readonly JsonObject DataSource = JsonObject.Of(("type", "prometheus"), ("uid", "${datasource}"));

    /// <summary>The variable through which the server is chosen that has logs.</summary>
    public static readonly JsonObject Logs = JsonObject.Of(("type", "loki"), ("uid", "${logs}"));

    /// <summary>What it asks its queries of.</summary>
    public JsonObject Asks { get; init; } = DataSource;

    /// <summary>What it shows, in words.</summary>
    public string? Description { get; init; }

    /// <summary>What it asks.</summary>
    public ImmutableArray<PanelQuery> Queries { get; init; } = [];

    /// <summary>The unit of its values, as Grafana calls it.</summary>
    public string Unit { get; init; } = "short";

    /// <summary>Digits behind the point; null where Grafana chooses.</summary>
    public int? Decimals { get; init; }

    /// <summary>What is written where there is nothing to show.</summary>
    public string? WithoutData { get; init; }

    /// <summary>Its colours, from the lowest value on.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];

    /// <summary>Settings of its plugin.</summary>
    public JsonObject Options { get; init; } = JsonObject.Of();

    /// <summary>What is done with the answers before they are shown.</summary>
    public JsonArray? Transformations { get; init; }

    /// <summary>Whether series are drawn on top of each other.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Where else to look.</summary>
    public ImmutableArray<DashboardLink> Links { get; init; } = [];

    /// <summary>Where what it shows is declared.</summary>
    public Location? Source { get; init; }

    /// <summary>The panel at its place.</summary>
    public JsonObject Document(int id, int x, int y) => JsonObject.Of(
        ("id", id),
        ("type", Type),
        ("title", Title),
        ("description", Description is { } text ? text : (JsonNode?)null),
        ("gridPos", Place(x, y, Width, Height)),
        ("datasource", Queries.IsEmpty ? null : Asks),
        ("targets", Queries.IsEmpty ? null : JsonArray.Of(Queries.Select(Target))),
        ("fieldConfig", JsonObject.Of(("defaults", Defaults()), ("overrides", JsonArray.Of()))),
        ("options", Options),
        ("transformations", Transformations),
        ("links", Links.IsEmpty ? null : JsonArray.Of(Links.Select(static l => DashboardFrame.Link("external link", l.Title, l.Url, keepTime: false))))) with { Origin = Source };

    /// <summary>A rectangle of the grid.</summary>
    public static JsonObject Place(int x, int y, int width, int height) => JsonObject.Of(("x", x), ("y", y), ("w", width), ("h", height));

    private JsonNode Target(PanelQuery query, int index) => JsonObject.Of(
        ("refId", Letter(index)),
        ("datasource", Asks),
        ("expr", query.Text),
        ("legendFormat", Asks == DataSource ? query.Legend : (JsonNode?)null),
        ("queryType", Asks == DataSource ? (JsonNode?)null : "range"),
        Asks != DataSource || Type is "timeseries" or "heatmap" ? ("range", Asks == DataSource ? true : (JsonNode?)null) : ("instant", true),
        ("format", Asks != DataSource ? (JsonNode?)null : Type is "table" or "heatmap" ? Type : "time_series"));

    // Grafana's own numbering: A to Z, then AA.
    private static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString(CultureInfo.InvariantCulture) : Letter((index / 26) - 1) + Letter(index % 26);

    private JsonObject Defaults() => JsonObject.Of(
        ("unit", Unit),
        ("decimals", Decimals is { } digits ? digits : (JsonNode?)null),
        ("noValue", WithoutData is { } text ? text : (JsonNode?)null),
        ("thresholds", Thresholds.IsEmpty ? null : JsonObject.Of(("mode", "absolute"), ("steps", JsonArray.Of(Thresholds.Select(Step))))),
        ("custom", Type == "timeseries" && (IsStacked || !Thresholds.IsEmpty) ? Drawn() : null));

    private JsonObject Drawn() => JsonObject.Of(
        ("thresholdsStyle", Thresholds.IsEmpty ? null : JsonObject.Of(("mode", "line"))),
        ("stacking", IsStacked ? JsonObject.Of(("mode", "normal"), ("group", "A")) : null),
        ("fillOpacity", IsStacked ? 30 : (JsonNode?)null));

    private static JsonNode Step(Threshold step) => JsonObject.Of(("color", step.Colour), ("value", step.Value is { } value ? Plain(value) : JsonLiteral.Null));

    // A quotient has no zeros at its end, which a product of exact numbers may have.
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
