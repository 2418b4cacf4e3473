using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What customers are told.</summary>
internal static class StatusKinds
{
    private static readonly Kind Component = new("component", "Something that customers use, with the name that it has for them.")
    {
        Documentation = """
            Its own name stays: history and incidents know it by that. What customers read is behind `as`.
            """,
        Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true },
        Body = BodyRule.Items,
        Repeats = true,
        Usual = ["as", "of", "from", "about"],
        Properties =
        [
            Property("as", FlowType.Text, "What customers call it.") with { Required = true },
            new("of", "The service that it is.") { Subject = new Slot(new ReferenceType("service")) { Form = SlotForm.Reference, Required = true }, Required = true },
            new("from", "What tells its state: service levels, synthetics and alerts. Unless it is written, all service levels and synthetics of the service.")
            {
                Subject = new Slot(new ReferenceType("slo")) { Form = SlotForm.Reference, OtherKinds = ["synthetic", "alert"], OneForMany = true, Required = true },
            },
            Property("about", FlowType.Text, "What it is, for customers."),
        ],
    };

    public static readonly Kind StatusPage = new("status-page", "A page that tells customers what works.")
    {
        Documentation = """
            It becomes a page that needs nothing from elsewhere (`flow build --target status-page`), and rules of Prometheus that record the state of each component. `flow report status` asks that Prometheus and writes
            `status.json`, which the page reads beside it; without it, or when it is old, the page says that the state is not known. Only what is written for customers is on it: names behind `as`, `about`, incidents, and
            the `public` text of silences, which are planned maintenance.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            service api
            slo availability of api {
              objective 99.9%
              slices promql"min(api_up) == 1" every 1m
              impact = "Customers cannot order"
            }
            environment production { url = "https://shop.example.com" }
            synthetic answers of api { get "/healthz" on production }
            status-page customers "Is the shop open?" on production every 5m {
              history = 90d
              component shop as "The shop" of api from [api.availability, api.answers] { about = "Everything together" }
              group "Ordering" {
                component orders as "Taking orders" of api { about = "The shop, its basket and the checkout" }
                component site as "The web site" of api from api.answers
              }
            }
            incident cards "Card payments were refused" of customers {
              affects = orders
              impact  = outage
              update "Payments by card are refused. We look for the reason." on 2026-11-03 at 10:12 as investigating
              update "They work again." on 2026-11-03 at 10:40 as resolved
            }
            silence upgrade of api {
              days = 2026-12-24..2026-12-24
              because "the database moves to another version"
              public = "We improve the shop. Orders may take some seconds longer."
            }
            """,
        Usual = ["on", "group", "component", "history"],
        Properties =
        [
            new("on", "The environment whose state is shown. Unless it is written, synthetics count wherever they are asked.") { Subject = new Slot(new ReferenceType("environment")) { Form = SlotForm.Reference, Required = true } },
            Property("every", FlowType.Duration, "How often `status.json` is written. The page takes one that is three times as old for what it is: nothing is known.", "5m").Often("5m", "1m"),
            Property("history", FlowType.Duration, "How many days are shown, at most 366.", "90d").Often("90d", "30d"),
            Component,
            new("group", "A heading with components below.")
            {
                Subject = new Slot(FlowType.Text) { Required = true },
                Body = BodyRule.Items,
                Repeats = true,
                Usual = ["component"],
                Properties = [Component],
            },
        ],
    };

    public static readonly Kind Incident = new("incident", "What customers are told about something that failed.")
    {
        Documentation = """
            It stands on the status page: on top until an update is `resolved`, and then below. As long as it is open, its components are shown at least as bad as `impact`, whatever is measured. Times are those of the project's `timezone`.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text) { Required = true },
        Body = BodyRule.Items,
        Example = StatusPage.Example,
        Usual = ["of", "affects", "impact", "update"],
        Properties =
        [
            new("of", "The page.") { Subject = new Slot(new ReferenceType("status-page")) { Form = SlotForm.Reference, Required = true }, Required = true },
            new("affects", "The components.") { Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, OneForMany = true, Required = true }, Required = true },
            Property("impact", Enum("incident-impact", "none", "degraded", "outage"), "What customers notice of it.", "degraded"),
            new("update", "What customers are told, in the order of time.")
            {
                Subject = new Slot(FlowType.Text) { Required = true },
                Repeats = true,
                Required = true,
                Properties =
                [
                    Property("on", FlowType.Date, "The day.") with { Required = true },
                    Property("at", FlowType.Time, "The time of day.") with { Required = true },
                    Property("as", Enum("incident-state", "investigating", "identified", "watching", "resolved"), "How far it is.") with { Required = true },
                ],
            },
        ],
    };
}
