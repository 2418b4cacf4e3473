namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with the order in which environments get a change.</summary>
public static partial class EnvironmentDiagnostics
{
    /// <summary>A job deploys before the environment had its turn</summary>
    public static readonly DiagnosticDescriptor OutOfOrder = new(
        "FLOW4650", Severity.Error, "A job deploys before the environment has its turn",
        """
        The project says in which order environments get a change: `promotion = [staging, production]`. What deploys to the second waits, in the same pipeline, until a job that
        deploys to the first has succeeded; else the first shows nothing. A job that names an environment and deploys nothing says so: `environment production { deployment = false }`.
        """,
        """
        project shop { promotion = [staging, production] }
        environment staging { cloud aws { region = "eu-west-1" } }
        environment production { cloud aws { region = "eu-central-1" } }
        pipeline release {
          on tag "v*"
          job try on linux { environment = staging, run "./deploy" }
          job ship on linux { environment = production, run "./deploy" }
        }
        """,
        """
        project shop { promotion = [staging, production] }
        environment staging { cloud aws { region = "eu-west-1" } }
        environment production { cloud aws { region = "eu-central-1" } }
        pipeline release {
          on tag "v*"
          job try on linux { environment = staging, run "./deploy" }
          job ship on linux after try { environment = production, run "./deploy" }
        }
        """);
}
