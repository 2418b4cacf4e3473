using System.Collections.Immutable;
using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What a job does.</summary>
internal static class StepKinds
{
    /// <summary>The words of all steps.</summary>
    public static readonly ImmutableArray<string> Words =
        ["step", "run", "uses", "checkout", "setup", "login", "artifact", "take", "cache", "report", "summary", "csharp", "build-image", "announce"];

    private static readonly Slot StepText = new(FlowType.Text) { Latest = PhaseKind.Running };

    private static readonly ImmutableArray<Kind> Common =
    [
        SharedProperties.When(PhaseKind.Running),
        SharedProperties.If,
        SharedProperties.Where,
        Property("timeout", FlowType.Duration, PhaseKind.Running, "How long it may take.").Often("5m", "10m", "30m"),
        Property("continue-on-error", FlowType.Bool, PhaseKind.Running, "Whether the job goes on when it fails.", "false"),
        SharedProperties.Environment(PhaseKind.Running),
    ];

    private static readonly Kind As = Property("as", FlowType.Text, "The step's name.") with { Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true } };

    private static readonly Kind At = Property("at", FlowType.Text, PhaseKind.Running, "The folder it runs in.").Holding(TextContent.Path);

    private static readonly Kind Retry = new("retry", "How often it is tried again.")
    {
        Subject = new Slot(FlowType.Int) { Required = true, Samples = ["2", "3"] },
        Body = BodyRule.Items,
        Properties =
        [
            Property("on", ListOf(DomainTypes.RetryCondition), "What is worth another try.", "any failure"),
            Property("every", FlowType.Duration, "The time before the next try.", "0s").Often("10s", "30s", "1m"),
        ],
    };

    private static readonly ImmutableArray<Kind> Script =
    [
        Retry,
        Property("shell", FlowType.Text, "The shell, where no tag of the text says it.").Often("bash", "pwsh", "sh", "cmd", "python"),
        Property("sets", ListOf(FlowType.Text), "Environment variables that it sets for later steps through `GITHUB_ENV`.").Holding(TextContent.Variable),
    ];

    public static readonly Kind Step = new("step", "One step in full: title, condition and environment before the verb.")
    {
        Role = Role.Step,
        Name = NameRule.Optional,
        Title = StepText,
        Body = BodyRule.Items,
        Repeats = true,
        Loop = LoopRule.Unrolled,
        Properties = [.. Common, As, At, .. Script],
        Children = ["output", .. Words.Where(static w => w != "step")],
        Example = """
            pipeline ci {
              on push
              job build on linux {
                checkout
                step push "Push the image" at "deploy" {
                  env { TITLE = event.head_commit.message }
                  run "./push.sh"
                  output digest: string
                }
                run "echo ${push.digest}"
              }
            }
            """,
    };

    public static readonly Kind Run = Verb("run", "Runs a command: a text for a shell, or a list of arguments without one.") with
    {
        Documentation = """
            `run "text"` is run by bash. A hole `${x}` never becomes text of the script: what the compiler knows and is one plain word is written in, everything else
            is read from an environment variable. `run ["tool", "--flag", x]` starts no shell and takes every value as it is.
            """,
        Subject = new Slot(FlowType.Text) { Form = SlotForm.Command, Latest = PhaseKind.Running, Required = true },
        Properties = [.. Common, As, At, .. Script],
        Children = ["output"],
        Example = Job("""run "make test" { retry 2 on exit-code(137) }"""),
    };

    public static readonly Kind Uses = Verb("uses", "Uses an action: of this project, or `owner/repository@reference`.") with
    {
        Documentation = "The body holds the action's inputs only. Conditions and environment stand in the full form: `step x when … { env { … } uses … }`.",
        Subject = new Slot(new ReferenceType("action")) { Form = SlotForm.ActionTarget, Required = true },
        Properties = [As, SharedProperties.When(PhaseKind.Running)],
        Body = BodyRule.Map,
        Entry = new Slot(FlowType.Any) { Latest = PhaseKind.Running, TakesSecrets = true },
        Example = Job("""uses "docker/login-action@v3" { registry = "ghcr.io" }"""),
    };

    public static readonly Kind Checkout = Verb("checkout", "Brings the repository's files.") with
    {
        Properties =
        [
            .. Common, As,
            Property("ref", FlowType.Text.OrNone(), PhaseKind.Running, "Branch, tag or commit.", "what started the run"),
            Property("repository", FlowType.Text, PhaseKind.Running, "Another repository, as `owner/name`."),
            Property("to", FlowType.Text, PhaseKind.Running, "The folder to put it in.").Holding(TextContent.Path),
            Property("depth", FlowType.Int, PhaseKind.Running, "How many commits; 0 for all.", "1").Often("0"),
            Property("submodules", Enum("submodules", "no", "yes", "recursive"), "Whether submodules are fetched.", "no"),
            Property("lfs", FlowType.Bool, "Whether large files are fetched.", "false"),
            Property("credentials", Enum("credentials", "removed", "kept"), "Whether the token stays on disk for later steps.", "removed"),
            new("token", "A token instead of the run's own.") { Subject = new Slot(FlowType.Text.OrNone()) { Latest = PhaseKind.Running, TakesSecrets = true, WantsSecret = true } },
            Others,
        ],
        Example = Job("checkout { depth = 0 }"),
    };

    public static readonly Kind Setup = Verb("setup", "Makes a tool available: `setup dotnet(10.0)`.") with
    {
        Subject = new Slot(DomainTypes.SetupTool) { Latest = PhaseKind.Running, Required = true },
        Properties =
        [
            .. Common, As,
            Property("distribution", FlowType.Text, "Java's distribution.", "\"temurin\"").Often("temurin", "zulu", "corretto", "microsoft", "liberica", "oracle"),
            Property("cache", FlowType.Text.OrNone(), PhaseKind.Running, "What is cached, as the tool's own action names it (`npm`, `maven`, …).").Often("npm", "yarn", "pnpm", "pip", "poetry", "maven", "gradle"),
            Others,
        ],
        Example = Job("setup dotnet(10.0)"),
    };

    public static readonly Kind Login = Verb("login", "Logs in to the cloud of the job's environment: `login aws`.") with
    {
        Documentation = """
            The environment has a `deploy-role`, which trusts jobs of this repository that run for this environment and nobody else. So no key is kept anywhere: GitHub tells AWS who the job is,
            and AWS gives it the rights of that role for an hour. The step, the right to ask for the token, and whom the role trusts follow from the job's environment.
            On this machine it only checks that the credentials that are there belong to the environment's account.
            """,
        Subject = new Slot(Enum("login", "aws")) { Required = true },
        Properties =
        [
            .. Common, As,
            new("role", "Which deploy role of the environment is taken, by its name there: `role = deployer`. It need not be said where there is one for jobs of this repository.")
            {
                Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true },
            },
        ],
        Example = """
            project shop { repository = github("acme/shop") }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              registry images
              deploy-role deployer { access = [images.push] }
            }
            pipeline release {
              on push to "main"
              job image on linux {
                environment = production
                checkout
                login aws
                run "./push-image"
              }
            }
            """,
    };

    public static readonly Kind BuildImage = Verb("build-image", "Builds the image of a service, and pushes it.") with
    {
        Documentation = """
            It is built as the `build` of the service says, by its Dockerfile. It is called like the service, in the `registry` of the step; unless that is written, in the registry of the
            job's environment, in the project's `registry`, or in GitHub's registry under the name of the project's repository. The step logs in to the registry of GitHub, and to
            that of AWS after `login aws`; to others a step before it does.
            Later jobs read `job.service.digest` and `job.service.reference`, which is the name with the digest: what was built is what is deployed.
            With `scan` nothing is pushed that has a known hole. `sign` signs what was pushed without a key, by the identity of the job.
            On this machine it takes docker, or buildah.
            """,
        Subject = new Slot(new ReferenceType("service")) { Form = SlotForm.Reference, Required = true },
        Properties =
        [
            .. Common,
            Property("dockerfile", FlowType.Text, "A Dockerfile of your own instead of the one that comes of the `build` of the service.").Holding(TextContent.Path),
            Property("context", FlowType.Text, "The folder that the builder sees.", "the project folder, or that of your own Dockerfile").Holding(TextContent.Path),
            Property("registry", FlowType.Text, "What stands before the name of the image: `\"ghcr.io/acme/shop\"`."),
            Property("tags", ListOf(FlowType.Text.OrNone()), PhaseKind.Running, "Its tags; one that is none is left out.", "[git.sha]"),
            Property("push", FlowType.Bool, "Whether it is pushed. What is not pushed has no digest.", "true"),
            Property("sign", FlowType.Bool, "Whether it is signed (Sigstore).", "false"),
            Property("sbom", FlowType.Bool, "Whether the list of what is in it is pushed with it.", "false"),
            new("scan", "Looks for known holes before it is pushed.")
            {
                Body = BodyRule.Items,
                Properties = [Property("fail-on", Enum("hole", "low", "medium", "high", "critical"), "From which severity on the step fails.", "high")],
            },
        ],
        Example = """
            project shop { registry = "ghcr.io/acme/shop" }
            service web
            pipeline release {
              on tag "v*"
              job image on linux {
                checkout
                build-image web {
                  dockerfile = "web/Dockerfile"
                  tags = [git.tag, git.sha]
                  sign = true
                  sbom = true
                  scan { fail-on = high }
                }
              }
              job deploy on linux {
                checkout
                run ["./deploy", image.web.reference]
              }
            }
            """,
    };

    public static readonly Kind Announce = Verb("announce", "Tells Grafana that a service was deployed.") with
    {
        Documentation = """
            The deployment is then a line in every panel of the service's dashboards: an annotation with the tags `deployment` and the name of the service, and `environment:production` where the job
            has `environment production`. Where Grafana is says `project … { grafana-url = "https://…" }`. The token is one of a service account that may write annotations; it never stands among the arguments of a command. It takes `curl` and `jq`, which
            the runners of GitHub have. A job whose deployment shall count although Grafana does not answer says `continue-on-error = true`.
            """,
        Subject = new Slot(new ReferenceType("service")) { Form = SlotForm.Reference, Required = true },
        Usual = ["token", "version"],
        Properties =
        [
            .. Common, As, Retry,
            new("token", "The token of a service account of Grafana.") { Subject = new Slot(FlowType.Text.OrNone()) { Latest = PhaseKind.Running, TakesSecrets = true, WantsSecret = true, Required = true }, Required = true },
            Property("version", FlowType.Text.OrNone(), PhaseKind.Running, "Which version it is. One that is none is left out.", "git.sha"),
            new("environment", "The environment that it was deployed to; unless it is written, that of the job.") { Subject = new Slot(new ReferenceType("environment")) { Latest = PhaseKind.Running, Form = SlotForm.Reference, Required = true } },
            Property("grafana", new TextType(TextForm.Url), "Where Grafana is.", "the project's `grafana-url`"),
        ],
        Example = """
            project shop { grafana-url = "https://grafana.example.com" }
            service api
            environment production
            pipeline deploy {
              on tag "v*"
              job api on linux {
                checkout
                run "./deploy"
                announce api {
                  token = secrets.GRAFANA_TOKEN
                  version = git.tag ?? git.sha
                  environment = production
                  grafana = "https://grafana.eu.example.com"
                  retry 2 on failure
                  continue-on-error = true
                }
              }
            }
            """,
    };

    public static readonly Kind Artifact = Verb("artifact", "Keeps files for later jobs and for people.") with
    {
        Documentation = "A later job brings it with `take job.artifact`, which is also what makes that job come after this one.",
        Name = NameRule.Required,
        Properties =
        [
            .. Common,
            Property("from", ListOf(FlowType.Text), PhaseKind.Running, "The files: paths and patterns.").Holding(TextContent.Path) with { Required = true },
            Property("keep", FlowType.Duration, "How long it is kept.", "the host's setting").Often("7d", "1d", "30d", "90d"),
            Property("may-be-empty", FlowType.Bool, "Whether it is fine that no file matches.", "false"),
        ],
        Example = Job("""artifact app from "bin/**" keep 7d"""),
    };

    public static readonly Kind Take = Verb("take", "Brings the files of an artifact of another job.") with
    {
        Documentation = """
            Of a job with a matrix: `take build[os].app` for one cell, `take build.all.app` for all. The files land where they came from, or in the folder after `to`.
            Files of a job that checks out foreign code are data: a job with secrets or write access takes them into a folder of their own and runs none of them.
            `because "…"` says why they may be used otherwise.
            """,
        Subject = new Slot(new ReferenceType("artifact")) { Form = SlotForm.Artifact, Latest = PhaseKind.Running, Required = true },
        Properties =
        [
            .. Common,
            Property("to", FlowType.Text, PhaseKind.Running, "The folder to put them in.").Holding(TextContent.Path),
            Property("because", FlowType.Text, "Why files that somebody outside wrote may be used like the project's own."),
        ],
        Example = """
            pipeline ci {
              on push
              job build on linux { checkout, run "make", artifact app from "bin/**" }
              job test on linux { take build.app, run "bin/app --self-test" }
            }
            """,
    };

    public static readonly Kind Cache = Verb("cache", "Keeps files between runs, by key.") with
    {
        Name = NameRule.Optional,
        Properties =
        [
            .. Common,
            Property("key", FlowType.Text, PhaseKind.Running, "The key; another key is another cache.") with { Required = true },
            Property("paths", ListOf(FlowType.Text), PhaseKind.Running, "The files and folders.").Holding(TextContent.Path) with { Required = true },
            Property("restore-keys", ListOf(FlowType.Text), PhaseKind.Running, "Beginnings of older keys that will do."),
            Property("mode", Enum("cache-mode", "both", "restore", "save"), "Whether it is restored, saved or both.", "both"),
        ],
        Example = Job("""cache nuget { key = "nuget-${hash-files("**/packages.lock.json")}", paths = ["~/.nuget/packages"] }"""),
    };

    public static readonly Kind Report = Verb("report", "Shows results: of tests, of coverage, of analysers.") with
    {
        Subject = new Slot(Enum("report", "tests", "coverage", "sarif")) { Required = true },
        Properties = [.. Common, Property("from", ListOf(FlowType.Text), PhaseKind.Running, "The files: `*.trx`, JUnit's `*.xml`, …").Holding(TextContent.Path) with { Required = true }],
        Example = Job("""report tests from "**/*.trx" """),
    };

    public static readonly Kind Summary = Verb("summary", "Adds Markdown to the summary of the run.") with
    {
        Subject = new Slot(FlowType.Text) { Latest = PhaseKind.Running, Required = true },
        Properties = Common,
        Example = Job("""summary "Built **${git.sha}**" """),
    };

    public static readonly Kind CSharp = Verb("csharp", "Runs C#. It is checked where it stands.") with
    {
        Subject = new Slot(FlowType.Text) { Form = SlotForm.CSharp, Latest = PhaseKind.Running, Required = true },
        Properties = [.. Common, As],
        Children = ["output"],
        Example = Job("csharp\"\"\"\n      Console.WriteLine(\"Hello from C#\");\n    \"\"\""),
    };

    private static Kind Others => new("with", "Inputs of the underlying action that have no word of their own.")
    {
        Body = BodyRule.Map,
        Entry = new Slot(FlowType.Any) { Latest = PhaseKind.Running, TakesSecrets = true },
    };

    private static Kind Verb(string word, string summary) => new(word, summary)
    {
        Role = Role.Step,
        Body = BodyRule.Items,
        Repeats = true,
        Loop = LoopRule.Unrolled,
    };

    private static string Job(string step) => $$"""
        pipeline ci {
          on push
          job build on linux {
            {{step.TrimEnd()}}
          }
        }
        """;
}
