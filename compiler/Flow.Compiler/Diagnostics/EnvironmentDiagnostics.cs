namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with environments and what they are made of.</summary>
public static partial class EnvironmentDiagnostics
{
    /// <summary>There is no such type</summary>
    public static readonly DiagnosticDescriptor UnknownVariety = new(
        "FLOW4501", Severity.Error, "There is no such type",
        """
        Behind `terraform` and `data` stands a type of the provider, behind `cloud` and `provider` a provider, as their schemas spell them.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_vcp main { cidr_block = "10.0.0.0/16" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_vpc main { cidr_block = "10.0.0.0/16" }
        }
        """);

    /// <summary>The type is missing</summary>
    public static readonly DiagnosticDescriptor MissingVariety = new(
        "FLOW4502", Severity.Error, "The type is missing",
        """
        What `terraform`, `data`, `cloud`, `provider` and `state` are about is said right behind the word; it decides what may stand in the body.
        """,
        """
        environment production {
          cloud { region = "eu-west-1" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
        }
        """);

    /// <summary>The provider sets this argument</summary>
    public static readonly DiagnosticDescriptor ReadOnlyMember = new(
        "FLOW4503", Severity.Error, "The provider sets this argument",
        """
        Some attributes of a resource are made up by its provider. They can be read, and not written.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_vpc main { cidr_block = "10.0.0.0/16", arn = "arn:aws:ec2:vpc" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_vpc main { cidr_block = "10.0.0.0/16" }
          output network = main.arn
        }
        """);

    /// <summary>A block stands too often</summary>
    public static readonly DiagnosticDescriptor TooMany = new(
        "FLOW4504", Severity.Error, "A block stands too often",
        """
        The provider's schema says how often a block may stand.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_efs_file_system shared {
            encrypted = true
            lifecycle_policy { transition_to_ia = "AFTER_7_DAYS" }
            lifecycle_policy { transition_to_ia = "AFTER_14_DAYS" }
            lifecycle_policy { transition_to_ia = "AFTER_30_DAYS" }
            lifecycle_policy { transition_to_ia = "AFTER_60_DAYS" }
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_efs_file_system shared {
            encrypted = true
            lifecycle_policy { transition_to_ia = "AFTER_7_DAYS" }
          }
        }
        """);

    /// <summary>Two arguments stand where one can</summary>
    public static readonly DiagnosticDescriptor OnlyOne = new(
        "FLOW4513", Severity.Error, "Two arguments stand where one can",
        """
        Of some arguments and blocks the provider takes exactly one. Terraform refuses two of them when it checks the configuration. One that an environment inherits and says another way is left
        out with `= none`.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", state s3 { bucket = "acme-state" }, tags { service = "shop" } }
          terraform aws_gamelift_script matches {
            zip_file = "matches.zip"
            storage_location { bucket = "acme-scripts", key = "matches.zip", role_arn = "arn:aws:iam::123456789012:role/scripts" }
            name = "matches"
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", state s3 { bucket = "acme-state" }, tags { service = "shop" } }
          terraform aws_gamelift_script matches {
            zip_file = "matches.zip"
            name = "matches"
          }
        }
        """);

    /// <summary>An environment and a run of a pipeline do not know each other</summary>
    public static readonly DiagnosticDescriptor NotOfRun = new(
        "FLOW4505", Severity.Error, "An environment and a run of a pipeline do not know each other",
        """
        What is known when a run starts, or while it runs, means nothing in an environment, which is applied apart from any run. The other way round, a run does not know what an environment's provider makes up, and one environment not what another's does.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue jobs { name = git.branch }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue jobs { name = "jobs" }
        }
        """);

    /// <summary>There is nothing to leave out</summary>
    public static readonly DiagnosticDescriptor NothingInherited = new(
        "FLOW4506", Severity.Error, "There is nothing to leave out",
        """
        `name = none` in an environment leaves out what it inherits. Here nothing of that name is inherited.
        """,
        """
        environment production { cloud aws { region = "eu-west-1" } }
        environment staging like production { window = none }
        """,
        """
        environment production { cloud aws { region = "eu-west-1" }, window weekdays }
        environment staging like production { window = none }
        """);

    /// <summary>What is left out is read</summary>
    public static readonly DiagnosticDescriptor LeftOutIsRead = new(
        "FLOW4507", Severity.Error, "What is left out is read",
        """
        An environment may leave out what it inherits only together with everything that reads it. What a part gives no more since an environment switches that off, such as `api.url` with
        `port = none`, stands in no text either; `api.url ?? "…"` says what stands there then. So does the `url` of an environment that leaves it out.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue dead
          terraform aws_sqs_queue jobs { name = dead.name }
        }
        environment staging like production { dead = none }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue dead
          terraform aws_sqs_queue jobs { name = dead.name }
        }
        environment staging like production {
          dead = none
          jobs = none
        }
        """);

    /// <summary>The copies of a resource need keys</summary>
    public static readonly DiagnosticDescriptor BadKeys = new(
        "FLOW4508", Severity.Error, "The copies of a resource need keys",
        """
        Each copy is known by a key that stays the same when the list gets another order: the element itself where it is text, a number or a word, or its field `key` or `name`. No two may have the same.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue jobs for q in [{ size = 1 }] { name = "jobs" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue jobs for q in [{ name = "small", size = 1 }] { name = q.name }
        }
        """);

    /// <summary>There is no such copy</summary>
    public static readonly DiagnosticDescriptor NoCopy = new(
        "FLOW4509", Severity.Error, "There is no such copy",
        """
        A copy of a resource is named by the key that an element of its loop gives it.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue jobs for q in ["small", "large"] { name = q }
          output url = jobs["medium"].url
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue jobs for q in ["small", "large"] { name = q }
          output url = jobs["large"].url
        }
        """);

    /// <summary>An environment differs where it may not</summary>
    public static readonly DiagnosticDescriptor MayNotDiffer = new(
        "FLOW4510", Severity.Error, "An environment differs where it may not",
        """
        `may-differ` says what environments that are `like` this one may say differently, so that a rehearsal stays a rehearsal. A pattern covers what it names
        and everything of it; `*` stands for one name.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          may-differ = ["cloud", "*.visibility_timeout_seconds"]
          terraform aws_sqs_queue orders { fifo_queue = true, name = "orders.fifo" }
        }
        environment staging like production {
          orders { fifo_queue = false }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          may-differ = ["cloud", "*.visibility_timeout_seconds"]
          terraform aws_sqs_queue orders { fifo_queue = true, name = "orders.fifo" }
        }
        environment staging like production {
          orders { visibility_timeout_seconds = 5 }
        }
        """);

    /// <summary>An environment lives in the account of another</summary>
    public static readonly DiagnosticDescriptor AccountKept = new(
        "FLOW4511", Severity.Warning, "An environment lives in the account of another",
        """
        What an environment inherits is made once more, in its own account. One that keeps the other's account says so.
        """,
        """
        environment production { cloud aws { region = "eu-west-1", account = "123456789012" } }
        environment staging like production { window weekdays }
        """,
        """
        environment production { cloud aws { region = "eu-west-1", account = "123456789012" } }
        environment staging like production { cloud { account = "210987654321" }, window weekdays }
        """);

    /// <summary>Two configurations have one state</summary>
    public static readonly DiagnosticDescriptor StateShared = new(
        "FLOW4512", Severity.Error, "Two configurations have one state",
        """
        Terraform removes what is in its state and not in its configuration. Two environments with one state would take turns in removing each other,
        and so would an environment and what is made in Datadog. Leave out the name of the state, which then comes from project and environment, or write another one.
        """,
        """
        environment production { cloud aws { region = "eu-west-1", state s3 { bucket = "states", key = "shop" } } }
        environment staging { cloud aws { region = "eu-west-1", state s3 { bucket = "states", key = "shop" } } }
        """,
        """
        environment production { cloud aws { region = "eu-west-1", state s3 { bucket = "states" } } }
        environment staging { cloud aws { region = "eu-west-1", state s3 { bucket = "states" } } }
        """);
}
