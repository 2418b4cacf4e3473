namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes about functions, and about the alarms of what an environment makes.</summary>
public static partial class ContainerDiagnostics
{
    /// <summary>A function whose archive nobody makes.</summary>
    public static readonly DiagnosticDescriptor ArchiveMissing = new(
        "FLOW4730", Severity.Warning, "The archive of a function is nowhere",
        """
        The `file` of a function is found from the folder of the environment's configuration: `print.zip` of `production` is `infra/production/print.zip`, and `../../out/print.zip` is
        `out/print.zip` of the project. There it is when Terraform plans: as a file of the project, or because a pipeline makes it. A pipeline is taken to make it where an artifact takes
        it along, or a step names it. Terraform's plan fails without it, and so does what applies the plan: `terraform-plan` and `terraform-apply` take the artifact, and have it where it was made
        before Terraform looks.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          function print { file = "../../out/print.zip", runtime = "nodejs22.x", handler = "index.handler" }
        }
        """,
        """
        team ops
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          approval by ops
          function print { file = "../../out/print.zip", runtime = "nodejs22.x", handler = "index.handler" }
        }
        pipeline release {
          on push to "main"
          job archive on linux {
            checkout
            run "mkdir out && zip -j out/print.zip print/*"
            artifact print from "out/print.zip"
          }
          terraform-apply production {
            take archive.print
            folder = "infra/production"
            environment = "production"
            plan-role = "arn:aws:iam::123456789012:role/plan"
            role = "arn:aws:iam::123456789012:role/apply"
            region = "eu-west-1"
          }
        }
        """);

    /// <summary>An archive that a job makes and that is not taken to where Terraform looks.</summary>
    public static readonly DiagnosticDescriptor ArchiveNotTaken = new(
        "FLOW4735", Severity.Warning, "The archive of a function is not taken along",
        """
        Each job begins on an empty machine. What a job before makes, such as the archive that is the `file` of a function, is there only where it is taken: `take archive.print` in
        `terraform-plan`, `terraform-apply` or `terraform-drift`. Else Terraform does not find it, and the plan fails. It is reported where the file is none of the project's, and a job of the same pipeline makes
        an artifact of it.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          function print { file = "../../out/print.zip", runtime = "nodejs22.x", handler = "index.handler" }
        }
        pipeline review {
          on pull-request
          job archive on linux {
            checkout
            run "mkdir out && zip -j out/print.zip print/*"
            artifact print from "out/print.zip"
          }
          terraform-plan production {
            folder = "infra/production"
            role = "arn:aws:iam::123456789012:role/plan"
            region = "eu-west-1"
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          function print { file = "../../out/print.zip", runtime = "nodejs22.x", handler = "index.handler" }
        }
        pipeline review {
          on pull-request
          job archive on linux {
            checkout
            run "mkdir out && zip -j out/print.zip print/*"
            artifact print from "out/print.zip"
          }
          terraform-plan production {
            take archive.print
            folder = "infra/production"
            role = "arn:aws:iam::123456789012:role/plan"
            region = "eu-west-1"
          }
        }
        """);

    /// <summary>Things without alarms although somebody would be told, and alarms that tell nobody.</summary>
    public static readonly DiagnosticDescriptor AlarmsTellNobody = new(
        "FLOW4731", Severity.Warning, "Nobody is told of what fails",
        """
        A construct makes its alarms for those whom they tell. `alarms = [incidents.arn]` in the environment tells the topic `incidents` of everything in it; a construct's own `alarms`, or
        `tell` of a function and of an `alarm`, names others. It is reported where a topic reaches people and is not told of something, once for an environment, and where an `alarm` tells
        no topic. What is made in another region is told for itself: its alarms tell topics of that region. Who wants no alarms says so: `alarms = []`.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          topic incidents { emails = ["on-call@example.com"] }
          queue jobs
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          alarms = [incidents.arn]
          topic incidents { emails = ["on-call@example.com"] }
          queue jobs
          queue drafts { alarms = [] }
        }
        """);
}
