using Flow.Compiler.Diagnostics;
using Flow.Compiler.Editing;

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
        Assert.Contains("`data aws_secretsmanager_secret_version paging { secret_id = \"…\" }`, and gives on `paging.secret_string` (the state then holds it, because `endpoint` of `aws_sns_topic_subscription` has no form that is only written); or `preview` leaves it out with what reads it: `paging = none`.", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data aws_secretsmanager_secret_version paging { secret_id = \"shop/paging\" }", "paging.secret_string", "")]
    [InlineData(Asked, "paging", "paging = none\n  incidents { webhook = none }")]
    public void Both_ways_mend_it(string parameter, string read, string preview) => Assert.DoesNotContain(Compilation.Of(Source(parameter, read, preview)).Diagnostics, static d => d.Severity != Severity.Note);

    private static string Planned(string secret, string read) => $$"""
        project shop
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "acme-state" } }
          {{secret}}
          terraform aws_ssm_parameter copy { name = "/shop/paging", type = "SecureString", value = {{read}}, tags = { service = "shop" } }
        }
        pipeline infrastructure {
          on pull-request
          terraform-plan plan { folder = "infra/production", role = "arn:aws:iam::123456789012:role/plan", region = "eu-west-1" }
        }

        """;

    [Fact]
    public void What_nothing_has_to_keep_is_handed_out()
    {
        var found = Assert.Single(Compilation.Of(Planned(Asked, "paging")).Diagnostics);

        Assert.Equal("FLOW4651", found.Code);
        Assert.Contains("`ephemeral aws_secretsmanager_secret_version paging { secret_id = \"…\" }`, and gives on `paging.secret_string`, so that neither the state nor a plan holds it.", found.Message, StringComparison.Ordinal);
        Assert.Empty(Compilation.Of(Planned("ephemeral aws_secretsmanager_secret_version paging { secret_id = \"shop/paging\" }", "paging.secret_string")).Diagnostics);
    }

    [Fact]
    public void Each_that_is_missing_is_told()
    {
        var found = Compilation.Of(Planned("param first: string\n  param second: int", "first").Replace("tags = {", "description = \"${second}\", tags = {", StringComparison.Ordinal)).Diagnostics.Where(static d => d.Code == "FLOW4651").ToList();

        Assert.Equal(["first", "second"], found.Select(static d => d.Message.Split('`')[3]).Order());
        Assert.Single(found.Select(static d => d.Location.Span).Distinct());
    }

    /// <summary>A secret of a pipeline may be none, but that is not what is wrong where no secret can be given at all.</summary>
    [Fact]
    public void What_cannot_be_given_needs_no_other_value()
    {
        var found = Assert.Single(Compilation.Of(Planned("param paging: string", "paging").Replace("region = \"eu-west-1\" }\n}\n", "region = \"eu-west-1\", parameters { paging = secrets.PAGING } }\n}\n", StringComparison.Ordinal)).Diagnostics);

        Assert.Equal("FLOW4652", found.Code);
    }

    /// <summary>What is looked up is in the state; whether it has to be is said at the line that looks it up.</summary>
    [Theory]
    [InlineData("data aws_secretsmanager_secret_version s { secret_id = \"x\" }", "terraform aws_ssm_parameter c { name = \"c\", type = \"SecureString\", value = s.secret_string }", "All that reads it takes it in a form that is only written: `ephemeral aws_secretsmanager_secret_version s` keeps it nowhere.", true)]
    [InlineData("data aws_secretsmanager_secret_version s { secret_id = \"x\" }", "terraform aws_sns_topic_subscription c { topic_arn = \"arn:aws:sns:eu-west-1:123456789012:t\", protocol = \"https\", endpoint = s.secret_string }", "It cannot be `ephemeral`, because `endpoint` of `aws_sns_topic_subscription` has no form that is only written.", false)]
    [InlineData("data aws_secretsmanager_secret_version s { secret_id = \"x\" }", "output o = s.secret_string", "It cannot be `ephemeral`, because what reads it is kept.", false)]
    [InlineData(
        "data aws_secretsmanager_secret_version s { secret_id = \"x\" }", "alarms = []\n  network main\n  database orders { password-secret = s.arn }\n  terraform aws_ssm_parameter c { name = \"c\", type = \"SecureString\", value = s.secret_string }",
        "It cannot be `ephemeral`, because `password-secret` of `orders` reads it, and gives it on to what is kept.", false)]
    [InlineData("data aws_ssm_parameter s { name = \"/x\" }", "terraform aws_ssm_parameter c { name = \"c\", type = \"SecureString\", value = s.value }", "Who may read the state can read it.", false)]
    [InlineData("data aws_ssm_parameter s { name = \"/aws/service/ami\" }", "output o = s.value", null, false)]
    [InlineData("data aws_secretsmanager_secret_version s { secret_id = \"x\" }", "output o = s.arn", null, false)]
    public void What_is_looked_up_is_kept(string data, string reader, string? expected, bool isMended)
    {
        var source = $$"""
            environment production {
              cloud aws { region = "eu-west-1", state local, tags { service = "shop" } }
              {{data}}
              {{reader}}
            }

            """;
        var found = Compilation.Of(source).Diagnostics.SingleOrDefault(static d => d.Code == "FLOW4771");

        Assert.Equal(expected is not null, found is not null);
        if (found is not null)
        {
            Assert.EndsWith(expected!, found.Message, StringComparison.Ordinal);
            Assert.Equal(isMended, found.Fixes is [var fix] && Compilation.Of(TextChanges.Apply(source, fix.Edits)).Diagnostics.IsEmpty);
        }
    }

    /// <summary>What went to the provider in a form that is only written is empty afterwards; it is read from where it comes.</summary>
    [Theory]
    [InlineData("secret_string = token", "kept-value.secret_string", "Read what it is given: `token`.", true)]
    [InlineData("secret_string = \"a-${token}\"", "kept-value.secret_string", "Read what it is given.", false)]
    [InlineData("secret_string = token", "\"x-${kept-value.secret_string}\"", "Read what it is given: `token`.", true)]
    [InlineData("secret_string = \"${expiry}-${token}\"", "kept-value.secret_string", null, false)]
    [InlineData("secret_string = token", "kept-value.arn", null, false)]
    public void What_is_only_written_is_not_read(string given, string read, string? expected, bool isMended)
    {
        var source = $$"""
            environment production {
              cloud aws { region = "eu-west-1", state local, tags { service = "shop" } }
              param token: secret
              param expiry: string
              terraform aws_secretsmanager_secret kept { name = "shop/token" }
              terraform aws_secretsmanager_secret_version kept-value { secret_id = kept.id, {{given}} }
              terraform aws_ssm_parameter copy { name = "/shop/token", type = "SecureString", value = {{read}} }
              output ends = expiry
            }

            """;
        var found = Compilation.Of(source).Diagnostics.SingleOrDefault(static d => d.Code == "FLOW4772");

        Assert.Equal(expected is not null, found is not null);
        if (found is not null)
        {
            Assert.Equal("kept-value.secret_string", source[found.Location.Span.Start..found.Location.Span.End]);
            Assert.EndsWith(expected!, found.Message, StringComparison.Ordinal);
            Assert.Equal(isMended, found.Fixes is [var fix] && Compilation.Of(TextChanges.Apply(source, fix.Edits)).Diagnostics.All(static d => d.Code != "FLOW4772"));
        }
    }
}
