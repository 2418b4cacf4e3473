using System.Text.RegularExpressions;
using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Prometheus;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>Service levels of every form: promtool accepts their rules, their generated tests hold, and would not hold for other rules.</summary>
public sealed partial class SloFormTests(ITestOutputHelper output)
{
    private const string Events = """
        service api
        slo availability of api {
          objective 99.9% OVER
          good  = promql"sum by (zone) (rate(requests_total{code!~'5..', zone='a'}[${{ window }}]))"
          total = promql"sum by (zone) (rate(requests_total{zone='a'}[${{ window }}]))"
        }
        """;

    private const string Latency = """
        service api
        slo latency of api { objective 99% OVER, latency promql"duration_seconds{route='/'}" within WITHIN }
        """;

    private const string Slices = """
        service api
        slo reachable of api { objective 99.5% OVER, slices promql"CONDITION" every SLICE, no-data = page }
        """;

    private const string Parts = """
        service api
        service db
        slo a of api { objective 99.5% OVER, latency promql"duration_seconds" within 300ms }
        slo b of db { objective 99.9% OVER, latency promql"db_seconds" within 100ms }
        slo c of db { objective 99% OVER, slices promql"up == 1" }
        """;

    public static TheoryData<string, string> Forms() => new()
    {
        { "events of a month", Over(Events, "every month") },
        { "events of a quarter", Over(Events, "every quarter") },
        { "written rows", Over(Events, "over 28d").Replace("\n}", "\n  burn 13 over [2h, 7m] { severity = critical }\n  burn 4.5 over 8h { severity = critical }\n  burn 1.1 over [4d, 8h]\n}", StringComparison.Ordinal) },
        { "rows of both severities over the same window", Over(Events, "over 30d").Replace("\n}", "\n  burn 14 over [2h, 10m] { severity = critical }\n  burn 3 over [2h, 10m]\n}", StringComparison.Ordinal) },
        { "a latency", Over(Latency, "over 30d").Replace("WITHIN", "300ms", StringComparison.Ordinal) },
        { "a latency of whole seconds", Over(Latency, "over 7d").Replace("WITHIN", "2s", StringComparison.Ordinal) },
        { "slices of a value", Sliced("over 30d", "probe_success{job='api'} >= 0.9", "1m") },
        { "slices of a rate", Sliced("over 7d", "sum(rate(errors_total[${{ window }}])) < 5", "2m") },
        { "slices of a month", Sliced("every month", "up == 1", "30s") },
        { "slices of a quarter", Sliced("every quarter", "up == 1", "4m") },
        { "all of others", $"{Over(Parts, "over 30d")}\nservice shop\nslo checkout of shop {{ objective 99% over 30d, all-of = [api.a, db.b, db.c], no-data = page }}" },
        { "others by weight", $"{Over(Parts, "every month")}\nservice shop\nslo checkout of shop {{\n  objective 98% every month\n  part api.a {{ weight = 3 }}\n  part db.b {{ weight = 2.5 }}\n  part db.c\n}}" },
    };

    [SkippableTheory]
    [MemberData(nameof(Forms))]
    public void Promtool_accepts_the_rules_and_their_tests_hold(string form, string source)
    {
        var files = Files(source);

        Assert.Null(Promtool.CheckRules(files));
        Assert.Null(Promtool.TestRules(files));
        Assert.True(files.Count(static f => !Promtool.IsRules(f.Path)) >= 3, form);
    }

    [SkippableFact]
    public void A_quantile_of_no_traffic_makes_no_slice_bad()
    {
        var project = Compilation.Of(Sliced("over 30d", "histogram_quantile(0.99, sum by (le) (rate(api_seconds_bucket[${{ window }}]))) < 0.3", "1m"), "levels.flow");
        var files = project.Emit(new PrometheusTarget(), EmitOptions.Default).Files;
        const string Quiet = """
            rule_files: [../rules/api.yml]
            evaluation_interval: 1m
            tests:
              - interval: 15s
                input_series:
                  - {series: 'api_seconds_bucket{le="0.3"}', values: 5x40}
                  - {series: 'api_seconds_bucket{le="+Inf"}', values: 9x40}
                promql_expr_test:
                  - {expr: 'slo:sli_good_slice:bool', eval_time: 10m}
            """;

        Assert.Empty(project.Diagnostics);
        Assert.Null(Promtool.TestRules([.. files, files[0] with { Path = "prometheus/tests/no-traffic.yml", Text = Quiet }]));
    }

    [SkippableFact]
    public void A_changed_rule_makes_a_generated_test_fail()
    {
        var mutants = Forms().SelectMany(static f => Mutants((string)f[0], Files((string)f[1]))).Where(static (_, i) => i % 7 == 0).ToList();
        var survivors = Promtool.Survivors([.. mutants.Select(static m => m.Files)]).Select(i => mutants[i].What).ToList();

        output.WriteLine($"{mutants.Count} changed rules, {mutants.Count - survivors.Count} noticed by the generated tests");
        foreach (var survivor in survivors)
        {
            output.WriteLine(survivor);
        }

        Assert.True(mutants.Count > 80, $"only {mutants.Count} changes");
        Assert.True(survivors.Count <= mutants.Count * 0.05, $"{survivors.Count} of {mutants.Count} changes are not noticed");
    }

    private static string Over(string source, string period) => source.Replace("OVER", period, StringComparison.Ordinal);

    private static string Sliced(string period, string condition, string slice) =>
        Over(Slices, period).Replace("CONDITION", condition, StringComparison.Ordinal).Replace("SLICE", slice, StringComparison.Ordinal);

    private static List<GeneratedFile> Files(string source)
    {
        var project = Compilation.Of(source, "levels.flow");
        Assert.Empty(project.Diagnostics);
        var result = project.Emit(new PrometheusTarget(), EmitOptions.Default);
        Assert.Empty(result.Diagnostics);
        return [.. result.Files];
    }

    // Of several files of rules that of the last service is changed, with the tests that read it.
    private static IEnumerable<RuleMutant> Mutants(string form, List<GeneratedFile> files)
    {
        var rules = files.Last(static f => Promtool.IsRules(f.Path));
        var own = Path.GetFileNameWithoutExtension(rules.Path);
        List<GeneratedFile> ofRules = [rules, .. files.Where(f => !Promtool.IsRules(f.Path) && Path.GetFileName(f.Path).StartsWith(own + ".", StringComparison.Ordinal))];
        return [.. RuleMutants.Of(form, ofRules), .. Numbers(form, ofRules)];
    }

    /// <summary>Numbers of the queries of indicators and of the calendar, and comparisons, each changed by itself.</summary>
    private static IEnumerable<RuleMutant> Numbers(string form, List<GeneratedFile> files)
    {
        var text = files[0].Text;
        foreach (Match part in Part().Matches(text, text.IndexOf("groups:", StringComparison.Ordinal)))
        {
            var by = part.Groups["bound"].Success ? "le=\"7\"" : part.Groups["weight"].Success ? "9.5 * (max" : part.Groups["calendar"].Success ? part.Value + " + 1" : part.Value == ">= bool" ? "< bool" : "!= bool";
            yield return new RuleMutant($"{form}: {part.Value} became {by}", [files[0] with { Text = string.Concat(text.AsSpan(0, part.Index), by, text.AsSpan(part.Index + part.Length)) }, .. files.Skip(1)]);
        }
    }

    [GeneratedRegex(@"(?<bound>le=~?""[^""]*"")|(?<weight>[0-9.]+ \* \(max)|(?<calendar>days_in_month\(\)|day_of_month\(\)|day_of_year\(\)|hour\(\))|[<>=]=? bool(?! [0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
