using System.Text.Json;
using Flow.Tests;

namespace Flow.Compiler.Tests.Emit.Grafana;

/// <summary>A service that Prometheus reads has a row of what its instances use, of what they are given where that is known; gauges that nothing else shows stand in it too.</summary>
public class ResourcePanelTests
{
    private const string Alert = "alert down of api { when promql\"api_down == 1\" }\n";
    private const string Measured = "service api { image = \"ghcr.io/acme/api:1\", port = 8080, metrics = \"/metrics\" }\n";
    private const string Limited = "service api { image = \"ghcr.io/acme/api:1\", port = 8080, metrics = \"/metrics\", limits { cpu = 0.25, memory = 512MiB }, scale 3..6 }\n";
    private const string Cluster = "environment production {\n cloud kubernetes { namespace = \"shop\" }\n host cluster { services = api }\n}\n";
    private const string Smaller = "environment staging like production { api { memory = 256MiB, scale = 1..2 } }\n";
    private const string Fargate = "environment production {\n cloud aws { region = \"eu-west-1\", account = \"111122223333\", state s3 { bucket = \"states\" } }\n network main { cidr = \"10.0.0.0/16\" }\n host cluster { services = api }\n api { internal = true }\n}\n";

    private const string Processors = "rate(process_cpu_seconds_total{job=\"api\"}[$__rate_interval])";
    private const string Memory = "(process_resident_memory_bytes{job=\"api\"} or process_working_set_bytes{job=\"api\"})";
    private const string OpenFiles = "Open files, of the most that there may be percentunit: process_open_fds{job=\"api\"} / process_max_fds{job=\"api\"} | green null, orange 0.8, red 0.95";
    private const string Full = "green null, orange 0.8, red 0.95";

    private static readonly string[] Instances = ["sum(up{job=\"api\"})", "count(up{job=\"api\"})"];

    [Fact]
    public void Of_a_service_that_nobody_hosts_it_is_known_what_it_uses() => Assert.Equal(
        [
            $"Processors: used short: {Processors} | ", $"Memory: used bytes: {Memory} | ", OpenFiles,
            $"Instances that are up short: {string.Join("; ", Instances)} | red null, green 1",
        ],
        Row(Measured + Alert));

    [Theory]
    [InlineData(Limited + Cluster, "0.25", "0.25", "512MiB", "536870912", 3)]
    [InlineData(Limited + Fargate, "0.25", "0.25", "512MiB", "536870912", 3)]
    [InlineData(Measured + Cluster, "0.5", "0.5", "1GiB", "1073741824", 2)]
    [InlineData(Limited + Cluster + "environment local { cloud local\n host cluster { services = api } }\n", "0.25", "0.25", "512MiB", "536870912", 3)]
    public void Where_it_is_known_what_it_is_given_the_share_of_that_is_shown(string project, string processors, string divisor, string memory, string bytes, int fewest) => Assert.Equal(
        [
            $"Processors: used, of {processors} for each instance percentunit: {Processors} / {divisor} | {Full}",
            $"Memory: used, of {memory} for each instance percentunit: {Memory} / {bytes} | {Full}",
            OpenFiles,
            $"Instances that are up short: {string.Join("; ", Instances)} | red null, green {fewest}",
        ],
        Row(project + Alert));

    [Fact]
    public void Where_environments_give_it_different_parts_each_is_a_line() => Assert.Equal(
        [
            $"Processors: used, of 0.25 for each instance percentunit: {Processors} / 0.25 | {Full}",
            $"Memory: used bytes: {Memory}; vector(536870912); vector(268435456) | ",
            OpenFiles,
            $"Instances that are up short: {string.Join("; ", Instances)} | red null, green 1",
        ],
        Row(Limited + Cluster + Smaller + Alert));

    [Theory]
    [InlineData("service api\n" + Alert)]
    [InlineData("service api { image = \"ghcr.io/acme/api:1\", port = 8080 }\n" + Cluster + Alert)]
    [InlineData(Measured + "service web\nalert down of web { when promql\"web_down == 1\" }\n")]
    [InlineData("metric n_total { kind = counter }\nmetric api_down { kind = gauge }\nservice api\n" + Alert)]
    public void Where_nothing_is_known_there_is_no_row(string project) =>
        Assert.All(Dashboards.All(project), static d => Assert.DoesNotContain("# Resources", Dashboards.Titles(d.Root)));

    [Fact]
    public void It_stands_below_the_three_questions_and_above_what_the_project_adds() => Assert.Equal(
        ["# Are users affected?", "# What changed?", "# Where?", "# Resources", "# Own"],
        Dashboards.Titles(Dashboards.Of(Measured + Alert + "dashboard own of api { place = added\n row \"Own\" { panel \"It\" { text = \"It\" } } }\n", "api")).Where(static t => t.StartsWith('#')));

    [Theory]
    [InlineData("service api\n" + Alert, "cpu_used short: cpu_used | ", "disk_bytes bytes: disk_bytes | ", "up_to_date short: up_to_date | ")]
    [InlineData("service api\nservice web\n" + Alert)]
    [InlineData("service api\n" + Alert + "dashboard all { row \"A\" { panel \"A\" { query promql\"sum(cpu_used)\" } } }\nalert full of api { when promql\"disk_bytes > 5\" }\n", "up_to_date short: up_to_date | ")]
    [InlineData("service api\nservice web\n" + Alert + "slo fresh of api { objective 99% over 30d, slices promql\"up_to_date{zone='a'} == 1\" }\n", "up_to_date short: up_to_date{zone=\"a\"} | ")]
    [InlineData(
        "service api\nservice web\n" + Alert + "runbook x of api { step \"A\" {\n expect promql\"disk_bytes < 5\"\n expect promql\"up_to_date{zone='a'} == 1\"\n expect promql\"up_to_date{zone='b'} == 1\"\n} }\n",
        "disk_bytes bytes: disk_bytes | ", "up_to_date short: up_to_date | ")]
    public void Gauges_that_nothing_shows_stand_with_the_service_that_asks_for_them(string project, params string[] expected)
    {
        const string Metrics = "metric cpu_used { kind = gauge, labels = [\"zone\"] }\nmetric disk_bytes { kind = gauge }\nmetric up_to_date { kind = gauge, labels = [\"zone\"] }\nmetric api_down { kind = gauge }\nmetric n_total { kind = counter }\n";

        Assert.Equal(expected, Row(Metrics + project));
    }

    [Fact]
    public void There_are_at_most_six_gauges_and_what_is_shown_is_shown_once()
    {
        var gauges = string.Concat(Enumerable.Range(1, 8).Select(static n => $"metric g{n} {{ kind = gauge }}\n"));

        Assert.Equal(
            ["Processors: used", "Memory: used", "Open files, of the most that there may be", "Instances that are up", "g1", "g2", "g3", "g4", "g5", "g6"],
            Titles($"metric process_open_fds {{ kind = gauge }}\nmetric api_down {{ kind = gauge }}\n{gauges}{Measured}{Alert}"));
    }

    [Fact]
    public void The_shop_has_it() => Assert.Equal(
        ["Processors: used, of 0.5 for each instance", "Memory: used, of 1GiB for each instance", "Open files, of the most that there may be", "Instances that are up"],
        AfterHeading(Dashboards.Titles(JsonDocument.Parse(Repository.Read("examples/shop/grafana/dashboards/api.json")).RootElement)));

    private static IEnumerable<string> Titles(string source) => AfterHeading(Dashboards.Titles(Dashboards.Of(source, "api")));

    private static IEnumerable<string> AfterHeading(IEnumerable<string> titles) => titles.SkipWhile(static t => t != "# Resources").Skip(1).TakeWhile(static t => !t.StartsWith('#'));

    private static IEnumerable<string> Row(string source)
    {
        var panels = Dashboards.Panels(Dashboards.Of(source, "api")).ToList();
        var titles = Titles(source).ToHashSet();
        return panels.Where(p => titles.Contains(p.GetProperty("title").GetString()!)).Select(static p => $"{p.GetProperty("title").GetString()} {DefaultsOf(p).GetProperty("unit").GetString()}: {QueriesOf(p)} | {ThresholdsOf(p)}");
    }

    private static JsonElement DefaultsOf(JsonElement panel) => panel.GetProperty("fieldConfig").GetProperty("defaults");

    private static string QueriesOf(JsonElement panel) => string.Join("; ", panel.GetProperty("targets").EnumerateArray().Select(static t => t.GetProperty("expr").GetString()));

    private static string ThresholdsOf(JsonElement panel) => DefaultsOf(panel).TryGetProperty("thresholds", out var thresholds)
        ? string.Join(", ", thresholds.GetProperty("steps").EnumerateArray().Select(static s => $"{s.GetProperty("color").GetString()} {s.GetProperty("value").GetRawText()}"))
        : "";
}
