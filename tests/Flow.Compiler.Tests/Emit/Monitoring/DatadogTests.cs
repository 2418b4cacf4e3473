using System.Text.RegularExpressions;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Datadog;
using Flow.Compiler.Emit.Prometheus;

namespace Flow.Compiler.Tests.Emit.Monitoring;

/// <summary>Service levels and alerts in the words of Datadog, with the numbers that they have in Prometheus.</summary>
public partial class DatadogTests
{
    private const string People = """
        project shop { datadog { namespace = "acme", slack-account = "main" } }
        team web { chat = slack("#web"), on-call = rotation("primary"), channels = [email("web@example.com"), webhook("https://hooks.example.com/x")] }
        rotation primary { page = pagerduty("shop-key"), shift daily by ["@ana"] }
        service api { owner = web }
        """;

    private const string Level = """
        slo availability "Orders are taken" of api {
          objective 99.9% over 30d
          good = promql"sum(rate(http_requests_total{job='api', code!~'5..'}[${{ window }}]))"
          total = promql"sum(rate(http_requests_total{job='api'}[${{ window }}]))"
          impact = "Customers cannot order"
          runbook = "https://runbooks.example.com/api"
        }
        """;

    [Theory]
    [InlineData("sum(rate(errors_total[5m])) > 1", "avg(last_5m):sum:acme.errors.count{*}.as_rate() > 1")]
    [InlineData("sum(increase(errors_total{job='api'}[2h])) >= 0.5", "sum(last_2h):sum:acme.errors.count{service:api}.as_count() >= 0.5")]
    [InlineData("max by (job, disk) (used_ratio{disk=~'/dev.*'}) > 0.9", "min(last_1m):max:acme.used_ratio{disk:/dev*} by {service,disk} > 0.9")]
    [InlineData("sum(increase(orders_total{kind=~'a|B', code!='500'}[1d])) < 1", "sum(last_1d):sum:acme.orders.count{kind IN (a,b) AND NOT code:500}.as_count() < 1")]
    [InlineData("sum(increase(took_seconds_bucket{le='0.5', code!~'4..'}[1h])) < 1", "sum(last_1h):sum:acme.took_seconds.bucket{upper_bound:0.5,!code:4*}.as_count() < 1")]
    [InlineData("avg(temperature) < 5", "max(last_1m):avg:acme.temperature{*} < 5")]
    public void A_condition_is_a_query_of_Datadog(string condition, string expected) =>
        Assert.Contains($"query               = \"{expected}\"\n", File($"alert x of api {{ when promql\"{condition}\" }}", "monitors.tf"), StringComparison.Ordinal);

    [Theory]
    [InlineData("alert x { when promql\"sum(up) == 0\" }", "==", "A monitor compares with `<` and `>` alone")]
    [InlineData("alert x { when promql\"errors > 1\" }", "errors", "Datadog makes one value of many series")]
    [InlineData("alert x { when promql\"sum without (a) (errors) > 1\" }", "sum without (a) (errors)", "Datadog makes one value of many series")]
    [InlineData("alert x { when promql\"sum(rate(a_total[5m])) / sum(rate(b_total[5m])) > 1\" }", "sum(rate(a_total[5m])) / sum(rate(b_total[5m]))", "Datadog makes one value of many series")]
    [InlineData("alert x { when promql\"sum(errors{a=~'.+x'}) > 1\" }", "'.+x'", "Datadog compares a tag with a value")]
    [InlineData("alert x { when promql\"sum(errors{a=''}) > 1\" }", "''", "Datadog compares a tag with a value")]
    [InlineData("alert x { when promql\"sum(errors{other=~'5..'}) > 1\" }", "'5..'", "Datadog compares a tag with a value")]
    [InlineData("alert x { when promql\"sum(rate(errors_total[5m])) > 1\" for 10m }", "sum(rate(errors_total[5m]))", "A monitor looks at a rate over one time")]
    [InlineData("alert x { when promql\"sum(rate(errors_total[90s])) > 1\" }", "sum(rate(errors_total[90s]))", "A monitor looks back whole minutes")]
    [InlineData("alert x { when promql\"sum by (host) (errors) > 1\", impact = \"{{ $labels.host | title }} fails\" }", "\"{{ $labels.host | title }} fails\"", "Datadog has no words for `{{ $labels.host | title }}` in a message")]
    [InlineData("alert x \"Only {{ $value | humanize }}\" { when promql\"sum(errors) > 1\" }", "\"Only {{ $value | humanize }}\"", "Datadog has no words for `{{ $value | humanize }}` in a message")]
    [InlineData("slo a of api { objective 99% over 30d, good = promql\"sum(rate(a_total[${{ window }}]))\", total = promql\"sum(rate(b_total[${{ window }}]))\", impact = \"{{ $value | humanize }}\" }", "\"{{ $value | humanize }}\"", "Datadog has no words for `{{ $value | humanize }}` in a message")]
    [InlineData("alert x { when promql\"sum(errors) > 1\" keep 5m }", "alert x", "A monitor recovers when its condition holds no more")]
    [InlineData("slo a of api { objective 99% over 28d, good = promql\"sum(rate(a_total[${{ window }}]))\", total = promql\"sum(rate(b_total[${{ window }}]))\" }", "slo a of api", "Datadog has periods of 7, 30 and 90 days")]
    [InlineData("slo a of api { objective 99% over 30d, slices promql\"avg(x) > 1\" every 2m }", "slo a of api", "Datadog cuts time into slices of one minute")]
    [InlineData("slo a of api { objective 99% over 30d, good = promql\"sum by (b) (rate(a_total[${{ window }}]))\", total = promql\"sum by (b) (rate(b_total[${{ window }}]))\" }", "sum by (b) (rate(a_total[${{ window }}]))", "A service level counts with sums of one counter")]
    public void What_Datadog_has_no_words_for_is_an_error_at_its_place(string source, string place, string message)
    {
        var (result, text) = Emitted(source);
        var error = Assert.Single(result.Diagnostics, static d => d.Code == "FLOW8330");

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(place, text.Substring(error.Location.Span.Start, error.Location.Span.Length), StringComparison.Ordinal);
        Assert.DoesNotContain(result.Files, static f => f.Path == "datadog/monitors.tf");
    }

    [Fact]
    public void What_is_asked_again_and_again_is_left_out_and_told_once()
    {
        var (result, text) = Emitted("""
            environment production { url = "https://shop.example.com" }
            synthetic answers "It answers" of api {
              get "/healthz" on production every 1m
              expect status == 200 within 500ms
            }
            alert x of api { when promql"sum(errors) > 1" }
            """);
        var told = Assert.Single(result.Diagnostics, static d => d.Code is "FLOW8330" or "FLOW8331");

        Assert.Equal(("FLOW8331", "`synthetic answers` is not written for Datadog: nothing asks there, and nobody is told of a wrong answer."), (told.Code, told.Message));
        Assert.StartsWith("synthetic answers", text[told.Location.Span.Start..], StringComparison.Ordinal);
        Assert.Equal(2, result.Files.Single(static f => f.Path == "datadog/monitors.tf").Text.Split("resource \"datadog_monitor\"").Length);
    }

    [Fact]
    public void Thresholds_are_those_of_the_rules_of_Prometheus()
    {
        var levels = File(Level, "service-levels.tf");
        var rules = Compilation.Of($"{People}\n{Level}", "shop.flow").Emit(new PrometheusTarget(), EmitOptions.Default).Files.Single(static f => f.Path == "prometheus/rules/api.yml").Text;
        var asked = Query().Matches(levels).Select(static m => m.Groups["factor"].Value).ToList();

        Assert.Equal(["14.4", "6", "3"], asked);
        Assert.Equal(asked, Critical().Matches(levels).Select(static m => m.Groups["factor"].Value).Where(static f => f != "0"));
        Assert.All(asked, f => Assert.Contains($"({f} * 0.001)", rules, StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_that_Datadog_cannot_look_at_is_named() => Assert.Equal(
        ["`api.availability` has no monitor for 3d and 6h: Datadog looks back from one hour to 48. Write `burn` lines of your own."],
        Emitted(Level).Result.Diagnostics.Where(static d => d.Code == "FLOW8331").Select(static d => d.Message));

    [Fact]
    public void Who_is_called_is_mentioned_and_only_where_it_is_urgent()
    {
        var levels = File(Level, "service-levels.tf");

        Assert.Contains("Customers cannot order\\nThe budget of api.availability burns more than 14.4 times", levels, StringComparison.Ordinal);
        Assert.Contains("over 1h and 5m.\\nRunbook: https://runbooks.example.com/api\\n@pagerduty-shop-key @slack-main-web @web@example.com @webhook-hooks-example-com_x\"", levels, StringComparison.Ordinal);
        Assert.Contains("over 1d and 2h.\\nRunbook: https://runbooks.example.com/api\\n@slack-main-web ", levels, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_bad_is_taken_off_everything() => Assert.Contains(
        "good_events_formula  = \"total - bad\"\n      total_events_formula = \"total\"\n",
        File("slo a of api { objective 99% over 7d, bad = promql\"sum(rate(a_total[${{ window }}]))\", total = promql\"sum(rate(b_total[${{ window }}]))\", burn 2 over 1h }", "service-levels.tf"), StringComparison.Ordinal);

    [Fact]
    public void Labels_in_a_message_are_tags() => Assert.Contains(
        "message             = \"{{service.name}} has {{value}}\\n@slack-main-web",
        File("alert x \"{{ $labels.job }} has {{ $value }}\" of api { when promql\"sum by (job) (errors) > 1\" }", "monitors.tf"), StringComparison.Ordinal);

    [Fact]
    public void What_a_message_fills_in_is_in_no_description_and_a_level_may_be_left_out()
    {
        var levels = File("""
            slo a "{{ $value }} of {{ $labels.slo }}" of api { objective 99% over 7d, slices promql"max(x) < 1", impact = "It is {{ $value }}" }
            slo b "{{ $labels.slo }} fails" of api { objective 99% over 7d, slices promql"max(y) < 1", impact = "Of {{ $labels.slo }}" }
            slo c of api { objective 98% over 7d, all-of = [api.a, api.b], left-out-of = [openslo, datadog] }
            """, "service-levels.tf");

        Assert.DoesNotContain("$value", levels, StringComparison.Ordinal);
        Assert.Contains("  name             = \"api.a\"\n", levels, StringComparison.Ordinal);
        Assert.Contains("  name             = \"api.b: b fails\"\n", levels, StringComparison.Ordinal);
        Assert.Contains("  description      = \"Of b\"\n", levels, StringComparison.Ordinal);
        Assert.DoesNotContain("api_c", levels, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("project shop", "@pagerduty-first @slack-web")]
    [InlineData("project shop { alerts { otherwise = boss } }", "@pagerduty-duty @slack-boss @webhook-hooks-example-com_a @webhook-hooks-example-com_b")]
    public void What_belongs_to_nobody_is_told_to_whom_Alertmanager_tells_it(string project, string handles)
    {
        var file = Compilation.Of($$"""
            {{project}}
            team web { chat = slack("#web"), on-call = rotation("first") }
            team boss { chat = slack("#boss"), on-call = rotation("duty"), channels = [webhook("https://hooks.example.com/a"), webhook("https://hooks.example.com/b")] }
            alert lost "Orders are lost" { when promql"sum(rate(errors_total[5m])) > 1", severity = critical, impact = "Orders are lost" }
            """, "shop.flow").Emit(new DatadogTarget(), EmitOptions.Default).Files[^1].Text;

        Assert.Contains($"message             = \"Orders are lost\\n{handles}\"\n", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("project my-shop", "sum:my_shop.errors")]
    [InlineData("project my-shop { datadog { namespace = \"web.shop_1\" } }", "sum:web.shop_1.errors")]
    public void A_metric_is_called_as_Datadog_may_call_it(string project, string expected) => Assert.Contains(
        expected, Compilation.Of($"{project}\nalert x {{ when promql\"sum(errors) > 1\" }}", "shop.flow").Emit(new DatadogTarget(), EmitOptions.Default).Files[^1].Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("project shop { datadog { namespace = \"my-shop\" } }", "\"my-shop\"", "`my-shop` cannot stand before the name of a metric")]
    [InlineData("project shop { datadog { namespace = \"1st\" } }", "\"1st\"", "`1st` cannot stand before the name of a metric")]
    public void A_namespace_is_one_that_Datadog_takes(string source, string place, string message)
    {
        var error = Assert.Single(Compilation.Of(source, "shop.flow").Emit(new DatadogTarget(), EmitOptions.Default).Diagnostics);

        Assert.Equal("FLOW8330", error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(place, source.Substring(error.Location.Span.Start, error.Location.Span.Length));
    }

    [Theory]
    [InlineData("", "FLOW6306", "")]
    [InlineData("datadog { state local }", "", "  backend \"local\" {}\n")]
    [InlineData(
        "datadog { state s3 { bucket = \"states\", region = \"eu-west-1\" } }", "",
        "  backend \"s3\" {\n    bucket       = \"states\"\n    region       = \"eu-west-1\"\n    key          = \"shop/project/datadog/terraform.tfstate\"\n    encrypt      = true\n    use_lockfile = true\n  }\n")]
    [InlineData("datadog { state s3 { bucket = \"states\" } }", "FLOW6306", "  required_version = \"~> 1.11\"\n")]
    [InlineData("datadog { state gcs { bucket = \"b\" } }", "", "  backend \"gcs\" {\n    bucket = \"b\"\n    prefix = \"shop/project/datadog\"\n  }\n")]
    public void Where_the_state_is_kept_is_said(string settings, string code, string backend)
    {
        var result = Compilation.Of($"project shop {{ {settings} }}\nalert x {{ when promql\"sum(errors) > 1\" }}", "shop.flow").Emit(new DatadogTarget(), EmitOptions.Default);

        Assert.Equal(code, string.Join(' ', result.Diagnostics.Select(static d => d.Code)));
        Assert.Contains(backend, Regex.Replace(result.Files[0].Text, "  # shop.flow:[0-9]+\n", "", RegexOptions.None, TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bucket = \"states\", region = \"eu-west-1\"", "")]
    [InlineData("bucket = \"states\", region = \"eu-west-1\", key = \"shop/datadog/terraform.tfstate\"", "FLOW4512 What is made in Datadog has the same state as `datadog`: each would remove what the other made. Write another `key` in its `state s3`, or none in both.")]
    [InlineData("bucket = \"states\", region = \"eu-west-2\", key = \"shop/datadog/terraform.tfstate\"", "FLOW4512 What is made in Datadog has the same state as `datadog`: each would remove what the other made. Write another `key` in its `state s3`, or none in both.")]
    [InlineData("bucket = \"other-states\", region = \"eu-west-1\", key = \"shop/datadog/terraform.tfstate\"", "")]
    [InlineData("bucket = \"b\", region = \"eu-west-1\"", "FLOW4523 `b` cannot be: the name of a bucket has 3 to 63 small letters, digits, `-` and `.`.")]
    [InlineData("bucket = \"other-states\", region = \"eu-wst-1\"", "FLOW4657 AWS has no region `eu-wst-1`. Did you mean `eu-west-1`?")]
    public void Its_state_is_looked_at_like_that_of_an_environment(string settings, string expected)
    {
        var project = Compilation.Of(
            $"project shop {{ datadog {{ state s3 {{ {settings} }} }} }}\nenvironment datadog {{ cloud aws {{ region = \"eu-west-1\", state s3 {{ bucket = \"states\" }} }} }}", "shop.flow");

        Assert.Equal(expected, string.Join('\n', project.Diagnostics.Where(static d => d.Severity == Diagnostics.Severity.Error).Select(static d => $"{d.Code} {d.Message}")));
    }

    [Fact]
    public void What_is_told_of_elsewhere_is_named() => Assert.Equal(
        [
            "Datadog tells nobody that 75% of the budget of `api.availability` are spent: this target writes no monitor for it.",
            "Datadog does not escalate: `boss` is not told of what is critical and still fires after 30m. Let the rotation do that.",
            "Datadog is not quiet for `silence up`: this target writes no downtime.",
            "Datadog calls people for `staging`, too: its monitors are the same for all environments. Let the queries name those for which somebody is called, such as `{env='production'}`.",
        ],
        Emitted(Level.Replace("impact =", "burn 14.4 over 1h { severity = critical }\n  spent 75% { note = \"Only reliability\" }\n  impact =", StringComparison.Ordinal) + """

            team boss { chat = slack("#boss") }
            team two { chat = slack("#two"), on-call = rotation("primary"), escalate critical to boss after 30m }
            silence up of api { window daily at 02:00..03:00, because "the batch" }
            environment production { external = true }
            environment staging { external = true, pages = false }
            """).Result.Diagnostics.Where(static d => d.Code == "FLOW8331").OrderBy(static d => d.Location.Span.Start).Select(static d => d.Message));

    private static string File(string source, string name)
    {
        var (result, _) = Emitted(source);
        Assert.DoesNotContain(result.Diagnostics, static d => d.Severity == Diagnostics.Severity.Error);
        return result.Files.Single(f => f.Path == $"datadog/{name}").Text;
    }

    private static (EmitResult Result, string Text) Emitted(string source)
    {
        var text = $"{People}\n{source}";
        var project = Compilation.Of(text, "shop.flow");
        Assert.Empty(project.Diagnostics.Where(static d => d.Severity == Diagnostics.Severity.Error).Select(static d => d.Message));
        return (project.Emit(new DatadogTarget(), EmitOptions.Default), text);
    }

    [GeneratedRegex(@"burn_rate\(.*> (?<factor>[0-9.]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Query();

    [GeneratedRegex(@"critical = ""(?<factor>[0-9.]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Critical();
}
