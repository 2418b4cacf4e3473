using static Flow.Compiler.Tests.Comparing.ChangeChecks;

namespace Flow.Compiler.Tests.Comparing;

/// <summary>What changes of service levels and alerts mean.</summary>
public class ServiceChangeTests
{
    private const string Level = """
        service api { tier = critical }
        slo availability of api {
          objective 99.9% over 30d
          good = promql"sum(rate(http_requests_total{code!~'5..'}[${{ window }}]))"
          total = promql"sum(rate(http_requests_total[${{ window }}]))"
        }
        """;

    private const string Alert = "alert lag { when promql\"lag_seconds > 60\" for 5m, severity = critical }";

    [Fact]
    public void A_looser_objective_is_said_with_what_may_fail() => CheckDiff(Level, Level.Replace("99.9%", "99.5%"), """
        review changed slo api.availability
          it is looser: 0.5% may fail instead of 0.1%
          objective: 99.9% over 30d → 99.5% over 30d
        """);

    [Fact]
    public void A_level_that_goes_tells_nobody() => CheckDiff(Level, "service api { tier = critical }", """
        dangerous removed slo api.availability
          nobody is told any more when it is missed
        """);

    [Fact]
    public void An_alert_that_calls_nobody_any_more_is_dangerous() => CheckDiff(Alert, Alert.Replace("severity = critical", "severity = warning").Replace("5m", "10m"), """
        dangerous changed alert lag
          nobody is called any more
          it tells 5m later
          severity: critical → warning
          for: 5m → 10m
        """);

    [Fact]
    public void Which_traces_are_kept_and_where_they_go_is_said() => CheckDiff(
        """
        service api { logs { retention = 30d }, traces { sample = 10% } }
        environment production { cloud kubernetes, telemetry { collector = "http://otel:4318", traces = otlp("https://a.example.com") } }
        """,
        """
        service api { logs { retention = 7d }, traces { sample = 5%, keep-errors = false } }
        environment production { cloud kubernetes, telemetry { collector = "http://otel:4318", traces = tempo("http://tempo:4318", keeps = 7d), sensitive = ["user.email"] } }
        """,
        """
        review changed environment production
          telemetry.traces: otlp("https://a.example.com") → tempo("http://tempo:4318"), keeps 7d
          telemetry.sensitive: - → user.email
        review changed service api
          logs.retention: 30d → 7d
          traces.sample: 10% → 5%
          traces.keep-errors: true → -
        """);

    [Fact]
    public void Another_runbook_is_harmless() => CheckDiff(Alert, Alert.Replace("severity", "runbook = \"https://example.com/lag\", severity"), """
        harmless changed alert lag
          runbook: - → https://example.com/lag
        """);

    [Fact]
    public void A_panel_that_asks_something_else_is_harmless() => CheckDiff(
        "dashboard all { row \"All\" { panel \"Orders\" { query promql\"rate(orders_total[${{ interval }}])\" } } }",
        "dashboard all { row \"All\" { panel \"Orders\" { query promql\"rate(sales_total[${{ interval }}])\" } } }", """
        harmless changed dashboard all
          panel All: Orders: rate(orders_total[interval]) → rate(sales_total[interval])
        """);

    [Fact]
    public void A_silence_says_which_alerts_tell_nobody() => CheckDiff(
        "service orders", "service orders\nsilence batch of orders { window weekdays at 02:00..03:30, severity = info, because \"the batch locks the tables\" }", """
        review added silence batch
          alerts of `orders` (info) tell nobody in that time
        """);

    [Fact]
    public void Another_shift_of_a_rotation_is_one_line() => CheckDiff(
        "rotation primary { page = pagerduty(\"payments\"), shift weekdays at 08:00..18:00 by \"@ana\", shift weekends by \"@bo\" }",
        "rotation primary { page = pagerduty(\"payments\"), shift weekdays at 08:00..18:00 by \"@cy\", shift weekends by \"@bo\" }", """
        review changed rotation primary
          shift: mon tue wed thu fri 08:00..18:00: @ana → mon tue wed thu fri 08:00..18:00: @cy
        """);
}
