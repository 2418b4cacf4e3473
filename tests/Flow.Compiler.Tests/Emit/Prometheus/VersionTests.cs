using System.Globalization;
using System.Text.RegularExpressions;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Prometheus;

namespace Flow.Compiler.Tests.Emit.Prometheus;

/// <summary>Generated tests hold with Prometheus 2, whose windows hold the sample that they begin with, and with Prometheus 3, whose windows do not.</summary>
public sealed partial class VersionTests
{
    private const string Levels = """
        service api
        slo quick of api { objective 99%, latency promql"api_seconds" within 300ms }
        slo up of api { objective 99%, slices promql"sum(rate(errors_total[${{ window }}])) < 5" every 2m }
        slo whole of api { objective 98%, all-of = [api.quick, api.up] }
        alert errors of api { when promql"sum(rate(errors_total[5m])) > 0.05" for 10m }
        alert few of api { when promql"increase(done_total[30m]) < 12" for 1h }
        """;

    [Fact]
    public void Both_versions_have_the_same_tests_of_everything()
    {
        var (second, third) = (Tests("2.53"), Tests("3.0"));

        Assert.Equal("errors few quick up whole", string.Join(' ', third.Select(static f => f.Path.Split('.')[1]).Distinct().Order(StringComparer.Ordinal)));
        Assert.Equal(second.Select(static f => (f.Path, f.Text)), third.Select(static f => (f.Path, f.Text)));
    }

    [Fact]
    public void No_window_begins_where_a_sample_is()
    {
        var windows = Files("3.0").Where(static f => f.Path.StartsWith("prometheus/rules/", StringComparison.Ordinal)).SelectMany(static f => Window().Matches(f.Text)).Select(static m => Milliseconds(m.Groups["time"].Value)).Distinct().ToList();
        var looks = Tests("3.0").SelectMany(static f => f.Text.Split("    interval: ")[1..].SelectMany(static test => Asked().Matches(test).Select(asked => (Step: Milliseconds(test.Split('\n')[0]), At: Milliseconds(asked.Groups["time"].Value)))))
            .Where(static look => look.Step % 60_000 != 0).ToList();

        Assert.True(windows.Count > 8 && looks.Count > 50, $"{windows.Count} windows are looked at {looks.Count} times");
        Assert.Empty(looks.SelectMany(look => windows.Where(w => w <= look.At && (look.At - w) % look.Step == 0).Select(w => $"{look} looks back {w} ms")));
    }

    private static IReadOnlyList<GeneratedFile> Tests(string version) => [.. Files(version).Where(static f => f.Path.StartsWith("prometheus/tests/", StringComparison.Ordinal))];

    private static IReadOnlyList<GeneratedFile> Files(string version)
    {
        var result = Compilation.Of($"project p {{ prometheus {{ version = {version} }} }}\n{Levels}", "a.flow").Emit(new PrometheusTarget(), EmitOptions.Default);
        Assert.Empty(result.Diagnostics);
        return result.Files;
    }

    private static long Milliseconds(string written) => Part().Matches(written).Sum(static part => long.Parse(part.Groups["count"].Value, CultureInfo.InvariantCulture) * part.Groups["unit"].Value switch
    {
        "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => 7 * 86_400_000L,
    });

    [GeneratedRegex(@"\[(?<time>[0-9a-z]+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Window();

    [GeneratedRegex(@"eval_time: (?<time>[0-9a-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?<count>[0-9]+)(?<unit>ms|[smhdw])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
