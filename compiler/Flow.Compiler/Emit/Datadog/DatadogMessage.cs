using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Datadog;

/// <summary>What a monitor says, and to whom.</summary>
/// <param name="model">The project.</param>
internal sealed partial class DatadogMessage(DeliveryModel model)
{
    /// <summary>The text: what users notice leads it, and those who are told end it.</summary>
    public string Text(string title, string? impact, string? runbook, Team? team, AlertSeverity severity) => string.Join(
        '\n', new[] { Translated(impact), Translated(title), runbook is null ? null : $"Runbook: {runbook}", Handles(team, severity) }.OfType<string>().Distinct());

    /// <summary>The tags.</summary>
    public static HclList Tags(string? service, Team? team, AlertSeverity? severity) => HclList.Of(
    [
        .. service is null ? [] : (HclExpression[])[new HclText($"service:{service}")],
        .. team is null ? [] : (HclExpression[])[new HclText($"team:{team.Name}")],
        .. severity is { } serious ? (HclExpression[])[new HclText($"severity:{AlertNames.Label(serious)}")] : [],
        new HclText("managed-by:flow"),
    ]);

    /// <summary>Its importance from 1 to 5.</summary>
    public static string Priority(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => "1",
        AlertSeverity.Warning => "3",
        _ => "5",
    };

    private string? Handles(Team? team, AlertSeverity severity)
    {
        var rotation = severity == AlertSeverity.Critical && team?.OnCall is VariantValue { Arguments: [var name, ..] } ? model.Rotations.FirstOrDefault(r => r.Name == name.ToText())?.Page as VariantValue : null;
        var handles = new[] { rotation, team?.Chat as VariantValue }.OfType<VariantValue>().Concat(team?.Channels ?? []).Select(Handle).Distinct().ToImmutableArray();
        return handles.IsEmpty ? null : string.Join(' ', handles);
    }

    /// <summary>How Datadog mentions a channel (Datadog, "Notifications"): a service of PagerDuty, a channel of Slack or Teams, an address, a webhook.</summary>
    private string Handle(VariantValue channel) => (channel.Case, channel.Arguments[0].ToText()) switch
    {
        ("slack", var name) => $"@slack-{(model.Project.Datadog.SlackAccount is { } account ? $"{account}-" : "")}{name.TrimStart('#')}",
        ("email", var address) => $"@{address}",
        ("webhook", var url) => $"@webhook-{(Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host.Replace('.', '-') : url)}",
        (var form, var name) => $"@{form}-{name}",
    };

    /// <summary>A label of Prometheus in a message is a tag in Datadog: <c>{{ $labels.host }}</c> is <c>{{host.name}}</c>.</summary>
    private static string? Translated(string? text) => text is null ? null : Value().Replace(Label().Replace(text, static m => $"{{{{{DatadogTags.NameOf(m.Groups["label"].Value)}.name}}}}"), "{{value}}");

    [GeneratedRegex(@"\{\{\s*\$labels\.(?<label>\w+)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"\{\{\s*\$value\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
