using Flow.Compiler.Emit;
using Flow.Tests;

namespace Flow.Compiler.Tests.Language;

/// <summary>What the page about logs and traces shows is what the compiler makes.</summary>
public class TelemetryPageTests
{
    private static readonly string Page = Repository.Read("docs/telemetry.md");

    [Fact]
    public void The_project_has_no_mistakes_and_gets_the_files_that_are_named()
    {
        var project = Compilation.Of(Repository.BlockOf(Page, "flow telemetry"), "shop.flow");

        Assert.Empty(project.Diagnostics.Select(static d => d.Message));
        var files = TargetCatalogue.All.Where(t => project.Model.Project.Targets.Contains(t.Name)).SelectMany(t => project.Emit(t, EmitOptions.Default).Files).Select(static f => f.Path).ToList();
        Assert.All(
            ["otel/collector.production.yaml", "k8s/base/api/deployment.yaml", "grafana/provisioning/datasources.production.yaml", "otel/collector.local.yaml", "compose.yaml", "observability/tempo.yaml"],
            f => { Assert.Contains(f, files); Assert.Contains($"`{f}`", Page, StringComparison.Ordinal); });
    }

    [Fact]
    public void The_version_of_the_collector_is_the_one_that_is_named() =>
        Assert.Contains($"version {Compiler.Emit.Telemetry.CollectorTarget.Version}.", Page, StringComparison.Ordinal);
}
