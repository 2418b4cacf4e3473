namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in what images are built from, and in what runs in containers.</summary>
public static partial class ContainerDiagnostics
{
    /// <summary>What an image is built from is not there.</summary>
    public static readonly DiagnosticDescriptor NoSources = new(
        "FLOW4701", Severity.Error, "What an image is built from is not there",
        """
        `build` names a project file of .NET, or a folder, from the project folder.
        """,
        """
        service web { build = static("site") }
        """,
        """
        service web { image = "registry.example.com/web:1" }
        environment local { cloud local, host here { services = [web] } }
        """);

    /// <summary>Sources that do not say how they are built or started.</summary>
    public static readonly DiagnosticDescriptor NotBuildable = new(
        "FLOW4702", Severity.Error, "Sources do not say how they are built or started",
        """
        A Dockerfile is written from what is in the folder: `package.json`, `go.mod`, `requirements.txt` or `pyproject.toml`, `index.html`, and for .NET a project that
        makes a program. What starts it is the script `start` or `main` of `package.json`, or `main.py`, `app.py` or `__main__.py`.
        """,
        """
        let x = 1
        """,
        """
        let x = 1
        """)
    {
        NotShownBecause = "a source text alone cannot show it: it needs files of a project",
    };

    /// <summary>Packages without a lock file.</summary>
    public static readonly DiagnosticDescriptor NotLocked = new(
        "FLOW4703", Severity.Warning, "The packages of an image are not locked",
        """
        Without a lock file two builds of one commit may get other packages. `npm install` writes `package-lock.json`; in `requirements.txt` each line names a version with `==`.
        """,
        """
        let x = 1
        """,
        """
        let x = 1
        """)
    {
        NotShownBecause = "a source text alone cannot show it: it needs files of a project",
    };

    /// <summary>A path that a Dockerfile cannot name.</summary>
    public static readonly DiagnosticDescriptor BadPath = new(
        "FLOW4704", Severity.Error, "A path cannot stand in a Dockerfile",
        """
        Dockerfiles replace `$`, and their patterns have signs of their own. Folders and files of an image have letters, digits, `.`, `_`, `-`, `+` and `@` in their names.
        """,
        """
        let x = 1
        """,
        """
        let x = 1
        """)
    {
        NotShownBecause = "a source text alone cannot show it: it needs files of a project",
    };

    /// <summary>A container in a cloud.</summary>
    public static readonly DiagnosticDescriptor ContainerElsewhere = new(
        "FLOW4705", Severity.Error, "A container stands where no containers run",
        """
        `container` is for environments whose `cloud` is `local` or `kubernetes`. In other clouds a service runs on a `host`.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          container mail { image = "axllent/mailpit:v1.21.5" }
        }
        """,
        """
        environment local {
          cloud local
          container mail { image = "axllent/mailpit:v1.21.5" }
        }
        """);

    /// <summary>A resource of Terraform in an environment of containers.</summary>
    public static readonly DiagnosticDescriptor ResourceElsewhere = new(
        "FLOW4706", Severity.Error, "A resource stands where Terraform makes nothing",
        """
        An environment whose `cloud` is `local` or `kubernetes` consists of containers. What an environment inherits of one in another cloud is left out by itself.
        """,
        """
        environment local {
          cloud local
          terraform aws_sqs_queue jobs
        }
        """,
        """
        environment local {
          cloud local
          queue jobs
        }
        """);

    /// <summary>A name that cannot be one in DNS.</summary>
    public static readonly DiagnosticDescriptor BadContainerName = new(
        "FLOW4707", Severity.Error, "A name cannot be a name in DNS",
        """
        Containers reach each other by their names. Such a name has small letters, digits and `-` (RFC 1123), and at most 63 of them.
        """,
        """
        environment local {
          cloud local
          container Mail { image = "axllent/mailpit:v1.21.5" }
        }
        """,
        """
        environment local {
          cloud local
          container mail { image = "axllent/mailpit:v1.21.5" }
        }
        """);

    /// <summary>A container without an image.</summary>
    public static readonly DiagnosticDescriptor NoImage = new(
        "FLOW4708", Severity.Error, "A container has no image",
        """
        On the machine of whoever develops, a service runs in the image of its `image`, or in the one that is built as its `build` says. A cluster takes images from a registry, so there
        it is `image`. Manifests and `compose.yaml` are written before anybody gives a parameter, so no `param` is a part of it.
        """,
        """
        environment local {
          cloud local
          container mail { port = 8025 }
        }
        """,
        """
        environment local {
          cloud local
          container mail { image = "axllent/mailpit:v1.21.5", port = 8025 }
        }
        """);

    /// <summary>A secret that is not kept in a Secret.</summary>
    public static readonly DiagnosticDescriptor BadSecret = new(
        "FLOW4709", Severity.Error, "A secret names no key of a Secret",
        """
        In Kubernetes a secret is kept in a `Secret`, and each of its values under a key: `name/key`. The construct `secret` gives that as `arn`.
        """,
        """
        environment production {
          cloud kubernetes
          container mail { image = "axllent/mailpit:v1.21.5", secrets { LOGIN = "mail" } }
        }
        """,
        """
        environment production {
          cloud kubernetes
          container mail { image = "axllent/mailpit:v1.21.5", secrets { LOGIN = "mail/login" } }
        }
        """);

    /// <summary>A secret in a variable of a service.</summary>
    public static readonly DiagnosticDescriptor SecretShown = new(
        "FLOW4727", Severity.Error, "A service would show a secret",
        """
        What `env` says stands in the task definition, the manifests or `compose.yaml`, for everybody who may look at the service. `secrets` says where each secret is kept, and the
        container gets the value when it starts: at AWS by the ARN of a secret of Secrets Manager, in a cluster that is there already as `name/key` of a `Secret`.
        """,
        """
        service api { image = "api:1" }
        environment production {
          cloud aws { region = "eu-west-1" }
          param token: secret
          network main
          host cluster { services = [api] }
          api { env { TOKEN = token } }
        }
        """,
        """
        service api { image = "api:1", secrets { TOKEN = token.arn } }
        environment production {
          cloud aws { region = "eu-west-1" }
          network main
          secret token
          host cluster { services = [api] }
        }
        """);

    /// <summary>A variable that an environment which lives elsewhere has no value for.</summary>
    public static readonly DiagnosticDescriptor LeftOutElsewhere = new(
        "FLOW4739", Severity.Note, "A variable is left out where an environment lives elsewhere",
        """
        An environment that is like another one, and lives elsewhere, such as on the machine of whoever develops, leaves out what only the other cloud has. A variable of a service that is made of it has
        no value there, and is left out, too; the other variables stay. Where the service needs it, the environment says another value.
        """,
        """
        service api { image = "registry.example.com/api:1", env { ROLE = runs.name } }
        environment production {
          cloud aws { region = "eu-west-1" }
          network main
          terraform aws_sns_topic runs { name = "runs" }
          host cluster { services = [api] }
        }
        environment local like production { cloud local }
        """,
        """
        service api { image = "registry.example.com/api:1", env { ROLE = runs.name } }
        environment production {
          cloud aws { region = "eu-west-1" }
          network main
          terraform aws_sns_topic runs { name = "runs" }
          host cluster { services = [api] }
        }
        environment local like production {
          cloud local
          api { env { ROLE = "runs" } }
        }
        """);

    /// <summary>What an environment said of a service before the service moved to another host.</summary>
    public static readonly DiagnosticDescriptor LostOnTheWay = new(
        "FLOW4728", Severity.Note, "What was said of a service means nothing where it moves to",
        """
        An environment that is like another one may leave out a host and list its services for one of its own. What the other environment said of a service counts there, too. What the
        new host does not know, such as the processor of Fargate, does not.
        """,
        """
        service api { image = "registry.example.com/api:1" }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [api] }
          api { scale = 4..8, architecture = "ARM64" }
        }
        environment pilot like production {
          cloud { account = "210987654321" }
          cluster = none
          host pods using kubernetes { services = [api] }
        }
        """,
        """
        service api { image = "registry.example.com/api:1" }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [api] }
          api { scale = 4..8 }
        }
        environment pilot like production {
          cloud { account = "210987654321" }
          cluster = none
          host pods using kubernetes { services = [api] }
        }
        """);

    /// <summary>A call into a cluster by a name that nobody outside knows.</summary>
    public static readonly DiagnosticDescriptor CallFromOutside = new(
        "FLOW4729", Severity.Error, "Something outside of a cluster cannot call a service in it by its name",
        """
        In a cluster of Kubernetes services find each other by their names, and the NetworkPolicy of each lets in whoever lists its `call`. A function is outside: it knows no such name, and
        no security group belongs to one service alone. What has a `domain` and a `certificate` is reached over HTTPS, which needs no line in `access`; with `internal = true` from the network alone.
        """,
        """
        service api { image = "registry.example.com/api:1", port = 8080 }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster using kubernetes { services = [api] }
          function f { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/f:1", network = main, access = [api.call] }
        }
        """,
        """
        service api { image = "registry.example.com/api:1", port = 8080, internal = true, domain = "api.example.com", certificate = tls.arn }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          dns site { domain = "example.com" }
          certificate tls { domain = "api.example.com" }
          host cluster using kubernetes { services = [api] }
          function f { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/f:1", network = main, env { API = api.url } }
        }
        """);

    /// <summary>A call that arrives from an address which the load balancer does not let in.</summary>
    public static readonly DiagnosticDescriptor CallerNotLetIn = new(
        "FLOW4734", Severity.Warning, "A load balancer does not let in who calls it",
        """
        A load balancer that is not `internal` has public addresses, also for what lies in its own network. A call from there leaves by NAT and comes in from an address of that, for which no
        security group stands: with `from-addresses` that lists certain blocks it is refused. What only the network calls is `internal`; else the addresses of NAT belong to the list.
        """,
        """
        service api { image = "registry.example.com/api:1", port = 8080, domain = "api.example.com", certificate = tls.arn }
        service web { image = "registry.example.com/web:1", env { API = api.url } }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          dns site { domain = "example.com" }
          certificate tls { domain = "api.example.com" }
          host cluster { services = [api, web] }
          api { from-addresses = ["203.0.113.0/24"] }
        }
        """,
        """
        service api { image = "registry.example.com/api:1", port = 8080, domain = "api.example.com", certificate = tls.arn, internal = true }
        service web { image = "registry.example.com/web:1", env { API = api.url }, access = [api.call] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          dns site { domain = "example.com" }
          certificate tls { domain = "api.example.com" }
          host cluster { services = [api, web] }
        }
        """);

    /// <summary>A container that waits for what does not come.</summary>
    public static readonly DiagnosticDescriptor BadOrder = new(
        "FLOW4710", Severity.Error, "A container waits for what does not come",
        """
        `waits-for` names containers of the same environment. Kubernetes has no such order: there a program tries again until what it needs is there.
        """,
        """
        environment local {
          cloud local
          container mail { image = "axllent/mailpit:v1.21.5", waits-for = ["mial"] }
        }
        """,
        """
        environment local {
          cloud local
          cache sessions
          container mail { image = "axllent/mailpit:v1.21.5", waits-for = ["sessions"] }
        }
        """);

    /// <summary>Pages on another port than that of their server.</summary>
    public static readonly DiagnosticDescriptor PagesPort = new(
        "FLOW4711", Severity.Error, "Pages are handed out on another port",
        """
        The web server in the image of `static(…)` runs without rights and listens on port 8080.
        """,
        """
        let x = 1
        """,
        """
        let x = 1
        """)
    {
        NotShownBecause = "a source text alone cannot show it: it needs files of a project",
    };
}
