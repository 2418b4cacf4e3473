using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Tests.Rules;

/// <summary>What a local environment inherits of one in a cloud: a variable made of what only the cloud has is left out alone, and told.</summary>
public class VariablesElsewhereTests
{
    private static string Source(string env, string environment, string local) => $$"""
        service api { image = "api:1", env { MODE = "x", JOBS = jobs.id, {{env}} } }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local, tags { service = "shop" } }
          network main
          queue jobs
          data aws_caller_identity me
          terraform aws_ssm_parameter mail-key { name = "/mail", type = "String", value = "x" }
          host cluster { services = [api] }
          {{environment}}
        }
        environment local like production {
          cloud local
          {{local}}
        }

        """;

    [Theory]
    [InlineData("KEYNAME = mail-key.name", "", "", "MODE=x JOBS=jobs", "`KEYNAME` is left out in `local`, which has no `mail-key`. Where it needs a value there, `local` says it: `api { env { KEYNAME = \"…\" } }`.")]
    [InlineData("WHO = \"a-${me.account_id}\"", "", "", "MODE=x JOBS=jobs", "`WHO` is left out in `local`, which has no `me`.")]
    [InlineData("KEYNAME = mail-key.name", "", "api { env { KEYNAME = \"here\" } }", "MODE=x JOBS=jobs KEYNAME=here", null)]
    [InlineData("", "env { ACCOUNT = me.account_id }", "", "MODE=x JOBS=jobs", "`ACCOUNT` is left out in `local`, which has no `me`. Where it needs a value there, `local` says it: `env { ACCOUNT = \"…\" }`.")]
    [InlineData("", "env { ACCOUNT = me.account_id, PLACE = \"y\" }", "env { ACCOUNT = \"0\" }", "PLACE=y ACCOUNT=0 MODE=x JOBS=jobs", null)]
    public void What_only_the_cloud_has_is_left_out_alone(string env, string environment, string local, string variables, string? note)
    {
        var project = Compilation.Of(Source(env, environment, local));
        var found = project.Diagnostics.Where(static d => d.Code == "FLOW4739").ToList();

        Assert.DoesNotContain(project.Diagnostics, static d => d.Severity == Severity.Error);
        Assert.Equal(note is null ? 0 : 1, found.Count);
        Assert.StartsWith(note ?? "", found.FirstOrDefault()?.Message ?? "", StringComparison.Ordinal);
        Assert.Equal(
            variables.Split(' ').Order(StringComparer.Ordinal),
            project.Model.Environments.Single(static e => e.Name == "local").Workloads.Single(static w => w.Name == "api").Variables.Select(static v => $"{v.Name}={v.Value.KnownText}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_secret_is_said_as_a_variable_of_the_machine()
    {
        var project = Compilation.Of(Source("", "", "").Replace("image = \"api:1\"", "image = \"api:1\", secrets { KEY = mail-key.arn }", StringComparison.Ordinal));

        Assert.EndsWith("`api { secrets { KEY = \"env:KEY\" } }`.", Assert.Single(project.Diagnostics, static d => d.Code == "FLOW4739").Message, StringComparison.Ordinal);
    }
}
