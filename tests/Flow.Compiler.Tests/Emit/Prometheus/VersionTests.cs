using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Prometheus;

namespace Flow.Compiler.Tests.Emit.Prometheus;

/// <summary>Generated tests hold with the version of Prometheus that the project names, or there are none.</summary>
public class VersionTests
{
    private const string Levels = """
        service api
        slo quick of api { objective 99%, latency promql"api_seconds" within 300ms }
        slo up of api { objective 99%, slices promql"api_up == 1" }
        slo whole of api { objective 98%, all-of = [api.quick, api.up] }
        """;

    [Theory]
    [InlineData("2.53", "", "quick up whole")]
    [InlineData("3.0", "FLOW6101 FLOW6101", "whole")]
    public void Tests_that_count_the_beginning_of_a_window_are_for_the_second_version(string version, string said, string tested)
    {
        var result = Compilation.Of($"project p {{ prometheus {{ version = {version} }} }}\n{Levels}", "a.flow").Emit(new PrometheusTarget(), EmitOptions.Default);

        Assert.Equal(said, string.Join(' ', result.Diagnostics.Select(static d => d.Code)));
        Assert.Equal(tested, string.Join(' ', result.Files.Where(static f => f.Path.StartsWith("prometheus/tests/", StringComparison.Ordinal)).Select(static f => f.Path.Split('.')[1]).Distinct().Order(StringComparer.Ordinal)));
    }
}
