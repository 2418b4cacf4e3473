namespace Flow.Compiler.Diagnostics;

/// <summary>What the servers that read what is measured cannot do.</summary>
public static class MonitoringDiagnostics
{
    /// <summary>A version that does not know what is used.</summary>
    public static readonly DiagnosticDescriptor VersionTooOld = new(
        "FLOW8310", Severity.Error, "A version does not know what is used",
        """
        `prometheus { version = … }` and `alerts { version = … }` of the project say which servers read the generated files. What they would refuse is an error here, and not when they are
        started again.
        """,
        """
        project shop { prometheus { version = 2.40 } }
        alert errors { when promql"rate(errors_total[5m]) > 1" keep 10m }
        """,
        """
        project shop { prometheus { version = 2.42 } }
        alert errors { when promql"rate(errors_total[5m]) > 1" keep 10m }
        """);

    /// <summary>A query that a version reads in another way.</summary>
    public static readonly DiagnosticDescriptor OtherMeaning = new(
        "FLOW8311", Severity.Error, "A version reads a query in another way",
        """
        Prometheus 3.0 changed what some queries mean. The bound of a bucket, `le`, is a decimal number there: `le='1'` selects nothing, silently.
        """,
        """
        project shop { prometheus { version = 3.1 } }
        alert slow { when promql"rate(took_seconds_bucket{le='1'}[5m]) < 5" }
        """,
        """
        project shop { prometheus { version = 3.1 } }
        alert slow { when promql"rate(took_seconds_bucket{le='1.0'}[5m]) < 5" }
        """);

    /// <summary>Metrics that nobody can read.</summary>
    public static readonly DiagnosticDescriptor NotReachable = new(
        "FLOW8312", Severity.Error, "Nobody can read what a service measures",
        """
        Prometheus asks a service for its metrics, at its port and under a path.
        """,
        """
        service worker { metrics = "/metrics" }
        """,
        """
        service worker { port = 9000, metrics = "/metrics" }
        """);

    /// <summary>Two things whose alerts have one name.</summary>
    public static readonly DiagnosticDescriptor SameAlertName = new(
        "FLOW8322", Severity.Error, "Alerts of two things have one name",
        """
        An alert is called as what it is about, without points and dashes: `api.web-read` becomes `ApiWebRead`. Status pages ask Prometheus by that name, silences and people find it by that name, and
        resources for Datadog are called alike.
        """,
        """
        service api
        service api-web
        alert web-down of api { when promql"sum(rate(failures_total[5m])) > 1" }
        alert down of api-web { when promql"sum(rate(breaks_total[5m])) > 1" }
        """,
        """
        service api
        service api-web
        alert web-down of api { when promql"sum(rate(failures_total[5m])) > 1" }
        alert breaks of api-web { when promql"sum(rate(breaks_total[5m])) > 1" }
        """);
}
