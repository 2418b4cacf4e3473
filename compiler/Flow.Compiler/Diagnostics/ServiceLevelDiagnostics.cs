namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in the forms of service levels.</summary>
public static partial class ServiceLevelDiagnostics
{
    /// <summary>Two ways to measure.</summary>
    public static readonly DiagnosticDescriptor MeasuredTwice = new(
        "FLOW8100", Severity.Error, "A service level measures in two ways",
        """
        A service level measures one thing: events (`good` or `bad`, and `total`), a `latency`, `slices` of time, or other service levels (`all-of` or `part`). Two of them are two
        service levels, which can be joined by a third.
        """,
        """
        service api
        slo latency of api {
          objective 99% over 30d
          latency promql"duration_seconds" within 300ms
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """,
        """
        service api
        slo latency of api {
          objective 99% over 30d
          latency promql"duration_seconds" within 300ms
        }
        """);

    /// <summary>A latency of something else than a histogram.</summary>
    public static readonly DiagnosticDescriptor NoHistogram = new(
        "FLOW8101", Severity.Error, "A latency is not that of a histogram",
        """
        The share of what was fast enough is read from a histogram: what lies in the bucket of the bound, of all that was counted. The rules take the rates of `x_bucket` and `x_count`
        themselves, so only the metric is named, perhaps with labels.
        """,
        """
        service api
        slo latency of api {
          objective 99% over 30d
          latency promql"rate(duration_seconds_bucket[5m])" within 300ms
        }
        """,
        """
        service api
        slo latency of api {
          objective 99% over 30d
          latency promql"duration_seconds{service='api'}" within 300ms
        }
        """);

    /// <summary>A bound that no bucket has.</summary>
    public static readonly DiagnosticDescriptor NoSuchBucket = new(
        "FLOW8102", Severity.Error, "A latency has a bound that is none of a bucket",
        """
        A histogram knows only how many were faster than the bounds of its buckets. For any other bound there is no series: nothing counts as good, and somebody is called for ever.
        The same holds for a query that asks for a bucket itself: `duration_seconds_bucket{le="0.3"}`.
        The `buckets` of a metric are those that the program measures with.
        """,
        """
        metric duration_seconds { kind = histogram, buckets = [0.1, 0.3, 1] }
        service api
        slo latency of api {
          objective 99% over 30d
          latency promql"duration_seconds" within 250ms
        }
        """,
        """
        metric duration_seconds { kind = histogram, buckets = [0.1, 0.3, 1] }
        service api
        slo latency of api {
          objective 99% over 30d
          latency promql"duration_seconds" within 300ms
        }
        """);

    /// <summary>A slice without a comparison.</summary>
    public static readonly DiagnosticDescriptor SliceWithoutComparison = new(
        "FLOW8103", Severity.Error, "The condition of a slice compares nothing",
        """
        Each slice of time is good or bad. Which it is says a comparison: `x < 0.3`, without `bool`, and not joined with `and` or `or`.
        """,
        """
        service api
        slo availability of api {
          objective 99% over 30d
          slices promql"probe_success" every 1m
        }
        """,
        """
        service api
        slo availability of api {
          objective 99% over 30d
          slices promql"probe_success == 1" every 1m
        }
        """);

    /// <summary>A rolling period and one of the calendar.</summary>
    public static readonly DiagnosticDescriptor PeriodTwice = new(
        "FLOW8104", Severity.Error, "An objective has two periods",
        """
        The budget of errors is that of the time up to now (`over 30d`), or that of the month or quarter, in UTC, which begins anew with it (`every month`). Alerts look at windows that
        roll on either way.
        """,
        """
        service api
        slo availability of api {
          objective 99% over 30d { every month }
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """,
        """
        service api
        slo availability of api {
          objective 99% every month
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """);

    /// <summary>A row above all there is.</summary>
    public static readonly DiagnosticDescriptor RowNeverFires = new(
        "FLOW8105", Severity.Error, "A written burn rate can never be reached",
        """
        Everything bad burns the budget 1 ÷ budget times as fast as allowed: at 99 % a hundred times, at 90 % ten times. A row above that never tells anybody.
        Neither does one with a short window of less than twice the time after which Prometheus reads again (`prometheus every` of the project): a rate needs two values.
        """,
        """
        service api
        slo availability of api {
          objective 90% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          burn 14.4 over [1h, 5m] { severity = critical }
        }
        """,
        """
        service api
        slo availability of api {
          objective 90% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          burn 6 over [1h, 5m] { severity = critical }
        }
        """);

    /// <summary>Windows the wrong way round.</summary>
    public static readonly DiagnosticDescriptor RowsOutOfOrder = new(
        "FLOW8106", Severity.Error, "The windows of a burn rate are not in order",
        """
        The long window says that much of the budget is gone, the short one that it still burns (SRE workbook, chapter 5): the short one is shorter, and the long one no longer than the
        period. Of two rows of one severity the one with the longer window has the lower burn rate: else it fires only when the other one did. No two of one severity have the same
        long window.
        """,
        """
        service api
        slo availability of api {
          objective 99% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          burn 6 over [1h, 2h]
        }
        """,
        """
        service api
        slo availability of api {
          objective 99% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          burn 6 over [2h, 10m]
        }
        """);

    /// <summary>A row of nothing.</summary>
    public static readonly DiagnosticDescriptor NoRow = new(
        "FLOW8150", Severity.Error, "A written burn rate means nothing",
        """
        A row tells somebody while the budget burns so many times faster than allowed, over a long window and a short one. A rate of 0 is always there, and in a window of no length nothing
        happens. Such a row cannot be left out: the rows of the SRE workbook would stand in its place.
        """,
        """
        service api
        slo availability of api {
          objective 99% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          burn 0 over 1h { severity = critical }
        }
        """,
        """
        service api
        slo availability of api {
          objective 99% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          burn 14.4 over 1h { severity = critical }
        }
        """);

    /// <summary>Parts that do not fit together.</summary>
    public static readonly DiagnosticDescriptor PartsDoNotFit = new(
        "FLOW8107", Severity.Error, "A service level cannot be made of these",
        """
        A service level that is made of others is computed from what is recorded for them: at least two different ones, none of them made of others itself, with the same period and the
        same windows, so that the records are there. Weights are more than 0.
        """,
        """
        service api
        slo good-ones of api { objective 99% over 30d, good = promql"sum(rate(good_total[${{ window }}]))", total = promql"sum(rate(all_total[${{ window }}]))" }
        slo quick of api { objective 99% over 30d, latency promql"duration_seconds" within 1s }
        slo whole of api {
          objective 99% over 7d
          all-of = [api.good-ones, api.quick]
        }
        """,
        """
        service api
        slo good-ones of api { objective 99% over 30d, good = promql"sum(rate(good_total[${{ window }}]))", total = promql"sum(rate(all_total[${{ window }}]))" }
        slo quick of api { objective 99% over 30d, latency promql"duration_seconds" within 1s }
        slo whole of api {
          objective 99% over 30d
          all-of = [api.good-ones, api.quick]
        }
        """);

    /// <summary>min-traffic without traffic.</summary>
    public static readonly DiagnosticDescriptor NothingCounted = new(
        "FLOW8108", Severity.Error, "Traffic is asked for where no events are counted",
        """
        `min-traffic` keeps a service level quiet while so few events happen that one error is a large share. Slices of time, and other service levels, are no events.
        """,
        """
        service api
        slo availability of api {
          objective 99% over 30d
          slices promql"probe_success == 1" every 1m
          min-traffic = 1
        }
        """,
        """
        service api
        slo availability of api {
          objective 99% over 30d
          slices promql"probe_success == 1" every 1m
        }
        """);

    /// <summary>A slice without a window.</summary>
    public static readonly DiagnosticDescriptor SliceTooLong = new(
        "FLOW8109", Severity.Error, "Slices are longer than the windows that look at them",
        """
        A slice lasts between ten seconds and the shortest window of the alerts: a window without a whole slice knows nothing. It lasts less than five minutes, too: so long Prometheus
        knows what was recorded for a slice, and a service level that is made of others would take an older one for absent.
        """,
        """
        service api
        slo availability of api {
          objective 99% over 30d
          slices promql"probe_success == 1" every 10m
        }
        """,
        """
        service api
        slo availability of api {
          objective 99% over 30d
          slices promql"probe_success == 1" every 4m
        }
        """);

    /// <summary>An objective above that of a dependency.</summary>
    public static readonly DiagnosticDescriptor TighterThanDependency = new(
        "FLOW8110", Severity.Warning, "A service promises more than what it cannot do without",
        """
        When what a service depends on fails, the service fails: it can be no better than the product of what its dependencies (`depends-on`) promise. An objective above that is
        missed without a mistake of its own.

        Of a dependency counts the service level with the same name, or, where both count events, its only one. Slices of time count only by their name: one of `queue_length < 100` says nothing about how
        often a call fails, and one of `up == 1` does; give both the same name, such as `availability`, where they promise the same. How long something takes (`latency`), and what is made of other
        service levels, is not compared.
        """,
        """
        service orders
        service api { depends-on = orders }
        slo availability of orders { objective 99.5%, good = promql"sum(rate(orders_good_total[${{ window }}]))", total = promql"sum(rate(orders_total[${{ window }}]))" }
        slo availability of api { objective 99.9%, good = promql"sum(rate(good_total[${{ window }}]))", total = promql"sum(rate(all_total[${{ window }}]))" }
        """,
        """
        service orders
        service api { depends-on = orders }
        slo availability of orders { objective 99.95%, good = promql"sum(rate(orders_good_total[${{ window }}]))", total = promql"sum(rate(orders_total[${{ window }}]))" }
        slo availability of api { objective 99.9%, good = promql"sum(rate(good_total[${{ window }}]))", total = promql"sum(rate(all_total[${{ window }}]))" }
        """);

    /// <summary>A cause instead of an impact.</summary>
    public static readonly DiagnosticDescriptor CauseFirst = new(
        "FLOW8111", Severity.Warning, "A message does not begin with what users notice",
        """
        Whoever is woken decides first how bad it is. A message that begins with a cause (a disk, a replica, a queue) leaves that to be found out; the cause may stand in the title.
        It is asked of projects that say the impact of something, and of strict ones.
        """,
        """
        service orders
        alert down "The primary is gone" of orders {
          when promql"pg_up == 0" for 1m
          severity = critical
          impact = "Database is down"
        }
        """,
        """
        service orders
        alert down "The primary is gone" of orders {
          when promql"pg_up == 0" for 1m
          severity = critical
          impact = "Customers cannot order"
        }
        """);

    /// <summary>Something is missing.</summary>
    public static readonly DiagnosticDescriptor NotCovered = new(
        "FLOW8120", Severity.Warning, "A service lacks what somebody needs when it fails",
        """
        A service that others rely on has a team (`owner`), a service level, an alert, a dashboard, and a runbook for all that calls somebody. Projects with `standards = strict` are asked
        for every service that is not internal, and others for critical ones as soon as the project has a service level. Each is a rule that can be waived:
        `service-has-owner`, `service-has-slo`, `service-has-alert`, `service-has-dashboard`, `service-has-runbook`. `flow report coverage` shows all of it.
        """,
        """
        project shop { targets = ["prometheus", "grafana"] }
        team payments { chat = slack("#payments"), on-call = rotation("primary") }
        service api { owner = payments, tier = critical }
        service orders { owner = payments, tier = critical }
        runbook restart of api { step "Restart" { run "make restart" } }
        slo availability of api {
          objective 99.9%
          good = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          impact = "Customers cannot order"
          runbook = api.restart
        }
        """,
        """
        project shop { targets = ["prometheus", "grafana"] }
        team payments { chat = slack("#payments"), on-call = rotation("primary") }
        service api { owner = payments, tier = critical }
        runbook restart of api { step "Restart" { run "make restart" } }
        slo availability of api {
          objective 99.9%
          good = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          impact = "Customers cannot order"
          runbook = api.restart
        }
        """);

    /// <summary>Dashboards of what nobody records.</summary>
    public static readonly DiagnosticDescriptor DashboardsWithoutRules = new(
        "FLOW8121", Severity.Warning, "Dashboards show what no rule records",
        """
        The dashboards of target `grafana` show the records that the rules of target `prometheus` make of service levels. A project that says its targets names both.
        """,
        """
        project shop { targets = ["grafana"] }
        service api
        slo latency of api { objective 99%, latency promql"duration_seconds" within 300ms }
        """,
        """
        project shop { targets = ["prometheus", "grafana"] }
        service api
        slo latency of api { objective 99%, latency promql"duration_seconds" within 300ms }
        """);
}
