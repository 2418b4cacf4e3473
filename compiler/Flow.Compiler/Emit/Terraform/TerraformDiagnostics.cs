using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>What cannot be said in Terraform.</summary>
public static class TerraformDiagnostics
{
    /// <summary>A value that Terraform's expressions cannot make.</summary>
    public static readonly DiagnosticDescriptor ExpressionNotPossible = new(
        "FLOW6301",
        Severity.Error,
        "Terraform cannot compute this",
        """
        What depends on something that only the provider knows is computed by Terraform when the environment is applied. Its expression language has
        fewer functions than Flow, and some that only look alike. What it cannot say exactly is refused.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_vpc main { cidr_block = "10.0.0.0/16" }
          output short = substring(main.id, 4)
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_vpc main { cidr_block = "10.0.0.0/16" }
          output short = trim-start(main.id, "vpc-")
        }
        """);

    /// <summary>A quantity where the provider wants a text or a number.</summary>
    public static readonly DiagnosticDescriptor QuantityNotPossible = new(
        "FLOW6302",
        Severity.Error,
        "Terraform has no such quantity",
        """
        Terraform knows texts and numbers. In which unit a provider counts is said by the argument, so a duration, a size, a percentage, a date or a
        time is written as a number of that unit, or as a text.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          output patience = 5m
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          output patience = seconds(5m)
        }
        """);

    /// <summary>Settings of a cloud that its provider has no word for.</summary>
    public static readonly DiagnosticDescriptor SettingNotPossible = new(
        "FLOW6303",
        Severity.Error,
        "The provider has no such setting",
        """
        `account`, `region` and `tags` of a cloud become settings of its provider. Where the provider has none that means the same, nothing would hold
        what is written, so it is refused. Settings in the provider's own words can be written beside them.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
        }
        """);
}
