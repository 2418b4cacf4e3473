using System.Globalization;
using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Prometheus;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>The generated tests of service levels hold whatever their messages compute, whatever else the service has, and whatever their parts weigh.</summary>
public sealed class LevelTests
{
    private const string Events = "bad = promql\"sum(rate(hits_total{code=~'5..'}[${{ window }}]))\", total = promql\"sum(rate(hits_total[${{ window }}]))\"";

    [SkippableTheory]
    [InlineData("Down: {{ $value }}")]
    [InlineData("Down: {{ printf \\\"%.2f\\\" $value }}")]
    [InlineData("Braces {{ \\\"{{\\\" }} and {{ `}}` }}")]
    [InlineData("{{ $labels.slo }} of {{$labels.service}}{{/* who */}}")]
    [InlineData("{{ if gt $value 0.9 }}all{{ else }}some{{ end }}")]
    [InlineData("{{- $labels.slo -}}")]
    public void A_message_of_a_service_level_may_compute_what_it_says(string message)
    {
        var files = Files($$"""
            service api
            slo reach of api { objective 99% over 30d, slices promql"min(up{job='api'}) == 1" every 1m, impact = "{{message}}", spent 100% { note = "{{message}}" }, no-data = page }
            slo errors "{{message}}" of api { objective 99% every month, {{Events}}, impact = "{{message}}" }
            """);

        Assert.Null(Promtool.CheckRules(files));
        Assert.Null(Promtool.TestRules(files));
    }

    [SkippableTheory]
    [InlineData("{{ $value | humanizePercentage }} of {{ $labels.path }}", "What of {{ $labels.zone }}")]
    [InlineData("{{ $externalLabels.environment }}", "plain")]
    [InlineData("{{ \\\"{{\\\" }}", "{{ $labels.zone }}")]
    public void So_may_the_message_of_an_alert_which_has_a_test(string impact, string title)
    {
        var files = Files($$"""
            service api
            alert a "{{title}}" of api { when promql"hits{code='500'} > 0.5" for 5m keep 10m, impact = "{{impact}}" }
            """);

        Assert.Null(Promtool.CheckRules(files));
        Assert.Null(Promtool.TestRules(files));
        Assert.Contains(files, static f => f.Path == "prometheus/tests/api.a.yml");
        Assert.NotNull(Promtool.TestRules([.. files.Select(static f => Promtool.IsRules(f.Path) ? f with { Text = f.Text.Replace("> 0.5", "> 0.7", StringComparison.Ordinal) } : f)]));
    }

    [SkippableFact]
    public void A_service_may_have_levels_of_several_periods_on_one_counter()
    {
        var files = Files($$"""
            service api
            slo month of api { objective 99% over 30d, {{Events}} }
            slo quarter of api { objective 99% every quarter, {{Events}} }
            alert week of api { when promql"sum(rate(hits_total{code=~'5..'}[30d])) > 5" }
            """);

        Assert.Null(Promtool.TestRules(files));
    }

    // The alerts look at what levels count over a long time: at all of it, or at each minute of it.
    [SkippableTheory]
    [InlineData("max_over_time(rate(all_total[5m])[30d:1m]) > 0", "1h 6h 1d 3d")]
    [InlineData("max_over_time(sum(rate(hits_total[5m]))[30d:1m]) > 0", "1h 6h 1d 3d")]
    [InlineData("max_over_time(all_total[30d:1m]) > 0", "1h 6h 1d 3d")]
    [InlineData("max_over_time(sum(rate(all_total[5m]))[2d:5m]) > 0", "1h 6h 1d 3d")]
    [InlineData("max_over_time(sum(rate(all_total[6h]))[7d:1m]) > 0", "1h 6h")]
    [InlineData("max_over_time(max_over_time(sum(rate(all_total[5m]))[1h:5m])[7d:30s]) > 0", "1h")]
    public void Beside_them_an_alert_may_look_at_what_they_count_in_a_subquery(string condition, string tested)
    {
        var files = Files($$$"""
            service api
            slo month of api { objective 99% over 30d, good = promql"sum(rate(good_total[${{ window }}]))", total = promql"sum(rate(all_total[${{ window }}]))" }
            slo other of api { objective 99% over 30d, bad = promql"sum(rate(hits_total{code='500'}[${{ window }}]))", total = promql"sum(rate(hits_total[${{ window }}]))" }
            alert peak of api { when promql"{{{condition}}}" }
            """, tested.EndsWith("3d", StringComparison.Ordinal) ? ["FLOW6102"] : ["FLOW6101", "FLOW6102"]);

        Assert.Null(Promtool.TestRules(files));
        Assert.Equal(tested.Split(' ').Order(), new[] { "1h", "6h", "1d", "3d" }.Where(w => files.Any(f => f.Path == $"prometheus/tests/api.month.{w}.yml")).Order());
    }

    [SkippableFact]
    public void A_label_may_have_any_value()
    {
        var files = Files(""""
            service api
            alert down of api { when promql"up{job='d', path='C:\\x'} == 0" for 5m, impact = "{{ $value }}" }
            alert quoted of api { when promql"""up{job='"e"'} == 0""" for 5m, impact = "{{ $value }}" }
            slo month of api { objective 99% over 30d, bad = promql"sum by (path) (rate(hits_total{path='C:\\x', code='500'}[${{ window }}]))", total = promql"sum by (path) (rate(hits_total{path='C:\\x'}[${{ window }}]))" }
            slo reach of api { objective 99% over 30d, slices promql"up{path='C:\\x'} == 1" every 1m }
            """");

        Assert.Null(Promtool.CheckRules(files));
        Assert.Null(Promtool.TestRules(files));
        Assert.Contains(files, static f => f.Path == "prometheus/tests/api.down.yml" && f.Text.Contains("ALERTS{", StringComparison.Ordinal));
        Assert.Contains(files, static f => f.Path == "prometheus/tests/api.quoted.yml");
    }

    [SkippableFact]
    public void Parts_weigh_what_they_may()
    {
        string[] objectives = ["95%", "99%", "99.9%", "98%"];
        List<GeneratedFile> files = [];
        foreach (var seed in Enumerable.Range(0, 40))
        {
            var random = new Random(seed);
            var weights = seed switch { 0 => [3m, 1m], 1 => [2m, 1m], 2 => [9m, 1m], 3 => [1m, 1000m], _ => Enumerable.Range(0, random.Next(2, 6)).Select(_ => Math.Round((decimal)Math.Pow(10, (random.NextDouble() * 3) - 1), 2)).ToArray() };
            var service = string.Create(CultureInfo.InvariantCulture, $"s{seed}");
            var source = $"service {service}\n"
                + string.Concat(weights.Select((_, i) => $"slo p{i} of {service} {{ objective 99% over 30d, slices promql\"min(x{i}) == 1\" every 1m }}\n"))
                + $"slo whole of {service} {{\n  objective {objectives[seed % objectives.Length]} {(seed % 3 == 0 ? "every month" : "over 30d")}\n"
                + string.Concat(weights.Select((w, i) => string.Create(CultureInfo.InvariantCulture, $"  part {service}.p{i} {{ weight = {w} }}\n"))) + "}\n";
            files.AddRange(Files(seed % 3 == 0 ? source.Replace("99% over 30d", "99% every month", StringComparison.Ordinal) : source).Where(static f => Promtool.IsRules(f.Path) || f.Path.Contains(".whole.", StringComparison.Ordinal)));
        }

        Assert.Null(Promtool.TestRules(files));
    }

    private static IReadOnlyList<GeneratedFile> Files(string source, params string[] codes)
    {
        var project = Compilation.Of(source, "levels.flow");
        Assert.Empty(project.Diagnostics);
        var result = project.Emit(new PrometheusTarget(), EmitOptions.Default);
        Assert.Equal(codes, result.Diagnostics.Select(static d => d.Code));
        return result.Files;
    }
}
