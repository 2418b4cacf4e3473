using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What is done when something fails.</summary>
internal static class RunbookKinds
{
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
                Subject = new Slot(FlowType.Text) { Form = SlotForm.Command, Required = true },
                Repeats = true,
            },
            Property("expect", FlowType.Text, "What must be seen before one goes on.") with { Repeats = true },
            Property("note", FlowType.Text, "Something to know.") with { Repeats = true },
        ],
    };

    public static readonly Kind Runbook = new("runbook", "What is done when a service fails, step by step.")
    {
        Documentation = """
            It becomes a page in Markdown and one in HTML (`flow build --target runbooks`): first what users notice, then the alerts that lead there, the numbered steps, and who is called. An
            alert or a service level names it: `runbook = orders.fail-over`. With `project { runbooks-url = "https://…" }` the alert carries the address of the page.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            let host = "replica.example.com"
            team storage { chat = slack("#storage") }
            service orders { owner = storage }
            runbook fail-over "Fail over to the replica" of orders {
              impact = "Customers cannot order"
              step "Confirm that the primary is gone" {
                run "pg_isready -h primary.example.com"
                expect "no response"
              }
              step "Promote the replica" {
                note "From here on the old primary must not come back by itself."
                run "ssh ${host} pg_ctlcluster 16 main promote"
              }
              rollback {
                step "Rebuild the old primary as a replica" {
                  note "It reads the whole database."
                  run "make rebuild-replica"
                  expect "streaming"
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
