namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with what things are called, and with where they are.</summary>
public static partial class EnvironmentDiagnostics
{
    /// <summary>A name that is not like the others</summary>
    public static readonly DiagnosticDescriptor NameUnlikeOthers = new(
        "FLOW4654", Severity.Error, "A resource is not called as the project says",
        """
        `names` of the project is a pattern for what resources are called at their provider, so that people and policies can tell by a name whose something is. What constructs choose themselves begins
        with the name of the environment. A name that only the provider makes up is not looked at, nor are domains.
        """,
        """
        project shop { names = "{environment}-*" }
        environment production {
          cloud aws { region = "eu-west-1" }
          queue jobs { name = "jobs" }
        }
        """,
        """
        project shop { names = "{environment}-*" }
        environment production {
          cloud aws { region = "eu-west-1" }
          queue jobs { name = "production-jobs" }
          queue letters
        }
        """);

    /// <summary>A pattern of names that cannot be read</summary>
    public static readonly DiagnosticDescriptor BadNamePattern = new(
        "FLOW4655", Severity.Error, "A pattern of names has a word that stands for nothing",
        """
        In `names` of the project `{environment}` stands for the name of the environment, `{project}` for that of the project, and `*` for anything.
        """,
        """
        project shop { names = "{env}-*" }
        """,
        """
        project shop { names = "{environment}-*" }
        """);

    /// <summary>One name for two</summary>
    public static readonly DiagnosticDescriptor NameTwice = new(
        "FLOW4656", Severity.Error, "Two environments make a bucket of one name",
        """
        The name of a bucket is taken in all of S3, whatever the account, so the second environment could not be applied. Without a `name` each has one of its own, which begins with the name of its
        environment.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          bucket receipts { name = "acme-receipts" }
        }
        environment staging like production {
          cloud { account = "210987654321" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          bucket receipts { name = "acme-receipts" }
        }
        environment staging like production {
          cloud { account = "210987654321" }
          receipts { name = "acme-receipts-staging" }
        }
        """);

    /// <summary>A region that there is not</summary>
    public static readonly DiagnosticDescriptor NoSuchRegion = new(
        "FLOW4657", Severity.Error, "AWS has no such region",
        """
        `region` is the code of a region, such as `eu-west-1`: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html. A code that has the form of one and is not in the list is
        taken for a region that is newer than the compiler, unless it is nearly one of the list.
        """,
        """
        environment production {
          cloud aws { region = "eu-wst-1" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
        }
        """);

    /// <summary>Inherited tags that are lost</summary>
    public static readonly DiagnosticDescriptor TagsLost = new(
        "FLOW4658", Severity.Note, "Inherited tags are lost",
        """
        An environment that is like another one has the tags of that one, too. `tags { … }` adds to them, and changes those that it names; `tags = { … }` takes their place.
        """,
        """
        environment production { cloud aws { region = "eu-west-1", account = "123456789012", tags { service = "shop", owner = "payments" } } }
        environment staging like production { cloud { account = "210987654321", tags = { service = "rehearsal" } } }
        """,
        """
        environment production { cloud aws { region = "eu-west-1", account = "123456789012", tags { service = "shop", owner = "payments" } } }
        environment staging like production { cloud { account = "210987654321", tags { service = "rehearsal" } } }
        """);
}
