using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What somebody may do with a thing.</summary>
internal static class AccessKinds
{
    private static readonly Kind Because = Property("because", FlowType.Text, "Why it cannot be less.");

    private static readonly Kind Allow = new("allow", "Actions of IAM on resources: `allow [\"sqs:SendMessage\"] on queue.arn`.")
    {
        Subject = new Slot(ListOf(FlowType.Text)) { OneForMany = true, Required = true },
        Body = BodyRule.Items,
        Repeats = true,
        Properties =
        [
            Property("on", ListOf(FlowType.Text), PhaseKind.Applied, "The resources by ARN. `*` needs a reason.") with { Required = true },
            SharedProperties.If,
            Because,
        ],
    };

    private static readonly Kind Connect = new("connect", "Opens a port: `connect security-group.id at 5432`.")
    {
        Subject = new Slot(FlowType.Text) { Latest = PhaseKind.Applied, Required = true },
        Body = BodyRule.Items,
        Repeats = true,
        Properties = [Property("at", FlowType.Int, "The port.") with { Required = true }, SharedProperties.If],
    };

    public static readonly Kind Access = new("access", "A level of access: what somebody may do with a thing.")
    {
        Documentation = """
            It stands in a construct, and is read behind the name of a use: `jobs.send`. What a service uses, `access = [jobs.send]`, becomes the policy of its role and the rules of security
            groups. It names actions one by one. Directly in an environment it says what no construct covers.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Body = BodyRule.Items,
        Repeats = true,
        Properties = [Allow, Connect],
        Example = """
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              host cluster { services = [worker] }
              access metrics { allow ["cloudwatch:PutMetricData"] on "*" because "CloudWatch has no ARNs for metrics" }
            }
            service worker { image = "registry.example.com/worker:1.4.2", access = [metrics] }
            """,
    };
}
