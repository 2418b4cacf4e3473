using System.Text.Json;

namespace Flow.Compiler.Tests.Emit.Grafana;

/// <summary>A dashboard that the project writes itself has its panels as they are written, in units that follow from the metrics.</summary>
public class OwnDashboardTests
{
    private static readonly string Project = Dashboards.Projects["dashboards of its own"];

    [Fact]
    public void Each_is_a_file_or_a_part_of_that_of_its_service() => Assert.Equal(
        ["grafana/dashboards/api.json", "grafana/dashboards/desk.json", "grafana/dashboards/api.orders.json", "grafana/dashboards/all.json"], Dashboards.All(Project).Select(static d => d.Path));

    [Fact]
    public void What_is_added_comes_behind_what_follows_from_service_levels() => Assert.Equal(
        ["# Are users affected?", "# What changed?", "# Where?", "# Stock"], Dashboards.Titles(Dashboards.Of(Project, "api")).Where(static t => t.StartsWith('#')));

    [Fact]
    public void What_is_shown_instead_is_all_there_is() => Assert.Equal(["# Desk", "Nothing yet"], Dashboards.Titles(Dashboards.Of(Project, "desk")));

    [Fact]
    public void A_service_leads_to_its_dashboards_and_they_lead_back()
    {
        var (service, own) = (Dashboards.Of(Project, "api"), Dashboards.Of(Project, "api.orders"));

        Assert.Contains($"Orders /d/{own.GetProperty("uid").GetString()}", LinksOf(service));
        Assert.Equal(["api /d/flow-api", "Back office https://shop.example.com/admin"], LinksOf(own));
    }

    [Fact]
    public void Deployments_of_the_service_are_lines_in_it()
    {
        var annotation = Dashboards.Of(Project, "api.orders").GetProperty("annotations").GetProperty("list")[0];

        Assert.Equal(["deployment", "api"], annotation.GetProperty("target").GetProperty("tags").EnumerateArray().Select(static t => t.GetString()));
    }

    [Theory]
    [InlineData("", "deployment api", null)]
    [InlineData("environment production\nenvironment local { cloud local }\n", "deployment api", null)]
    [InlineData("environment production\nenvironment staging\n", "deployment api $deployed_to", "all : deployment, production : environment:production, staging : environment:staging")]
    public void Whose_deployments_are_shown_is_chosen_where_there_are_several_environments(string environments, string tags, string? choice)
    {
        var dashboard = Dashboards.Of($"{environments}service api\nalert down of api {{ when promql\"up == 0\" }}", "api");
        var annotation = dashboard.GetProperty("annotations").GetProperty("list")[0].GetProperty("target");
        var list = Dashboards.Panels(dashboard).Single(static p => p.GetProperty("type").GetString() == "annolist").GetProperty("options");
        var variable = dashboard.GetProperty("templating").GetProperty("list").EnumerateArray().Where(static v => v.GetProperty("name").GetString() == "deployed_to").Select(static v => v.GetProperty("query").GetString());

        Assert.All((JsonElement[])[annotation, list], l => Assert.Equal(tags, string.Join(' ', l.GetProperty("tags").EnumerateArray().Select(static t => t.GetString()))));
        Assert.Equal(choice, variable.SingleOrDefault());
    }

    [Fact]
    public void Values_are_chosen_from_a_label_or_a_list()
    {
        var chosen = Dashboards.Of(Project, "api.orders").GetProperty("templating").GetProperty("list").EnumerateArray().Single(static v => v.GetProperty("name").GetString() == "country");
        var listed = Dashboards.Of(Project, "api").GetProperty("templating").GetProperty("list").EnumerateArray().Single(static v => v.GetProperty("name").GetString() == "country");

        Assert.Equal("label_values(orders_total, country)", chosen.GetProperty("query").GetString());
        Assert.True(chosen.GetProperty("multi").GetBoolean());
        Assert.Equal("at,de\\, all of it", listed.GetProperty("query").GetString());
    }

    [Theory]
    [InlineData("Orders per second", "timeseries cps")]
    [InlineData("Paid in another way", "stat percentunit")]
    [InlineData("Slow answers", "timeseries s")]
    [InlineData("All answers", "heatmap cps")]
    [InlineData("What to know", "text short")]
    [InlineData("Failures", "logs short")]
    public void A_panel_is_drawn_in_the_unit_of_its_values(string title, string expected)
    {
        var panel = PanelOf("api.orders", title);

        Assert.Equal(expected, $"{panel.GetProperty("type").GetString()} {panel.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("unit").GetString()}");
    }

    [Theory]
    [InlineData("Paid in another way", "green null, orange 0.6, red 0.9")]
    [InlineData("Slow answers", "green null, red 0.3")]
    public void Thresholds_are_in_the_unit_of_the_panel(string title, string expected) => Assert.Equal(
        expected,
        string.Join(", ", PanelOf("api.orders", title).GetProperty("fieldConfig").GetProperty("defaults").GetProperty("thresholds").GetProperty("steps").EnumerateArray()
            .Select(static s => $"{s.GetProperty("color").GetString()} {s.GetProperty("value").GetRawText()}")));

    [Theory]
    [InlineData("rate(n_total[5m])", "cps")]
    [InlineData("increase(n_total[5m])", "short")]
    [InlineData("rate(sent_bytes_total[5m])", "binBps")]
    [InlineData("max by (x) (b_bytes)", "bytes")]
    [InlineData("rate(cpu_seconds_total[5m])", "percentunit")]
    [InlineData("sum(rate(n_total{x='1'}[5m])) / sum(rate(n_total[5m]))", "percentunit")]
    [InlineData("100 * (b_bytes / b_bytes)", "percent")]
    [InlineData("b_bytes / cpu_seconds_total", "binBps")]
    [InlineData("histogram_quantile(0.9, sum by (le) (rate(h_bucket[5m])))", "ms")]
    [InlineData("rate(h_sum[5m]) / rate(h_count[5m])", "short")]
    [InlineData("count(b_bytes)", "short")]
    [InlineData("time() - start_seconds", "s")]
    [InlineData("b_bytes * 8", "short")]
    [InlineData("money", "currencyUSD")]
    [InlineData("b_bytes > 5", "bytes")]
    [InlineData("max_over_time(b_bytes[1h:5m])", "bytes")]
    public void The_unit_follows_from_the_metrics(string query, string expected)
    {
        var source = $$"""
            metric n_total { kind = counter, labels = ["x"] }
            metric sent_bytes_total { kind = counter }
            metric b_bytes { labels = ["x"] }
            metric cpu_seconds_total { kind = counter }
            metric h { kind = histogram, unit = milliseconds }
            metric start_seconds
            metric money { unit = usd }
            dashboard all { row "All" { panel "It" { query promql"{{query}}" } } }
            """;

        Assert.Equal(expected, Dashboards.Panels(Dashboards.Of(source, "all")).Last().GetProperty("fieldConfig").GetProperty("defaults").GetProperty("unit").GetString());
    }

    private static JsonElement PanelOf(string dashboard, string title) =>
        Dashboards.Panels(Dashboards.Of(Project, dashboard)).Single(p => p.GetProperty("title").GetString() == title);

    private static IEnumerable<string> LinksOf(JsonElement dashboard) =>
        dashboard.GetProperty("links").EnumerateArray().Select(static l => $"{l.GetProperty("title").GetString()} {l.GetProperty("url").GetString()}");
}
