using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>The rules of the alerts that a project writes itself.</summary>
internal static class AlertRules
{
    /// <summary>The group of the alerts of one owner.</summary>
    public static YamlMapping Group(string name, IEnumerable<Alert> alerts) => YamlMapping.Of(
        ("name", name),
        ("rules", YamlSequence.Of(alerts.Select(Rule))));

    /// <summary>What leads the message: the impact, where it is known.</summary>
    public static string Summary(Alert alert) => alert.Impact ?? alert.Title ?? alert.FullName;

    /// <summary>The labels that the rule adds.</summary>
    public static IEnumerable<(string Key, YamlNode? Value)> Labels(Alert alert) =>
        [("severity", AlertNames.Label(alert.Severity)), ("service", alert.Owner.AsScalar()), ("team", alert.Team?.Name.AsScalar())];

    /// <summary>The message.</summary>
    public static YamlMapping Annotations(Alert alert) => YamlMapping.Of(
        ("summary", Summary(alert)),
        ("description", alert.Impact is null ? null : alert.Title.AsScalar()),
        ("runbook_url", alert.Runbook.AsScalar()));

    private static YamlNode Rule(Alert alert) => YamlMapping.Of(
        ("alert", AlertNames.Of(alert)),
        ("expr", PromPrinter.Print(alert.Condition.Tree)),
        ("for", Duration(alert.For)),
        ("keep_firing_for", Duration(alert.KeepFor)),
        ("labels", YamlMapping.Of(Labels(alert))),
        ("annotations", Annotations(alert))).WithSource(alert.Origin);

    private static YamlScalar? Duration(TimeSpan value) => value == TimeSpan.Zero ? null : YamlScalar.Of(PromDuration.Written(value));
}
