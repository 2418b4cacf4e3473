using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What follows when a budget of errors is used up: who is told, and what is deployed no more.</summary>
internal static class SpentKinds
{
    /// <summary>A line of a service level.</summary>
    public static readonly Kind Spent = new("spent", "What follows when so much of the budget of errors is used up in the period: the team is told, and nothing more is deployed where it says so.")
    {
        Subject = new Slot(FlowType.Percent) { Required = true, Samples = ["75%", "100%", "50%", "90%"] },
        Body = BodyRule.Items,
        Repeats = true,
        Properties =
        [
            Property("note", FlowType.Text, "What holds from then on, in words; it leads the message."),
            new("freeze", "The environments that no job deploys to until less is used up. Each says where its `prometheus` is, which the jobs ask.")
            {
                Subject = new Slot(new ReferenceType("environment")) { Form = SlotForm.Reference, OneForMany = true, Required = true },
            },
            Property("unreachable", Enum("unreachable", "hold", "pass"), "What a job does when Prometheus does not answer: it is held back as well, or it passes.", "hold"),
        ],
    };

    /// <summary>A property of an environment.</summary>
    public static readonly Kind Prometheus = new("prometheus", "Where the Prometheus of this environment answers. Jobs that deploy ask it when a service level can freeze the environment.")
    {
        Subject = new Slot(new TextType(TextForm.Url)) { Required = true },
        Body = BodyRule.Items,
        Properties =
        [
            Property("token", FlowType.Text, "The name of the secret that it wants to see, which jobs send as a bearer token: `\"PROMETHEUS_TOKEN\"` is `secrets.PROMETHEUS_TOKEN`."),
        ],
    };
}
