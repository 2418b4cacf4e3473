using System.Text.Json;

namespace Flow.Cli.Tests;

/// <summary><c>flow cost</c>.</summary>
public sealed class CostCommandTests : IDisposable
{
    private readonly TestProject project = new TestProject().With(
        "shop.flow", "environment production {\n  cloud aws { region = \"us-east-1\" }\n  terraform aws_eip out\n  terraform aws_sqs_queue jobs\n}\nenvironment elsewhere { url = \"https://example.com\" }\n");

    public void Dispose() => project.Dispose();

    [Fact]
    public void The_dearest_stands_first_and_what_depends_on_use_has_its_price()
    {
        var result = project.Run("cost");

        Assert.Equal((0, "", """
            production: about $3.65 a month (an estimate by list prices of 2025, without discounts and use)
              aws_eip.out                $3.65  public address
              aws_sqs_queue.jobs        by use  requests ($0.40 for a million)

            """.ReplaceLineEndings("\n")), (result.ExitCode, result.Error, result.Out));
    }

    [Fact]
    public void What_has_no_price_is_said_and_then_it_is_more_than_the_sum()
    {
        project.With("shop.flow", "environment production {\n  cloud aws { region = \"us-east-1\" }\n  terraform aws_eip out\n  terraform aws_wafv2_ip_set blocked { name = \"blocked\", scope = \"REGIONAL\", ip_address_version = \"IPV4\" }\n}\n");

        Assert.Equal("""
            production: more than $3.65 a month (an estimate by list prices of 2025, without discounts and use)
              aws_eip.out         $3.65  public address
              Not counted, for no price is known: aws_wafv2_ip_set.blocked.

            """.ReplaceLineEndings("\n"), project.Run("cost").Out);
    }

    [Fact]
    public void Json_has_the_same_sums()
    {
        using var json = JsonDocument.Parse(project.Run("cost", "production", "--json").Out);

        var environment = Assert.Single(json.RootElement.GetProperty("environments").EnumerateArray());
        Assert.Equal(3.65m, environment.GetProperty("monthly").GetDecimal());
        Assert.Equal("USD", json.RootElement.GetProperty("currency").GetString());
        var line = environment.GetProperty("resources")[0].GetProperty("lines")[0];
        Assert.Equal(("2025", "firm"), (line.GetProperty("priceOf").GetString(), line.GetProperty("confidence").GetString()));
    }

    [Fact]
    public void Markdown_is_a_table() => Assert.Contains("| `aws_eip.out` | $3.65 | public address |\n| `aws_sqs_queue.jobs` | by use | requests ($0.40 for a million) |\n", project.Run("cost", "--format", "markdown").Out, StringComparison.Ordinal);

    [Fact]
    public void An_environment_that_is_not_there_or_has_nothing_is_said()
    {
        Assert.Equal((2, "error: There is no environment `prodution`. Did you mean `production`?\n"), Failure("cost", "prodution"));
        Assert.Equal((1, "error: `elsewhere` has no resources at `aws`, whose prices alone are known.\n"), Failure("cost", "elsewhere"));
    }

    [Fact]
    public void Completion_offers_the_environments() => Assert.Equal("production\nelsewhere\n", project.Run("__complete", "cost", "").Out);

    private (int Code, string Error) Failure(params string[] arguments) => project.Run(arguments) is var result ? (result.ExitCode, result.Error) : default;
}
