using System.Collections.Immutable;
using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What a service says about the place where it runs: the parameters of the construct <c>workload</c>.</summary>
internal static class HostedProperties
{
    /// <summary>The construct that a hosted service is a use of.</summary>
    public const string Workload = "workload";

    /// <summary>Properties whose own properties are parameters, too: <c>limits { cpu = 0.5 }</c> sets <c>cpu</c>.</summary>
    public static readonly ImmutableArray<string> Groups = ["limits", "scale", "logs"];

    public static readonly ImmutableArray<Kind> All =
    [
        Hosted(Property("image", FlowType.Text, PhaseKind.Applied, "The image, best with a digest or a tag that never moves: `\"${images.url}:1.4.2\"`.")),
        Property("command", ListOf(FlowType.Text), "What is run instead of the image's own command."),
        Property("port", FlowType.Int, "The port on which it listens. Without one nobody reaches it, and it has no load balancer."),
        Property("health", FlowType.Text, "The path that answers with a status from 200 to 299 as long as it is well.", "\"/\""),
        Property("start", FlowType.Duration, "How long a new container may take until it is well.", "60s"),
        new("limits", "What one container gets.")
        {
            Body = BodyRule.Items,
            Properties =
            [
                Property("cpu", FlowType.Number, "Processors: `0.5` is half of one.", "0.5"),
                Property("memory", FlowType.Size, "Memory. Fargate knows certain pairs of processor and memory alone.", "1GiB"),
            ],
        },
        new("scale", "How many containers there are, at least and at most: `scale 2..10`.")
        {
            Subject = new Slot(new RangeType(FlowType.Int)) { Required = true },
            Body = BodyRule.Items,
            Properties = [Property("target-cpu", FlowType.Percent, "How busy the processors are meant to be; containers come and go for that.", "70%")],
        },
        Hosted(Map("env", "Environment variables, by name. One that is `none` is left out: `env { DEBUG = none }` where an environment is not to have it.")),
        Hosted(Map("secrets", "Environment variables whose values are secrets, by the ARN of each secret: `secrets { STRIPE = stripe-key.arn }`. No value is in a generated file.")),
        Hosted(Property("pulls", ListOf(DomainTypes.Grant), PhaseKind.Applied, "Where the image is taken from: `[images.pull]`. Of registries elsewhere nothing has to be said.")),
        Hosted(Property("access", ListOf(DomainTypes.Grant), PhaseKind.Applied, "What it uses, by levels of access: `[orders.connect, receipts.write]`.")),
        Hosted(Property("domain", FlowType.Text, PhaseKind.Applied, "The name under which it is reached.")),
        Hosted(Property("zone", FlowType.Text, PhaseKind.Applied, "The zone of DNS that gets a record for `domain`: `site.id`.")),
        Hosted(Property("certificate", FlowType.Text, PhaseKind.Applied, "The ARN of the certificate of its load balancer. Without one it speaks HTTP alone, which only an internal one may.")),
        Property("internal", FlowType.Bool, "Whether it is reached from inside the network alone.", "false"),
        Hosted(Property("alarms", ListOf(FlowType.Text), PhaseKind.Applied, "Topics that the alarms of its load balancer tell, by their ARN: `[incidents.arn]`. Unless they are written, those of the environment; without one it has none.")),
        Property("log-days", FlowType.Int, "How many days its log is kept: what `logs { retention = 30d }` says in another way.", "30"),
    ];

    private static Kind Hosted(Kind property) => property with { IsHosted = true };

    private static Kind Map(string word, string summary) => new(word, summary) { Body = BodyRule.Map, Entry = new Slot(FlowType.Text.OrNone()) { Latest = PhaseKind.Applied } };
}
