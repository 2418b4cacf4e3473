namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in who is told of what, and in alerts that would tell the wrong thing.</summary>
public static class OnCallDiagnostics
{
    /// <summary>Both queries of a service level leave other labels.</summary>
    public static readonly DiagnosticDescriptor LabelsDiffer = new(
        "FLOW8050", Severity.Error, "The queries of a service level leave different labels",
        """
        The share of errors is one query divided by the other, and Prometheus divides only series with the same labels. Where they differ nothing meets: what is good
        counts as none, everything is an error, and somebody is called for ever.
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum by (job) (rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum by (job) (rate(good_total[${{ window }}]))"
          total = promql"sum by (job) (rate(all_total[${{ window }}]))"
        }
        """);

    /// <summary>Both queries of a service level count in other ways.</summary>
    public static readonly DiagnosticDescriptor CountsDiffer = new(
        "FLOW8051", Severity.Error, "The queries of a service level count in different ways",
        """
        `rate` counts for each second and `increase` in the whole window. The share of one in the other is a number without a meaning: in a window of five minutes it is
        wrong by three hundred times.
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(increase(good_total[${{ window }}]))"
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

    /// <summary>Each series of a service level is all good or all bad.</summary>
    public static readonly DiagnosticDescriptor SharesOfOneKind = new(
        "FLOW8054", Severity.Error, "A service level is divided by what tells good from bad",
        """
        Prometheus divides each series by the one with the same labels. Where both queries keep the label by which good events are chosen, those with `code="500"` are
        divided by those with `code="500"`: their share of errors is 100 % with the first one, and somebody is called for a single event. Summed, it is one share of all events.
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"rate(requests_total{code!~'5..'}[${{ window }}])"
          total = promql"rate(requests_total[${{ window }}])"
        }
        """,
        """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(requests_total{code!~'5..'}[${{ window }}]))"
          total = promql"sum(rate(requests_total[${{ window }}]))"
        }
        """);

    /// <summary>An alert without a comparison.</summary>
    public static readonly DiagnosticDescriptor AlwaysFires = new(
        "FLOW8052", Severity.Error, "An alert fires as long as anything is measured",
        """
        An alert fires for each series that its query gives, whatever the value is, 0 included. A comparison leaves out the series for which it does not hold.
        """,
        """
        alert errors { when promql"sum(rate(errors_total[5m]))" for 5m }
        """,
        """
        alert errors { when promql"sum(rate(errors_total[5m])) > 1" for 5m }
        """);

    /// <summary>A rate of a gauge.</summary>
    public static readonly DiagnosticDescriptor RateOfGauge = new(
        "FLOW8053", Severity.Error, "The rate of a gauge is taken",
        """
        `rate`, `irate` and `increase` are for counters: a value that falls is for them a counter that began again at zero, so each fall of a gauge counts as a rise.
        """,
        """
        metric queue_length { kind = gauge }
        alert queue { when promql"rate(queue_length[5m]) > 1" for 5m }
        """,
        """
        metric queue_length { kind = gauge }
        alert queue { when promql"deriv(queue_length[5m]) > 1" for 5m }
        """);

    /// <summary>A counter is compared with a number.</summary>
    public static readonly DiagnosticDescriptor CounterCompared = new(
        "FLOW8055", Severity.Warning, "A counter is compared with a number",
        """
        A counter says how often something ever happened since its process began. Once that is more than a number it stays so until the next start, and so does the alert.
        `increase` says how often it happened in a time, `rate` how often in a second. Where a counter is compared with `0`, with another one, or with what it was (`x - x offset 5m`), that is left alone.
        """,
        """
        metric mails_sent_total { kind = counter }
        alert many-mails { when promql"sum(mails_sent_total) > 500" for 5m }
        """,
        """
        metric mails_sent_total { kind = counter }
        alert many-mails { when promql"sum(increase(mails_sent_total[5m])) > 500" for 5m }
        """);

    /// <summary>Nobody is called for something critical.</summary>
    public static readonly DiagnosticDescriptor NobodyOnCall = new(
        "FLOW8060", Severity.Error, "A critical alert calls nobody",
        """
        What is critical calls somebody at once, at every hour of the week. A chat is read by whoever happens to look: it calls nobody.
        It is asked of projects that say who is told: that have a `team` with a `chat`, `channels` or an `on-call`, or Alertmanager among their targets. In others Flow writes rules alone, and who is called is said elsewhere.
        """,
        """
        project shop { targets = ["prometheus", "alertmanager"] }
        team payments { chat = slack("#payments") }
        service api { owner = payments }
        alert down of api { when promql"up == 0" for 5m, severity = critical }
        """,
        """
        project shop { targets = ["prometheus", "alertmanager"] }
        team payments { chat = slack("#payments"), on-call = rotation("payments-primary") }
        service api { owner = payments }
        alert down of api { when promql"up == 0" for 5m, severity = critical }
        """);

    /// <summary>A time without a shift.</summary>
    public static readonly DiagnosticDescriptor NoShift = new(
        "FLOW8061", Severity.Error, "At some hours a critical alert calls nobody",
        """
        The shifts of a rotation cover the whole week, else what fails in between waits until somebody comes. A shift that ends before it begins ends on the next day.
        """,
        """
        rotation payments-primary { shift weekdays by "@ana" }
        team payments { on-call = rotation("payments-primary") }
        service api { owner = payments }
        alert down of api { when promql"up == 0" for 5m, severity = critical }
        """,
        """
        rotation payments-primary {
          shift weekdays by "@ana"
          shift weekends by "@bo"
        }
        team payments { on-call = rotation("payments-primary") }
        service api { owner = payments }
        alert down of api { when promql"up == 0" for 5m, severity = critical }
        """);

    /// <summary>A silence over what is critical.</summary>
    public static readonly DiagnosticDescriptor CriticalSilenced = new(
        "FLOW8062", Severity.Error, "A silence keeps a critical alert quiet",
        """
        While a silence holds, what it keeps quiet reaches nobody; it does not wait, and it goes nowhere else. So it is for what can wait: warnings and infos.
        """,
        """
        rotation payments-primary { shift daily by "@ana" }
        team payments { on-call = rotation("payments-primary") }
        service api { owner = payments }
        alert down of api { when promql"up == 0" for 5m, severity = critical }
        silence batch of api { window daily at 02:00..03:00, severity = [warning, critical], because "the batch locks tables" }
        """,
        """
        rotation payments-primary { shift daily by "@ana" }
        team payments { on-call = rotation("payments-primary") }
        service api { owner = payments }
        alert down of api { when promql"up == 0" for 5m, severity = critical }
        silence batch of api { window daily at 02:00..03:00, because "the batch locks tables" }
        """);

    /// <summary>Alerts that keep each other quiet.</summary>
    public static readonly DiagnosticDescriptor KeptQuietForEver = new(
        "FLOW8063", Severity.Error, "Critical alerts keep each other quiet",
        """
        While a critical alert of a service fires, those of the services that depend on it are kept quiet: one call is enough. Of services that depend on each other,
        each keeps the other quiet, and there is no call at all.
        """,
        """
        rotation payments-primary { shift daily by "@ana" }
        team payments { on-call = rotation("payments-primary") }
        service api { owner = payments, depends-on = orders }
        service orders { owner = payments, depends-on = api }
        alert down of api { when promql"up{job='api'} == 0" for 5m, severity = critical }
        alert down of orders { when promql"up{job='orders'} == 0" for 5m, severity = critical }
        """,
        """
        rotation payments-primary { shift daily by "@ana" }
        team payments { on-call = rotation("payments-primary") }
        service api { owner = payments, depends-on = orders }
        service orders { owner = payments }
        alert down of api { when promql"up{job='api'} == 0" for 5m, severity = critical }
        alert down of orders { when promql"up{job='orders'} == 0" for 5m, severity = critical }
        """);

    /// <summary>A rotation that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownRotation = new(
        "FLOW8064", Severity.Error, "A team names a rotation that does not exist",
        """
        `on-call = name` names a `rotation`, and `on-call = rotation("name")` too. One that the paging service keeps is declared without shifts; only a project without any rotation need not.
        """,
        """
        rotation payments-primary { shift daily by "@ana" }
        team payments { on-call = rotation("payments-primry") }
        """,
        """
        rotation payments-primary { shift daily by "@ana" }
        team payments { on-call = payments-primary }
        """);

    /// <summary>A silence without a time.</summary>
    public static readonly DiagnosticDescriptor SilenceWithoutTime = new(
        "FLOW8065", Severity.Error, "A silence says no time",
        """
        A silence holds in times of each week (`window`), on days (`days`), or, with both, in those times on those days. Without both it would never hold, and neither where no window lies on one of the days.
        """,
        """
        service api
        silence batch of api { because "the batch locks tables" }
        """,
        """
        service api
        silence batch of api { window weekdays at 02:00..03:00, because "the batch locks tables" }
        """);

    /// <summary>A team without a place where it talks.</summary>
    public static readonly DiagnosticDescriptor ToldNowhere = new(
        "FLOW8066", Severity.Warning, "A team is told nowhere of its warnings",
        """
        Only what is critical calls the one on call. Warnings go where the team talks, `chat` and `channels`; without both they are kept by Alertmanager and nobody sees them.
        """,
        """
        rotation payments-primary { shift daily by "@ana" }
        team payments { on-call = rotation("payments-primary") }
        service api { owner = payments }
        alert slow of api { when promql"latency_seconds > 1" for 5m }
        """,
        """
        rotation payments-primary { shift daily by "@ana" }
        team payments { on-call = rotation("payments-primary"), chat = slack("#payments") }
        service api { owner = payments }
        alert slow of api { when promql"latency_seconds > 1" for 5m }
        """);
}
