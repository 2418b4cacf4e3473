using Flow.Compiler.Emit;
using Flow.Compiler.Emit.OpenSlo;

namespace Flow.Compiler.Tests.Emit.Monitoring;

/// <summary>Service levels in the terms of OpenSLO's specification.</summary>
public class OpenSloTests
{
    private const string Source = """
        team ordering
        service api "The interface" { owner = ordering }
        slo availability "Orders are taken" of api {
          objective 99.95% over 28d
          good = promql"sum(rate(http_requests_total{code!~'5..'}[${{ window }}]))"
          total = promql"sum(rate(http_requests_total[${{ window }}]))"
          impact = "Customers cannot order"
        }
        slo uploads of api {
          objective 99% over 36h
          bad = promql"sum(increase(upload_failures_total[${{ window }}]))"
          total = promql"sum(increase(uploads_total[${{ window }}]))"
        }
        """;

    private static readonly Dictionary<string, string> Files = Compilation.Of(Source, "shop.flow").Emit(new OpenSloTarget(), EmitOptions.Default).Files
        .ToDictionary(static f => f.Path, static f => f.Text[(f.Text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);

    [Fact]
    public void Each_service_and_each_level_is_a_file() =>
        Assert.Equal(["openslo/api.service.yaml", "openslo/api.availability.slo.yaml", "openslo/api.uploads.slo.yaml"], Files.Keys);

    [Fact]
    public void What_environments_have_belongs_to_the_team_whose_services_use_it()
    {
        const string source = """
            team ordering
            service api { owner = ordering, image = "a:1", access = [orders.connect] }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              database orders
              host cluster { services = api }
            }
            slo answers of orders {
              objective 99%
              bad = promql"sum(rate(orders_failed_total[${{ window }}]))"
              total = promql"sum(rate(orders_total[${{ window }}]))"
            }
            """;
        var service = Compilation.Of(source, "shop.flow").Emit(new OpenSloTarget(), EmitOptions.Default).Files.Single(static f => f.Path == "openslo/orders.service.yaml");

        Assert.Contains("  labels:\n    team: ordering\n", service.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_has_its_ratio_its_objective_and_its_period() => Assert.Equal(
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: api-availability
          displayName: Orders are taken
          labels:
            team: ordering
        spec:
          description: Customers cannot order
          service: api
          indicator:
            metadata:
              name: api-availability
            spec:
              ratioMetric:
                counter: false
                good:
                  metricSource:
                    type: Prometheus
                    spec:
                      query: sum(rate(http_requests_total{code!~"5.."}[5m]))
                total:
                  metricSource:
                    type: Prometheus
                    spec:
                      query: sum(rate(http_requests_total[5m]))
          timeWindow:
            - duration: '28d'
              isRolling: true
          budgetingMethod: Occurrences
          # Its alerts are those of Prometheus: they look at two windows at once, for which OpenSLO has no words.
          objectives:
            - displayName: Orders are taken
              target: 0.9995

        """,
        Files["openslo/api.availability.slo.yaml"]);

    [Theory]
    [InlineData("bad:\n")]
    [InlineData("duration: 36h\n")]
    [InlineData("target: 0.99\n")]
    [InlineData("displayName: uploads\n")]
    public void What_is_bad_and_hours_are_written_too(string expected) => Assert.Contains(expected, Files["openslo/api.uploads.slo.yaml"], StringComparison.Ordinal);

    [Fact]
    public void Names_are_labels_of_RFC_1123() =>
        Assert.All(Files.Values.SelectMany(static t => t.Split('\n')).Where(static l => l.TrimStart().StartsWith("name: ", StringComparison.Ordinal)), static l => Assert.Matches("^ *name: [a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", l));

    [Theory]
    [InlineData("queue_length < 100", "1m", "thresholdMetric:\n", "query: queue_length\n", "op: lt\n", "value: 100\n", "timeSliceWindow: 1m\n")]
    [InlineData("(sum(rate(x_total[${{ window }}])) >= 0.5)", "30s", "thresholdMetric:\n", "query: sum(rate(x_total[30s]))\n", "op: gte\n", "value: 0.5\n", "timeSliceWindow: 0.5\n")]
    [InlineData("min(up) == 1", "4m", "ratioMetric:\n", "rawType: success\n", "query: (min(up) >= -Inf) == bool 1\n", "timeSliceTarget: 1\n", "timeSliceWindow: 4m\n")]
    public void Slices_of_time_are_slices_there_too(string condition, string slice, params string[] expected)
    {
        var text = Assert.Single(Emitted($"service api\nslo fast of api {{ objective 99% over 30d, slices promql\"{condition}\" every {slice} }}").Files, static f => f.Path.EndsWith(".slo.yaml", StringComparison.Ordinal)).Text;

        Assert.Contains("budgetingMethod: Timeslices\n", text, StringComparison.Ordinal);
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(", left-out-of = openslo", 0)]
    [InlineData(", left-out-of = [datadog, openslo]", 0)]
    [InlineData(", left-out-of = datadog", 1)]
    public void What_is_made_of_others_is_left_out_where_it_says_so(string line, int errors)
    {
        var result = Emitted($$"""
            service api
            slo fast of api { objective 99% over 30d, slices promql"queue_length < 100" every 1m }
            slo up of api { objective 99% over 30d, slices promql"up{job='api'} == 1" every 1m }
            slo whole of api { objective 98% over 30d, all-of = [api.fast, api.up]{{line}} }
            """);

        Assert.Equal(errors, result.Diagnostics.Count(static d => d.Code == "FLOW6161"));
        Assert.Equal(["openslo/api.service.yaml", "openslo/api.fast.slo.yaml", "openslo/api.up.slo.yaml"], result.Files.Select(static f => f.Path));
    }

    [Theory]
    [InlineData("Down: {{ $value }}", null)]
    [InlineData("Braces {{ `{{` }} of {{ $labels.slo }}", "description: Braces {{ of fast\n")]
    [InlineData("{{ $labels.zone }} is down", null)]
    public void What_an_alert_fills_in_is_in_no_description(string impact, string? expected)
    {
        var text = Emitted($"service api\nslo fast of api {{ objective 99% over 30d, slices promql\"max by (zone) (length) < 100\" every 1m, impact = \"{impact}\" }}").Files[1].Text;

        Assert.DoesNotContain("$", text, StringComparison.Ordinal);
        Assert.Equal(expected is not null, text.Contains("description", StringComparison.Ordinal));
        Assert.Contains(expected ?? "", text, StringComparison.Ordinal);
    }

    private static EmitResult Emitted(string source) => Compilation.Of(source, "shop.flow").Emit(new OpenSloTarget(), EmitOptions.Default);
}
