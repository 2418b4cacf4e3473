using System.Text.RegularExpressions;
using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Prometheus;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>The generated tests of alerts that a project writes itself hold, and would not hold for other rules.</summary>
public sealed partial class AlertRuleTests(ITestOutputHelper output)
{
    private const string Source = """
        team storage { chat = slack("#storage"), on-call = rotation("primary") }
        service db "Database" { owner = storage }
        alert behind of db { when promql"lag_seconds{role!='primary', zone=~'a.*'} > 30" for 5m keep 10m, severity = critical, impact = "{{ $labels.zone }} of {{ $labels.host }} is behind" }
        alert down of db { when promql"up{job='db'} == 0" for 1m, runbook = "https://runbooks.example.com/down" }
        alert odd of db { when promql"sum by (job) (state{job='db'}) != 1" }
        alert full of db { when promql"min(free_bytes) < 1e9" for 15m }
        alert most of db { when promql"(used >= 0.9)" for 2m }
        alert least of db { when promql"max without (x) (free{x='1', y='2'}) <= 2.5" keep 7m }
        alert errors of db { when promql"sum(rate(errors_total{code=~'5..'}[5m])) > 0.05" for 10m }
        alert any of db { when promql"increase(lost_total[10m]) > 0" }
        alert few of db { when promql"sum by (queue) (increase(done_total[30m])) < 12" for 1h }
        alert cold of db { when promql"rate(hits_total[90s]) < 100" for 45s keep 3m }
        alert lonely { when promql"rate(x_total[1h]) >= 3" for 20m }
        """;

    [SkippableFact]
    public void Every_alert_has_a_test_that_holds()
    {
        var files = Files();

        Assert.Null(Promtool.CheckRules(files));
        Assert.Null(Promtool.TestRules(files));
        Assert.Equal(Source.Split('\n').Count(static l => l.StartsWith("alert ", StringComparison.Ordinal)), files.Count(static f => !Promtool.IsRules(f.Path)));
    }

    /// <summary>What rules record as the project writes it is there, whatever a test makes up: for such an alert there is none.</summary>
    [SkippableTheory]
    [InlineData("slo:error_budget:ratio > 0.005")]
    [InlineData("slo:objective:ratio{service='db'} < 0.995")]
    [InlineData("slo:time_period:days == 30")]
    public void What_is_recorded_as_it_is_written_has_no_test(string condition)
    {
        const string Queries = "good promql\"sum(rate(good_total[${{ window }}]))\", total promql\"sum(rate(all_total[${{ window }}]))\"";
        var project = Compilation.Of($"service db\nslo up of db {{ objective 99.9% over 30d, {Queries} }}\nslo quick of db {{ objective 99% over 28d, {Queries} }}\nalert narrow of db {{ when promql\"{condition}\" }}\n", "alerts.flow");
        Assert.Empty(project.Diagnostics);
        var files = project.Emit(new PrometheusTarget(), EmitOptions.Default).Files;

        Assert.Null(Promtool.CheckRules(files));
        Assert.Null(Promtool.TestRules(files));
        Assert.DoesNotContain(files, static f => f.Path.EndsWith("narrow.yml", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void A_changed_rule_makes_its_test_fail()
    {
        var files = Files();
        var mutants = files.Where(static f => Promtool.IsRules(f.Path)).SelectMany(rules => Changed(rules.Text)
            .Select(c => (c.What, Files: (IReadOnlyList<GeneratedFile>)[rules with { Text = c.Text }, .. files.Where(f => f.Text.Contains($"alertname: {c.Alert}\n", StringComparison.Ordinal))]))).ToList();
        var survivors = Promtool.Survivors([.. mutants.Select(static m => m.Files)]).Select(i => mutants[i].What).ToList();

        output.WriteLine($"{mutants.Count} changed rules, {mutants.Count - survivors.Count} noticed");
        Assert.True(mutants.Count > 40, $"only {mutants.Count} changes");
        Assert.Empty(survivors);
    }

    private static IReadOnlyList<GeneratedFile> Files()
    {
        var project = Compilation.Of(Source, "alerts.flow");
        Assert.Empty(project.Diagnostics);
        var result = project.Emit(new PrometheusTarget(), EmitOptions.Default);
        Assert.Empty(result.Diagnostics);
        return result.Files;
    }

    private static IEnumerable<(string Text, string What, string Alert)> Changed(string rules)
    {
        foreach (Match part in Part().Matches(rules, rules.IndexOf("groups:", StringComparison.Ordinal)))
        {
            var alert = rules[..part.Index].Split("- alert: ")[^1].Split('\n')[0];
            var changed = part.Groups["time"].Success ? $"{part.Groups["name"].Value}: 10s"
                : part.Groups["operator"].Success ? $" {Opposite(part.Groups["operator"].Value)} {part.Groups["limit"].Value}"
                : part.Groups["severity"].Success ? "severity: info"
                : "team: others";
            yield return (string.Concat(rules.AsSpan(0, part.Index), changed, rules.AsSpan(part.Index + part.Length)), $"{alert}: {part.Value} became {changed}", alert);
            if (part.Groups["operator"].Success)
            {
                var other = $" {part.Groups["operator"].Value} {part.Groups["limit"].Value}7";
                yield return (string.Concat(rules.AsSpan(0, part.Index), other, rules.AsSpan(part.Index + part.Length)), $"{alert}: {part.Value} became {other}", alert);
            }
        }
    }

    private static string Opposite(string comparison) => comparison switch { ">" => "<=", ">=" => "<", "<" => ">=", "<=" => ">", "==" => "!=", _ => "==" };

    [GeneratedRegex(@"(?<name>for|keep_firing_for): (?<time>[0-9a-z]+)|(?<severity>severity: \w+)|team: storage| (?<operator>[<>=!]=|[<>]) (?<limit>[0-9.e]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
