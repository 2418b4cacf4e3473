namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with services in environments, and with what they may do there.</summary>
public static partial class AccessDiagnostics
{
    /// <summary>A host lists what is no service.</summary>
    public static readonly DiagnosticDescriptor NoSuchService = new(
        "FLOW4560", Severity.Error, "A host lists something that is no service",
        """
        `services` of a host names services of the project. Each of them runs in the environment, with the names that the environment has.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [wroker] }
        }
        service worker { image = "registry.example.com/worker:1" }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [worker] }
        }
        service worker { image = "registry.example.com/worker:1" }
        """);

    /// <summary>A service is hosted twice in one environment.</summary>
    public static readonly DiagnosticDescriptor HostedTwice = new(
        "FLOW4561", Severity.Error, "A service is hosted twice in one environment",
        """
        In an environment a service has one place, since `api.url` means one thing. To have more of it, let it scale.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [worker, worker] }
        }
        service worker { image = "registry.example.com/worker:1" }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [worker] }
        }
        service worker { image = "registry.example.com/worker:1", scale 2..10 }
        """);

    /// <summary>A service needs something that an environment does not have.</summary>
    public static readonly DiagnosticDescriptor NotInEnvironment = new(
        "FLOW4562", Severity.Error, "A service uses something that an environment does not have",
        """
        What a service says about databases, queues and the like means those of the environment that hosts it. So each of these environments must have them, by the same name.
        """,
        """
        service worker { image = "registry.example.com/worker:1", access = [jobs.receive] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [worker] }
        }
        """,
        """
        service worker { image = "registry.example.com/worker:1", access = [jobs.receive] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          queue jobs
          host cluster { services = [worker] }
        }
        """);

    /// <summary>A service that runs nowhere.</summary>
    public static readonly DiagnosticDescriptor NotHosted = new(
        "FLOW4563", Severity.Warning, "A service with an image runs nowhere",
        """
        A service that says what runs needs an environment that hosts it. Without an `image` it only stands for what is measured and told.
        """,
        """
        service worker { image = "registry.example.com/worker:1" }
        """,
        """
        service worker { image = "registry.example.com/worker:1" }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [worker] }
        }
        """);

    /// <summary>An access that another one includes.</summary>
    public static readonly DiagnosticDescriptor AccessRepeated = new(
        "FLOW4564", Severity.Error, "An access is listed that another one includes",
        """
        Each level is listed once, and a wider level says everything that the narrower one says. Two rules for one port would also be refused by AWS.
        """,
        """
        service worker { image = "registry.example.com/worker:1", access = [orders.connect, orders.read-write] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          database orders
          host cluster { services = [worker] }
        }
        """,
        """
        service worker { image = "registry.example.com/worker:1", access = [orders.read-write] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          database orders
          host cluster { services = [worker] }
        }
        """);

    /// <summary>A grant by hand beside derived ones.</summary>
    public static readonly DiagnosticDescriptor GrantByHand = new(
        "FLOW4565", Severity.Warning, "A role gets more than its service says",
        """
        What a service, a function or a deploy role may do is what its `access` lists. A policy that is attached to its role beside that widens it without anybody seeing it there. What no construct covers
        is a level of access of the environment: `access metrics { allow ["cloudwatch:PutMetricData"] on "*" because "…" }`.
        """,
        """
        service worker { image = "registry.example.com/worker:1" }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [worker] }
          terraform aws_iam_role_policy_attachment more { role = worker.role, policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" }
        }
        """,
        """
        service worker { image = "registry.example.com/worker:1", access = [receipts.read] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          bucket receipts
          host cluster { services = [worker] }
        }
        """);

    /// <summary>A door that is opened beside what is listed.</summary>
    public static readonly DiagnosticDescriptor DoorByHand = new(
        "FLOW4574", Severity.Warning, "A door is open to somebody who lists nothing",
        """
        Who reaches a database, a cache or a service follows from what services list as their `access`. A rule of the security group that is written beside that lets somebody else in, and
        nobody sees it there. What is no service of the project is one of the `clients` of a database or a cache, by its security group.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", tags { service = "shop" } }
          network main
          database orders
          terraform aws_vpc_security_group_ingress_rule door {
            security_group_id = orders.group
            cidr_ipv4 = "10.0.0.0/8"
            ip_protocol = "tcp"
            from_port = 5432
            to_port = 5432
          }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", tags { service = "shop" } }
          network main
          database orders { clients { reports = "sg-0123456789abcdef0" } }
        }
        """);

    /// <summary>A level that nobody uses.</summary>
    public static readonly DiagnosticDescriptor LevelUnused = new(
        "FLOW4566", Severity.Warning, "A level of access is used by nobody",
        """
        What an environment lets somebody do stands there because a service or a deploy role lists it. What nobody lists can go.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          access metrics { allow ["cloudwatch:PutMetricData"] on "*" because "CloudWatch has no ARNs for metrics" }
        }
        """,
        """
        service worker { image = "registry.example.com/worker:1", access = [metrics] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          access metrics { allow ["cloudwatch:PutMetricData"] on "*" because "CloudWatch has no ARNs for metrics" }
          host cluster { services = [worker] }
        }
        """);

    /// <summary>An image that cannot be taken.</summary>
    public static readonly DiagnosticDescriptor ImageNotPulled = new(
        "FLOW4567", Severity.Error, "A service may not take its image",
        """
        An image of a registry of the environment is taken with rights to that registry: `pulls = [images.pull]`.
        """,
        """
        service worker { image = "${images.url}:1.4.2" }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          registry images
          host cluster { services = [worker] }
        }
        """,
        """
        service worker { image = "${images.url}:1.4.2", pulls = [images.pull] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          registry images
          host cluster { services = [worker] }
        }
        """);

    /// <summary>An image without a tag.</summary>
    public static readonly DiagnosticDescriptor ImageWithoutTag = new(
        "FLOW4575", Severity.Warning, "An image without a tag",
        """
        The `url` of a registry is where all of its images are. Without a tag behind it AWS looks for the tag `latest`: where nobody pushes that one, nothing starts, and where somebody does, nobody knows which image
        it was. A tag that never moves, or a digest, says which image is meant.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          registry images
          function resize { image = images.url }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          registry images
          function resize { image = "${images.url}:1.4.2" }
        }
        """);

    /// <summary>An access that is wider than it has to be.</summary>
    public static readonly DiagnosticDescriptor TooWide = new(
        "FLOW4568", Severity.Error, "An access is wider than somebody explained",
        """
        A level of access names its actions one by one. On `*`, all resources, it needs a reason: some actions of AWS know no resource.
        """,
        """
        template drop {
          terraform aws_sns_topic topic
          access use { allow ["sns:*"] on "*" }
        }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          drop box
        }
        """,
        """
        template drop {
          terraform aws_sns_topic topic
          access use { allow ["sns:Publish"] on topic.arn }
        }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          drop box
        }
        """);

    /// <summary>A service says where another one is and does not list that it calls it.</summary>
    public static readonly DiagnosticDescriptor CallNotListed = new(
        "FLOW4725", Severity.Warning, "A service reads where another one is and does not list that it calls it",
        """
        What a service reaches is what its `access` lists. At AWS the security group refuses everything else, in Kubernetes the NetworkPolicy does: the call would run into its timeout.
        The address alone does not open anything, since it may also be there to be shown. A service with a `domain` that everybody reaches needs no such line.
        """,
        """
        service api { image = "registry.example.com/api:1", port = 8080 }
        service shop { image = "registry.example.com/shop:1", env { API = api.url } }
        environment production {
          cloud kubernetes
          host cluster { services = [api, shop] }
        }
        """,
        """
        service api { image = "registry.example.com/api:1", port = 8080 }
        service shop { image = "registry.example.com/shop:1", env { API = api.url }, access = [api.call] }
        environment production {
          cloud kubernetes
          host cluster { services = [api, shop] }
        }
        """);
}
