namespace Flow.Compiler.Diagnostics;

/// <summary>What declared traffic says of service levels and alerts, and services that are needed and not needed.</summary>
public static class TrafficDiagnostics
{
    /// <summary>Needed and not needed.</summary>
    public static readonly DiagnosticDescriptor NeededAndNot = new(
        "FLOW8127", Severity.Error, "A service cannot do without another one, and can",
        """
        `depends-on` names what a service cannot do without: while that is down its own alerts are kept quiet, and it promises no more than that does. `can-do-without` names what it uses
        and does less without. A service is one of both.
        """,
        """
        service cache
        service api { depends-on = cache, can-do-without = cache }
        """,
        """
        service cache
        service api { can-do-without = cache }
        """);

    /// <summary>A budget of less than one error.</summary>
    public static readonly DiagnosticDescriptor LessThanOneError = new(
        "FLOW8128", Severity.Warning, "The budget of a service level is less than one error",
        """
        With so little traffic the first error in a period uses up more than all of the budget: the objective asks for none at all. Measure slices of time or a synthetic check instead, or
        promise less.
        """,
        """
        service api { traffic 0.0001 }
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """,
        """
        service api { traffic 50 }
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """);

    /// <summary>Traffic that is never there.</summary>
    public static readonly DiagnosticDescriptor NeverEnoughTraffic = new(
        "FLOW8129", Severity.Error, "A burning budget never tells anybody: there is never so much traffic",
        """
        A burning budget tells somebody only while there are more events than `min-traffic` says. Where there usually are no more than that, it tells nobody.
        """,
        """
        service api { traffic 50 }
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          min-traffic = 60
        }
        """,
        """
        service api { traffic 50 }
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
          min-traffic = 1
        }
        """);

    /// <summary>One error tells somebody.</summary>
    public static readonly DiagnosticDescriptor OneErrorTells = new(
        "FLOW8130", Severity.Warning, "At the quietest time one error tells somebody",
        """
        An alert of a burning budget fires above a share of errors. With few events in its window a single error is more than that share, and says nothing of the service.
        `min-traffic` keeps the alert quiet then; a longer window counts more events.
        """,
        """
        service api { traffic 50 { lowest = 0.01 } }
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """,
        """
        service api { traffic 50 { lowest = 2 } }
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """);

    /// <summary>An alert that fires in ordinary traffic.</summary>
    public static readonly DiagnosticDescriptor FiresInOrdinaryTraffic = new(
        "FLOW8131", Severity.Warning, "An alert fires in ordinary traffic",
        """
        The alert compares the traffic of the service, which is what a service level counts, with a limit that ordinary traffic is on the wrong side of.
        """,
        """
        service api { traffic 50 { lowest = 2 } }
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        alert quiet of api { when promql"sum(rate(all_total[5m])) < 10" for 10m }
        """,
        """
        service api { traffic 50 { lowest = 2 } }
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        alert quiet of api { when promql"sum(rate(all_total[5m])) < 1" for 10m }
        """);

    /// <summary>Numbers that are none of traffic.</summary>
    public static readonly DiagnosticDescriptor TrafficOutOfOrder = new(
        "FLOW8132", Severity.Error, "The lowest traffic is more than the usual one",
        """
        `traffic` says how many events there usually are for each second, and `lowest` how many there are at the quietest time of an ordinary day. Both are more than nothing. Only what counts
        events has traffic: slices of time, and service levels that are made of others, do not count any.
        """,
        """
        service api { traffic 2 { lowest = 50 } }
        """,
        """
        service api { traffic 50 { lowest = 2 } }
        """);
}
