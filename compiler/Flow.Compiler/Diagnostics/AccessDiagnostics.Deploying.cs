namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with who deploys to an environment.</summary>
public static partial class AccessDiagnostics
{
    /// <summary>Nothing to log in with.</summary>
    public static readonly DiagnosticDescriptor LoginWithoutRole = new(
        "FLOW4570", Severity.Error, "A job cannot log in",
        """
        `login aws` takes everything from the environment of its job: the role from its `deploy-role`, account and region from its `cloud`. So the job names an environment that the compiler knows, and
        that has one `deploy-role` for jobs of this repository. Where it has several, the step says which one: `login aws { role = deployer }`.
        """,
        """
        project shop { repository = github("acme/shop") }
        pipeline release {
          on push to "main"
          job deploy on linux { login aws, run "make deploy" }
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          deploy-role deployer { policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }
        }
        pipeline release {
          on push to "main"
          job deploy on linux {
            environment = production
            login aws
            run "make deploy"
          }
        }
        """);

    /// <summary>Two providers for GitHub's tokens in one account.</summary>
    public static readonly DiagnosticDescriptor TokenProviderTwice = new(
        "FLOW4571", Severity.Error, "An account trusts GitHub's tokens twice",
        """
        An account of AWS has one provider for the tokens of GitHub, whatever number of roles uses it. The first environment of an account makes it; others say `existing = true`, which
        looks it up. A second role in the environment that makes it cannot look it up before it is there, and takes it from the first one: `tokens-from = deployer.tokens`.
        Where an `aws_iam_openid_connect_provider` of your own makes it, an environment like that one leaves it out, and its role looks it up: `github = none`,
        `deployer { existing = true, tokens-from = none }`.
        """,
        """
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          deploy-role deployer { policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }
        }
        environment staging like production {
          cloud { account = "123456789012" }
        }
        pipeline deploy {
          on manual
          job first on linux { environment = production, login aws }
          job second on linux { environment = staging, login aws }
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          deploy-role deployer { policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }
        }
        environment staging like production {
          cloud { account = "123456789012" }
          deployer { existing = true }
        }
        pipeline deploy {
          on manual
          job first on linux { environment = production, login aws }
          job second on linux { environment = staging, login aws }
        }
        """);

    /// <summary>Nobody knows whom a role would trust.</summary>
    public static readonly DiagnosticDescriptor RepositoryUnknown = new(
        "FLOW4572", Severity.Error, "A deploy role does not know its repository",
        """
        The role trusts jobs of one repository, that of the project. Without it nobody could say whom it trusts.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          deploy-role deployer
        }
        pipeline deploy {
          on manual
          job all on linux { environment = production, login aws }
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          deploy-role deployer
        }
        pipeline deploy {
          on manual
          job all on linux { environment = production, login aws }
        }
        """);

    /// <summary>A deploy role that no job uses.</summary>
    public static readonly DiagnosticDescriptor RoleUnused = new(
        "FLOW4573", Severity.Warning, "A deploy role is used by no job",
        """
        A role that jobs could take is a way into the account. One that no job of this project logs in with is better not there. Where an
        environment has several, each is looked at by itself: `login aws { role = sender }` takes that one alone. A job with
        `grant write on id-token` and a script, and without `login aws`, may take each role of its environment.
        """,
        """
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          deploy-role deployer
        }
        """,
        """
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          deploy-role deployer
        }
        pipeline deploy {
          on manual
          job all on linux { environment = production, login aws }
        }
        """);
}
