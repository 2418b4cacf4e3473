using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Emit.Grafana;
using Flow.Tests;

namespace Flow.Compiler.Tests.Language;

/// <summary>What the page about dashboards shows is what the compiler makes.</summary>
public class DashboardsPageTests
{
    private static readonly string Page = Repository.Read("docs/dashboards.md");

    [Fact]
    public void The_project_has_no_mistakes_and_gets_the_files_that_are_named()
    {
        var project = Compilation.Of(Block("flow dashboards"), "shop.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Equal(
            ["grafana/dashboards/api.json", "grafana/provisioning/dashboards.yaml"],
            project.Emit(new GrafanaTarget(), EmitOptions.Default).Files.Select(static f => f.Path));
    }

    [Fact]
    public void The_pipeline_that_tells_of_a_deployment_has_no_mistakes_and_the_tags_are_those_that_are_shown()
    {
        var project = Compilation.Of(Block("flow deployed"), "deploy.flow");
        Assert.Empty(project.Diagnostics);
        var workflow = project.Emit(new GitHubActionsTarget(), EmitOptions.Default).Files.Single(static f => f.Path == ".github/workflows/deploy.yml").Text;

        var dashboard = Emit.Grafana.Dashboards.Of(Block("flow dashboards"), "api");
        var tags = dashboard.GetProperty("annotations").GetProperty("list")[0].GetProperty("target").GetProperty("tags").EnumerateArray().Select(static t => t.GetString());
        Assert.Contains($"{{tags: [{string.Join(", ", tags.Select(static t => $"\"{t}\""))}, \"environment:\" + env.DEPLOYED_TO], text: ([\"api\", env.DEPLOYED, \"was deployed\", \"to\", env.DEPLOYED_TO] |", workflow, StringComparison.Ordinal);
        Assert.Contains("      - name: Tell Grafana that api was deployed # deploy.flow:12\n", workflow, StringComparison.Ordinal);
        Assert.Contains("          GRAFANA_TOKEN: ${{ secrets.GRAFANA_TOKEN }}\n          DEPLOYED: ${{ github.sha }}\n          DEPLOYED_TO: production\n", workflow, StringComparison.Ordinal);
        Assert.Equal(1, workflow.Split("secrets.").Length - 1);
    }

    [Fact]
    public void The_dashboard_that_a_project_writes_itself_has_the_units_that_are_named()
    {
        Assert.Empty(Compilation.Of(Block("flow own"), "shop.flow").Diagnostics);

        Assert.Equal(
            ["cps", "percentunit", "s"],
            Emit.Grafana.Dashboards.Panels(Emit.Grafana.Dashboards.Of(Block("flow own"), "api.orders")).Skip(1)
                .Select(static p => p.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("unit").GetString()));
    }

    [Fact]
    public void What_a_service_uses_is_shown_as_the_page_says()
    {
        var project = Compilation.Of(Block("flow resources"), "shop.flow");
        Assert.Empty(project.Diagnostics);

        Assert.Equal(
            Block("text resources").Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Emit.Grafana.Dashboards.Titles(Emit.Grafana.Dashboards.Of(Block("flow resources"), "api")).SkipWhile(static t => t != "# Resources").Skip(1));
    }

    private static string Block(string name) => Repository.BlockOf(Page, name);
}
