using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.OpenSlo;

/// <summary>How a service level is measured, in the words of OpenSLO (its specification: "SLI", "Objectives").</summary>
/// <param name="Method">What the budget is counted in: events or slices of time.</param>
/// <param name="Indicator">What is measured.</param>
/// <param name="OfObjective">What the objective says of it, besides its target.</param>
internal sealed record OpenSloWords(string Method, YamlMapping Indicator, YamlMapping OfObjective)
{
    /// <summary>A ratio of events.</summary>
    /// <param name="events">What is counted.</param>
    /// <param name="window">Over which time rates are taken.</param>
    public static OpenSloWords Of(EventIndicator events, TimeSpan window) => new(
        "Occurrences",
        YamlMapping.Of(("ratioMetric", YamlMapping.Of(
            ("counter", false), // the query is a rate, which rises and falls
            (events.EventsAreBad ? "bad" : "good", Source(Filled(events.Events, window))),
            ("total", Source(Filled(events.Total, window)))))),
        YamlMapping.Empty);

    /// <summary>
    /// Slices of time: a threshold where the condition compares with one in a way that OpenSLO has, and else a ratio that is 1 in a good slice and 0 in a bad one. Each slice is asked about once,
    /// so that all of it is good or none.
    /// </summary>
    public static OpenSloWords Of(SliceIndicator slices) => Filled(slices.Condition, slices.Slice).WithoutParentheses() is PromBinary { ReturnsBool: false, Matching: null, Right: PromNumber { Value: > -1e15 and < 1e15 } limit } comparison && Word(comparison.Operator) is { } word
        ? new(
            "Timeslices", YamlMapping.Of(("thresholdMetric", Source(comparison.Left.WithoutParentheses()))),
            YamlMapping.Of([("op", word), ("value", YamlScalar.Of((decimal)limit.Value)), .. OfSlice(slices.Slice)]))
        : new("Timeslices", YamlMapping.Of(("ratioMetric", YamlMapping.Of(("rawType", "success"), ("raw", Source(SliceQueries.Good(slices)))))), YamlMapping.Of(OfSlice(slices.Slice)));

    private static string? Word(string comparison) => comparison switch { "<" => "lt", "<=" => "lte", ">" => "gt", ">=" => "gte", _ => null };

    // A number is one of minutes.
    private static IEnumerable<(string Key, YamlNode? Value)> OfSlice(TimeSpan slice) =>
    [
        ("timeSliceTarget", 1),
        ("timeSliceWindow", slice.Ticks % TimeSpan.TicksPerMinute == 0 ? OpenSloTarget.Duration(slice) : YamlScalar.Of((decimal)slice.TotalMinutes)),
    ];

    private static PromExpression Filled(PromQuery query, TimeSpan window) => query.Tree.Fill(_ => new PromHoleValue.Duration(window));

    private static YamlMapping Source(PromExpression query) => YamlMapping.Of(("metricSource", YamlMapping.Of(
        ("type", "Prometheus"),
        ("spec", YamlMapping.Of(("query", PromPrinter.OneLine(query)))))));
}
