namespace Flow.Compiler.Tests.Rules;

/// <summary>An account has one provider for GitHub's tokens, whoever makes it; and what is advised compiles.</summary>
public class TokenProviderTests
{
    private const string Provider = "terraform aws_iam_openid_connect_provider github { url = \"https://token.actions.githubusercontent.com\", client_id_list = [\"sts.amazonaws.com\"] }";
    private const string Looked = "data aws_iam_openid_connect_provider github { url = \"https://token.actions.githubusercontent.com\" }";

    private static string Source(string production, string staging) => $$"""
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local, tags { service = "shop" } }
          alarms = []
          queue jobs
          {{production}}
        }
        environment staging{{staging}}
        pipeline deploy {
          on manual
          job first on linux { environment = production, login aws }
          job second on linux { environment = staging, login aws }
        }

        """;

    private const string Taking = Provider + "\n  deploy-role deployer { access = [jobs.send], tokens-from = github.arn }";
    private const string Heir = " like production {\n  cloud { account = \"123456789012\" }\n";
    private const string Other = " {\n  cloud aws { region = \"eu-west-1\", account = \"123456789012\", state local, tags { service = \"shop\" } }\n  alarms = []\n";

    [Theory]
    [InlineData(Taking, Heir + "}", "Here: `github = none` and `deployer { existing = true, tokens-from = none }`.")]
    [InlineData(Taking, Heir + "  github = none\n  deployer { existing = true, tokens-from = none }\n}", null)]
    [InlineData(Taking, Other + "  queue jobs\n  " + Taking + "\n}", "Look it up here: `data aws_iam_openid_connect_provider github { url = \"https://token.actions.githubusercontent.com\" }`.")]
    [InlineData(Taking, Other + "  queue jobs\n  " + Looked + "\n  deploy-role deployer { access = [jobs.send], tokens-from = github.arn }\n}", null)]
    [InlineData("deploy-role deployer { access = [jobs.send] }", Heir + "}", "Here: `deployer { existing = true }`.")]
    public void An_account_has_one(string production, string staging, string? expected)
    {
        var found = Compilation.Of(Source(production, staging)).Diagnostics.Where(static d => d.Severity == Diagnostics.Severity.Error).ToList();

        Assert.Equal(expected is null ? [] : [$"`staging` is in an account that trusts GitHub's tokens already. {expected}"], found.Select(static d => d.Message));
        Assert.All(found, static d => Assert.Equal("FLOW4571", d.Code));
    }
}
