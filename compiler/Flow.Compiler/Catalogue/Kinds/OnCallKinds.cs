using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>Who is called when, and when nobody is.</summary>
internal static class OnCallKinds
{
    public static readonly Kind Rotation = new("rotation", "People who take turns at being called.")
    {
        Documentation = """
            Alerts that are critical call the one whose turn it is, at once. A team names the rotation: `on-call = payments-primary`. Shifts say who is
            called when, in the project's time zone; the compiler proves that together they cover every hour of the week. Without shifts the paging service knows.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            rotation payments-primary {
              page = pagerduty("payments")
              shift weekdays at 08:00..18:00 by ["@ana", "@bo"]
              shift weekdays at 18:00..08:00 by "@cy"
              shift weekends by ["@ana", "@bo", "@cy"]
            }
            """,
        Properties =
        [
            Property("page", DomainTypes.Channel, "How somebody is called. Unless it is written: PagerDuty, with the name of the rotation."),
            new("shift", "A time of the week, which begins on these days, and who is called in it.")
            {
                Subject = new Slot(DomainTypes.Days) { Required = true },
                Body = BodyRule.Items,
                Repeats = true,
                Properties =
                [
                    Property("at", new RangeType(FlowType.Time), "From when until when; `18:00..08:00` ends on the next day. Unless it is written, the whole day."),
                    Property("by", ListOf(FlowType.Text), "Who take turns in it.") with { Required = true },
                ],
            },
        ],
    };

    public static readonly Kind Silence = new("silence", "A time in which alerts of a service tell nobody.")
    {
        Documentation = """
            Unless `severity` says otherwise, what is critical still calls somebody: a time in which a critical alert would reach nobody is a mistake.
            With `window` and `days` it holds in those times on those days, and at no others. The day is that of the clock, also of a window that passes midnight.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            service orders
            silence night-batch of orders {
              window weekdays at 02:00..03:30
              days = 2026-12-24..2026-12-26
              severity = info
              because "the batch locks the tables"
            }
            """,
        Properties =
        [
            new("of", "The service, or what environments have: a database.") { Subject = new Slot(new ReferenceType("service")) { Form = SlotForm.Reference, TakesUses = true, Required = true }, Required = true },
            new("window", "A time of the week, in the project's time zone.")
            {
                Subject = new Slot(DomainTypes.Days) { Required = true },
                Body = BodyRule.Items,
                Repeats = true,
                Properties = [Property("at", new RangeType(FlowType.Time), "From when until when. Unless it is written, the whole day.")],
            },
            Property("days", ListOf(new RangeType(FlowType.Date)), "Days, from the first to the last: as a whole, or with `window` those times on them."),
            Property("severity", ListOf(DomainTypes.AlertSeverity), "What it keeps quiet.", "[info, warning]"),
            Property("because", FlowType.Text, "Why.") with { Required = true },
            Property("public", FlowType.Text, "What customers are told: it stands on the status page as planned maintenance."),
        ],
    };
}
