namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with groups of resources: constructs, and templates of a project.</summary>
public static class ConstructDiagnostics
{
    /// <summary>The environment does not say where it lives</summary>
    public static readonly DiagnosticDescriptor CloudSaysNothing = new(
        "FLOW4550", Severity.Error, "The environment does not say where it lives",
        """
        Some constructs need to know the region or the account of their environment, for the names of zones and for who may do what.
        """,
        """
        environment production {
          cloud aws { account = "123456789012" }
          network main { cidr = "10.20.0.0/16" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main { cidr = "10.20.0.0/16" }
        }
        """);

    /// <summary>The construct needs another one</summary>
    public static readonly DiagnosticDescriptor NoSuchUse = new(
        "FLOW4551", Severity.Error, "The construct needs another one",
        """
        A database lies in a network. An environment that has one network need not say which; otherwise the line names a use of the construct, or gives a record with what would be read of it.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          database orders
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          network main
          database orders
        }
        """);

    /// <summary>Two resources have one address</summary>
    public static readonly DiagnosticDescriptor SameAddress = new(
        "FLOW4552", Severity.Error, "Two resources have one address",
        """
        Terraform knows a resource by its type and its name. The parts of a construct are called after its use, so a resource of the same type needs another name.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          queue jobs
          terraform aws_sqs_queue jobs-dead-letters
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          queue jobs
          terraform aws_sqs_queue jobs-by-hand
        }
        """);

    /// <summary>The construct is one of another cloud</summary>
    public static readonly DiagnosticDescriptor OtherCloud = new(
        "FLOW4554", Severity.Error, "The construct is one of another cloud",
        """
        The constructs that come with Flow declare resources of one provider. In an environment that lives elsewhere a template of the project can take the place of one.
        """,
        """
        environment production {
          cloud small { region = "eu-west-1" }
          queue jobs
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          queue jobs
        }
        """)
    {
        NotShownBecause = "it needs the schema of another provider, which a project has in a file",
    };

    /// <summary>The construct cannot be made like this</summary>
    public static readonly DiagnosticDescriptor NotAllowed = new(
        "FLOW4553", Severity.Error, "The construct cannot be made like this",
        """
        A construct says with `require` which values of its parameters go together. The message is its reason.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          network main { zones = 9 }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          network main { zones = 3 }
        }
        """);
}
