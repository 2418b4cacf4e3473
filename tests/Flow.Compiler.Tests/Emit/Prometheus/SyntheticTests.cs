using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning;

namespace Flow.Compiler.Tests.Emit.Prometheus;

/// <summary>What is asked again and again: what the prober gets, where it asks, and who is told.</summary>
public class SyntheticTests
{
    private const string Head = "service api\nenvironment production { url = \"https://p.example.com\" }\nenvironment staging { url = \"https://s.example.com/\" }\nenvironment local\n";

    [Theory]
    [InlineData("", "    http:\n      preferred_ip_protocol: ip4\n")]
    [InlineData("expect status == 204", "      valid_status_codes:\n        - 204\n")]
    [InlineData("expect status in [200, 204] and body.contains(\"a.b c\")", "      valid_status_codes:\n        - 200\n        - 204\n      fail_if_body_not_matches_regexp:\n        - a\\.b c\n")]
    [InlineData("expect body.matches-regex(\"^ok\")", "      fail_if_body_not_matches_regexp:\n        - ^ok\n")]
    public void The_prober_looks_for_what_is_expected(string expectation, string module) =>
        Assert.Contains(module, FileOf($"{Head}synthetic answers of api {{\n get \"/healthz\"\n {expectation}\n}}", "prometheus/synthetics/blackbox.yml"), StringComparison.Ordinal);

    [Theory]
    [InlineData("get \"/healthz\"", "production https://p.example.com/healthz, staging https://s.example.com/healthz")]
    [InlineData("get \"/healthz\" on staging", "staging https://s.example.com/healthz")]
    [InlineData("get \"https://example.com/x\"", " https://example.com/x")]
    public void It_is_asked_where_the_service_is(string get, string places)
    {
        var model = Compilation.Of($"{Head}synthetic answers of api {{ {get} }}", "a.flow").Model;

        Assert.Equal(places, string.Join(", ", SyntheticTargets.Of(Assert.Single(model.Synthetics), model).Select(static t => $"{t.Environment} {t.Address}")));
    }

    [Fact]
    public void A_wrong_answer_and_a_late_one_tell_somebody()
    {
        var project = Compilation.Of(Head + "synthetic answers of api {\n get \"/\" every 30s\n expect status == 200 within 500ms\n severity = critical\n impact = \"Nobody can order\"\n}", "a.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Equal([("answers-fails", AlertSeverity.Critical, 90.0), ("answers-is-slow", AlertSeverity.Warning, 90.0), ("answers-is-not-asked", AlertSeverity.Warning, 90.0)], project.Model.Alerts.Select(static a => (a.Name, a.Severity, a.For.TotalSeconds)));
        var rules = project.Emit(new PrometheusTarget(), EmitOptions.Default).Files;
        Assert.Contains(rules, static f => f.Path == "prometheus/rules/api.yml" && f.Text.Contains("expr: probe_success{service=\"api\", synthetic=\"answers\"} == 0", StringComparison.Ordinal));
        Assert.Contains(rules, static f => f.Path == "prometheus/rules/api.yml" && f.Text.Contains("expr: probe_duration_seconds{service=\"api\", synthetic=\"answers\"} > 0.5", StringComparison.Ordinal));
        Assert.Contains(rules, static f => f.Path == "prometheus/rules/api.yml" && f.Text.Contains("expr: up{service=\"api\", synthetic=\"answers\"} == 0", StringComparison.Ordinal));
        Assert.Equal(3, rules.Count(static f => f.Path.StartsWith("prometheus/tests/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_prober_is_where_the_project_says()
    {
        var file = FileOf("project p { prober = \"localhost:9115\" }\n" + Head + "synthetic answers of api { get \"/\" every 5s }", "prometheus/synthetics/scrape.yml");

        Assert.Contains("replacement: localhost:9115", file, StringComparison.Ordinal);
        Assert.Contains("scrape_interval: 5s\n    scrape_timeout: 5s", file, StringComparison.Ordinal);
    }

    [Fact]
    public void The_server_of_an_environment_has_asked_what_is_asked_there()
    {
        const string Cloud = "cloud kubernetes";
        var source = $$"""
            service api
            environment production { url = "https://p.example.com", {{Cloud}} }
            environment staging { url = "https://s.example.com", {{Cloud}} }
            synthetic answers of api { get "/healthz" on production }
            """;

        var file = FileOf(source, "prometheus/prometheus.production.yml");

        Assert.Contains("job_name: synthetic api.answers", file, StringComparison.Ordinal);
        Assert.Contains("- https://p.example.com/healthz", file, StringComparison.Ordinal);
        Assert.Contains("- rules/*.yml", file, StringComparison.Ordinal);
        Assert.DoesNotContain(Compilation.Of(source, "a.flow").Emit(new PrometheusTarget(), EmitOptions.Default).Files, static f => f.Path == "prometheus/prometheus.staging.yml");
    }

    /// <summary>Their modules would be two, but their alerts one.</summary>
    [Fact]
    public void Names_that_differ_in_a_dash_are_not_enough()
    {
        var diagnostics = Compilation.Of(Head + "synthetic an-swers of api { get \"/\" }\nsynthetic an_swers of api { get \"/\" }", "a.flow").Diagnostics;

        Assert.Equal(["FLOW8322"], diagnostics.Select(static d => d.Code));
    }

    [Theory]
    [InlineData(@"\\u0041", @"it knows no `\u`")]
    [InlineData(@"\\e", @"it knows no `\e`")]
    [InlineData(@"\\cA", @"it knows no `\c`")]
    [InlineData(@"ok\\Z", @"it knows no `\Z`")]
    [InlineData(@"\\\\\\Z", @"it knows no `\Z`")]
    [InlineData("[a-z-[b]]", "it knows no `[a-z-[`")]
    [InlineData("(?n)a", "it knows no `(?n)`")]
    [InlineData("(?i-x:a)", "it knows no `(?i-x:`")]
    [InlineData("(?#no)a", "it knows no `(?#`")]
    [InlineData(@"\\p{IsGreek}", @"it knows no `\p{IsGreek}`")]
    public void What_only_dotnet_knows_is_no_pattern(string written, string problem) =>
        Assert.Contains(problem, Assert.Single(Asking(written).Diagnostics).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(@"\\\\u")]
    [InlineData(@"a-[bc]")]
    [InlineData(@"\\[a-[b]")]
    [InlineData(@"(?i:a)\\z")]
    [InlineData(@"(?<name>x)\\p{L}")]
    public void What_both_know_is_one(string written) => Assert.Empty(Asking(written).Diagnostics);

    private static Compilation Asking(string pattern) =>
        Compilation.Of(Head + $"synthetic answers of api {{\n get \"/\"\n expect body.matches-regex(\"{pattern}\")\n}}", "a.flow");

    [Fact]
    public void Its_metrics_need_no_declaration() =>
        Assert.Empty(Compilation.Of("metric x_total { kind = counter }\n" + Head + "synthetic answers of api { get \"/\" }", "a.flow").Diagnostics);

    private static string FileOf(string source, string path)
    {
        var project = Compilation.Of(source, "a.flow");
        Assert.Empty(project.Diagnostics);
        return project.Emit(new PrometheusTarget(), EmitOptions.Default).Files.Single(f => f.Path == path).Text;
    }
}
