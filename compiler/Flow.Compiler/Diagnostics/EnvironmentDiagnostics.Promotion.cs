namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with the order in which environments get a change.</summary>
public static partial class EnvironmentDiagnostics
{
    /// <summary>A job deploys before the environment had its turn</summary>
    public static readonly DiagnosticDescriptor OutOfOrder = new(
        "FLOW4650", Severity.Error, "A job deploys before the environment has its turn",
        """
        The project says in which order environments get a change: `promotion = [staging, production]`. What deploys to the second waits, in the same pipeline, until a job that
        deploys to the first has succeeded, or had nothing to deploy; else the first shows nothing. What `terraform-apply staging` applies is done when its job `staging.applied` has succeeded, also where
        nothing changes. Where a pipeline applies the configuration of an environment, by `terraform-apply` or `kubernetes-apply`, that is how it deploys there, and no other job for the environment stands for it.
        What only builds images there deploys nothing: those of production may be built at any time, and nothing of production is applied before staging. A job that names an environment and deploys nothing says so: `environment production { deployment = false }`.
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

    /// <summary>What is applied waits for a job that is skipped where nothing changes</summary>
    public static readonly DiagnosticDescriptor FollowsSkipped = new(
        "FLOW4753", Severity.Warning, "What is applied waits for a job that may be skipped",
        """
        The job `apply` of a `terraform-apply` is skipped where its configuration has no changes, so that nobody is asked to approve nothing. A job that waits for it is skipped with it, and the run is
        green: the second environment would get its own changes only together with changes of the first. The job `applied` of the same use succeeds in both cases, and in no other. An ordinary job may wait for `apply`, so that it runs only where something was applied, such as a test that takes long: as long as nothing that is deployed to
        another environment comes after it.
        """,
        """
        environment staging { cloud aws { region = "eu-west-1", account = "210987654321", state local }, queue jobs }
        environment production like staging { cloud { account = "123456789012" } }
        pipeline infrastructure {
          on push to "main"
          terraform-apply staging {
            folder = "infra/staging"
            environment = "staging"
            plan-role = "arn:aws:iam::210987654321:role/plan"
            role = "arn:aws:iam::210987654321:role/apply"
            region = "eu-west-1"
          }
          terraform-apply production after staging.apply {
            folder = "infra/production"
            environment = "production"
            plan-role = "arn:aws:iam::123456789012:role/plan"
            role = "arn:aws:iam::123456789012:role/apply"
            region = "eu-west-1"
          }
        }
        """,
        """
        environment staging { cloud aws { region = "eu-west-1", account = "210987654321", state local }, queue jobs }
        environment production like staging { cloud { account = "123456789012" } }
        pipeline infrastructure {
          on push to "main"
          terraform-apply staging {
            folder = "infra/staging"
            environment = "staging"
            plan-role = "arn:aws:iam::210987654321:role/plan"
            role = "arn:aws:iam::210987654321:role/apply"
            region = "eu-west-1"
          }
          terraform-apply production after staging.applied {
            folder = "infra/production"
            environment = "production"
            plan-role = "arn:aws:iam::123456789012:role/plan"
            role = "arn:aws:iam::123456789012:role/apply"
            region = "eu-west-1"
          }
        }
        """);
}
