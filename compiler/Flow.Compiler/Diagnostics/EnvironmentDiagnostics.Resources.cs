namespace Flow.Compiler.Diagnostics;

/// <summary>What is wrong with resources among each other, and what a provider would refuse.</summary>
public static partial class EnvironmentDiagnostics
{
    /// <summary>This was not moved, or not let go</summary>
    public static readonly DiagnosticDescriptor NotMoved = new(
        "FLOW4520", Severity.Error, "This was not moved, or not let go",
        """
        `moved old to new` names what a resource, or the use of a construct, was called before: a name that nothing has now, and a resource of the same type.
        `forget` names the address of something that the sources declare no longer.

        Whether anything was ever called so, only an earlier revision knows: a misspelt former name is not told here, and Terraform takes it for one that it has seen already. `flow diff` compares with
        such a revision, and shows what is made anew although a line `moved` is there.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          queue jobs
          queue tasks
          moved jobs to tasks
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          queue tasks
          moved jobs to tasks
        }
        """);

    /// <summary>What the environment requires does not hold</summary>
    public static readonly DiagnosticDescriptor NotMet = new(
        "FLOW4674", Severity.Error, "What the environment requires does not hold",
        """
        `require` in an environment says what must hold, and why. What the compiler knows it decides. Where the condition reads what is known only when the environment is
        applied, Terraform decides it.
        """,
        """
        let zones = ["eu-west-1a"]
        environment production {
          cloud aws { region = "eu-west-1" }
          require zones.length() >= 2 because "one zone can fail"
        }
        """,
        """
        let zones = ["eu-west-1a", "eu-west-1b"]
        environment production {
          cloud aws { region = "eu-west-1" }
          require zones.length() >= 2 because "one zone can fail"
        }
        """);

    /// <summary>What is kept nowhere is given to something that is kept</summary>
    public static readonly DiagnosticDescriptor KeptSomewhere = new(
        "FLOW4675", Severity.Error, "What is kept nowhere is given to something that is kept",
        """
        A value of an `ephemeral` is had for the time of one plan or one application, and stands neither in a plan nor in the state. So it may only go where nothing is kept of it:
        into an argument of which the provider has a write-only form, into the settings of a provider, and into another `ephemeral`.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          ephemeral aws_secretsmanager_secret_version key { secret_id = "shop/key" }
          terraform aws_ssm_parameter copy { name = "key", type = "SecureString", value = "x", description = key.secret_string }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          ephemeral aws_secretsmanager_secret_version key { secret_id = "shop/key" }
          terraform aws_ssm_parameter copy { name = "key", type = "SecureString", value = key.secret_string }
        }
        """);

    /// <summary>A block stands too seldom</summary>
    public static readonly DiagnosticDescriptor TooFew = new(
        "FLOW4676", Severity.Error, "A block stands too seldom",
        """
        The provider says how many blocks of a name there are at least. A loop on a block counts as often as it has elements.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_route53_resolver_endpoint names {
            direction = "INBOUND"
            security_group_ids = ["sg-0123"]
            ip_address { subnet_id = "subnet-1" }
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_route53_resolver_endpoint names {
            direction = "INBOUND"
            security_group_ids = ["sg-0123"]
            ip_address { subnet_id = "subnet-1" }
            ip_address { subnet_id = "subnet-2" }
          }
        }
        """);

    /// <summary>Resources wait for each other</summary>
    public static readonly DiagnosticDescriptor ResourceCycle = new(
        "FLOW4521", Severity.Error, "Resources wait for each other",
        """
        A resource is made after those that it reads. Two that read each other could neither be made first.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue a { name = b.name }
          terraform aws_sqs_queue b { name = a.name }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue a { name = "a" }
          terraform aws_sqs_queue b { name = "${a.name}-b" }
        }
        """);

    /// <summary>A secret stands in the source</summary>
    public static readonly DiagnosticDescriptor SecretWritten = new(
        "FLOW4522", Severity.Warning, "A secret stands in the source",
        """
        What the provider hides in its output is a secret. As text in a source it is known to everybody who can read the repository, now and later, and it is in Terraform's
        state. Let the provider make it up and keep it (`manage_master_user_password = true`), or look it up. The token or password of a step or container is one of the
        `secrets`.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_rds_cluster orders {
            engine = "aurora-postgresql"
            master_username = "orders"
            master_password = "correct-horse"
            storage_encrypted = true
            deletion_protection = true
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_rds_cluster orders {
            engine = "aurora-postgresql"
            master_username = "orders"
            manage_master_user_password = true
            storage_encrypted = true
            deletion_protection = true
          }
        }
        """);

    /// <summary>The provider refuses this value</summary>
    public static readonly DiagnosticDescriptor ValueRefused = new(
        "FLOW4523", Severity.Error, "The provider refuses this value",
        """
        The schema of a provider says that something is text or a number. Blocks of addresses, ports, and the names of many things have further limits, which would be
        found only when Terraform plans, or when half of it is made.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_vpc main { cidr_block = "10.0.0.0/33" }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_vpc main { cidr_block = "10.0.0.0/16" }
        }
        """);

    /// <summary>What is inherited belongs to another cloud</summary>
    public static readonly DiagnosticDescriptor ProviderLeft = new(
        "FLOW4524", Severity.Error, "What is inherited belongs to another cloud",
        """
        An environment that is `like` another inherits its resources, and those are of one provider. In another cloud they need to be left out, or the environment stands alone.
        """,
        """
        environment production { cloud aws { region = "eu-west-1" }, terraform aws_sqs_queue jobs }
        environment staging like production { cloud small { region = "eu-west-1" } }
        """,
        """
        environment production { cloud aws { region = "eu-west-1" }, terraform aws_sqs_queue jobs }
        environment staging like production { cloud aws { region = "eu-central-1" } }
        """)
    {
        NotShownBecause = "it needs the schema of another provider, which a project has in a file",
    };

    /// <summary>An entry of `may-differ` names nothing</summary>
    public static readonly DiagnosticDescriptor NothingDiffers = new(
        "FLOW4525", Severity.Warning, "An entry of `may-differ` names nothing",
        """
        An entry of `may-differ` is a word of environments such as `cloud`, or the name of something in this one, perhaps with a dot and what of it: an argument, a parameter,
        a part. `*` stands for any name.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          may-differ = ["cloud", "jobs.visibilty"]
          queue jobs
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          may-differ = ["cloud", "jobs.visibility"]
          queue jobs
        }
        """);

    /// <summary>A certificate is of another region</summary>
    public static readonly DiagnosticDescriptor CertificateElsewhere = new(
        "FLOW4790", Severity.Error, "A certificate is of another region",
        """
        AWS keeps a certificate in one region. CloudFront, which answers in all of the world, takes only those of `us-east-1`; a load balancer or an API takes those of its own region.
        Anything else is refused when it is applied. `using` in the header of a use has all that it makes in the region of a further configuration of the provider.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          dns site { domain = "example.com", existing = true }
          certificate tls { domain = "shop.example.com" }
          static-site shop { domain = "shop.example.com", certificate = tls.arn }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          provider aws as virginia { region = "us-east-1" }
          dns site { domain = "example.com", existing = true }
          certificate tls using virginia { domain = "shop.example.com" }
          static-site shop { domain = "shop.example.com", certificate = tls.arn }
        }
        """);

    /// <summary>Something of another region is named</summary>
    public static readonly DiagnosticDescriptor RegionsMixed = new(
        "FLOW4791", Severity.Error, "Something of another region is named",
        """
        A database lies in a network of its own region, what AWS encrypts takes a key of its own region, and an alarm of CloudWatch tells topics of its own region. AWS refuses anything else when it is applied.
        `using` has all that a use makes in the region of a further configuration of the provider, and what that names has to be made there, too.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          provider aws as ohio { region = "us-east-2" }
          network main
          database orders using ohio
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          provider aws as ohio { region = "us-east-2" }
          network main using ohio
          database orders using ohio
        }
        """);

    /// <summary>There is no such argument to ignore</summary>
    public static readonly DiagnosticDescriptor NothingIgnored = new(
        "FLOW4526", Severity.Error, "There is no such argument to ignore",
        """
        `ignore-changes` lists arguments of the resource at hand by the provider's names, `[tags, desired_count]`, or is `all`.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue jobs { lifecycle { ignore-changes = [nam] } }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue jobs { lifecycle { ignore-changes = [name] } }
        }
        """);

    /// <summary>What is private cannot reach what it needs</summary>
    public static readonly DiagnosticDescriptor NoWayOut = new(
        "FLOW4660", Severity.Warning, "What is private cannot reach what it needs",
        """
        Services, functions in a network and machines of a cluster lie in private subnets. Without NAT, `nat = "none"`, nothing of the internet is reached from there, and of AWS only what has
        an endpoint: a container of Fargate needs those of ECR (`ecr.api`, `ecr.dkr`) and S3 for its image, `logs` for its log, `secretsmanager` for its secrets, and what its `access` lists. An image of
        another registry has no endpoint. Where somebody writes routes of their own beside the network, nothing is said.
        """,
        """
        service worker { image = "${images.url}:1.4.2", pulls = [images.pull] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main { nat = "none" }
          registry images
          host cluster { services = [worker] }
        }
        """,
        """
        service worker { image = "${images.url}:1.4.2", pulls = [images.pull] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main { nat = "none", endpoints = ["ecr.api", "ecr.dkr", "logs"] }
          registry images
          host cluster { services = [worker] }
        }
        """);
}
