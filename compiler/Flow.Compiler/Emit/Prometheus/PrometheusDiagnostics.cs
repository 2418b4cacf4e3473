using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>What the target for Prometheus cannot do.</summary>
public static class PrometheusDiagnostics
{
    /// <summary>Queries for which no test can be made.</summary>
    public static readonly DiagnosticDescriptor NotTested = new(
        "FLOW6101",
        Severity.Note,
        "No unit tests can be made for a service level",
        """
        The target `prometheus` writes unit tests of the rules of each service level: it makes up series that the queries count, and works out when the alerts fire.
        It can do so for `sum(rate(…))` and `sum(increase(…))` of one counter, with any grouping. For other queries the rules are written without tests.
        So are rows whose windows are so long that a subquery of the same service, which is evaluated in their tests too, has more steps in them than `promtool` takes samples.
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}])) + sum(rate(cached_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """);

    /// <summary>An environment that calls nobody, of whose Prometheus nothing is known.</summary>
    public static readonly DiagnosticDescriptor CalledAllTheSame = new(
        "FLOW6103",
        Severity.Warning,
        "Nothing is written in which an environment could call nobody",
        """
        `pages = false` is a line in the configuration that the target `prometheus` writes for an environment: what is critical leaves its Prometheus as a warning. Where nothing is read of
        services no configuration is written, and another Prometheus that has the rules calls people as before.
        """,
        """
        environment staging { external = true, pages = false }
        """,
        """
        service api { image = "ghcr.io/acme/api:1.4.2", port = 8080, metrics = "/metrics" }
        environment staging {
          cloud kubernetes { namespace = "shop" }
          pages = false
          host cluster { services = api }
        }
        """);

    /// <summary>A query of a record that no rule makes.</summary>
    public static readonly DiagnosticDescriptor NoSuchRecord = new(
        "FLOW6104",
        Severity.Warning,
        "A query reads a record that no rule makes",
        """
        The rules of service levels record their share of errors over each window of their alerts, and more (docs/service-levels.md); those of status pages record the state of each component. A query of
        another window, or of another service level, has no answer: its panel is empty, and its alert never fires. Nothing is said in projects without service levels or status pages, where such a
        record is made elsewhere.
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        alert bad of api { when promql"slo:sli_error:ratio_rate7m{service='api'} > 0.1" for 1m }
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        alert bad of api { when promql"slo:sli_error:ratio_rate5m{service='api'} > 0.1" for 1m }
        """);

    /// <summary>A condition for which no test can be made.</summary>
    public static readonly DiagnosticDescriptor AlertNotTested = new(
        "FLOW6102",
        Severity.Note,
        "No unit test can be made for an alert",
        """
        The target `prometheus` writes a unit test of each alert whose condition compares one value, or one `rate(…)` or `increase(…)`, with a number: it makes up a series
        on both sides of it. For other conditions the rule is written without a test.
        """,
        """
        alert down { when promql"absent(up) or up == 0" for 5m }
        """,
        """
        alert down { when promql"up == 0" for 5m }
        """);
}
