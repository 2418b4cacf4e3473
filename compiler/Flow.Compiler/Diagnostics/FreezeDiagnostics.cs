namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in what follows when a budget of errors is used up.</summary>
public static class FreezeDiagnostics
{
    private const string Slo = """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          spent 100% { freeze = production }
        }
        """;

    private const string Deployment = """
        pipeline deploy {
          on push to "main"
          job rollout on linux { environment = production, run "./deploy" }
        }

        """;

    /// <summary>Nobody knows whom to ask.</summary>
    public static readonly DiagnosticDescriptor NobodyToAsk = new(
        "FLOW8122", Severity.Error, "An environment can be frozen, and nothing says where its Prometheus is",
        """
        Jobs that deploy to an environment which a service level can freeze ask the Prometheus of that environment whether there is budget left. Each environment has one of its
        own, with rules that name the service and not the environment, so that the one of another environment would answer about the wrong one.
        """,
        "environment production { external = true }\n" + Deployment + Slo,
        """
        environment production {
          external = true
          prometheus "https://prometheus.example.com"
        }

        """ + Deployment + Slo);

    /// <summary>Nothing is held back.</summary>
    public static readonly DiagnosticDescriptor NothingHeldBack = new(
        "FLOW8123", Severity.Warning, "An environment is frozen that no job deploys to",
        """
        A freeze holds back the jobs that say `environment = production`. Where none does, nothing is held back, and what is deployed by other means goes on.
        """,
        """
        environment production {
          external = true
          prometheus "https://prometheus.example.com"
        }

        """ + Slo,
        """
        environment production {
          external = true
          prometheus "https://prometheus.example.com"
        }

        """ + Deployment + Slo);

    /// <summary>An address that nothing can be put behind.</summary>
    public static readonly DiagnosticDescriptor NoPlainAddress = new(
        "FLOW8133", Severity.Error, "The address of Prometheus goes on behind its path",
        """
        `/api/v1/query` and the question are put behind the address of Prometheus. Behind a query or a fragment they would be part of it.
        """,
        """
        environment production {
          external = true
          prometheus "https://prometheus.example.com/?tenant=shop"
        }
        """,
        """
        environment production {
          external = true
          prometheus "https://prometheus.example.com/shop"
        }
        """);

    /// <summary>A gate that never closes.</summary>
    public static readonly DiagnosticDescriptor NeverHeldBack = new(
        "FLOW8134", Severity.Error, "The reason to deploy despite a freeze is there in every run",
        """
        A job whose `despite-freeze` has a text is not held back. A text that somebody gives in an emergency is empty otherwise: the parameter itself, without words around it. A job
        that no freeze is meant for says so with a text that stands there, such as `despite-freeze = "it deploys nothing of api"`.
        """,
        """
        environment production { external = true, freeze = 2026-12-20..2027-01-02 }
        pipeline deploy {
          on manual
          param emergency: string = ""
          job rollout on linux {
            environment production { despite-freeze = "Reason: ${emergency}" }
            run "./deploy"
          }
        }
        """,
        """
        environment production { external = true, freeze = 2026-12-20..2027-01-02 }
        pipeline deploy {
          on manual
          param emergency: string = ""
          job rollout on linux {
            environment production { despite-freeze = emergency }
            run "./deploy"
          }
        }
        """);

    /// <summary>A share that is spent always or never.</summary>
    public static readonly DiagnosticDescriptor SpentRange = new(
        "FLOW8135", Severity.Error, "A share of a budget is spent always or never",
        """
        `spent` is followed by a share of the budget of errors: more than 0%, and more than 100% where the budget is overdrawn. When everything is bad, as much of it is spent as the
        budget goes into all: of one of 1% a hundred times as much, 10000%.
        """,
        """
        service api
        slo reachable of api {
          objective 99% over 30d
          slices promql"min(up{job='api'}) == 1" every 1m
          spent 0% { note = "Only changes that make it more reliable" }
        }
        """,
        """
        service api
        slo reachable of api {
          objective 99% over 30d
          slices promql"min(up{job='api'}) == 1" every 1m
          spent 75% { note = "Only changes that make it more reliable" }
        }
        """);

    /// <summary>One share twice.</summary>
    public static readonly DiagnosticDescriptor SpentTwice = new(
        "FLOW8124", Severity.Error, "Two lines of a service level are about the same share of its budget",
        """
        Each `spent` line has an alert of its own, which is called after the share. What follows from one share stands in one line. A share is more than zero, and more than 100%
        where the budget is overdrawn.
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          spent 75% { note = "Only changes that make it more reliable" }
          spent 75% { note = "Nothing on Fridays" }
        }
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          spent 75% { note = "Only changes that make it more reliable, and nothing on Fridays" }
        }
        """);
}
