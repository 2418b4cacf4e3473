using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>How soon alerts are told, how often again, and to whom as well when they go on.</summary>
internal static class TellingKinds
{
    /// <summary>A line of a team, or of the alerts of the project.</summary>
    public static readonly Kind Tell = new("tell", "How soon alerts of a severity are told, and how often again. What is not written is that of the project, and there: critical after 10s every 1h, warning after 5m every 12h, info after 1h every 7d.")
    {
        Subject = new Slot(DomainTypes.AlertSeverity) { Required = true, Samples = ["critical", "warning", "info"] },
        Body = BodyRule.Items,
        Repeats = true,
        Properties =
        [
            Property("after", FlowType.Duration, "How long the first alert of a service waits for others that belong to it.").Often("10s", "1m", "5m"),
            Property("every", FlowType.Duration, "After how long it is told again while it goes on.").Often("1h", "4h", "12h"),
            Property("more", FlowType.Duration, "How long later alerts of the same service wait. Unless it is written: 1m, 10m and 6h.").Often("1m", "5m", "10m"),
        ],
    };

    /// <summary>A line of a team.</summary>
    public static readonly Kind Escalate = new("escalate", "Tells another team as well of what still fires after some time. Alertmanager does not know whether somebody has answered; only the paging service does.")
    {
        Subject = new Slot(DomainTypes.AlertSeverity) { Required = true, Samples = ["critical", "warning"] },
        Body = BodyRule.Items,
        Repeats = true,
        Properties =
        [
            new("to", "The team.") { Subject = new Slot(new ReferenceType("team")) { Form = SlotForm.Reference, Required = true }, Required = true },
            Property("after", FlowType.Duration, "How long it has fired by then.").Often("30m", "15m", "1h") with { Required = true },
        ],
    };
}
