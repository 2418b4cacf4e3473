namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with the environment that a job works on.</summary>
public static partial class EnvironmentDiagnostics
{
    /// <summary>A job is for an environment that is not there</summary>
    public static readonly DiagnosticDescriptor NotTheProjects = new(
        "FLOW4750", Severity.Error, "A job works on an environment that is not there",
        """
        GitHub makes an environment of any name that it meets, without approval and without rules, and Terraform finds nothing in a folder that nobody writes. So the templates that work on the
        configuration of an environment of the project name it as it is called, and its folder as it is written, `infra/` with its name. A folder that is there since somebody wrote it by hand
        is nobody's here, and nothing is said about it.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          queue jobs
        }
        pipeline infrastructure {
          on pull-request
          terraform-plan plan { folder = "infra/prodction", role = "arn:aws:iam::123456789012:role/plan", region = "eu-west-1" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          queue jobs
        }
        pipeline infrastructure {
          on pull-request
          terraform-plan plan { folder = "infra/production", role = "arn:aws:iam::123456789012:role/plan", region = "eu-west-1" }
        }
        """);

    /// <summary>A job works on another environment than it says</summary>
    public static readonly DiagnosticDescriptor AnotherEnvironment = new(
        "FLOW4751", Severity.Error, "A job works on another environment than it says",
        """
        What is approved for one environment must not change another one. So the folder is that of the environment whose approval is waited for, the role is one of its account, and the region is
        the one that its `cloud` says. Terraform would refuse another account, after somebody approved.
        """,
        """
        team ops
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "acme-state" } }
          approval by ops
          queue jobs
        }
        environment staging like production { cloud { account = "210987654321" } }
        pipeline infrastructure {
          on push to "main"
          terraform-apply staging {
            folder = "infra/production"
            environment = "staging"
            plan-role = "arn:aws:iam::210987654321:role/plan"
            role = "arn:aws:iam::210987654321:role/apply"
            region = "eu-west-1"
          }
        }
        """,
        """
        team ops
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "acme-state" } }
          approval by ops
          queue jobs
        }
        environment staging like production { cloud { account = "210987654321" } }
        pipeline infrastructure {
          on push to "main"
          terraform-apply staging {
            folder = "infra/staging"
            environment = "staging"
            plan-role = "arn:aws:iam::210987654321:role/plan"
            role = "arn:aws:iam::210987654321:role/apply"
            region = "eu-west-1"
          }
        }
        """);

    /// <summary>A role does not trust the job that takes it</summary>
    public static readonly DiagnosticDescriptor RoleTrustsOthers = new(
        "FLOW4752", Severity.Error, "A role does not trust the job that takes it",
        """
        A `deploy-role` trusts jobs of one repository that run for its environment, and nobody else: AWS refuses all others, when the job runs. A job that takes it has that environment,
        `environment = production`, and best the step `login aws`, which knows the role; the repository is that of the project unless the role says another one. Then jobs of that one take it,
        and those of this repository take a role of their own.
        """,
        """
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          registry images
          deploy-role deployer { access = [images.push], repository = "acme/other" }
        }
        pipeline release {
          on push to "main"
          job push on linux { environment = production, login aws, run "./push" }
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          registry images
          deploy-role deployer { access = [images.push] }
        }
        pipeline release {
          on push to "main"
          job push on linux { environment = production, login aws, run "./push" }
        }
        """);
}
