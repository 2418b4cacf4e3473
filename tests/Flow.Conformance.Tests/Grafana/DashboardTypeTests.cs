using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Grafana;
using Flow.Conformance.Tests.Tools;
using Flow.Tests;

namespace Flow.Conformance.Tests.Grafana;

/// <summary>Dashboards are of the types that Grafana publishes for them.</summary>
public class DashboardTypeTests
{
    private const string Latency = """
        metric took_seconds { kind = histogram, labels = ["route"] }
        service api
        environment production
        environment staging
        slo latency of api {
          objective 95% over 7d
          good = promql"sum(rate(took_seconds_bucket{job='api', le='0.3'}[${{ window }}]))"
          total = promql"sum(rate(took_seconds_count{job='api'}[${{ window }}]))"
        }
        alert silent { when promql"absent(up{job='api'})" for 5m }
        """;

    [SkippableFact]
    public void Those_of_the_example_are_valid() => AssertValid(Repository.Read("examples/oncall/services.flow") + Repository.Read("examples/oncall/runbooks.flow") + Repository.Read("examples/oncall/project.flow"));

    [SkippableFact]
    public void Those_of_a_latency_and_of_an_alert_without_service_are_valid() => AssertValid(Latency);

    [SkippableFact]
    public void Those_of_what_services_use_are_valid() => AssertValid("""
        metric stock { kind = gauge }
        service api { image = "ghcr.io/acme/api:1", port = 8080, metrics = "/metrics" }
        environment production {
          cloud kubernetes { namespace = "shop" }
          host cluster { services = api }
        }
        environment staging like production { api { memory = 256MiB } }
        slo in-stock of api { objective 99% over 30d, slices promql"stock > 0" }
        alert silent { when promql"absent(up{job='api'})" for 5m }
        """);

    [SkippableFact]
    public void Those_that_a_project_writes_itself_are_valid() => AssertValid(Compiler.Catalogue.KindCatalogue.Find("dashboard")!.Example + "\nalert down of api { when promql\"absent(up{job='api'})\" for 5m }\n");

    [SkippableTheory]
    [InlineData("\"iconColor\"", "\"iconColour\"")]
    [InlineData("\"schemaVersion\": 42,", "")]
    [InlineData("\"mode\": \"absolute\"", "\"mode\": \"else\"")]
    [InlineData("\"editable\": false", "\"editable\": \"no\"")]
    [InlineData("\"multi\": false", "\"multi\": \"no\"")]
    public void What_is_wrong_is_found(string right, string wrong)
    {
        var dashboard = Of(Latency)[0];

        Assert.Contains(right, dashboard.Text, StringComparison.Ordinal);
        Assert.NotEmpty(GrafanaTypes.Check(dashboard with { Text = dashboard.Text.Replace(right, wrong, StringComparison.Ordinal) }));
    }

    private static void AssertValid(string source)
    {
        var dashboards = Of(source);

        Assert.Equal(2, dashboards.Count);
        Assert.Equal([], GrafanaTypes.Check(dashboards));
    }

    private static List<ToolFile> Of(string source) =>
        [.. Compilation.Of(source, "shop.flow").Emit(new GrafanaTarget(), EmitOptions.Default).Files.Where(static f => f.Path.EndsWith(".json", StringComparison.Ordinal)).Select(static f => new ToolFile(f.Path, f.Text))];
}
