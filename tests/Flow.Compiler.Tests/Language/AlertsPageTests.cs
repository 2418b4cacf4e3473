using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Alertmanager;
using Flow.Compiler.Emit.Prometheus;
using Flow.Tests;

namespace Flow.Compiler.Tests.Language;

/// <summary>What the page about alerts shows is what the compiler says.</summary>
public class AlertsPageTests
{
    private static readonly string Page = Repository.Read("docs/alerts.md");

    [Fact]
    public void The_project_has_no_mistakes_and_becomes_files_of_both_targets()
    {
        var project = Compilation.Of(Block("flow alerts"), "shop.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Contains(project.Emit(new PrometheusTarget(), EmitOptions.Default).Files, static f => f.Path == "prometheus/rules/api.yml");
        Assert.Equal(["alertmanager/alertmanager.yml", "alertmanager/reach.md"], project.Emit(new AlertmanagerTarget(), EmitOptions.Default).Files.Select(static f => f.Path));
    }

    [Fact]
    public void The_shown_mistake_is_what_the_compiler_says()
    {
        var found = Assert.Single(Compilation.Of(Block("flow broken"), "shop.flow").Diagnostics);

        Assert.Equal(Block("text broken").Trim(), $"error[{found.Code}]: {found.Message}");
    }

    [Fact]
    public void What_traffic_proves_is_what_the_compiler_says()
    {
        var found = Assert.Single(Compilation.Of(Block("flow traffic"), "shop.flow").Diagnostics);

        Assert.Equal(Block("text traffic").Trim(), $"warning[{found.Code}]: {found.Message}");
    }

    [Fact]
    public void The_times_of_a_team_have_no_mistakes() => Assert.Empty(Compilation.Of(Block("flow telling"), "shop.flow").Diagnostics);

    [Theory]
    [InlineData("flow forms", 4)]
    [InlineData("flow rows", 1)]
    [InlineData("flow spent", 1)]
    [InlineData("flow waived", 1)]
    public void The_forms_of_service_levels_have_no_mistakes_and_are_tested(string block, int levels)
    {
        var project = Compilation.Of(Block(block), "levels.flow");
        var emitted = project.Emit(new PrometheusTarget(), EmitOptions.Default);

        Assert.Empty(project.Diagnostics);
        Assert.Empty(emitted.Diagnostics);
        Assert.Equal(levels, emitted.Files.Where(static f => f.Path.EndsWith(".budget.yml", StringComparison.Ordinal)).Count());
    }

    [Fact]
    public void Where_nobody_is_called_what_is_critical_is_a_warning()
    {
        var project = Compilation.Of(Block("flow quiet"), "shop.flow");
        var emitted = project.Emit(new PrometheusTarget(), EmitOptions.Default);

        Assert.Empty(project.Diagnostics);
        Assert.Empty(emitted.Diagnostics);
        Assert.Equal(["prometheus/prometheus.staging.yml"], emitted.Files.Where(static f => f.Text.Contains("alert_relabel_configs", StringComparison.Ordinal)).Select(static f => f.Path));
    }

    [Fact]
    public void The_rules_of_a_project_say_what_is_broken() => Assert.Equal(
        ["`api` breaks the rule `critical-services-promise`: what others rely on has a promise."], Compilation.Of(Block("flow own"), "shop.flow").Diagnostics.Select(static d => d.Message));

    private static string Block(string name) => Repository.BlockOf(Page, name);
}
