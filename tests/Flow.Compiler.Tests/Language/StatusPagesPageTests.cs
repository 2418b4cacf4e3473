using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Emit.StatusPages;
using Flow.Tests;

namespace Flow.Compiler.Tests.Language;

/// <summary>What the page about status pages shows is what the compiler says.</summary>
public class StatusPagesPageTests
{
    private static readonly string Page = Repository.Read("docs/status-pages.md");

    [Fact]
    public void The_page_and_its_rules_are_written_where_it_says()
    {
        var project = Compilation.Of(Repository.BlockOf(Page, "flow page"), "shop.flow");

        Assert.Empty(project.Diagnostics);
        Assert.Equal(["status/customers/index.html"], project.Emit(new StatusPageTarget(), EmitOptions.Default).Files.Select(static f => f.Path));
        var rules = project.Emit(new PrometheusTarget(), EmitOptions.Default).Files.Single(static f => f.Path == "prometheus/rules/production/status.customers.yml");
        Assert.Contains("record: status:component:state", rules.Text, StringComparison.Ordinal);
        Assert.Contains("status-page", project.Model.Project.Targets);
    }

    [Fact]
    public void The_pipeline_that_writes_the_state_has_no_mistakes() => Assert.Empty(Compilation.Of(Repository.BlockOf(Page, "flow pipeline"), "status.flow").Diagnostics);
}
