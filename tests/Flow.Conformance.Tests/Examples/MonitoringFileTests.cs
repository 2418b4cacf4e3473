using Flow.Compiler.Emit;
using Flow.Conformance.Tests.Alertmanager;
using Flow.Conformance.Tests.Prometheus;
using Flow.Conformance.Tests.Tools;
using Flow.Tests;

namespace Flow.Conformance.Tests.Examples;

/// <summary>What examples have committed for Prometheus, Alertmanager and Grafana is put before the real tools as it lies there.</summary>
public class MonitoringFileTests
{
    private const string PodsOfAnotherBuild = "kubernetes_sd_configs";

    private static readonly string[] Names = ["oncall", "shop"];

    public static TheoryData<string> Examples => [.. Names];

    [Fact]
    public void Every_example_with_such_files_is_looked_at() => Assert.Equal(
        Names, Repository.Files.Where(static f => f.Contains("/prometheus/rules/", StringComparison.Ordinal) && f.StartsWith("examples/", StringComparison.Ordinal)).Select(static f => f.Split('/')[1]).Distinct().Order(StringComparer.Ordinal));

    [SkippableTheory]
    [MemberData(nameof(Examples))]
    public void Promtool_accepts_rules_and_passes_their_tests(string example)
    {
        var files = Files(example, "prometheus", ".yml");

        Assert.Contains(files, static f => f.Path.Contains("/tests/", StringComparison.Ordinal));
        Assert.Null(Promtool.CheckRules(files));
        Assert.Null(Promtool.TestRules(files));
    }

    // Debian's promtool is built without Kubernetes: how pods are found there is replaced by another way.
    [SkippableFact]
    public void Promtool_accepts_what_each_environment_reads()
    {
        var files = Files("shop", "prometheus", ".yml");

        Assert.Contains(files, static f => f.Text.Contains(PodsOfAnotherBuild, StringComparison.Ordinal));
        Assert.Null(Promtool.CheckConfigurations(files.ConvertAll(static f => f.Text.Contains(PodsOfAnotherBuild, StringComparison.Ordinal) ? f with { Text = PodDiscovery.Replaced(YamlReader.Read([f.Text])[0].Value.GetRawText()) } : f)));
    }

    [SkippableTheory]
    [MemberData(nameof(Examples))]
    public void Amtool_accepts_the_configuration(string example) => Assert.Null(Amtool.Check(Assert.Single(Files(example, "alertmanager", ".yml")).Text));

    [SkippableTheory]
    [MemberData(nameof(Examples))]
    public void Dashboards_are_of_the_types_that_Grafana_publishes(string example)
    {
        var dashboards = Files(example, "grafana/dashboards", ".json").ConvertAll(static f => new ToolFile(f.Path, f.Text));

        Assert.NotEmpty(dashboards);
        Assert.Equal([], GrafanaTypes.Check(dashboards));
    }

    private static List<GeneratedFile> Files(string example, string folder, string ending)
    {
        var root = $"examples/{example}/";
        return [.. Repository.Files.Where(f => f.StartsWith($"{root}{folder}/", StringComparison.Ordinal) && f.EndsWith(ending, StringComparison.Ordinal)).Select(f => new GeneratedFile(f[root.Length..], Repository.Read(f), []))];
    }
}
