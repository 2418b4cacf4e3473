using System.Text.Json;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Grafana;
using Flow.Compiler.Emit.Prometheus;
using Flow.Tests;

namespace Flow.Compiler.Tests.Emit.Grafana;

/// <summary>Dashboards of projects, as their JSON says.</summary>
internal static class Dashboards
{
    /// <summary>Projects with service levels and alerts of all kinds, by a name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Projects = new Dictionary<string, string>
    {
        ["the example"] = Repository.Read("examples/oncall/services.flow") + Repository.Read("examples/oncall/runbooks.flow") + Repository.Read("examples/oncall/project.flow"),
        ["slices, parts and a month"] = """
            service api
            slo reachable of api { objective 99% every month, slices promql"api_up == 1" }
            slo quick of api { objective 99% every month, latency promql"took_seconds" within 300ms }
            slo usable of api { objective 98% every month, all-of = [api.reachable, api.quick] }
            """,
        ["a latency, in buckets"] = """
            metric took_seconds { kind = histogram, labels = ["route"] }
            service api
            slo latency of api {
              objective 95% over 7d
              good = promql"sum(rate(took_seconds_bucket{job='api', le='0.3'}[${{ window }}]))"
              total = promql"sum(rate(took_seconds_count{job='api'}[${{ window }}]))"
            }
            """,
        ["series by a label, and what is bad"] = """
            metric calls_total { kind = counter, labels = ["zone", "code"] }
            service api "Calls"
            slo calls of api {
              objective 99.95% over 90d
              bad = promql"sum by (zone) (rate(calls_total{code=~'5..'}[${{ window }}]))"
              total = promql"sum by (zone) (rate(calls_total[${{ window }}]))"
            }
            """,
        ["counts, no metric declared, and an alert of no service"] = """
            service api
            slo orders of api {
              objective 99% over 1d
              good = promql"sum(increase(good_total[${{ window }}]))"
              total = promql"sum(increase(all_total[${{ window }}]))"
            }
            alert silent { when promql"absent(up{job='api'})" for 5m }
            """,
        ["what is used, of two environments, and gauges"] = """
            metric fresh { kind = gauge, labels = ["zone"] }
            metric stock { kind = gauge }
            metric price { kind = gauge, unit = eur }
            metric disk_bytes { kind = gauge }
            service api { image = "ghcr.io/acme/api:1", port = 8080, metrics = "/metrics" }
            environment production {
              cloud kubernetes { namespace = "shop" }
              host cluster { services = api }
            }
            environment staging like production { api { cpu = 0.25, memory = 256MiB } }
            slo fresh of api { objective 99% over 30d, slices promql"fresh{zone='a'} == 1" }
            """,
        ["dashboards of its own"] = global::Flow.Compiler.Catalogue.KindCatalogue.Find("dashboard")!.Example + "\n" + """
            metric stock { labels = ["country"], unit = eur }
            slo taken of api {
              objective 99% over 1d
              bad = promql"sum(rate(orders_total{payment='none'}[${{ window }}]))"
              total = promql"sum(rate(orders_total[${{ window }}]))"
            }
            dashboard stock of api {
              place = added
              variable country { values = ["at", "de, all of it"] }
              row "Stock" {
                panel "Stock" { query promql"sum(stock{country='$country'})", threshold green over 1000 }
                panel "By country" { query promql"stock", shows = table, width = 24 }
              }
            }
            service desk
            dashboard desk of desk {
              place = instead
              row "Desk" { panel "Nothing yet" { text = "Nobody works here." } }
            }
            dashboard all { row "All" { panel "Orders" { query promql"sum(rate(orders_total[${{ interval }}]))", unit = requests-per-second } } }
            """,
    };

    /// <summary>The dashboard of a service in a project without mistakes.</summary>
    public static JsonElement Of(string source, string service) => All(source).Single(d => d.Path == $"grafana/dashboards/{service}.json").Root;

    /// <summary>All dashboards of a project without mistakes.</summary>
    public static IReadOnlyList<(string Path, JsonElement Root)> All(string source) =>
        [.. Files(source, new GrafanaTarget()).Where(static f => f.Path.EndsWith(".json", StringComparison.Ordinal)).Select(static f => (f.Path, JsonDocument.Parse(f.Text).RootElement))];

    /// <summary>What a target makes of a project without mistakes.</summary>
    public static IReadOnlyList<GeneratedFile> Files(string source, ITarget target)
    {
        var project = Compilation.Of(source, "shop.flow");
        Assert.DoesNotContain(project.Diagnostics, static d => d.Severity == Diagnostics.Severity.Error);
        return project.Emit(target, EmitOptions.Default).Files;
    }

    /// <summary>The names of the series that the rules of a project record.</summary>
    public static IReadOnlySet<string> Recorded(string source) => Files(source, new PrometheusTarget())
        .SelectMany(static f => f.Text.Split('\n'))
        .Select(static line => line.Trim())
        .Where(static line => line.StartsWith("- record: ", StringComparison.Ordinal))
        .Select(static line => line["- record: ".Length..])
        .ToHashSet();

    /// <summary>The panels, headings among them, and those in headings that are closed.</summary>
    public static IEnumerable<JsonElement> Panels(JsonElement dashboard) => dashboard.GetProperty("panels").EnumerateArray()
        .SelectMany(static p => p.TryGetProperty("panels", out var inner) ? inner.EnumerateArray().Prepend(p) : [p]);

    /// <summary>What panels ask Prometheus.</summary>
    public static IEnumerable<string> Queries(JsonElement dashboard) => Panels(dashboard)
        .SelectMany(static p => p.TryGetProperty("targets", out var targets) ? targets.EnumerateArray().ToArray() : [])
        .Where(static t => t.GetProperty("datasource").GetProperty("type").GetString() == "prometheus")
        .Select(static t => t.GetProperty("expr").GetString()!);

    /// <summary>The titles, those of headings after a mark.</summary>
    public static IEnumerable<string> Titles(JsonElement dashboard) => Panels(dashboard)
        .Select(static p => (p.GetProperty("type").GetString() == "row" ? "# " : "") + p.GetProperty("title").GetString());
}
