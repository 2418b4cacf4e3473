using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Prometheus;
using Flow.Conformance.Tests.Prometheus;

namespace Flow.Conformance.Tests.StatusPages;

/// <summary>What the rules of a status page record, told by promtool.</summary>
public class StatusRuleTests
{
    private const string Source = """
        service api
        environment production { url = "https://shop.example.com" }
        slo availability of api {
          objective 99.9%
          slices promql"min(api_up) == 1" every 1m
          impact = "Customers cannot order"
        }
        alert queue of api { when promql"depth > 5" for 1m, severity = warning }
        synthetic answers of api {
          get "/healthz" on production every 1m
          expect status == 200 within 2s
        }
        status-page customers on production {
          component level as "Level" of api from api.availability
          component site as "Site" of api from api.answers
          component both as "Both" of api from [api.availability, api.answers, api.queue]
        }
        """;

    private const string Labels = """service="api", slo="availability" """;
    private const string Probed = """service="api", synthetic="answers", environment="production" """;
    private const string Good = "0+0x600";

    /// <summary>Series by name, and the state of each component after an hour; null for not known.</summary>
    public static TheoryData<string, string, string, string, string?, string?, string?> Cases => new()
    {
        { "0", "0", "1+0x600", "0.2+0x600", "0", "0", "0" },
        { "0.02", "0.02", "1+0x600", "0.2+0x600", "1", "0", "1" },
        { "0.6", "0.1", "1+0x600", "0.2+0x600", "2", "0", "2" },
        { "0", "0.3", "1+0x600", "0.2+0x600", "0", "0", "0" }, // it is over, and a long window remembers it
        { "0", "0", "0+0x600", "0.2+0x600", "0", "2", "2" },
        { "0", "0", "1 1 0 1 1 0 1 0 0 1 1+0x600", "0.2+0x600", "0", "0", "0" }, // some answers fail, none for as long as somebody is told after
        { "0", "0", "1+0x600", "3+0x600", "0", "1", "1" },
        { "0", "0", "", "", "0", null, null },
        { "0.6", "0.6", "", "", "2", null, "2" },
        { "", "", "1+0x600", "0.2+0x600", null, "0", null },
        { "", "", "", "", null, null, null },
    };

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void The_worst_that_is_known_is_recorded(string now, string before, string probe, string took, string? level, string? site, string? both)
    {
        var rules = Rules();
        (string Name, string Values)[] series =
        [
            .. new[] { "5m", "30m" }.Select(w => ($"slo:sli_error:ratio_rate{w}{{{Labels}}}", Steady(now))),
            .. new[] { "1h", "6h", "3d", "2h", "1d" }.Select(w => ($"slo:sli_error:ratio_rate{w}{{{Labels}}}", Steady(before))),
            ($"probe_success{{{Probed}}}", probe), ($"probe_duration_seconds{{{Probed}}}", took),
            ("probe_success{service=\"api\", synthetic=\"answers\", environment=\"staging\"}", "0+0x600"), // another environment
        ];
        var test = Document(rules, series, [("level", level), ("site", site), ("both", both)]);

        Assert.Null(Promtool.TestRules([rules, test]));
    }

    [SkippableTheory]
    [InlineData("firing", "1")]
    [InlineData("pending", "0")]
    public void An_alert_that_fires_makes_it_worse(string state, string both)
    {
        var rules = Rules();
        (string, string)[] series =
        [
            .. new[] { "5m", "30m", "1h", "6h" }.Select(w => ($"slo:sli_error:ratio_rate{w}{{{Labels}}}", Good)),
            ($"probe_success{{{Probed}}}", "1+0x600"), ($"ALERTS{{alertname=\"ApiQueue\", alertstate=\"{state}\"}}", "1+0x600"),
        ];

        Assert.Null(Promtool.TestRules([rules, Document(rules, series, [("both", both)])]));
    }

    [SkippableTheory]
    [InlineData("0", "0", "1+0x600", "0")]
    [InlineData("0", "0", "", null)] // two regions that are well are not two things that are
    [InlineData("0", "0.6", "1+0x600", "2")]
    [InlineData("0.6", "0", "", "2")]
    public void A_service_level_with_further_labels_is_one_source(string eu, string us, string probe, string? both)
    {
        var rules = Rules();
        (string, string)[] series =
        [
            .. new[] { "5m", "30m", "1h", "6h" }.SelectMany(w => new[] { ("eu", eu), ("us", us) }, static (w, r) => ($"slo:sli_error:ratio_rate{w}{{{Labels.TrimEnd()}, region=\"{r.Item1}\"}}", Steady(r.Item2))),
            ($"probe_success{{{Probed}}}", probe), ($"probe_duration_seconds{{{Probed}}}", probe.Length == 0 ? "" : "0.2+0x600"),
        ];

        Assert.Null(Promtool.TestRules([rules, Document(rules, series, [("both", both)])]));
    }

    [SkippableFact]
    public void Promtool_has_nothing_against_the_rules() => Assert.Null(Promtool.CheckRules([Rules()]));

    private static string Steady(string value) => value.Length == 0 ? "" : $"{value}+0x600";

    private static GeneratedFile Rules()
    {
        var project = Compilation.Of(Source, "a.flow");
        Assert.DoesNotContain(project.Diagnostics, static d => d.Severity == Compiler.Diagnostics.Severity.Error);
        return project.Emit(new PrometheusTarget(), EmitOptions.Default).Files.Single(static f => f.Path == "prometheus/rules/production/status.customers.yml");
    }

    private static GeneratedFile Document(GeneratedFile rules, IEnumerable<(string Name, string Values)> series, IEnumerable<(string Component, string? State)> expected)
    {
        var input = series.Where(static s => s.Values.Length > 0).Select(static s => $"      - series: '{s.Name}'\n        values: '{s.Values}'\n");
        var asked = expected.Select(static e => $"      - expr: 'status:component:state{{component=\"{e.Component}\"}}'\n        eval_time: 1h\n        exp_samples:{(e.State is null ? " []" : $"\n          - labels: 'status:component:state{{page=\"customers\", component=\"{e.Component}\"}}'\n            value: {e.State}")}\n");
        return new GeneratedFile("prometheus/tests/status.yml", $"rule_files: ['../../{rules.Path}']\nevaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n{string.Concat(input)}    promql_expr_test:\n{string.Concat(asked)}", []);
    }
}
