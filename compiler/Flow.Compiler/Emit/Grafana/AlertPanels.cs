using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>What is shown of alerts.</summary>
internal static class AlertPanels
{
    /// <summary>The alerts that fire or are about to, which Prometheus keeps as series of their own (its documentation, "Inspecting alerts during runtime").</summary>
    /// <param name="title">The title.</param>
    /// <param name="service">What the label <c>service</c> must be: a matcher such as <c>="api"</c>.</param>
    public static Panel Firing(string title, string service) => new("table", title, 24, 6)
    {
        Description = "What fires, or is about to, now.",
        Queries = [new PanelQuery($"ALERTS{{service{service}}}")],
        WithoutData = "Nothing fires.",
        Transformations = JsonArray.Of(JsonObject.Of(
            ("id", "organize"),
            ("options", JsonObject.Of(("excludeByName", JsonObject.Of(("Time", true), ("Value", true), ("__name__", true))))))),
    };

    /// <summary>What an alert looks at, with its limit as a line; where it compares with no number, its condition, which is there while it holds.</summary>
    public static Panel Of(Alert alert)
    {
        var panel = new Panel("timeseries", alert.Title ?? alert.Name, 8, 8) { Source = alert.Origin.Location, Description = Fires(alert) };
        return alert.Condition.Tree.WithoutParentheses() is PromBinary { IsComparison: true, ReturnsBool: false, Matching: null, Left: var measured, Right: PromNumber { Value: > -1e12 and < 1e12 } limit }
            ? panel with { Queries = [PanelQuery.Of(measured)], Thresholds = [new(null, "green"), new((decimal)limit.Value, "red")] }
            : panel with { Queries = [PanelQuery.Of(alert.Condition.Tree)], WithoutData = "The condition does not hold." };
    }

    private static string Fires(Alert alert) =>
        $"{AlertNames.Of(alert)} fires on {PromPrinter.OneLine(alert.Condition.Tree)}" + (alert.For == TimeSpan.Zero ? "." : $" for {PromDuration.Written(alert.For)}.");
}
