using System.Net;
using System.Text.Json;
using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary><c>flow report</c>.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private const string Source = """
        team ordering { chat = slack("#ordering") }
        service tool { tier = internal }
        service orders { owner = ordering }
        service api { tier = critical, owner = ordering }
        slo availability of api {
          objective 99.9%
          slices promql"min(api_up) == 1" every 1m
          impact = "Customers cannot order"
        }
        runbook restart of orders { step "Restart it" { run "make restart" } }
        waive service-has-runbook on api until 2099-12-31 because "moves to the platform"
        """;

    private readonly TestProject project = new TestProject().With("shop.flow", Source);

    public void Dispose() => project.Dispose();

    [Fact]
    public void A_line_for_each_service_the_critical_ones_first_and_what_to_write()
    {
        var result = project.Run("report", "coverage");

        Assert.Equal((0, "", """
            service  tier      owner  slo  alert  dashboard  runbook
            api      critical  yes    yes  yes    yes        waived
            orders   standard  yes    no   no     no         yes
            tool     internal  no     no   no     no         no

            api: no runbook, waived until 2099-12-31: moves to the platform
            orders: no slo: write `slo availability of orders`
            orders: no alert: write `alert down of orders`
            orders: no dashboard: it comes with a service level or an alert
            critical: 4 of 4 (100%); standard: 2 of 5 (40%); together: 6 of 9 (66.7%)

            """.ReplaceLineEndings("\n")), (result.ExitCode, result.Error, result.Out));
    }

    [Theory]
    [InlineData("66%", 0)]
    [InlineData("66.7", 0)]
    [InlineData("67%", 1)]
    [InlineData("all", 2)]
    [InlineData("101%", 2)]
    public void Less_than_asked_for_fails(string least, int code) => Assert.Equal(code, project.Run("report", "coverage", "--fail-under", least).ExitCode);

    [Fact]
    public void Json_has_the_same()
    {
        using var json = JsonDocument.Parse(project.Run("report", "coverage", "--json").Out);

        Assert.Equal(66.7m, json.RootElement.GetProperty("percent").GetDecimal());
        var api = json.RootElement.GetProperty("services")[0];
        Assert.Equal("api", api.GetProperty("name").GetString());
        Assert.Equal("2099-12-31", api.GetProperty("aspects")[4].GetProperty("waivedUntil").GetString());
        Assert.Equal("availability", api.GetProperty("aspects")[1].GetProperty("by").GetString());
    }

    [Fact]
    public void Markdown_is_a_table() => Assert.Contains(
        "| `orders` | standard | ordering | **no**: write `slo availability of orders` |", project.Run("report", "coverage", "--markdown").Out, StringComparison.Ordinal);

    [Fact]
    public void What_a_strict_project_lacks_is_an_error_of_check_and_is_still_reported()
    {
        project.With("project.flow", "project shop { standards = strict }\n");

        Assert.Equal(1, project.Run("check").ExitCode);
        Assert.Contains("orders: no slo", project.Run("report", "coverage").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_mistake_is_reported_instead()
    {
        project.With("broken.flow", "service web { owner = nobody }\n");

        var result = project.Run("report", "coverage");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("FLOW2003", result.Out + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_is_not_there_is_said()
    {
        var result = project.Run("report", "coverge");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("There is no report `coverge`. Did you mean `coverage`?", result.Error, StringComparison.Ordinal);
        Assert.Equal("coverage\nstatus\n", project.Run("__complete", "report", "").Out);
    }

    [Theory]
    [InlineData("The project has no `status-page`.", "report", "status", "--prometheus", "http://localhost:1")]
    [InlineData("`--page` means nothing for `flow report coverage`.", "report", "coverage", "--page", "customers")]
    [InlineData("`--fail-under` means nothing for `flow report status`.", "report", "status", "--fail-under", "90%")]
    public void What_a_status_report_cannot_do_is_said(string message, params string[] arguments)
    {
        var result = project.Run(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nothing says where Prometheus is: --prometheus URL, the variable PROMETHEUS_URL, or `prometheus \"https://…\"` of the environment that the page is `on`.", "--page", "customers")]
    [InlineData("The project has several status pages; name one of them with --page: customers, partners.")]
    [InlineData("There is no status page `customer`. Did you mean `customers`? Status pages: customers, partners.", "--page", "customer")]
    public void Which_page_and_which_server_must_be_known(string message, params string[] options)
    {
        project.With("status.flow", """
            status-page customers { component orders as "Taking orders" of api }
            status-page partners { component orders as "Taking orders" of api }
            """);

        var result = project.Run(["report", "status", .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on elsewhere", "--prometheus", "", true)]
    [InlineData("on production", "--out", "status.json", true)]
    [InlineData("on elsewhere", "--out", "status.json", false)]
    public async Task The_server_is_that_of_the_environment_of_the_page(string where, string option, string value, bool expected)
    {
        using var prometheus = LocalServers.Start(out var address);
        var answering = AnswerNothingAsync(prometheus);
        project.With("status.flow", $"environment production {{ external = true, prometheus \"{address}\" }}\nenvironment elsewhere {{ external = true, prometheus \"http://127.0.0.1:1\" }}\n"
            + $"status-page customers {where} {{ component orders as \"Taking orders\" of api }}");

        var result = project.Run("report", "status", option, value.Length == 0 ? address : value);

        prometheus.Close();
        await answering.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal((expected ? 0 : 1, expected ? "" : "127.0.0.1:1"), (result.ExitCode, result.Error.Contains("127.0.0.1:1", StringComparison.Ordinal) ? "127.0.0.1:1" : result.Error));
    }

    [Fact]
    public async Task A_report_that_cannot_be_put_in_place_leaves_nothing_behind()
    {
        project.With("status.flow", "status-page customers { component orders as \"Taking orders\" of api }");
        var taken = Path.GetDirectoryName(project.With("page/status.json/x", "").PathOf("page/status.json"))!;
        using var prometheus = LocalServers.Start(out var address);
        var answering = AnswerNothingAsync(prometheus);

        var result = project.Run("report", "status", "--prometheus", address, "--out", "page/status.json");

        prometheus.Close();
        await answering.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: `page/status.json` cannot be written: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(["status.json"], Directory.EnumerateFileSystemEntries(taken).Select(Path.GetFileName));
    }

    private static async Task AnswerNothingAsync(HttpListener prometheus)
    {
        try
        {
            while (true)
            {
                using var response = (await prometheus.GetContextAsync()).Response;
                await response.OutputStream.WriteAsync("""{"status":"success","data":{"resultType":"vector","result":[]}}"""u8.ToArray());
            }
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            // It is closed.
        }
    }
}
