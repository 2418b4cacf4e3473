using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>Properties that several kinds have.</summary>
internal static class SharedProperties
{
    public static readonly Kind Description = Property("description", FlowType.Text, "What it is for.");

    public static Kind Environment(PhaseKind latest) => new("env", "Environment variables, by name.")
    {
        Body = BodyRule.Map,
        Entry = new Slot(FlowType.Text.OrNone()) { Latest = latest, TakesSecrets = true },
    };

    public static Kind Defaults { get; } = new("defaults", "What steps run with unless they say otherwise.")
    {
        Body = BodyRule.Items,
        Properties =
        [
            Property("shell", FlowType.Text, "The shell of `run`: `bash`, `sh`, `pwsh`, `cmd`, `python`, or a command line with `{0}`.", "bash").Often("bash", "pwsh", "sh", "cmd", "python"),
            Property("folder", FlowType.Text, PhaseKind.Cell, "The folder that steps run in.").Holding(TextContent.Path),
        ],
    };

    public static Kind Concurrency(PhaseKind latest) => new("concurrency", "Runs of one group go one at a time, at GitHub, and on this machine those of one project.")
    {
        Body = BodyRule.Items,
        Properties =
        [
            Property("group", FlowType.Text, latest, "The group's name."),
            Property("by", FlowType.Text, latest, "What divides the runs: `concurrency by git.ref` has one group for each ref."),
            Property("cancel", FlowType.Bool, latest, "Whether a new run cancels the one in progress.", "false"),
            Property("queue", Enum("queue", "single", "all"), "How many runs may wait: one, the newest, or all.", "single"),
        ],
    };

    public static Kind Permissions { get; } = new("permissions", "What the token may do, instead of what is inferred.")
    {
        Documentation = "Usually nothing is written: Flow infers the least that the steps need and says why in the generated file. What is written here replaces that.",
        Subject = new Slot(Enum("permissions", "none", "read-all", "write-all")),
        Body = BodyRule.Map,
        Entry = new Slot(DomainTypes.Access),
    };

    public static Kind Grant { get; } = new("grant", "Widens what the token may do, with a reason.")
    {
        Subject = new Slot(DomainTypes.Access) { Required = true },
        Body = BodyRule.Items,
        Repeats = true,
        Properties =
        [
            Property("on", DomainTypes.Scope, "The scope.") with { Required = true },
            Property("because", FlowType.Text, "Why it is needed; printed beside the permission.") with { Required = true },
        ],
    };

    public static Kind When(PhaseKind latest) => Property("when", FlowType.Bool, latest, "Whether it runs.");

    public static Kind If { get; } = Property("if", FlowType.Bool, "Whether it exists at all; the compiler must know it. What is decided in a run is `when`.");

    public static Kind Where { get; } = Property("where", FlowType.Bool, PhaseKind.Cell, "Which elements of the loops take part.");

    public static Kind After { get; } = new("after", "Pure order: comes after another job without taking anything from it.")
    {
        Documentation = "`after x` waits for success, `after ended(x)` for any end, `after failed(x)` for a failure, `after any-of(x, y)` for the success of at least one.",
        Subject = new Slot(new ReferenceType("job")) { Form = SlotForm.Edge, OneForMany = true, Required = true },
        Repeats = true,
    };

    public static Kind ContainerBody(string word, string summary) => new(word, summary)
    {
        Subject = new Slot(FlowType.Text) { Latest = PhaseKind.Cell, RefusesUntrusted = true },
        Body = BodyRule.Items,
        Properties =
        [
            Trusted(Property("image", FlowType.Text, PhaseKind.Cell, "The image.")),
            Environment(PhaseKind.Cell),
            Property("ports", ListOf(FlowType.Text), PhaseKind.Cell, "Ports as `host:container` or `container`."),
            Trusted(Property("volumes", ListOf(FlowType.Text), PhaseKind.Cell, "Volumes as `source:destination`.")),
            Trusted(Property("options", FlowType.Text, PhaseKind.Cell, "Options of the container engine.")),
            new("credentials", "How to log in to the registry.")
            {
                Body = BodyRule.Items,
                Properties =
                [
                    Property("username", FlowType.Text, PhaseKind.Cell, "The user."),
                    new("password", "The password.") { Subject = new Slot(FlowType.Text.OrNone()) { Latest = PhaseKind.Cell, TakesSecrets = true, WantsSecret = true } },
                ],
            },
            Property("health", DomainTypes.Health, "How to tell that it is ready."),
        ],
    };
}
