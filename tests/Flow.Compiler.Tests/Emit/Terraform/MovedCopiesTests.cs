using Flow.Compiler.Comparing;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;

namespace Flow.Compiler.Tests.Emit.Terraform;

/// <summary>A copy that is called after a use follows it when it gets another name: what lets a service in is neither closed nor opened.</summary>
public class MovedCopiesTests
{
    private static string Source(string database, string lines) => $$"""
        project shop
        service api { image = "api:1", port = 8080, internal = true, access = [{{database}}.connect] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local, tags { service = "shop" } }
          alarms = []
          network main
          database {{database}}
          host cluster { services = [api] }
          {{lines}}
        }

        """;

    private static string Moved(string source) => Compilation.Of(source).Emit(new TerraformTarget(), EmitOptions.Default).Files.SingleOrDefault(static f => f.Path == "infra/production/moved.tf")?.Text ?? "";

    [Theory]
    [InlineData("moved orders to tasks", "from = aws_vpc_security_group_ingress_rule.api-incoming[\"orders\"]\n  to   = aws_vpc_security_group_ingress_rule.api-incoming[\"tasks\"]")]
    [InlineData("moved orders to tasks", "from = aws_vpc_security_group_egress_rule.api-outgoing[\"orders\"]\n  to   = aws_vpc_security_group_egress_rule.api-outgoing[\"tasks\"]")]
    [InlineData("moved jobs to tasks, moved orders to tasks", "from = aws_vpc_security_group_ingress_rule.api-incoming[\"jobs\"]\n  to   = aws_vpc_security_group_ingress_rule.api-incoming[\"orders\"]")]
    public void A_copy_follows_the_use_that_it_is_called_after(string lines, string expected) => Assert.Contains(expected, Moved(Source("tasks", lines.Replace(", ", "\n  ", StringComparison.Ordinal))), StringComparison.Ordinal);

    [Fact]
    public void Where_nothing_is_moved_no_copy_is() => Assert.Empty(Moved(Source("tasks", "")));

    [Fact]
    public void A_copy_with_another_name_is_not_destroyed()
    {
        var changes = ModelComparison.Between(Compilation.Of(Source("orders", "")).Model, Compilation.Of(Source("tasks", "moved orders to tasks")).Model);

        Assert.DoesNotContain(changes, static c => c.Consequences.Any(static q => q.Contains("the copy", StringComparison.Ordinal)));
    }
}
