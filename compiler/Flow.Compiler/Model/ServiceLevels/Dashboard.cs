using System.Collections.Immutable;
using Flow.Compiler.Literals.PromQl;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>Where a dashboard is shown that a project writes itself.</summary>
public enum DashboardPlace
{
    /// <summary>By itself.</summary>
    Own,

    /// <summary>At the end of the dashboard that its service has anyway.</summary>
    Added,

    /// <summary>Instead of the dashboard that its service would have.</summary>
    Instead,
}

/// <summary>How a panel draws what it asks.</summary>
public enum PanelForm
{
    /// <summary>Lines over time.</summary>
    TimeSeries,

    /// <summary>The last value, in large digits.</summary>
    Stat,

    /// <summary>The last value of each series, in a row of its own.</summary>
    Table,

    /// <summary>How values are spread, over time: from the buckets of a histogram.</summary>
    Heatmap,

    /// <summary>A text in Markdown.</summary>
    Text,

    /// <summary>Lines of logs, from Loki.</summary>
    Logs,
}

/// <summary>A dashboard that a project writes itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Service">The service that it is about; null where it is about none.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Dashboard(string Name, string? Service, Origin Origin)
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Where it is shown.</summary>
    public DashboardPlace Place { get; init; }

    /// <summary>What whoever looks can choose.</summary>
    public ImmutableArray<DashboardVariable> Variables { get; init; } = [];

    /// <summary>Its rows, from top to bottom.</summary>
    public ImmutableArray<DashboardRow> Rows { get; init; } = [];

    /// <summary>Where else to look.</summary>
    public ImmutableArray<DashboardLink> Links { get; init; } = [];

    /// <summary>Its name in the project: <c>api.orders</c>.</summary>
    public string FullName => Service is null ? Name : $"{Service}.{Name}";

    /// <summary>Its panels, in written order.</summary>
    public IEnumerable<DashboardPanel> Panels => Rows.SelectMany(static r => r.Panels);
}

/// <summary>Something that whoever looks at a dashboard chooses, and queries name: <c>$route</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">The label whose values can be chosen.</param>
/// <param name="Metric">The metric that has the label; null where the values are written.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record DashboardVariable(string Name, string? Label, string? Metric, Origin Origin)
{
    /// <summary>What it is called for people.</summary>
    public string? Title { get; init; }

    /// <summary>The values, where they are written and not those of a label.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Whether several can be chosen, all of them at first.</summary>
    public bool IsMultiple { get; init; }
}

/// <summary>A heading with panels below.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Panels">The panels, from left to right.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record DashboardRow(string Title, ImmutableArray<DashboardPanel> Panels, Origin Origin)
{
    /// <summary>Whether its panels are shown only when somebody opens it.</summary>
    public bool IsCollapsed { get; init; }
}

/// <summary>A part of a dashboard.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Form">How it is drawn.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record DashboardPanel(string Title, PanelForm Form, Origin Origin)
{
    /// <summary>What it asks; what remains of the holes is the interval that Grafana chooses.</summary>
    public ImmutableArray<DashboardQuery> Queries { get; init; } = [];

    /// <summary>The text of a <see cref="PanelForm.Text"/>, or the query of <see cref="PanelForm.Logs"/> in LogQL.</summary>
    public string? Content { get; init; }

    /// <summary>What it shows, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The unit of its values, as it is written; null where the queries tell it.</summary>
    public MeasuredIn? Unit { get; init; }

    /// <summary>Where the unit is written.</summary>
    public Origin? UnitOrigin { get; init; }

    /// <summary>Digits behind the point; null where Grafana chooses.</summary>
    public int? Decimals { get; init; }

    /// <summary>What is written where there is nothing to show.</summary>
    public string? WithoutData { get; init; }

    /// <summary>Whether series are drawn on top of each other.</summary>
    public bool IsStacked { get; init; }

    /// <summary>From which value on it has which colour, in written order.</summary>
    public ImmutableArray<PanelThreshold> Thresholds { get; init; } = [];

    /// <summary>Where else to look.</summary>
    public ImmutableArray<DashboardLink> Links { get; init; } = [];

    /// <summary>What it shows its values in: what is written, or what the queries agree on; null where nothing says it.</summary>
    public MeasuredIn? UnitBy(QueryUnits units) => Unit ?? (Queries.Select(q => units.Of(q.Query.Tree)).Distinct().ToList() is [{ } one] ? one : null);

    /// <summary>How many of the 24 columns it takes.</summary>
    public int Width { get; init; } = 8;

    /// <summary>How many lines of the grid it takes.</summary>
    public int Height { get; init; } = 8;
}

/// <summary>A query of a panel.</summary>
/// <param name="Query">The query.</param>
/// <param name="Legend">How its series are called: a text with labels, such as <c>{{code}}</c>; null for their labels.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record DashboardQuery(PromQuery Query, string? Legend, Origin Origin);

/// <summary>A value from which on a panel has a colour.</summary>
/// <param name="Value">The value, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit in which it was written; null for a plain number.</param>
/// <param name="Colour">The colour.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record PanelThreshold(decimal Value, MeasuredIn? Unit, string Colour, Origin Origin)
{
    /// <summary>The value in <paramref name="unit"/>; null where it is measured in something else.</summary>
    public decimal? In(MeasuredIn? unit) => (Unit, unit) switch
    {
        (null, _) or (_, null) => Value,
        (MeasuredIn.Ratio, MeasuredIn.Percent) => Value * 100,
        (MeasuredIn.Seconds, MeasuredIn.Milliseconds) => Value * 1000,
        (MeasuredIn.Bytes, MeasuredIn.BytesPerSecond) => Value,
        _ => Unit == unit ? Value : null,
    };
}

/// <summary>A link of a dashboard or a panel.</summary>
/// <param name="Url">Where it leads.</param>
/// <param name="Title">What it is called.</param>
public sealed record DashboardLink(string Url, string Title);
