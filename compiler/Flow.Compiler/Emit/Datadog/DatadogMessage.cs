using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Datadog;

/// <summary>What a monitor says, and to whom.</summary>
/// <param name="model">The project.</param>
/// <param name="diagnostics">Where is told what cannot be said.</param>
internal sealed partial class DatadogMessage(DeliveryModel model, DiagnosticBag diagnostics)
{
    /// <summary>Whether Datadog has words for all that <paramref name="text"/> fills in; else it is told at <paramref name="place"/>.</summary>
    public bool CanSay(string? text, Location place)
    {
        if (text is null || Hole().Match(Value().Replace(Label().Replace(text, ""), "")) is not { Success: true, Value: var hole })
        {
            return true;
        }

        diagnostics.Report(DatadogDiagnostics.NoWords, place, $"Datadog has no words for `{hole}` in a message: it knows labels, `{{{{ $labels.host }}}}`, and `{{{{ $value }}}}`.");
        return false;
    }

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
        if ((team ?? OnCallPlanning.Otherwise(model)) is not { } told)
        {
            return null;
        }

        var page = severity == AlertSeverity.Critical && OnCallPlanning.RotationOf(told, model) is { } rotation ? OnCallPlanning.PageOf(rotation) : null;
        var handles = new[] { page, told.Chat as VariantValue }.OfType<VariantValue>().Concat(told.Channels).Select(Handle).Distinct().ToImmutableArray();
        return handles.IsEmpty ? null : string.Join(' ', handles);
    }

    /// <summary>How Datadog mentions a channel (Datadog, "Notifications"): a service of PagerDuty, a channel of Slack or Teams, an address, a webhook.</summary>
    private string Handle(VariantValue channel) => (channel.Case, channel.Arguments[0].ToText()) switch
    {
        ("slack", var name) => $"@slack-{(model.Project.Datadog.SlackAccount is { } account ? $"{account}-" : "")}{name.TrimStart('#')}",
        ("email", var address) => $"@{address}",
        ("webhook", var url) => $"@webhook-{Hook(url)}",
        (var form, var name) => $"@{form}-{name}",
    };

    /// <summary>A webhook is called as its address is, with <c>-</c> for points and <c>_</c> for slashes.</summary>
    private static string Hook(string url) => string.Concat((Uri.TryCreate(url, UriKind.Absolute, out var address) ? $"{address.Authority}{address.PathAndQuery}" : url).TrimEnd('/')
        .Select(static c => char.IsAsciiLetterOrDigit(c) ? c : c == '/' ? '_' : '-'));

    /// <summary>A label of Prometheus in a message is a tag in Datadog: <c>{{ $labels.host }}</c> is <c>{{host.name}}</c>.</summary>
    private static string? Translated(string? text) => text is null ? null : Value().Replace(Label().Replace(text, static m => $"{{{{{DatadogTags.NameOf(m.Groups["label"].Value)}.name}}}}"), "{{value}}");

    [GeneratedRegex(@"\{\{.*?(\}\}|$)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{\{\s*\$labels\.(?<label>\w+)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"\{\{\s*\$value\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
