using System.Collections.Immutable;
using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What is done when something fails.</summary>
internal static class RunbookKinds
{
    private static readonly ImmutableArray<RecordField> OfEnvironment =
    [
        new("environment", new RecordType("runbook-environment",
        [
            new RecordField("name", FlowType.Text, null, "Its name."),
            new RecordField("url", FlowType.Text, null, "Its address."),
        ]), null, "The environment in which the runbook is followed: `flow run runbook … --env production`."),
    ];

    private static readonly ImmutableArray<RecordField> OfCommand =
    [
        new("exit-code", FlowType.Int, null, "The exit code of the command before."),
        new("stdout", FlowType.Text, null, "What the command before wrote to its standard output."),
        new("stderr", FlowType.Text, null, "What the command before wrote to its standard error."),
        new("elapsed", FlowType.Duration, null, "How long the command before took."),
    ];

    private static readonly Kind Step = new("step", "Something to do, with its title.")
    {
        Subject = new Slot(FlowType.Text) { Required = true },
        Body = BodyRule.Items,
        Repeats = true,
        Usual = ["run", "expect", "note"],
        Properties =
        [
            new("run", "A command to type. What the compiler knows is filled in; what is no plain word is set as a variable first.")
            {
                Subject = new Slot(FlowType.Text) { Form = SlotForm.Command, Latest = PhaseKind.Running, Required = true, Names = OfEnvironment },
                Repeats = true,
            },
            new("expect", "What must be before one goes on: a condition, `promql\"…\"` that gives a series, or words for who follows it.")
            {
                Subject = new Slot(FlowType.Any) { Form = SlotForm.Expectation, Latest = PhaseKind.Running, Required = true, Names = [.. OfCommand, .. OfEnvironment, HttpCheck.Function] },
                Repeats = true,
                Properties = [Property("within", FlowType.Duration, "How long it may take until it holds; it is asked again until then.").Often("1m", "30s", "5m")],
            },
            Property("note", FlowType.Text, "Something to know.") with { Repeats = true },
        ],
    };

    public static readonly Kind Runbook = new("runbook", "What is done when a service fails, step by step.")
    {
        Documentation = """
            It becomes a page in Markdown and one in HTML (`flow build --target runbooks`): first what users notice, then the numbered steps, who is called, and the alerts that lead there. An
            alert or a service level names it: `runbook = orders.fail-over`. With `project { runbooks-url = "https://…" }` the alert carries the address of the page.

            `flow run runbook orders.fail-over` follows it: each command is shown, asked about and run, conditions are checked, and what was done is kept. `exit-code`, `stdout`, `stderr` and
            `elapsed` are of the command before; `http(service, "/path")` and `http("https://…")` ask an address and have `status`, `body` and `elapsed`. `environment.name` and `environment.url` are of
            the environment at hand, and so is what environments have: `api.url` of a service that they host, `site.name`, `orders.host`.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            let host = "replica.example.com"
            team storage { chat = slack("#storage"), on-call = rotation("storage-primary") }
            service orders { owner = storage }
            runbook fail-over "Fail over to the replica" of orders {
              impact = "Customers cannot order"
              step "Confirm that the primary is gone" {
                run "pg_isready -h primary.example.com"
                expect exit-code == 2
              }
              step "Promote the replica" {
                note "From here on the old primary must not come back by itself."
                run "ssh ${host} pg_ctlcluster 16 main promote"
                expect http(orders, "/health").status == 200 within 2m
              }
              rollback {
                step "Rebuild the old primary as a replica" {
                  note "It reads the whole database."
                  run "make rebuild-replica"
                  expect "streaming"
                  expect promql"max(pg_replication_lag_seconds) < 5" within 10m
                }
              }
              escalation = storage
            }
            alert down of orders {
              when promql"pg_up == 0" for 1m
              severity = critical
              runbook  = orders.fail-over
            }
            """,
        Usual = ["of", "impact", "step", "rollback", "escalation"],
        Properties =
        [
            new("of", "The service that fails, or what environments have: a database.") { Subject = new Slot(new ReferenceType("service")) { Form = SlotForm.Reference, TakesUses = true, Required = true }, Required = true },
            Property("impact", FlowType.Text, "What users notice; it leads the page. Unless it is written, that of the alerts that lead here."),
            Step,
            new("rollback", "How it is taken back.") { Body = BodyRule.Items, Properties = [Step] },
            new("escalation", "The teams that are asked when the team of the service gets no further.")
            {
                Subject = new Slot(new ReferenceType("team")) { Form = SlotForm.Reference, OneForMany = true, Required = true },
            },
        ],
    };
}
