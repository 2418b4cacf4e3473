using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What is asked of a service again and again, as a user would.</summary>
internal static class SyntheticKinds
{
    public static readonly Kind Synthetic = new("synthetic", "Asks a service again and again, as a user would, and tells somebody when the answer is wrong or late.")
    {
        Documentation = """
            It becomes a module of Prometheus' blackbox exporter, a job that has it asked, and alerts with their unit tests: one when the answer is wrong, with `within` one when it
            is late, and one when the exporter does not answer. `flow run synthetic api.answers` asks once, from here. The address is that of the environment: its `url`, or
            in one of Kubernetes or of this machine the `domain` of the service in it. A whole address can stand in `get` instead.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            service api
            environment production { url = "https://shop.example.com" }
            runbook restart of api { step "Restart it" { run "kubectl rollout restart deployment/api" } }
            synthetic answers "The shop answers" of api {
              get "/healthz" on production every 1m
              expect status == 200 and body.contains("ok") within 500ms
              tell-after = 3m
              severity = critical
              impact   = "Customers cannot order"
              runbook  = api.restart
            }
            """,
        Usual = ["of", "get", "expect", "severity", "impact", "runbook"],
        Properties =
        [
            new("of", "The service.") { Subject = new Slot(new ReferenceType("service")) { Form = SlotForm.Reference, Required = true }, Required = true },
            new("get", "What is asked: a path of the service, or a whole address.")
            {
                Subject = new Slot(FlowType.Text) { Required = true, Samples = ["/healthz", "/"] },
                Body = BodyRule.Items,
                Required = true,
                Properties =
                [
                    new("on", "The environments in which it is asked; unless they are written, every one in which its address is known.") { Subject = new Slot(new ReferenceType("environment")) { Form = SlotForm.Reference, OneForMany = true, Required = true } },
                    Property("every", FlowType.Duration, "How often, at most two minutes apart.", "1m").Often("1m", "30s", "2m"),
                ],
            },
            new("expect", "What the answer must be: of its `status` and its `body`. Unless it is written, a status from 200 to 299.")
            {
                Subject = new Slot(FlowType.Bool) { Latest = PhaseKind.Running, Required = true, Names = [new("status", FlowType.Int, null, "The status of the answer; redirects are followed."), new("body", FlowType.Text, null, "What was sent.")] },
                Body = BodyRule.Items,
                Properties = [Property("within", FlowType.Duration, "How long it may take.").Often("500ms", "1s", "2s")],
            },
            Property("tell-after", FlowType.Duration, "How long it must be wrong, or late, until somebody is told; unless it is written, three times as long as `every`.").Often("3m", "5m"),
            Property("severity", DomainTypes.AlertSeverity, "How serious a wrong answer is; a late one is a warning.", "warning"),
            ServiceKinds.Impact, ServiceKinds.Runbook,
        ],
    };
}
