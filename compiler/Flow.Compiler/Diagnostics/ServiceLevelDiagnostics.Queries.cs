namespace Flow.Compiler.Diagnostics;

/// <content>What queries and conditions cannot find.</content>
public static partial class ServiceLevelDiagnostics
{
    /// <summary>Matchers that exclude each other.</summary>
    public static readonly DiagnosticDescriptor NothingMatches = new(
        "FLOW8151", Severity.Error, "The matchers of a query exclude each other",
        """
        All matchers of a selector hold together. One of several values is written with a pattern: `code=~"500|503"`.
        """,
        """
        alert errors { when promql"sum(rate(errors_total{code='500', code='503'}[5m])) > 1" for 5m }
        """,
        """
        alert errors { when promql"sum(rate(errors_total{code=~'500|503'}[5m])) > 1" for 5m }
        """);

    /// <summary>A quantile of one number.</summary>
    public static readonly DiagnosticDescriptor NoBuckets = new(
        "FLOW8152", Severity.Error, "A quantile is asked of what has no buckets any more",
        """
        `histogram_quantile` finds a quantile in the counts of buckets, which the label `le` tells from each other. A sum without it is one number, and there is no quantile of it.
        """,
        """
        alert slow { when promql"histogram_quantile(0.99, sum(rate(duration_seconds_bucket[5m]))) > 0.5" for 5m }
        """,
        """
        alert slow { when promql"histogram_quantile(0.99, sum by (le) (rate(duration_seconds_bucket[5m]))) > 0.5" for 5m }
        """);

    /// <summary>A range with one value.</summary>
    public static readonly DiagnosticDescriptor RangeTooShort = new(
        "FLOW8153", Severity.Error, "A range is too short for two values",
        """
        A rate is made of two values. A range that is shorter than twice the time after which Prometheus reads again (`prometheus every` of the project) often or always holds fewer, and
        then there is none. Four times that long is usual, because a reading may fail.
        """,
        """
        project shop { prometheus every 30s }
        alert errors { when promql"sum(rate(errors_total[30s])) > 1" for 5m }
        """,
        """
        project shop { prometheus every 30s }
        alert errors { when promql"sum(rate(errors_total[2m])) > 1" for 5m }
        """);

    /// <summary>A comparison that is decided.</summary>
    public static readonly DiagnosticDescriptor Decided = new(
        "FLOW8112", Severity.Error, "A condition holds always, or never",
        """
        What is counted is never negative, `up` is 0 or 1, a share of a metric is at most 1, a quantile no more than the highest bucket, and of no series there is no count: `count(x) == 0`
        never holds, `absent(x)` says it. What rules record of an objective (`slo:objective:ratio`, `slo:error_budget:ratio`, `slo:time_period:days`) is as it is written. Such a comparison is
        decided beforehand: the alert fires as long as anything is measured, or never.
        """,
        """
        alert errors { when promql"sum(rate(errors_total[5m])) >= 0" for 5m }
        """,
        """
        alert errors { when promql"sum(rate(errors_total[5m])) > 0" for 5m }
        """);
}
