namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in service levels, alerts and their queries.</summary>
public static class ServiceDiagnostics
{
    /// <summary>A query that cannot be read.</summary>
    public static readonly DiagnosticDescriptor QueryNotRead = new(
        "FLOW8001", Severity.Error, "A query is no PromQL",
        """
        The text of a query is read by the grammar of Prometheus 2.42. Between the quotes of `promql"…"` texts stand in single quotes.
        """,
        """
        alert errors { when promql"sum(rate(errors_total[5m]) > 1" }
        """,
        """
        alert errors { when promql"sum(rate(errors_total[5m])) > 1" }
        """);

    /// <summary>A query that Prometheus would refuse, or of the wrong type.</summary>
    public static readonly DiagnosticDescriptor QueryType = new(
        "FLOW8002", Severity.Error, "A part of a query has the wrong type",
        """
        A query is built of numbers, instant vectors (series with one sample each), range vectors (`x[5m]`) and texts. A function takes some of them, and what
        is measured or told is an instant vector.
        """,
        """
        alert errors { when promql"rate(errors_total) > 1" }
        """,
        """
        alert errors { when promql"rate(errors_total[5m]) > 1" }
        """);

    /// <summary>A hole with a value that does not fit.</summary>
    public static readonly DiagnosticDescriptor QueryHole = new(
        "FLOW8003", Severity.Error, "A hole of a query has another value than its place needs",
        """
        In a query a hole stands for a length of time (`x[${{ window }}]`), for a number, or for a text or a part of one. Its value is known to the compiler; only
        `window`, in the queries of a service level, is chosen by each rule.
        """,
        """
        let limit = "a lot"
        alert errors { when promql"errors > ${{ limit }}" }
        """,
        """
        let limit = 5
        alert errors { when promql"errors > ${{ limit }}" }
        """);

    /// <summary>A metric that is not declared.</summary>
    public static readonly DiagnosticDescriptor UnknownMetric = new(
        "FLOW8004", Severity.Error, "A query names a metric that is not declared",
        """
        A project that declares its metrics is checked against them: a misspelt metric is no error for Prometheus, it is only never there.
        """,
        """
        metric errors_total { kind = counter }
        alert errors { when promql"rate(error_total[5m]) > 1" }
        """,
        """
        metric errors_total { kind = counter }
        alert errors { when promql"rate(errors_total[5m]) > 1" }
        """);

    /// <summary>A label that the metric does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownLabel = new(
        "FLOW8005", Severity.Error, "A query names a label that its metric does not have",
        """
        A matcher for a label that no series has selects nothing, or everything. The labels of a metric stand in its declaration; `job` and `instance` are always there.
        """,
        """
        metric errors_total { kind = counter, labels = ["code"] }
        alert errors { when promql"rate(errors_total{cod='500'}[5m]) > 1" }
        """,
        """
        metric errors_total { kind = counter, labels = ["code"] }
        alert errors { when promql"rate(errors_total{code='500'}[5m]) > 1" }
        """);

    /// <summary>A query names a job that nobody reads.</summary>
    public static readonly DiagnosticDescriptor UnknownJob = new(
        "FLOW8009", Severity.Warning, "A query names a job that nothing is read as",
        """
        In the configurations that are written for Prometheus each service is a job of its name. A query with another one, such as the former name of a service, gives nothing, and its alert never fires.

        It is not said where others decide what is read: in a project with an environment that is `external`, whose `telemetry` sends measurements to a collector, or for which no configuration is written.
        What a configuration of others reads beside that is named in the project: `prometheus { jobs = ["node"] }`.
        """,
        """
        service web { image = "ghcr.io/acme/web:1.4.2", port = 8080, metrics = "/metrics" }
        environment production { cloud kubernetes { namespace = "shop" }, host cluster { services = web } }
        alert down of web { when promql"sum(up{job='api'}) == 0" for 2m }
        """,
        """
        service web { image = "ghcr.io/acme/web:1.4.2", port = 8080, metrics = "/metrics" }
        environment production { cloud kubernetes { namespace = "shop" }, host cluster { services = web } }
        alert down of web { when promql"sum(up{job='web'}) == 0" for 2m }
        """);

    /// <summary>A message that Prometheus cannot read.</summary>
    public static readonly DiagnosticDescriptor MessageNotRead = new(
        "FLOW8136", Severity.Error, "Prometheus cannot read a message",
        """
        What stands between `{{` and `}}` in the title, the `impact`, the `note` or the `runbook` of an alert is filled in by Prometheus: `{{ $labels.code }}`, `{{ $value | humanize }}`. It reads
        the messages before it takes the rules, and refuses a whole file for one of them.
        """,
        """
        alert errors { when promql"rate(errors_total[5m]) > 1", impact = "{{ $code }} answers are wrong" }
        """,
        """
        alert errors { when promql"rate(errors_total[5m]) > 1", impact = "{{ $value | humanize }} answers are wrong each second" }
        """);

    /// <summary>An objective that cannot be.</summary>
    public static readonly DiagnosticDescriptor ObjectiveRange = new(
        "FLOW8006", Severity.Error, "An objective is out of range",
        """
        An objective is more than 0 % and less than 100 %: with all of it there is no budget, and every error is an incident. Its period is between a day and a year.
        """,
        """
        service api
        slo availability of api {
          objective 100% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
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

    /// <summary>Neither good nor bad, or both.</summary>
    public static readonly DiagnosticDescriptor GoodOrBad = new(
        "FLOW8007", Severity.Error, "A service level counts either what is good or what is bad",
        """
        One of `good` and `bad` is written; the other is what remains of `total`.
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          bad   = promql"sum(rate(errors_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """);

    /// <summary>Nobody can be called.</summary>
    public static readonly DiagnosticDescriptor NobodyPaged = new(
        "FLOW8008", Severity.Warning, "With this objective nobody is ever called",
        """
        An alert fires when the share of errors is above burn rate × budget. With a low objective that is more than all there is: at 80 % the budget is 20 %, and
        six times as much cannot be reached. Such a row is left out; where none remains that calls somebody, an outage only makes a ticket.
        """,
        """
        service api
        slo availability of api {
          objective 80% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """,
        """
        service api
        slo availability of api {
          objective 95% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """);
}
