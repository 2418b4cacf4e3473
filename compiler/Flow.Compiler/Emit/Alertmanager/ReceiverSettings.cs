using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Alertmanager;

/// <summary>Receivers as Alertmanager has them: all since 0.25, and that of the workflows of Microsoft Teams since 0.28. What is secret stands in files, whose names alone are written.</summary>
/// <param name="files">Those files.</param>
internal sealed class ReceiverSettings(ReceiverFiles files)
{
    private const string Summary = "{{ .CommonAnnotations.summary }}";
    private const string SlackUrl = "slack-url";

    /// <summary>A receiver.</summary>
    public YamlNode Of(AlertReceiver receiver) => YamlMapping.Of([
        ("name", receiver.Name),
        .. receiver.Channels.GroupBy(static c => c.Case).Select(g => ($"{(g.Key == "teams" ? "msteamsv2" : g.Key)}_configs", (YamlNode?)YamlSequence.Of(g.Select(Channel)))),
    ]);

    private YamlNode Channel(VariantValue channel) => (channel.Case, channel.Arguments[0].ToText()) switch
    {
        ("pagerduty", var key) => YamlMapping.Of(
            ("routing_key_file", files.Of(key)),
            ("severity", "{{ .CommonLabels.severity }}"),
            ("description", Summary),
            ("details", YamlMapping.Of(("description", "{{ .CommonAnnotations.description }}"), ("runbook", "{{ .CommonAnnotations.runbook_url }}")))),
        ("slack", var name) => YamlMapping.Of(
            ("api_url_file", files.Of(SlackUrl)),
            ("channel", name),
            ("send_resolved", true),
            ("title", "[{{ .Status }}] {{ .CommonLabels.severity }}: {{ .CommonLabels.alertname }}"),
            ("title_link", "{{ .CommonAnnotations.runbook_url }}"),
            ("text", "{{ range .Alerts }}{{ .Annotations.summary }}\n{{ .Annotations.description }}\n{{ end }}")),
        ("teams", var name) => YamlMapping.Of(
            ("webhook_url_file", WithName(files.OfTeams(name), name)),
            ("send_resolved", true),
            ("title", "[{{ .Status }}] {{ .CommonLabels.severity }}: {{ .CommonLabels.alertname }}"),
            ("text", "{{ range .Alerts }}{{ .Annotations.summary }}\n{{ .Annotations.description }}\n{{ .Annotations.runbook_url }}\n{{ end }}")),
        ("email", var address) => YamlMapping.Of(("to", address), ("send_resolved", true)),
        (_, var url) => YamlMapping.Of(
            ("url", url),
            ("send_resolved", true),
            ("http_config", channel.Arguments is [_, var token] && token.ToText().Length > 0
                ? YamlMapping.Of(("authorization", YamlMapping.Of(("credentials_file", files.Of(token.ToText())))))
                : null)),
    };

    // The name of a file has not all signs of the channel: whoever puts the address there sees which one it is.
    private static YamlScalar WithName(string file, string channel) => YamlScalar.Of(file) with { TrailingComment = channel };
}
