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
          cloud aws { region = "eu-west-1", state local }
          terraform aws_vpc main { cidr_block = "10.0.0.0/16" }
          output short = substring(main.id, 4)
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", state local }
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
          cloud aws { region = "eu-west-1", state local }
          output patience = 5m
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", state local }
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
          cloud aws { region = "eu-west-1", account = "123", state local }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
        }
        """);

    /// <summary>The environment does not say where it lives</summary>
    public static readonly DiagnosticDescriptor CloudMissing = new(
        "FLOW6304",
        Severity.Error,
        "The environment does not say where it lives",
        """
        Resources are made by a provider with a configuration: its region, its account. `cloud` says it. An environment that is set up elsewhere is `external`.
        """,
        """
        environment production {
          terraform aws_sqs_queue jobs
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", state local }
          terraform aws_sqs_queue jobs
        }
        """);

    /// <summary>The state has no name</summary>
    public static readonly DiagnosticDescriptor StateUnnamed = new(
        "FLOW6305",
        Severity.Error,
        "The state has no name",
        """
        Unless it is written, the path of a state follows from the names of project and environment. It has to be the same wherever Terraform runs, so the name of a folder
        will not do.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", state s3 { bucket = "states" } }
        }
        """,
        """
        project shop
        environment production {
          cloud aws { region = "eu-west-1", state s3 { bucket = "states" } }
        }
        """);

    /// <summary>Nothing says where the state is kept</summary>
    public static readonly DiagnosticDescriptor StateMissing = new(
        "FLOW6306",
        Severity.Warning,
        "Nothing says where the state is kept",
        """
        Terraform knows only what is in its state. As a file on one machine it is lost with the machine, and the next run would make everything once more. `state local` says that
        this is meant.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", state local }
        }
        """);

    /// <summary>A variable of a type that Terraform has not</summary>
    public static readonly DiagnosticDescriptor VariableNotPossible = new(
        "FLOW6307",
        Severity.Error,
        "A variable of a type that Terraform has not",
        """
        A parameter of an environment becomes a variable of Terraform, and is given as text, a number, true or false, or as a list or a map of these.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", state local }
          param patience: duration
          output given = patience
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", state local }
          param patience: int
          output given = patience
        }
        """);

    /// <summary>No test is generated for an environment</summary>
    public static readonly DiagnosticDescriptor Untested = new(
        "FLOW6308",
        Severity.Note,
        "No test is generated for the environment",
        """
        The generated test for `terraform test` plans an environment with mocked providers. For what is required it needs values with which all of it holds, and tries those that the
        conditions compare with; and mocked providers open nothing `ephemeral`, and make no block of which none is written. Where it cannot be planned there is no such test. Everything else is
        generated as always.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", state local }
          param code: string
          require code.matches-regex("^[0-9]{3}$") because "a code has three digits"
          terraform aws_sqs_queue jobs { name = "jobs-${code}", fifo_queue = false }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", state local }
          param code: string
          require code.starts-with("7") because "codes of this shop begin with 7"
          terraform aws_sqs_queue jobs { name = "jobs-${code}", fifo_queue = false }
        }
        """);
}
