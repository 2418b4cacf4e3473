using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>The job and what belongs to it.</summary>
internal static class JobKinds
{
    public static readonly Kind Matrix = new("matrix", "Copies of the job in GitHub's exact shape; `for` is shorter.")
    {
        Subject = new Slot(FlowType.Any) { Latest = PhaseKind.AfterJobs },
        Body = BodyRule.Map,
        Entry = new Slot(FlowType.Any) { Latest = PhaseKind.AfterJobs },
        Properties =
        [
            Property("include", ListOf(FlowType.Any), PhaseKind.AfterJobs, "Rows that add fields to cells, or cells."),
            Property("exclude", ListOf(FlowType.Any), PhaseKind.AfterJobs, "Rows whose fields mark cells that do not exist."),
            Property("fail-fast", FlowType.Bool, PhaseKind.AfterJobs, "Whether one failing cell cancels the others.", "true"),
            Property("max-parallel", FlowType.Int, PhaseKind.AfterJobs, "How many cells run at a time."),
        ],
    };

    public static readonly Kind Runner = new("on", "The machine: `linux`, `windows`, `macos`, a label, or labels.")
    {
        Subject = new Slot(ListOf(DomainTypes.RunnerLabel)) { Latest = PhaseKind.Cell, RefusesUntrusted = true, OneForMany = true },
        Body = BodyRule.Items,
        Required = true,
        Properties =
        [
            Trusted(Property("group", FlowType.Text, PhaseKind.Cell, "The group of machines.")),
            Trusted(Property("labels", ListOf(FlowType.Text), PhaseKind.Cell, "The labels.")),
        ],
    };

    public static readonly Kind EnvironmentUse = new("environment", "The deployment environment that the job uses.")
    {
        Subject = new Slot(new ReferenceType("environment")) { Latest = PhaseKind.Cell, Form = SlotForm.Reference, Required = true },
        Body = BodyRule.Items,
        Properties =
        [
            Property("url", FlowType.Text, PhaseKind.Running, "The address shown with the deployment."),
            Property("deployment", FlowType.Bool, "Whether using it counts as a deployment.", "true"),
            Trusted(Property("despite-freeze", FlowType.Text, PhaseKind.Cell, "Why it is deployed to although it is frozen, by a service level or on these days: a parameter of the pipeline, whose text is empty unless somebody gives a reason. The reason is printed.")),
        ],
    };

    public static readonly Kind Sidecar = SharedProperties.ContainerBody("sidecar", "A container that runs beside the job.") with
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Subject = null,
        Repeats = true,
        Example = """
            pipeline ci {
              on push
              job test on linux {
                sidecar redis { image = "redis:7", health = tcp(6379) }
                checkout
                run "make integration-test"
              }
            }
            """,
    };

    public static readonly Kind Cleanup = new("cleanup", "Steps that always run at the end, whatever happened.")
    {
        Body = BodyRule.Items,
        Children = StepKinds.Words,
        Usual = ["run", "uses", "artifact", "report"],
        Example = """
            pipeline ci {
              on push
              job test on linux {
                run "./start-server"
                cleanup { run "./stop-server" }
              }
            }
            """,
    };

    public static readonly Kind Job = new("job", "Steps on one machine.")
    {
        Documentation = """
            A job runs when everything it depends on succeeded; reading another job's `result` in `when` takes that gate away for it.
            With `for` it runs once for each element or combination.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text) { Latest = PhaseKind.Cell },
        Body = BodyRule.Items,
        Loop = LoopRule.Matrix,
        Example = """
            pipeline ci {
              on push
              job test "Test on ${os}" on os for os in [linux, windows] {
                checkout
                run "make test"
              }
            }
            """,
        Properties =
        [
            Runner,
            SharedProperties.After,
            SharedProperties.When(PhaseKind.AfterJobs),
            SharedProperties.If,
            SharedProperties.Where,
            Property("timeout", FlowType.Duration, PhaseKind.Cell, "How long it may take.", "6h").Often("10m", "5m", "30m", "1h"),
            Property("continue-on-error", FlowType.Bool, PhaseKind.Cell, "Whether a failure lets the pipeline go on.", "false"),
            Matrix,
            Property("fail-fast", FlowType.Bool, PhaseKind.AfterJobs, "Whether one failing cell of its loops cancels the others.", "true"),
            Property("max-parallel", FlowType.Int, PhaseKind.AfterJobs, "How many cells of its loops run at a time.").Often("1", "2", "4"),
            SharedProperties.ContainerBody("container", "The container that the steps run in."),
            EnvironmentUse,
            SharedProperties.Concurrency(PhaseKind.Cell),
            SharedProperties.Permissions,
            SharedProperties.Grant,
            SharedProperties.Environment(PhaseKind.Cell),
            SharedProperties.Defaults,
            Cleanup,
        ],
        Children = ["sidecar", "output", .. StepKinds.Words],
        Usual = ["on", "checkout", "setup", "run", "uses", "take", "artifact", "report", "cache", "output", "timeout", "env", "environment", "permissions"],
    };

    public static readonly Kind Call = new("call", "Runs another pipeline as a job.")
    {
        Documentation = "The body sets the parameters of the called pipeline. `as` names the job; without it the job is called like the pipeline.",
        Role = Role.Declaration,
        Subject = new Slot(new ReferenceType("pipeline")) { Form = SlotForm.PipelineTarget, Required = true },
        Body = BodyRule.Map,
        Entry = new Slot(FlowType.Any) { Latest = PhaseKind.Cell, TakesSecrets = true },
        Loop = LoopRule.Matrix,
        Repeats = true,
        Example = """
            pipeline deploy {
              on call
              param level: string
              job go on linux { run "./deploy ${level}" }
            }
            pipeline release {
              on push to "main"
              call deploy as rollout { level = "full" }
            }
            """,
        Properties =
        [
            Property("as", FlowType.Text, "The job's name.") with { Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true } },
            SharedProperties.After,
            SharedProperties.When(PhaseKind.AfterJobs),
            SharedProperties.If,
            SharedProperties.Where,
            Property("secrets", Enum("secrets", "inherit"), "`inherit` hands on all secrets of the caller; better to name them."),
            SharedProperties.Permissions,
            SharedProperties.Grant,
            SharedProperties.Concurrency(PhaseKind.Cell),
            Property("fail-fast", FlowType.Bool, PhaseKind.AfterJobs, "Whether one failing cell of its loops cancels the others.", "true"),
            Property("max-parallel", FlowType.Int, PhaseKind.AfterJobs, "How many cells of its loops run at a time.").Often("1", "2", "4"),
        ],
    };
}
