namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in runbooks, and what is left without one.</summary>
public static class RunbookDiagnostics
{
    /// <summary>A command with a value that only a run knows.</summary>
    public static readonly DiagnosticDescriptor NotKnownYet = new(
        "FLOW8200", Severity.Error, "A value of a runbook is not known when its page is written",
        """
        A runbook becomes a page, whose commands are typed as they stand there. A value of a run, of something that is not made yet, or a secret cannot be written into it.
        """,
        """
        service orders
        runbook restart of orders {
          step "Restart it" { run "kubectl rollout restart deployment/${git.sha}" }
        }
        """,
        """
        let deployment = "orders"
        service orders
        runbook restart of orders {
          step "Restart it" { run "kubectl rollout restart deployment/${deployment}" }
        }
        """);

    /// <summary>A runbook without a step.</summary>
    public static readonly DiagnosticDescriptor NoSteps = new(
        "FLOW8201", Severity.Error, "A runbook says nothing to do",
        """
        Whoever is called opens the page to learn what to do. Without a step it says nothing.
        """,
        """
        service orders
        runbook restart of orders { impact = "Customers cannot order" }
        """,
        """
        service orders
        runbook restart of orders {
          impact = "Customers cannot order"
          step "Restart it" { run "kubectl rollout restart deployment/orders" }
        }
        """);

    /// <summary>A critical alert without a runbook.</summary>
    public static readonly DiagnosticDescriptor CriticalWithoutRunbook = new(
        "FLOW8202", Severity.Warning, "What calls somebody has no runbook",
        """
        Whoever is called at night should not have to guess. It is asked of projects that have runbooks, and of all whose `standards` are strict. There it is an
        error, with relaxed standards a note. An alert may name a runbook of the project, or an address.
        """,
        """
        service orders
        runbook restart of orders {
          step "Restart it" { run "kubectl rollout restart deployment/orders" }
        }
        alert down of orders {
          when promql"up{job='orders'} == 0" for 1m
          severity = critical
        }
        """,
        """
        service orders
        runbook restart of orders {
          step "Restart it" { run "kubectl rollout restart deployment/orders" }
        }
        alert down of orders {
          when promql"up{job='orders'} == 0" for 1m
          severity = critical
          runbook = orders.restart
        }
        """);
}
