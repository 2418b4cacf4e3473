using System.Collections.Immutable;
using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>The pipeline and what starts it.</summary>
internal static class PipelineKinds
{
    private static readonly ImmutableArray<string> Branches = ["main", "release/**"];

    private static readonly ImmutableArray<Kind> Filters =
    [
        Filter("branches", "Branch patterns.").Often(Branches),
        Filter("branches-ignore", "Branch patterns that do not start it.").Often(Branches),
        Filter("tags", "Tag patterns."),
        Filter("tags-ignore", "Tag patterns that do not start it."),
        Filter("paths", "Path patterns.").Holding(TextContent.Path),
        Filter("paths-ignore", "Path patterns that do not start it.").Holding(TextContent.Path),
        Filter("types", "Activity types, as GitHub spells them.").Holding(TextContent.ActivityType),
        Filter("pipelines", "The pipelines whose runs start it.") with
        {
            Subject = new Slot(ListOf(FlowType.Text)) { Form = SlotForm.PipelineTarget, OneForMany = true },
        },
        Filter("names", "Image names."),
        Filter("versions", "Image versions."),
    ];

    public static readonly Kind Trigger = new("on", "What starts the pipeline.")
    {
        Documentation = "One line each. `on push to \"main\"` and `on tag \"v*\"` are short for the common filters; every other filter stands in the body.",
        Subject = new Slot(new EnumType("event", [.. Events.All.Select(static e => e.Name)])) { Required = true },
        Second = new Slot(FlowType.Any) { Form = SlotForm.Value },
        Body = BodyRule.Items,
        Repeats = true,
        Properties =
        [
            Filter("to", "Branch patterns: `on push to \"main\"`.").Often(Branches),
            .. Filters,
            new("every", "How often: `every day`, `every monday`, `every 15m`.") { Subject = new Slot(FlowType.Any) { Form = SlotForm.Word, Required = true, Samples = ["day", "weekday", "hour", "15m"] } },
            Property("at", FlowType.Time, "The time of day."),
            Property("on", FlowType.Int, "The day of the month: `every month on 1`."),
            Property("timezone", FlowType.Text, "The IANA time zone of the schedule.", "the project's").Holding(TextContent.TimeZone),
        ],
    };

    public static readonly Kind Parameter = new("param", "An input: of the pipeline, of an action, of a template or of an environment.")
    {
        Documentation = "`param level: \"quick\" | \"full\" = \"quick\"`. A type with `?` need not be given. A parameter of type `secret` is passed as a secret. That of an environment becomes a variable of Terraform: what nobody knows before it is applied, such as the version to deploy.",
        Role = Role.Declaration,
        Name = NameRule.Required,
        Subject = new Slot(FlowType.Any),
        Body = BodyRule.Items,
        Repeats = true,
        Properties = [SharedProperties.Description],
        Example = """
            pipeline deploy {
              on manual
              param level: "quick" | "full" = "quick"
              job go on linux { run "./deploy ${level}" }
            }
            """,
    };

    public static readonly Kind Output = new("output", "A named result of a job, a step, a pipeline, an action or an environment.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Subject = new Slot(FlowType.Any) { Latest = PhaseKind.Applied },
        Body = BodyRule.Items,
        Repeats = true,
        Properties = [SharedProperties.Description],
        Example = """
            pipeline ci {
              on push
              job version on linux {
                checkout
                run "git describe --always" as describe
                output text: string = describe.stdout
              }
              job show on linux { run "echo ${version.text}" }
            }
            """,
    };

    public static readonly Kind Pipeline = new("pipeline", "Jobs, and what starts them.")
    {
        Documentation = """
            A pipeline means the same on a laptop (`flow run`) and at GitHub (`flow build` writes its workflow). Dependencies between jobs come from what
            they take from each other; `after` is for pure order.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            pipeline ci "Build and test" {
              on push to "main"
              on pull-request
              job build on linux {
                checkout
                run "make"
              }
            }
            """,
        Properties =
        [
            Trigger,
            Property("run-title", FlowType.Text, PhaseKind.Plan, "The title of one run."),
            SharedProperties.Description,
            Property("file", FlowType.Text, "The generated workflow's path.", "\".github/workflows/NAME.yml\""),
            SharedProperties.Environment(PhaseKind.Plan),
            SharedProperties.Defaults,
            SharedProperties.Concurrency(PhaseKind.Plan),
            SharedProperties.Permissions,
            SharedProperties.Grant,
            SharedProperties.If,
        ],
        Children = ["param", "output", "job", "call"],
        Usual = ["on", "job", "param", "call", "let", "output", "env", "concurrency", "permissions", "defaults"],
    };

    private static Kind Filter(string word, string summary) => Property(word, ListOf(FlowType.Text), summary);
}
