namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in how soon somebody is told, and who later.</summary>
public static class TellingDiagnostics
{
    /// <summary>An escalation that reaches nobody else.</summary>
    public static readonly DiagnosticDescriptor EscalatesToNobody = new(
        "FLOW8125", Severity.Error, "An escalation tells nobody new",
        """
        An escalation tells another team of what still fires after some time. It is of no use to the team itself, which was told first, to a team that is told nowhere, and before
        the team itself is told.
        """,
        """
        rotation primary
        team payments { on-call = rotation("primary"), chat = slack("#payments"), escalate critical to payments after 30m }
        service api { owner = payments }
        alert down of api { when promql"api_up == 0", severity = critical, impact = "Customers cannot order" }
        """,
        """
        rotation primary
        team payments { on-call = rotation("primary"), chat = slack("#payments"), escalate critical to platform after 30m }
        team platform { chat = slack("#platform") }
        service api { owner = payments }
        alert down of api { when promql"api_up == 0", severity = critical, impact = "Customers cannot order" }
        """);

    /// <summary>Times that do not fit.</summary>
    public static readonly DiagnosticDescriptor TimesDoNotFit = new(
        "FLOW8126", Severity.Error, "The times of alerts do not fit each other",
        """
        Alertmanager looks at a group of alerts as often as `more` says, so that it cannot repeat itself more often than that: `every` is at least as long. Both are more than nothing.
        What is said of a severity stands in one line.
        """,
        """
        team payments { chat = slack("#payments"), tell warning after 5m every 5m { more = 10m } }
        """,
        """
        team payments { chat = slack("#payments"), tell warning after 5m every 4h { more = 10m } }
        """);
}
