namespace Flow.Compiler.Tests.Rules;

/// <summary>What is advised where a secret would be given to a configuration leads to one that compiles.</summary>
public class SecretParametersTests
{
    private const string Asked = "param paging: secret";

    private static string Source(string parameter, string read, string preview) => $$"""
        project shop
        environment staging {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "acme-state" } }
          {{parameter}}
          topic incidents { emails = ["on-call@example.com"], webhook = {{read}} }
          alarms = [incidents.arn]
          queue jobs
        }
        environment preview like staging {
          cloud { account = "310987654321" }
          {{preview}}
          per pull-request as number { expires after 3d }
        }
        environment local like staging { cloud local }
        pipeline previews {
          on pull-request { types = ["opened", "reopened", "synchronize", "closed"] }
          terraform-preview preview { folder = "infra/preview", role = "arn:aws:iam::310987654321:role/previews", region = "eu-west-1" }
        }

        """;

    [Fact]
    public void A_preview_is_given_no_secret_and_told_two_ways()
    {
        var found = Assert.Single(Compilation.Of(Source(Asked, "paging", "")).Diagnostics);

        Assert.Equal("FLOW4651", found.Code);
        Assert.Contains("`data aws_secretsmanager_secret_version paging { secret_id = \"…\" }`, and reads `paging.secret_string`; or `preview` leaves it out with what reads it: `paging = none`.", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data aws_secretsmanager_secret_version paging { secret_id = \"shop/paging\" }", "paging.secret_string", "")]
    [InlineData(Asked, "paging", "paging = none\n  incidents { webhook = none }")]
    public void Both_ways_mend_it(string parameter, string read, string preview) => Assert.Empty(Compilation.Of(Source(parameter, read, preview)).Diagnostics);
}
