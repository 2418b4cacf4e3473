using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Tests.Emit.Containers;

namespace Flow.Compiler.Tests.Emit.GitHubActions;

/// <summary><c>defaults { folder = … }</c> is about scripts that somebody wrote: the folder may not be there yet, and paths in other steps begin at the root of the repository.</summary>
public class DefaultFolderTests
{
    private const string Project = """
        project shop { grafana-url = "https://grafana.example.com", repository = github("acme/shop") }
        service api { build = static("site"), port = 8080 }
        environment production { external = true, prometheus "https://prometheus.example.com" }
        slo reachable of api {
          objective 99.5%
          slices promql"api_up == 1"
          impact = "Customers cannot order"
          spent 100% { freeze = production }
        }

        """;

    public static TheoryData<string, string> Verbs => new()
    {
        { "checkout", "Ask whether production is frozen" },
        { "announce api { token = secrets.GRAFANA_TOKEN }", "Tell Grafana that api was deployed" },
        { "step tell \"Say it\" { summary \"It is done\" }", "Say it" },
        { "checkout, build-image api", "Build and push the image of api" },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public void What_Flow_writes_itself_runs_at_the_root(string steps, string title)
    {
        Assert.Contains("        working-directory: .\n", StepOf("defaults { folder = \"src\" }", steps, title), StringComparison.Ordinal);
        Assert.DoesNotContain("working-directory", StepOf("", steps, title), StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_of_a_job_counts_too() =>
        Assert.Contains("working-directory: .\n", Text($"pipeline deploy {{\n on push\n job a on linux {{ environment = production, defaults {{ folder = \"src\" }}, announce api {{ token = secrets.GRAFANA_TOKEN }} }}\n}}"), StringComparison.Ordinal);

    private static string StepOf(string defaults, string steps, string title)
    {
        var text = Text($"pipeline deploy {{\n on push\n {defaults}\n job a on linux {{ environment = production, {steps} }}\n}}");
        var start = text.IndexOf($"- name: {title}", StringComparison.Ordinal);
        Assert.True(start >= 0, text);
        var end = text.IndexOf("\n      - ", start, StringComparison.Ordinal);
        return text[start..(end < 0 ? text.Length : end + 1)];
    }

    private static string Text(string pipeline) => Assert.Single(ImageProject.Emit(new GitHubActionsTarget(), Project + pipeline, ("site/index.html", ""))).Value;
}
