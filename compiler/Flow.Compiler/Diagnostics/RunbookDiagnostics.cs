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

    /// <summary>Something else than a condition, a query or words.</summary>
    public static readonly DiagnosticDescriptor NoExpectation = new(
        "FLOW8210", Severity.Error, "An expectation of a runbook says nothing that holds or does not",
        """
        What stands behind `expect` is a condition (`exit-code == 2`, `http(api, "/healthz").status == 200`), a query of Prometheus that must give a series
        (`promql"up == 1"`), or words for who follows the runbook.
        """,
        """
        service orders
        runbook restart of orders {
          step "Restart it" {
            run "kubectl rollout restart deployment/orders"
            expect exit-code
          }
        }
        """,
        """
        service orders
        runbook restart of orders {
          step "Restart it" {
            run "kubectl rollout restart deployment/orders"
            expect exit-code == 0
          }
        }
        """);

    /// <summary>A condition that the compiler knows.</summary>
    public static readonly DiagnosticDescriptor NothingIsAsked = new(
        "FLOW8211", Severity.Error, "An expectation of a runbook asks nothing",
        """
        The compiler knows the condition already, so it says nothing about the service.
        """,
        """
        let replicas = 2
        service orders
        runbook restart of orders {
          step "Restart it" {
            run "kubectl rollout restart deployment/orders"
            expect replicas == 2
          }
        }
        """,
        """
        let replicas = 2
        service orders
        runbook restart of orders {
          step "Restart it" {
            run "kubectl get deployment orders --output jsonpath={.status.readyReplicas}"
            expect stdout == text(replicas)
          }
        }
        """);

    /// <summary>A condition on a command that is not there.</summary>
    public static readonly DiagnosticDescriptor NoCommandBefore = new(
        "FLOW8212", Severity.Error, "An expectation reads the end of a command that is not there",
        """
        `exit-code`, `stdout`, `stderr` and `elapsed` are of the command before, in the same step.
        """,
        """
        service orders
        runbook restart of orders {
          step "Restart it" {
            expect exit-code == 0
            run "kubectl rollout restart deployment/orders"
          }
        }
        """,
        """
        service orders
        runbook restart of orders {
          step "Restart it" {
            run "kubectl rollout restart deployment/orders"
            expect exit-code == 0
          }
        }
        """);

    /// <summary>A time limit on what does not change.</summary>
    public static readonly DiagnosticDescriptor NothingToWaitFor = new(
        "FLOW8213", Severity.Error, "An expectation waits for what does not change by itself",
        """
        With `within` a condition is asked again until it holds. How a command ended, and what a person sees, is not asked again.
        """,
        """
        service orders
        runbook restart of orders {
          step "Restart it" {
            run "kubectl rollout restart deployment/orders"
            expect exit-code == 0 within 2m
          }
        }
        """,
        """
        service orders
        runbook restart of orders {
          step "Restart it" {
            run "kubectl rollout restart deployment/orders"
            expect http(orders, "/healthz").status == 200 within 2m
          }
        }
        """);

    /// <summary>A value of the environment in a project without any.</summary>
    public static readonly DiagnosticDescriptor NoEnvironment = new(
        "FLOW8214", Severity.Error, "A runbook reads an environment that cannot be named",
        """
        `environment.name` and `environment.url` are those of the environment in which the runbook is followed: `flow run runbook … --env production`. The project must
        have an environment, and for `environment.url` one with a `url`.
        """,
        """
        service orders
        runbook look of orders {
          step "Look at it" { run "curl --fail ${environment.url}/orders" }
        }
        """,
        """
        service orders
        environment production { url = "https://shop.example.com" }
        runbook look of orders {
          step "Look at it" { run "curl --fail ${environment.url}/orders" }
        }
        """);
}
