using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;

namespace Flow.Compiler.Tests.Rules;

/// <summary>What a service is told of its secrets: where they are kept, and what it may read for that.</summary>
public class KeptSecretsTests
{
    private static string Source(string secrets, string declared, string host = "") => $$"""
        service api { image = "api:1", {{secrets}} }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local, tags { service = "shop" } }
          network main
          topic incidents
          {{declared}}
          host cluster {{host}} { services = [api] }
        }

        """;

    private static string Terraform(string source)
    {
        var compilation = Compilation.Of(source);
        Assert.DoesNotContain(compilation.Diagnostics, static d => d.Severity == Severity.Error);
        return string.Join('\n', compilation.Emit(new TerraformTarget(), EmitOptions.Default).Files.Select(static f => f.Text));
    }

    /// <summary>Neither a text that is no ARN nor a resource that keeps no secret.</summary>
    [Theory]
    [InlineData("secrets { KEY = \"sk_live_123\" }", "", "`secrets` says by its ARN where the value of `KEY` is kept, and this text is no ARN of a secret; it would stand as it is in its task definition, in policies and in files. Write `secret key from \"…\"` in the environment, with the name of the secret that is there, and `secrets { KEY = key.arn }` in the service.")]
    [InlineData("secrets { KEY = \"shop/key\" }", "", "this text is no ARN of a secret")]
    [InlineData("secrets { KEY = incidents.arn }", "", "`arn` of `aws_sns_topic` is no ARN of a secret. Write `secret key from")]
    [InlineData("secrets { KEY = mail-key.name }", "terraform aws_ssm_parameter mail-key { name = \"/mail\", type = \"SecureString\", value = \"x\" }", "is no ARN of a secret. Write the `arn` of `mail-key`.")]
    [InlineData("secrets { KEY = mail-key.arn }", "terraform aws_ssm_parameter mail-key { name = \"/mail\", type = \"SecureString\", value = \"x\" }", null)]
    [InlineData("secrets { KEY = mail-key.arn }", "data aws_ssm_parameter mail-key { name = \"/mail\" }", null)]
    [InlineData("secrets { KEY = stripe.arn }", "secret stripe from \"shop/stripe\"", null)]
    [InlineData("secrets { KEY = stripe.arn }", "secret stripe", null)]
    [InlineData("secrets { KEY = orders.secret }", "database orders", null)]
    [InlineData("secrets { KEY = login }", "param login: string", null)]
    [InlineData("secrets { KEY = \"arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/key-AbCdEf\" }", "", null)]
    [InlineData("secrets { KEY = \"arn:aws:ssm:eu-west-1:123456789012:parameter/shop/key\" }", "", null)]
    public void Secrets_name_what_keeps_one(string secrets, string declared, string? expected)
    {
        var source = Source(secrets, declared);
        var found = Compilation.Of(source).Diagnostics.SingleOrDefault(static d => d.Code == "FLOW4773");

        Assert.Equal(expected is not null, found is not null);
        if (found is not null)
        {
            Assert.Contains(expected!, found.Message, StringComparison.Ordinal);
            Assert.Equal(secrets["secrets { KEY = ".Length..^2], source[found.Location.Span.Start..found.Location.Span.End]);
        }
    }

    /// <summary>A parameter is read from the Systems Manager, and a secret from Secrets Manager; each by its own right, and no other.</summary>
    [Theory]
    [InlineData("", "terraform aws_ssm_parameter mail-key { name = \"/mail\", type = \"SecureString\", value = \"x\" }", "ssm:GetParameters", "secretsmanager:")]
    [InlineData("", "data aws_ssm_parameter mail-key { name = \"/mail\" }", "ssm:GetParameters", "secretsmanager:")]
    [InlineData("", "secret mail-key from \"shop/mail\"", "secretsmanager:GetSecretValue", "ssm:")]
    [InlineData("using kubernetes", "data aws_ssm_parameter mail-key { name = \"/mail\" }", "ssm:GetParameters", "secretsmanager:")]
    [InlineData("using kubernetes", "secret mail-key from \"shop/mail\"", "secretsmanager:GetSecretValue", "ssm:")]
    public void A_secret_is_read_from_where_it_is(string host, string declared, string expected, string unexpected)
    {
        var written = Terraform(Source("secrets { KEY = mail-key.arn }", declared, host));

        Assert.Contains(expected, written, StringComparison.Ordinal);
        Assert.DoesNotContain(unexpected, written, StringComparison.Ordinal);
    }

    /// <summary>What only a parameter of the environment knows is a secret, unless what is written around it says more.</summary>
    [Theory]
    [InlineData("", "mail", "secretsmanager:GetSecretValue", "ssm:")]
    [InlineData("", "\"arn:aws:ssm:eu-west-1:123456789012:parameter/${mail}\"", "ssm:GetParameters", "secretsmanager:")]
    [InlineData("", "\"arn:aws:ssm:eu-west-1:123456789012:parameter${mail}\"", "ssm:GetParameters", "secretsmanager:")]
    [InlineData("", "\"arn:aws:ssm:eu-west-1:${mail}:parameter/shop/mail\"", "ssm:GetParameters", "secretsmanager:")]
    [InlineData("", "\"arn:aws:secretsmanager:eu-west-1:${mail}:secret:shop/mail-AbCdEf\"", "secretsmanager:GetSecretValue", "ssm:")]
    [InlineData("using kubernetes", "\"arn:aws:ssm:eu-west-1:123456789012:parameter/${mail}\"", "ssm:GetParameters", "secretsmanager:")]
    public void What_is_written_of_it_says_where_it_is(string host, string value, string expected, string unexpected)
    {
        var written = Terraform(Source($"secrets {{ KEY = {value} }}", "param mail: string", host));

        Assert.Contains(expected, written, StringComparison.Ordinal);
        Assert.DoesNotContain(unexpected, written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data aws_ssm_parameter mail-key { name = \"/mail\" }", "ssmparameter")]
    [InlineData("secret mail-key from \"shop/mail\"", "secretsmanager")]
    public void A_cluster_is_told_what_kind_a_secret_has(string declared, string expected) =>
        Assert.Matches($"objectType *= \"{expected}\"", Terraform(Source("secrets { KEY = mail-key.arn }", declared, "using kubernetes")));

    /// <summary>A secret in the variables of a function stands in its configuration as one in those of a service does.</summary>
    [Theory]
    [InlineData("pager.secret_string", "`secret key from \"…\"` in the environment, `env { KEY = key.arn }` and `access = [key.read]` in the function, which then takes the value itself.")]
    [InlineData("pager.arn", null)]
    public void A_function_shows_no_secret(string value, string? expected)
    {
        var found = Compilation.Of($$"""
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012", state local, tags { service = "shop" } }
              data aws_secretsmanager_secret_version pager { secret_id = "shop/pager" }
              registry images
              function thumbs { image = "${images.url}:1", env { KEY = {{value}} } }
            }

            """).Diagnostics.SingleOrDefault(static d => d.Code == "FLOW4727");

        Assert.Equal(expected is not null, found is not null);
        Assert.EndsWith(expected ?? "", found?.Message ?? "", StringComparison.Ordinal);
    }

    /// <summary>What Terraform does not know afterwards is a secret of the service first: one message, at the value, that says what to write.</summary>
    [Fact]
    public void One_message_says_where_it_is_kept()
    {
        var source = Source("env { KEY = mail-key.value }", "param token: secret\n  terraform aws_ssm_parameter mail-key { name = \"/mail\", type = \"SecureString\", value = token }");
        var found = Assert.Single(Compilation.Of(source).Diagnostics, static d => d.Severity == Severity.Error);

        Assert.Equal("FLOW4727", found.Code);
        Assert.Equal("mail-key.value", source[found.Location.Span.Start..found.Location.Span.End]);
        Assert.EndsWith("Say where it is kept: `secrets { KEY = mail-key.arn }` in the service.", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_of_a_pipeline_is_none_of_a_service()
    {
        var found = Assert.Single(Compilation.Of(Source("env { KEY = secrets.API_KEY }", "")).Diagnostics, static d => d.Severity == Severity.Error);

        Assert.Equal("FLOW4505", found.Code);
        Assert.EndsWith("`secret api-key from \"…\"` in the environment, and `secrets { API_KEY = api-key.arn }` in the service.", found.Message, StringComparison.Ordinal);
    }

    /// <summary>A use adds blocks to those of a part; only <c>= none</c> takes these away.</summary>
    [Theory]
    [InlineData("queue jobs { tls-only { statement { sid = \"Own\", actions = [\"sqs:SendMessage\"], resources = [jobs.arn], principals { type = \"AWS\", identifiers = [\"123456789012\"] } } } }", true)]
    [InlineData("bucket jobs { tls-only { statement { sid = \"Own\", actions = [\"s3:GetObject\"], resources = [\"${jobs.arn}/*\"], principals { type = \"AWS\", identifiers = [\"123456789012\"] } } } }", true)]
    [InlineData("queue jobs { tls-only { statement = none, statement { sid = \"Own\", actions = [\"sqs:SendMessage\"], resources = [jobs.arn], principals { type = \"AWS\", identifiers = [\"123456789012\"] } } } }", false)]
    public void A_use_adds_to_the_blocks_of_a_part(string use, bool isKept)
    {
        var written = Terraform(Source("", use));

        Assert.Contains("\"Own\"", written, StringComparison.Ordinal);
        Assert.Equal(isKept, new Regex("\"jobs-tls-only\" \\{(?:(?!^data ).)*OnlyOverTls", RegexOptions.Singleline | RegexOptions.Multiline, TimeSpan.FromSeconds(5)).IsMatch(written));
    }
}
