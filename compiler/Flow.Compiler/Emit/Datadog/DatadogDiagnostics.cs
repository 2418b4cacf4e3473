using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit.Datadog;

/// <summary>What Datadog has no words for.</summary>
public static class DatadogDiagnostics
{
    /// <summary>A query, a period or a condition that Datadog cannot have.</summary>
    public static readonly DiagnosticDescriptor NoWords = new(
        "FLOW8330", Severity.Error, "Datadog has no words for something",
        """
        The target `datadog` writes service levels and monitors in the words of Datadog. It knows sums of `rate(…)` and `increase(…)` of one counter, and aggregations of one gauge, with labels that
        are compared with values, with lists of values and with beginnings of values; periods of 7, 30 and 90 days; and comparisons with a number. What cannot be said there is not silently left out; a service
        level says so itself: `left-out-of = datadog`.
        """,
        """
        project shop { targets = ["datadog"], datadog { state local } }
        alert slow { when promql"histogram_quantile(0.9, sum by (le) (rate(took_seconds_bucket[5m]))) > 1" }
        """,
        """
        project shop { targets = ["datadog"], datadog { state local } }
        alert slow { when promql"sum(rate(slow_answers_total[5m])) > 1" }
        """);

    /// <summary>Something that is told in another way.</summary>
    public static readonly DiagnosticDescriptor NotTold = new(
        "FLOW8331", Severity.Warning, "Datadog tells less, or more",
        """
        Datadog looks 48 hours back at most when it asks how fast a budget burns, so that a row with a longer window has no monitor there. It has no least traffic either.
        """,
        """
        project shop { targets = ["datadog"], datadog { state local } }
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(requests_total{code!='500'}[${{ window }}]))"
          total = promql"sum(rate(requests_total[${{ window }}]))"
        }
        """,
        """
        project shop { targets = ["datadog"], datadog { state local } }
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(requests_total{code!='500'}[${{ window }}]))"
          total = promql"sum(rate(requests_total[${{ window }}]))"
          burn 14.4 over 1h { severity = critical }
          burn 3 over 1d
        }
        """);
}
