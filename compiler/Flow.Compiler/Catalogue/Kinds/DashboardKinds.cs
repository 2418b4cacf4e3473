using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What people look at.</summary>
internal static class DashboardKinds
{
    private static readonly RecordField Interval = new(
        "interval", FlowType.Duration, new DurationValue(TimeSpan.FromMinutes(1)), "The time over which a rate is taken; Grafana chooses it by what is shown.");

    private static Kind Link => new("link", "Where else to look.")
    {
        Subject = new Slot(new TextType(TextForm.Url)) { Required = true },
        Repeats = true,
        Properties = [Property("as", FlowType.Text, "What the link is called.") with { Required = true }],
    };

    private static readonly Kind Panel = new("panel", "A part of the dashboard, with its title.")
    {
        Documentation = """
            It has queries, or a `text`, or `logs`. Its unit follows from the metrics that it asks for: a rate of bytes is shown as bytes for each second. `width` counts 24 columns.
            """,
        Subject = new Slot(FlowType.Text) { Required = true },
        Body = BodyRule.Items,
        Repeats = true,
        Usual = ["query", "shows", "unit", "threshold", "width", "height"],
        Properties =
        [
            new("query", "What it asks. A rate over `[${{ interval }}]` fits what is shown.")
            {
                Subject = new Slot(FlowType.Text) { Form = SlotForm.PromQl, Names = [Interval], Required = true },
                Body = BodyRule.Items,
                Repeats = true,
                Properties = [Property("as", FlowType.Text, "How its series are called, with their labels: `\"{{code}}\"`. Unless it is written: by all labels.").Often("{{code}}")],
            },
            Property("shows", DomainTypes.PanelForm, "How it is drawn.", "time-series"),
            Property("text", FlowType.Text, "What it says, in Markdown, instead of a query."),
            Property("logs", FlowType.Text, "Logs that it shows instead of a query, as Loki is asked (LogQL): `{service=\"api\"}`."),
            Property("unit", DomainTypes.Unit, "What its values are measured in. Unless it is written, what the metrics say."),
            new("threshold", "A colour, from a value on.")
            {
                Subject = new Slot(DomainTypes.Colour) { Required = true },
                Repeats = true,
                Properties = [Property("over", FlowType.Any, "From which value on: a number, a percentage, a duration or a size.") with { Required = true }],
            },
            Property("description", FlowType.Text, "What it shows, for people."),
            Property("decimals", FlowType.Int, "Digits behind the point. Unless it is written, Grafana chooses."),
            Property("without-data", FlowType.Text, "What is written where there is nothing to show."),
            Property("stacked", FlowType.Bool, "Whether series are drawn on top of each other.", "false"),
            Property("width", FlowType.Int, "How many of the 24 columns it takes.", "8"),
            Property("height", FlowType.Int, "How many lines of the grid it takes.", "8"),
            Link,
        ],
    };

    public static readonly Kind Dashboard = new("dashboard", "What people look at, beside or instead of the dashboard that a service has anyway.")
    {
        Documentation = """
            It becomes a dashboard of Grafana (`flow build --target grafana`). Queries are checked as everywhere: metrics and labels are declared ones, and `$name` in a matcher is a `variable` of the
            dashboard. The deployments of its service are lines in all panels.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            metric orders_total "Orders that were taken" { kind = counter, labels = ["country", "payment"] }
            metric took_seconds "How long an answer takes" { kind = histogram, labels = ["route"] }
            service api
            dashboard orders "Orders" of api {
              place = own
              link "https://shop.example.com/admin" as "Back office"
              variable country as "Country" {
                metric   = orders_total
                label    = "country"
                multiple = true
              }
              variable payment { values = ["card", "invoice"] }
              row "What is ordered" {
                panel "Orders per second" {
                  query promql"sum by (payment) (rate(orders_total{country=~'$country'}[${{ interval }}]))" as "{{payment}}"
                  stacked = true
                  width   = 16
                }
                panel "Paid in another way" {
                  query promql"1 - sum(rate(orders_total{payment='$payment'}[1h])) / sum(rate(orders_total[1h]))"
                  shows = stat
                  decimals = 1
                  without-data = "nothing was ordered"
                  threshold orange over 60%
                  threshold red over 90%
                }
              }
              row "How long it takes" {
                collapsed = true
                panel "Slow answers" {
                  query promql"histogram_quantile(0.99, sum by (le) (rate(took_seconds_bucket[${{ interval }}])))" as "99 %"
                  unit = seconds
                  threshold red over 300ms
                  height = 10
                }
                panel "All answers" {
                  query promql"sum by (le) (rate(took_seconds_bucket[${{ interval }}]))"
                  shows = heatmap
                  description = "How many answers took how long"
                }
                panel "What to know" { text = "Cards are checked by the **bank**, which takes its time." }
                panel "Failures" { logs = "{service=\"api\"} |= \"error\"", link "https://logs.example.com" as "All logs" }
              }
            }
            """,
        Usual = ["of", "place", "variable", "row", "link"],
        Properties =
        [
            Property("of", new ReferenceType("service"), "The service that it is about.") with { Subject = new Slot(new ReferenceType("service")) { Form = SlotForm.Reference, Required = true } },
            Property("place", Enum("place", "own", "added", "instead"), "Whether it is a dashboard of its own, is added to the end of its service's one, or is shown instead of that.", "own"),
            new("variable", "Something that whoever looks chooses; matchers name it: `country=~'$country'`.")
            {
                Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true },
                Body = BodyRule.Items,
                Repeats = true,
                Usual = ["metric", "label", "multiple"],
                Properties =
                [
                    Property("as", FlowType.Text, "What it is called for people."),
                    new("metric", "The metric whose label is chosen from.") { Subject = new Slot(new ReferenceType("metric")) { Form = SlotForm.Reference, Otherwise = FlowType.Text, Required = true } },
                    Property("label", FlowType.Text, "The label whose values can be chosen. Unless it is written, that with the name of the variable."),
                    Property("values", ListOf(FlowType.Text), "The values that can be chosen, instead of those of a label."),
                    Property("multiple", FlowType.Bool, "Whether several can be chosen; at first all are. Then the matcher is `=~`.", "false"),
                ],
            },
            Link,
            new("row", "A heading with panels below.")
            {
                Subject = new Slot(FlowType.Text) { Required = true },
                Body = BodyRule.Items,
                Repeats = true,
                Usual = ["panel"],
                Properties = [Property("collapsed", FlowType.Bool, "Whether its panels are shown only when somebody opens it.", "false"), Panel],
            },
        ],
    };
}
