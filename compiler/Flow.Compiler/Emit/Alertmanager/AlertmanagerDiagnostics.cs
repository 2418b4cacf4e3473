using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit.Alertmanager;

/// <summary>What the target for Alertmanager cannot do.</summary>
public static class AlertmanagerDiagnostics
{
    /// <summary>A way to tell that Alertmanager does not have.</summary>
    public static readonly DiagnosticDescriptor ChannelNotPossible = new(
        "FLOW6151", Severity.Error, "Alertmanager cannot tell somebody in this way",
        """
        The target `alertmanager` writes for Alertmanager 0.25, or for the version that `alerts` names. All of them know Slack, PagerDuty, webhooks and e-mail; for the last they have to be told a mail server
        and a sender. Microsoft Teams is known from 0.28 on (`alerts { version = 0.28 }`); before that a team that talks there is told in its `channels`, such as the webhook of a relay.
        """,
        """
        team payments { channels = email("payments@example.com") }
        service api { owner = payments }
        alert slow of api { when promql"latency_seconds > 1" for 5m }
        """,
        """
        project shop { alerts { mail-server = "mail.example.com:587", mail-from = "alerts@example.com" } }
        team payments { channels = email("payments@example.com") }
        service api { owner = payments }
        alert slow of api { when promql"latency_seconds > 1" for 5m }
        """);
}
