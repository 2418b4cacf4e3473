using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// That an alert fires, for a unit test of it. promtool compares messages sign by sign, so those are told where they are known; where more than labels is computed in one, the
/// series that Prometheus keeps of each alert (<c>ALERTS</c>) says the same without it.
/// </summary>
internal static class AlertMessages
{
    /// <summary>The expectation of an alert test, or the one of a query of <c>ALERTS</c>.</summary>
    /// <param name="at">When.</param>
    /// <param name="alert">The name of the alert.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="known">Those of them, and others, that its message can take from the series.</param>
    /// <param name="annotations">Its message, as its rule has it.</param>
    public static YamlMapping Firing(TimeSpan at, string alert, ImmutableArray<(string Key, YamlNode? Value)> labels, ImmutableSortedDictionary<string, string> known, YamlMapping annotations) =>
        Filled(annotations, known) is { } filled
            ? YamlMapping.Of(
                ("eval_time", PromDuration.Written(at)),
                ("alertname", alert),
                ("exp_alerts", YamlSequence.Of(YamlMapping.Of(("exp_labels", YamlMapping.Of(labels)), ("exp_annotations", filled)))))
            : YamlMapping.Of(
                ("expr", $"ALERTS{{alertname=\"{alert}\", alertstate=\"firing\"}}"),
                ("eval_time", PromDuration.Written(at)),
                ("exp_samples", YamlSequence.Of(YamlMapping.Of(
                    ("labels", SampleSeries.Written("ALERTS", [new("alertname", alert), new("alertstate", "firing"), .. YamlMapping.Of(labels).Entries.Select(static e => KeyValuePair.Create(e.Key, ((YamlScalar)e.Value).Text))])),
                    ("value", 1)))));

    /// <summary>That an alert does not fire.</summary>
    public static YamlMapping Quiet(TimeSpan at, string alert) => YamlMapping.Of(("eval_time", PromDuration.Written(at)), ("alertname", alert));

    /// <summary>The parts of a test of promtool that tell of alerts.</summary>
    public static (string Key, YamlNode? Value) Asked(IEnumerable<YamlMapping> expectations) => ("alert_rule_test", All(expectations.Where(static e => !IsQuery(e))));

    /// <summary>The parts of a test of promtool that ask queries.</summary>
    public static (string Key, YamlNode? Value) Queried(IEnumerable<YamlMapping> expectations) => ("promql_expr_test", All(expectations.Where(IsQuery)));

    private static YamlSequence? All(IEnumerable<YamlMapping> expectations) => expectations.ToList() is { Count: > 0 } all ? YamlSequence.Of(all) : null;

    private static bool IsQuery(YamlMapping expectation) => expectation.Entries[0].Key == "expr";

    /// <summary>A text of a service level where no alert fills anything in, with the labels that all of its records have; null where there is none, or more is computed in it.</summary>
    public static string? Outside(string? text, Slo slo) => text is null ? null : PromTemplate.Filled(text, name => name switch { "service" => slo.Service, "slo" => slo.Name, _ => null });

    // A label that a series does not have is nothing in a message.
    private static YamlMapping? Filled(YamlMapping annotations, ImmutableSortedDictionary<string, string> labels)
    {
        var filled = annotations.Entries.Select(e => (e.Key, Text: PromTemplate.Filled(((YamlScalar)e.Value).Text, name => labels.GetValueOrDefault(name, "")))).ToList();
        return filled.Exists(static f => f.Text is null) ? null : YamlMapping.Of([.. filled.Select(static f => (f.Key, (YamlNode?)YamlScalar.Of(f.Text!)))]);
    }
}
