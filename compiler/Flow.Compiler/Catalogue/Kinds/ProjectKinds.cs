using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What stands beside the pipelines: the project, its people, its environments.</summary>
internal static class ProjectKinds
{
    public static readonly Kind Project = new("project", "The project: what holds for all of its files.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            project shop "The shop" {
              repository = github("acme/shop")
              timezone   = "Europe/Vienna"
              standards  = strict
              alerts { version = 0.25, otherwise = platform, mail-server = "mail.example.com:587", mail-from = "alerts@example.com", separate-by = ["environment", "region"], secrets = "/run/secrets", tell warning after 1m every 6h { more = 5m } }
              prometheus every 15s { version = 2.45, alertmanagers = ["alertmanager.example.com:9093"], jobs = ["node"], labels { cluster = "eu-1" } }
              datadog { namespace = "shop", slack-account = "acme", state s3 { bucket = "shop-state", region = "eu-west-1" } }
              runbooks-url = "https://runbooks.example.com"
              grafana-url  = "https://grafana.example.com"
              prober       = "localhost:9115"
              promotion    = [staging, production]
              names        = "{environment}-*"
            }
            environment staging { external = true }
            environment production { external = true }
            team platform { chat = slack("#platform") }
            """,
        Properties =
        [
            Property("repository", DomainTypes.Repository, "Where the source is kept."),
            Property("default-branch", FlowType.Text, "The branch that pull requests go to.", "\"main\"").Often("main", "master", "trunk"),
            Property("timezone", FlowType.Text, "The IANA time zone of days and hours: schedules, shifts, silences, freezes and windows.", "\"UTC\"").Holding(TextContent.TimeZone),
            Property("standards", Enum("standards", "relaxed", "recommended", "strict"), "How strict the rules over infrastructure are: good practice is a note, a warning or an error.", "recommended"),
            Property("targets", ListOf(FlowType.Text), "What `flow build` writes when no target is named. Unless it is written: workflows, Dockerfiles for what says how it is built, for each environment what its `cloud` needs, Prometheus where there is an `slo` or an `alert`, Alertmanager where there is a `rotation` too, Grafana where there is an `slo` or a `dashboard`, runbooks where there is a `runbook`, and every target that was built by its name before.").Holding(TextContent.Target),
            new("alerts", "What holds for all alerts.")
            {
                Body = BodyRule.Items,
                Properties =
                [
                    MonitoringKinds.AlertmanagerVersion,
                    Property("secrets", FlowType.Text, "The folder in which the server that sends alerts finds the files with its secrets.", "\"/etc/alertmanager/secrets\""),
                    new("otherwise", "The team that is told of what belongs to none; unless it is written, the first one.") { Subject = new Slot(new ReferenceType("team")) { Form = SlotForm.Reference, Required = true } },
                    Property("mail-server", FlowType.Text, "The server that sends mail, with its port: `\"mail.example.com:587\"`."),
                    Property("mail-from", FlowType.Text, "From whom mail comes."),
                    TellingKinds.Tell,
                    Property("separate-by", ListOf(FlowType.Text), "Labels that tell one installation from another: alerts of different ones are told apart, and never keep each other quiet.", "\"environment\""),
                ],
            },
            Property("pipeline-budget", FlowType.Duration, "How long a pipeline may take along its critical path before a warning.", "10m").Often("10m", "5m", "15m", "30m"),
            new("promotion", "In which order environments get a change: what deploys to one waits until the one before has it.")
            {
                Subject = new Slot(new ReferenceType("environment")) { Form = SlotForm.Reference, OneForMany = true, Required = true },
            },
            Property("names", FlowType.Text, "What things are called at their provider: a pattern in which `*` is anything, `{environment}` the name of the environment and `{project}` that of the project. `-` also stands for `/`, `_` and `.`. What constructs choose themselves is a `{environment}-*`.").Often("\"{environment}-*\""),
            Property("registry", FlowType.Text, "What stands before the names of the images that are built: `\"ghcr.io/acme/shop\"`. Unless it is written, GitHub's registry with the name of the repository."),
            Property("grafana-url", new TextType(TextForm.Url), "Where Grafana is: from it come the addresses of panels on the pages of runbooks and alerts."),
            Property("prober", FlowType.Text, "Where Prometheus finds the blackbox exporter, which asks what a `synthetic` says.", "\"blackbox-exporter:9115\""),
            Property("runbooks-url", new TextType(TextForm.Url), "Where the folder `runbooks` is published: from it come the addresses of runbooks in alerts."),
            MonitoringKinds.Prometheus,
            DatadogKinds.Settings,
        ],
    };

    public static readonly Kind Team = new("team", "People who own something.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            team payments {
              on-call  = rotation("payments-primary")
              chat     = slack("#payments")
              channels = email("payments@example.com")
              tell warning after 2m every 4h { more = 5m }
              escalate critical to platform after 30m
            }
            team platform { on-call = rotation("platform-primary") }
            team release-managers { members = ["@acme/release-managers"] }
            """,
        Properties =
        [
            Property("members", ListOf(FlowType.Text), "Who belongs to it: `@person` or `@organisation/team`."),
            new("on-call", "Who is called: a `rotation`. One that only the paging service knows is `rotation(\"name\")`.")
            {
                Subject = new Slot(new ReferenceType("rotation")) { Form = SlotForm.Reference, Otherwise = DomainTypes.OnCall, Required = true },
            },
            Property("chat", DomainTypes.Chat, "Where it talks, and is told of every alert."),
            Property("channels", ListOf(DomainTypes.Channel), "Where else it is told of alerts."),
            TellingKinds.Tell,
            TellingKinds.Escalate,
        ],
    };

    public static readonly Kind Environment = new("environment", "A place to deploy to.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Loop = LoopRule.Copies,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Documentation = """
            What it is made of stands in it, and is compiled to Terraform. An environment that is `like` another inherits everything: `name { … }` goes on with what is
            inherited, `name = value` replaces it, and `name = none` leaves it out. What is written there is what may differ.

            `environment production for region in ["eu-west-1", "us-east-1"] { … }` is one for each element, each applied by itself and with a state of its own:
            `production["eu-west-1"]`, which is called `production-eu-west-1` at GitHub and in the folder `infra`.
            """,
        Example = """
            team release-managers { members = ["@acme/release-managers"] }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              url    = "https://shop.example.com"
              freeze = 2026-12-20..2027-01-02
              approval by release-managers
              window weekdays at 09:00..16:00
              terraform aws_sqs_queue orders { visibility_timeout_seconds = 60 }
              output queue = orders.url
            }
            environment staging like production {
              cloud { account = "210987654321" }
              url      = "https://staging.shop.example.com"
              approval = none
              orders { visibility_timeout_seconds = 30 }
            }
            """,
        Properties =
        [
            new("like", "The environment that it inherits from.") { Subject = new Slot(new ReferenceType("environment")) { Form = SlotForm.Reference, Required = true } },
            Property("may-differ", ListOf(FlowType.Text), "What environments that are `like` it may say differently: `cloud`, `orders.allocated_storage`, `*.instance_class`. Unless it is written, everything."),
            Property("external", FlowType.Bool, "Whether it is set up in the host's settings rather than here.", "false"),
            Property("url", new TextType(TextForm.Url), "Its address."),
            new("approval", "Who must agree to a deployment.")
            {
                Body = BodyRule.Items,
                Properties = [new("by", "The teams, of which one is enough.") { Subject = new Slot(new ReferenceType("team")) { Form = SlotForm.Reference, OneForMany = true, Required = true }, Required = true }],
            },
            new("window", "When it may be deployed to, in the project's time zone: at other times jobs that say `environment` with its name fail, unless `despite-freeze` has a reason.")
            {
                Subject = new Slot(Enum("window", "daily", "weekdays", "weekends")) { Required = true },
                Body = BodyRule.Items,
                Properties = [Property("at", new RangeType(FlowType.Time), "From when until when.").Often("09:00..16:00")],
            },
            Property("pages", FlowType.Bool, "Whether somebody is called for what is critical there. With `false` its Prometheus tells it as a warning.", "true"),
            SpentKinds.Prometheus,
            Property("freeze", ListOf(new RangeType(FlowType.Date)), "Days on which nothing is deployed, from the first to the last, in the project's time zone: jobs that say `environment` with its name fail then, unless `despite-freeze` has a reason.").Often("2026-12-20..2027-01-02"),
            new("env", "Environment variables of every service that it hosts, by name. Those of the service itself go before.")
            {
                Body = BodyRule.Map,
                Entry = new Slot(FlowType.Text.OrNone()) { Latest = PhaseKind.Applied },
            },
            TelemetryKinds.Telemetry,
            Property("alarms", ListOf(FlowType.Text), PhaseKind.Applied, "Topics that all alarms of AWS here tell, by their ARN, unless what has the alarms names others: `[incidents.arn]`."),
            .. InfrastructureKinds.Statements,
        ],
        Children = ["param", "per", "cloud", "provider", "terraform", "data", "ephemeral", "container", "access", "output"],
        Usual = ["cloud", "terraform", "url", "approval", "window", "freeze", "access", "env", "output", "param"],
    };

    public static readonly Kind Action = new("action", "Steps under one name, emitted as a composite action.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            action greet "Greet somebody" {
              param who: string
              run "echo Hello ${who}"
            }
            pipeline ci {
              on push
              job hello on linux {
                checkout
                uses greet { who = "you" }
              }
            }
            """,
        Properties =
        [
            SharedProperties.Description,
            Property("external", FlowType.Bool, "Whether it is only described here and lives elsewhere.", "false"),
            Property("folder", FlowType.Text, "The folder it is written to.", "\".github/actions/NAME\"").Holding(TextContent.Path),
        ],
        Children = ["param", "output", .. StepKinds.Words],
        Usual = ["param", "checkout", "setup", "run", "uses", "output"],
    };

    public static readonly Kind Rule = new("rule", "Something that must hold for every element of a set.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Body = BodyRule.Items,
        Loop = LoopRule.Unrolled,
        Example = """
            rule every-job-has-a-timeout for j in jobs where j.timeout == none {
              require false because "a job that hangs costs six hours"
              severity = warning
            }
            """,
        Properties =
        [
            SharedProperties.Where,
            new("require", "The condition.")
            {
                Subject = new Slot(FlowType.Bool) { Required = true },
                Body = BodyRule.Items,
                Required = true,
                Repeats = true,
                Properties = [Property("because", FlowType.Text, "Why; printed with the message.") with { Required = true }],
            },
            Property("severity", Enum("severity", "note", "warning", "error"), "How serious a breach is.", "error"),
        ],
    };

    public static readonly Kind Waive = new("waive", "Lets one thing break one rule until a day.")
    {
        Role = Role.Declaration,
        Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true },
        Body = BodyRule.Items,
        Repeats = true,
        Example = """
            rule every-job-has-a-timeout for j in jobs {
              require j.timeout != none because "a job that hangs costs six hours"
            }
            pipeline ci {
              on push
              job build on linux { run "make" }
            }
            waive every-job-has-a-timeout on ci.build until 2099-12-31 because "moves to the new runners"
            """,
        Properties =
        [
            Property("on", FlowType.Text, "What may break it.") with { Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true }, Required = true },
            Property("until", FlowType.Date, "The last day.") with { Required = true },
            Property("because", FlowType.Text, "Why.") with { Required = true },
        ],
    };
}
