using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;

namespace Flow.Compiler.Tests.Emit.Terraform;

/// <summary>What a state holds, and where it is.</summary>
public class StateTests
{
    /// <summary>One argument that keeps a secret is no reason to keep it everywhere.</summary>
    [Fact]
    public void A_secret_goes_where_nothing_is_kept_also_where_another_argument_keeps_it()
    {
        var files = Files("""
            environment production {
              cloud aws { region = "eu-west-1", state local }
              param hook: secret
              param code: secret
              terraform aws_sns_topic_subscription call { topic_arn = "arn:aws:sns:eu-west-1:123456789012:x", protocol = "https", endpoint = hook }
              terraform aws_ssm_parameter kept { name = "/a", type = "SecureString", value = hook }
              terraform aws_ssm_parameter kept-code { name = "/b", type = "SecureString", value = "${code}-1" }
            }
            """);

        Assert.Contains("  endpoint  = var.hook\n", files["infra/production/messaging.tf"], StringComparison.Ordinal);
        Assert.Contains("  value_wo         = var.hook\n  value_wo_version = 1\n", All(files), StringComparison.Ordinal);
        Assert.Contains("  value_wo         = \"${var.code}-1\"\n", All(files), StringComparison.Ordinal);
        Assert.Single(files["infra/production/variables.tf"].Split('\n'), static l => l.Trim() == "ephemeral = true"); // code alone
    }

    [Fact]
    public void The_password_of_a_database_with_replicas_is_in_no_state()
    {
        var all = All(Files("""
            environment production {
              cloud aws { region = "eu-west-1", state local }
              network main
              database orders { replicas = 1, password-secret = "orders", password-version = 2 }
            }
            """));

        Assert.Contains("ephemeral \"aws_secretsmanager_secret_version\" \"orders-password\"", all, StringComparison.Ordinal);
        Assert.Matches(@"\n  password_wo +=[^\n]*ephemeral\.aws_secretsmanager_secret_version\.orders-password\.secret_string\n  password_wo_version += 2\n", all);
        Assert.DoesNotContain("data \"aws_secretsmanager_secret_version\"", all, StringComparison.Ordinal);
    }

    /// <summary>A bucket is where it is, wherever those lie that inherit it.</summary>
    [Fact]
    public void An_inherited_bucket_stays_in_its_region()
    {
        var files = Files("""
            project shop
            environment production { cloud aws { region = "eu-west-1", state s3 { bucket = "acme-state" } } }
            environment staging like production { cloud { region = "us-east-1" } }
            environment test like staging { cloud { region = "eu-central-1", state s3 { bucket = "acme-tests" } } }
            """);

        Assert.Contains("    region       = \"eu-west-1\"\n", files["infra/staging/terraform.tf"], StringComparison.Ordinal);
        Assert.Contains("  region = \"us-east-1\"\n", files["infra/staging/providers.tf"], StringComparison.Ordinal);
        Assert.Contains("    region       = \"eu-central-1\"\n", files["infra/test/terraform.tf"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_move_names_its_line() => Assert.Equal(
        ["# main.flow:4", "moved {", "  from = aws_sqs_queue.old", "  to   = aws_sqs_queue.tasks", "}"],
        Files("""
            environment production {
              cloud aws { region = "eu-west-1", state local }
              terraform aws_sqs_queue tasks { name = "tasks" }
              moved old to tasks
            }
            """)["infra/production/moved.tf"].Split('\n').SkipWhile(static l => !l.StartsWith("# main", StringComparison.Ordinal)).Take(5));

    private static string All(Dictionary<string, string> files) => string.Join('\n', files.Values);

    private static Dictionary<string, string> Files(string source)
    {
        var compilation = Compilation.Of(source);
        Assert.DoesNotContain(compilation.Diagnostics, static d => d.Severity == Compiler.Diagnostics.Severity.Error);
        return compilation.Emit(new TerraformTarget(), EmitOptions.Default).Files.ToDictionary(static f => f.Path, static f => f.Text);
    }
}
