namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes about functions.</summary>
public static partial class ContainerDiagnostics
{
    /// <summary>A function whose archive nobody makes.</summary>
    public static readonly DiagnosticDescriptor ArchiveMissing = new(
        "FLOW4730", Severity.Warning, "The archive of a function is nowhere",
        """
        The `file` of a function is found from the folder of the environment's configuration: `print.zip` of `production` is `infra/production/print.zip`, and `../../out/print.zip` is
        `out/print.zip` of the project. There it is when Terraform plans: as a file of the project, or because a pipeline makes it. A pipeline is taken to make it where an artifact takes
        it along, or a step names it. Terraform's plan fails without it.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          function print { file = "../../out/print.zip", runtime = "nodejs22.x", handler = "index.handler" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          function print { file = "../../out/print.zip", runtime = "nodejs22.x", handler = "index.handler" }
        }
        pipeline release {
          on push to "main"
          job archive on linux {
            checkout
            run "mkdir out && zip -j out/print.zip print/*"
            artifact print from "out/print.zip"
          }
        }
        """);
}
