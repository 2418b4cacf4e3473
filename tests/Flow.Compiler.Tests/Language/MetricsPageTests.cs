using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Compose;
using Flow.Compiler.Emit.Prometheus;
using Flow.Tests;

namespace Flow.Compiler.Tests.Language;

/// <summary>What the page about metrics shows is what the compiler makes.</summary>
public class MetricsPageTests
{
    [Fact]
    public void What_names_a_topic_has_the_alarms_that_are_named()
    {
        var project = Compilation.Of(Repository.BlockOf(Repository.Read("docs/metrics.md"), "flow alarms"), "shop.flow");

        Assert.Empty(project.Diagnostics.Select(static d => d.Message));
        Assert.Equal(
            ["orders-storage-runs-out", "orders-processors-busy", "jobs-waits", "jobs-put-aside", "api-fails", "api-slow", "api-nothing-well"],
            project.Model.Environments[0].Resources.Where(static r => r.Type == "aws_cloudwatch_metric_alarm").Select(static r => r.Name));
    }

    [Fact]
    public void The_project_has_no_mistakes_and_gets_the_files_that_are_named()
    {
        var project = Compilation.Of(Repository.BlockOf(Repository.Read("docs/metrics.md"), "flow metrics"), "shop.flow");

        Assert.DoesNotContain(project.Diagnostics, static d => d.Severity is Diagnostics.Severity.Error);
        Assert.Equal(
            ["prometheus/prometheus.production.yml", "prometheus/prometheus.local.yml", "prometheus/rules/api.yml", "prometheus/tests/api.down.yml"],
            project.Emit(new PrometheusTarget(), EmitOptions.Default).Files.Select(static f => f.Path));
        Assert.Equal(
            ["compose.yaml", "observability/alertmanager.yml", "observability/datasource.yaml"],
            project.Emit(new ComposeTarget(), EmitOptions.Default).Files.Select(static f => f.Path));
    }
}
