using System.Text.Json;
using Flow.Compiler.Emit.Grafana;
using Flow.Compiler.Literals.PromQl;

namespace Flow.Compiler.Tests.Emit.Grafana;

/// <summary>A service gets a dashboard whose panels ask what the project's Prometheus can answer.</summary>
public class DashboardTests
{
    public static TheoryData<string> Projects => [.. Dashboards.Projects.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_query_is_one_and_reads_no_record_that_is_not_written(string project)
    {
        var source = Dashboards.Projects[project];
        var recorded = Dashboards.Recorded(source);
        var asked = Dashboards.All(source).SelectMany(static d => Dashboards.Queries(d.Root)).ToList();

        Assert.NotEmpty(asked);
        Assert.Equal([], asked.SelectMany(q => Problems(q, recorded)));
        Assert.Contains(asked, static q => q.Contains("slo:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sum(", "is no query")]
    [InlineData("rate(x)", "has no type")]
    [InlineData("slo:nothing{service=\"api\"}", "reads slo:nothing")]
    [InlineData("ALERTS{service=\"api\"}", "")]
    public void The_check_of_queries_finds_what_is_wrong(string query, string expected) =>
        Assert.Equal(expected, string.Join(", ", Problems(query, new HashSet<string>()).Select(p => p[(query.Length + 1)..])));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Panels_have_places_and_numbers_of_their_own(string project)
    {
        foreach (var (_, dashboard) in Dashboards.All(Dashboards.Projects[project]))
        {
            var panels = Dashboards.Panels(dashboard).ToList();
            var cells = panels.SelectMany(static p => Cells(p.GetProperty("gridPos"))).ToList();

            Assert.All(cells, static c => Assert.InRange(c.X, 0, 23));
            Assert.Equal(cells.Count, cells.Distinct().Count());
            Assert.Equal(Enumerable.Range(1, panels.Count), panels.Select(static p => p.GetProperty("id").GetInt32()));
        }
    }

    [Fact]
    public void It_asks_three_questions_from_top_to_bottom() => Assert.Equal(
        [
            "# Are users affected?", "Alerts",
            "Orders are taken: good over 30d (objective 99.9%)", "Orders are taken: error budget left", "Orders are taken: burn rate",
            "# What changed?", "Deployments",
            "# Where?", "Orders are taken: rate", "Orders are taken: errors", "Orders are taken: rate by code", "Orders wait", "Alerts of what api depends on",
        ],
        Dashboards.Titles(Dashboards.Of(Dashboards.Projects["the example"], "api")));

    [Fact]
    public void A_service_with_alerts_only_has_what_they_look_at()
    {
        const string Source = """
            service orders-db
            alert down "The database does not answer" of orders-db { when promql"pg_up == 0" for 1m }
            alert replication-lag "The replica is behind" of orders-db { when promql"pg_replication_lag_seconds > 30" for 5m }
            """;
        var dashboard = Dashboards.Of(Source, "orders-db");

        Assert.Equal(["# Are users affected?", "Alerts", "# What changed?", "Deployments", "# Where?", "The database does not answer", "The replica is behind"], Dashboards.Titles(dashboard));
        Assert.Equal(["ALERTS{service=\"orders-db\"}", "pg_up", "pg_replication_lag_seconds"], Dashboards.Queries(dashboard));
    }

    [Theory]
    [InlineData("a latency, in buckets", "histogram_quantile(0.95, sum by (le) (rate(took_seconds_bucket{job=\"api\"}[5m])))")]
    [InlineData("a latency, in buckets", "sum by (route) (rate(took_seconds_count{job=\"api\"}[5m]))")]
    [InlineData("series by a label, and what is bad", "sum by (code) (rate(calls_total[15m]))")]
    [InlineData("the example", "slo:current_burn_rate:ratio{service=\"api\", slo=\"availability\"}")]
    [InlineData("the example", "ALERTS{service=~\"orders-db\"}")]
    public void It_asks(string project, string query) => Assert.Contains(query, Dashboards.Queries(Dashboards.Of(Dashboards.Projects[project], "api")));

    [Fact]
    public void An_alert_of_no_service_is_shown_with_others_of_its_kind()
    {
        var dashboard = Dashboards.Of(Dashboards.Projects["counts, no metric declared, and an alert of no service"], "alerts");

        Assert.Equal(["ALERTS{service=\"\"}", "absent(up{job=\"api\"})"], Dashboards.Queries(dashboard));
    }

    [Fact]
    public void Lines_are_where_somebody_is_told()
    {
        var burning = Dashboards.Panels(Dashboards.Of(Dashboards.Projects["the example"], "api")).Single(static p => p.GetProperty("title").GetString() == "Orders are taken: burn rate");
        var steps = burning.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("thresholds").GetProperty("steps").EnumerateArray();

        Assert.Equal(["green null", "orange 1", "red 6"], steps.Select(static s => $"{s.GetProperty("color").GetString()} {s.GetProperty("value").GetRawText()}"));
    }

    [Fact]
    public void Addresses_stay_short_and_differ()
    {
        var (one, other) = (DashboardFrame.Uid(new string('a', 60) + "1"), DashboardFrame.Uid(new string('a', 60) + "2"));

        Assert.Equal("flow-orders-db", DashboardFrame.Uid("orders-db"));
        Assert.Equal((40, 40), (one.Length, other.Length));
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void A_project_without_service_levels_and_alerts_has_none() => Assert.Empty(Dashboards.Files("service api\n", new GrafanaTarget()));

    private static IEnumerable<string> Problems(string query, IReadOnlySet<string> recorded)
    {
        var parsed = PromParser.Parse(query.Replace("$__rate_interval", "5m", StringComparison.Ordinal)); // Grafana puts a length of time there
        if (parsed.Problem is not null)
        {
            return [$"{query} is no query"];
        }

        return PromTypes.Check(parsed.Value).Problems.IsEmpty
            ? parsed.Value.Selectors().Where(s => s.Metric?.Contains(':', StringComparison.Ordinal) == true && !recorded.Contains(s.Metric)).Select(s => $"{query} reads {s.Metric}")
            : [$"{query} has no type"];
    }

    private static IEnumerable<(int X, int Y)> Cells(JsonElement place)
    {
        var (x, y, w, h) = (place.GetProperty("x").GetInt32(), place.GetProperty("y").GetInt32(), place.GetProperty("w").GetInt32(), place.GetProperty("h").GetInt32());
        return Enumerable.Range(x, w).SelectMany(_ => Enumerable.Range(y, h), static (column, line) => (column, line));
    }
}
