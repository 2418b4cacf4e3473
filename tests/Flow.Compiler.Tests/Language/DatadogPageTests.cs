using System.Text.RegularExpressions;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Datadog;
using Flow.Tests;

namespace Flow.Compiler.Tests.Language;

/// <summary>What the page about Datadog shows is what the compiler makes.</summary>
public class DatadogPageTests
{
    private static readonly string Page = Repository.Read("docs/datadog.md");

    [Fact]
    public void The_project_has_no_mistakes_and_becomes_what_the_page_says()
    {
        var project = Compilation.Of(Repository.BlockOf(Page, "flow datadog"), "shop.flow");
        var result = project.Emit(new DatadogTarget(), EmitOptions.Default);

        Assert.Empty(project.Diagnostics.Concat(result.Diagnostics).Select(static d => d.Message));
        Assert.Equal(["datadog/terraform.tf", "datadog/service-levels.tf", "datadog/monitors.tf"], result.Files.Select(static f => f.Path));
        Assert.Contains("@pagerduty-shop-key @slack-acme-web", result.Files[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_query_becomes_what_stands_beside_it()
    {
        var rows = Regex.Matches(Page, @"^\| `(?<query>(sum|max).*)`( for (?<hold>\w+))? \| `(?<expected>.*)` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        Assert.Equal(3, rows.Count);
        Assert.All(rows, static r =>
        {
            var hold = r.Groups["hold"].Success ? $" for {r.Groups["hold"].Value}" : "";
            var project = Compilation.Of($"project shop\nalert x {{ when promql\"{r.Groups["query"].Value}\"{hold} }}", "shop.flow");
            Assert.Contains($"\"{r.Groups["expected"].Value}\"", project.Emit(new DatadogTarget(), EmitOptions.Default).Files[^1].Text, StringComparison.Ordinal);
        });
    }
}
