using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Datadog;
using Flow.Conformance.Tests.Tools;
using Flow.Tests;

namespace Flow.Conformance.Tests.Datadog;

/// <summary>What is written for Datadog has the layout of Terraform and the arguments that its provider documents.</summary>
public sealed class DatadogTests : IDisposable
{
    private const string Source = """
        project shop { datadog { slack-account = "main" } }
        team web { chat = slack("#web"), on-call = rotation("primary") }
        service api { owner = web }
        slo availability "Orders are taken" of api {
          objective 99.95% over 30d
          good = promql"sum(rate(http_requests_total{job='api', code!~'5..'}[${{ window }}]))"
          total = promql"sum(rate(http_requests_total{job='api'}[${{ window }}]))"
          impact = "Customers cannot order"
          no-data = page
        }
        slo quick of api {
          objective 99% over 7d
          bad = promql"sum(increase(slow_total{route=~'/a|/b'}[${{ window }}]))"
          total = promql"sum(increase(all_total[${{ window }}]))"
          burn 5 over 6h { severity = critical }
        }
        slo reachable of api { objective 99.5% over 90d, slices promql"avg(probe_success{job='api'}) >= 0.9" every 1m }
        alert errors of api { when promql"sum by (route) (rate(errors_total{route=~'/shop.*'}[5m])) > 1.5" }
        alert full of api { when promql"max(disk_used_ratio) > 0.9" for 10m, severity = critical }
        """;

    private static readonly IReadOnlyList<GeneratedFile> Files = Compilation.Of(Source, "shop.flow").Emit(new DatadogTarget(), EmitOptions.Default).Files;

    private readonly string folder = Directory.CreateTempSubdirectory("flow-datadog-").FullName;

    [SkippableFact]
    public void Terraform_finds_nothing_to_lay_out_in_another_way()
    {
        Terraform.RequireAlone();
        foreach (var file in Files)
        {
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file.Path)), file.Text);
        }

        Assert.Equal((0, ""), Terraform.Run(folder, "fmt", "-check", "-diff") is var result ? (result.ExitCode, result.Out) : default);
    }

    [SkippableFact]
    public void Every_argument_is_one_of_its_resource_with_a_value_of_its_type()
    {
        Assert.Equal(["datadog/terraform.tf", "datadog/service-levels.tf", "datadog/monitors.tf"], Files.Select(static f => f.Path));
        Assert.Equal([], DatadogTypes.Check(Files.Skip(1).Select(static f => new ToolFile(f.Path, f.Text))));
    }

    [SkippableFact]
    public void Terraform_reads_where_the_state_is_kept()
    {
        Terraform.RequireAlone();
        var settings = Compilation.Of(Source.Replace("slack-account = \"main\"", "slack-account = \"main\", state s3 { bucket = \"shop-state\", region = \"eu-west-1\" }", StringComparison.Ordinal), "shop.flow")
            .Emit(new DatadogTarget(), EmitOptions.Default).Files[0];
        File.WriteAllText(Path.Combine(folder, "terraform.tf"), settings.Text);

        Assert.Contains("key          = \"shop/project/datadog/terraform.tfstate\"\n", settings.Text, StringComparison.Ordinal);
        Assert.Equal((0, ""), Terraform.Run(folder, "fmt", "-check", "-diff") is var result ? (result.ExitCode, result.Out) : default);
    }

    [SkippableTheory]
    [InlineData("target_threshold = 99.95", "target_threshold = \"99.95\"", "target_threshold is")]
    [InlineData("timeframe = \"30d\"", "timeframes = \"30d\"", "timeframes is unknown")]
    [InlineData("comparator             = \">=\"", "comparator             = \"==\"", "comparator cannot be")]
    [InlineData("monitor_thresholds {", "thresholds {", "datadog_monitor.thresholds is unknown")]
    [InlineData("  sli_specification {", "  sli_specification {\n  }\n\n  sli_specification {", "sli_specification stands there more than once")]
    [InlineData("datadog_monitor\"", "datadog_monitors\"", "datadog_monitors is unknown")]
    [InlineData("type             = \"metric\"", "type             = \"metrics\"", "datadog_service_level_objective.type cannot be")]
    [InlineData("tags     = [\"service:api\", ", "tags     = [1, ", "datadog_monitor.tags is [1,")]
    [InlineData("      good_events_formula  = \"good\"\n", "", "goodEventsFormula is missing")]
    public void What_is_wrong_is_found(string right, string wrong, string expected)
    {
        var file = Files[1].Text;

        Assert.Contains(right, file, StringComparison.Ordinal);
        Assert.Contains(DatadogTypes.Check(new ToolFile("datadog/service-levels.tf", file.Replace(right, wrong, StringComparison.Ordinal))), p => p.Message.Contains(expected, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
