using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What runs, what is measured of it, how good it must be, and who is told when it is not.</summary>
internal static class ServiceKinds
{
    private static readonly RecordField Window = new("window", FlowType.Duration, null, "The time over which is counted; each rule takes another.");

    private static readonly RecordField Slice = new("window", FlowType.Duration, null, "How long a slice is.");

    public static readonly Kind Service = new("service", "Something that runs and is used.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Documentation = """
            With an `image` it runs in each environment that hosts it: `host cluster { services = [api] }`. There it is a use of the construct `workload`, which says what each property means, and
            `api { scale = 1..2 }` refines it. Names of the environment (`orders.host`) mean those of the environment at hand. From `access` come the policy of its role and the rules of
            security groups: it may do what is listed and nothing else.
            """,
        Example = """
            team payments { chat = slack("#payments") }
            service orders-desk { owner = payments }
            service recommendations { owner = payments }
            service api "The shop's interface" {
              owner  = payments
              tier   = critical
              depends-on = orders-desk
              can-do-without = recommendations
              traffic 50 { lowest = 2 }
              image  = "${images.url}:1.4.2"
              pulls  = [images.pull]
              port   = 8080
              health = "/healthz"
              metrics = "/metrics"
              logs { retention = 30d, level = info }
              traces { sample = 10%, keep-errors = true, keep-slower-than = 500ms, retention = 30d }
              access = [orders.connect, receipts.write]
              limits { cpu = 0.5, memory = 1GiB }
              scale 2..10 { target-cpu = 70% }
              env { DATABASE_HOST = orders.host }
              secrets { DATABASE = orders.secret }
              internal = true
              alarms = [incidents.arn]
            }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              telemetry { collector = "https://otel.example.com:4318", collector-cidr = "198.51.100.0/24", logs = loki("https://loki.example.com", keeps = 30d), traces = x-ray, metrics = prometheus("https://prometheus.example.com/api/v1/write"), sensitive = ["user.email"] }
              topic incidents { emails = ["payments@example.com"] }
              alarms = [incidents.arn]
              network main
              registry images
              database orders
              bucket receipts
              host cluster { services = [api] }
            }
            """,
        Properties =
        [
            Property("owner", new ReferenceType("team"), "The team that it belongs to.") with { Subject = new Slot(new ReferenceType("team")) { Form = SlotForm.Reference, Required = true } },
            new("depends-on", "The services that it cannot do without: while a critical alert of one of them fires, its own alerts are kept quiet.")
            {
                Subject = new Slot(new ReferenceType("service")) { Form = SlotForm.Reference, OneForMany = true, Required = true },
            },
            new("can-do-without", "The services that it uses and can do without: while they are down it does less, so its own alerts are told, and it may promise more than they do.")
            {
                Subject = new Slot(new ReferenceType("service")) { Form = SlotForm.Reference, OneForMany = true, Required = true },
            },
            Traffic,
            Property("tier", Enum("tier", "critical", "standard", "internal"), "How much depends on it.", "standard"),
            Property("build", DomainTypes.Build, "What its image is built from. `flow build --target docker` writes a Dockerfile for it; without `image` the image is called like the service."),
            Property("metrics", FlowType.Text, "The path under which Prometheus reads what it measures, on its `port`: `\"/metrics\"`."),
            TelemetryKinds.Logs, TelemetryKinds.Traces,
            .. HostedProperties.All,
        ],
    };

    public static readonly Kind Metric = new("metric", "A metric that Prometheus collects.")
    {
        Documentation = """
            As soon as one metric is declared, every query is checked against the declared ones: an unknown metric or label is a mistake. Names with a colon are
            records of rules, and `up` and the like come from Prometheus itself; those need no declaration. A histogram `x` also has `x_bucket`, `x_sum` and `x_count`.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            metric http_requests_total "Requests that were answered" { kind = counter, labels = ["service", "code"] }
            metric oven "How hot the oven is" { unit = celsius }
            metric http_request_duration_seconds { kind = histogram, labels = ["service"], buckets = [0.1, 0.3, 1, 3] }
            """,
        Properties =
        [
            Property("kind", Enum("metric-kind", "counter", "gauge", "histogram", "summary"), "What it is.", "gauge"),
            Property("labels", ListOf(FlowType.Text), "Its labels, besides `job` and `instance`, which every series has."),
            Property("unit", DomainTypes.Unit, "What it is measured in; of a histogram, what it counts in buckets. Unless it is written, the last word of its name tells: `_seconds`, `_bytes`."),
            Property("buckets", ListOf(FlowType.Number), "Of a histogram: the upper bounds of its buckets, in the unit of the metric."),
        ],
    };

    public static readonly Kind Slo = new("slo", "A service level objective: how much must be good, over which time.")
    {
        Documentation = """
            From it come recording rules, alerts that tell when the budget of errors burns too fast (by Google's SRE workbook), and unit tests of those rules.
            The queries count for a time that each rule chooses: `[${{ window }}]`. Without traffic nothing is told, and no share of errors is made up.
            It measures one of these: events (`good` or `bad`, and `total`), a `latency`, `slices` of time, or other service levels (`all-of`, or `part` with weights).
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            team payments
            service api
            environment production {
              external = true
              prometheus "https://prometheus.example.com" { token = "PROMETHEUS_TOKEN" }
            }
            pipeline deploy {
              on push to "main"
              on manual
              param emergency: string = ""
              job rollout on linux {
                environment production { despite-freeze = emergency }
                run "./deploy"
              }
            }
            slo availability "Requests are answered" of api {
              objective 99.9% over 30d
              good  = promql"sum(rate(http_requests_total{service='api', code!~'5..'}[${{ window }}]))"
              total = promql"sum(rate(http_requests_total{service='api'}[${{ window }}]))"
              impact      = "Customers cannot order"
              runbook     = "https://runbooks.example.com/api"
              owner       = payments
              min-traffic = 0.5
              no-data     = page
              spent 75% { note = "Only changes that make the interface more reliable" }
              spent 100% { freeze = production, unreachable = pass }
            }
            slo uploads of api {
              objective 99% over 7d
              traffic 20 { lowest = 5 }
              bad   = promql"sum(increase(upload_failures_total[${{ window }}]))"
              total = promql"sum(increase(uploads_total[${{ window }}]))"
              burn 10 over [2h, 10m] { severity = critical }
              burn 2 over 12h
            }
            slo latency of api {
              objective 99% every month
              latency promql"http_request_duration_seconds{service='api'}" within 300ms
            }
            slo reachable of api {
              objective 99.5% over 30d
              slices promql"avg(probe_success{service='api'}) >= 0.9" every 1m
            }
            slo checkout of api {
              objective 99% over 30d
              all-of = [api.availability, api.reachable]
              left-out-of = openslo
            }
            slo experience of api {
              objective 99% over 30d
              part api.availability { weight = 3 }
              part api.reachable
            }
            """,
        Usual = ["of", "objective", "good", "total", "bad", "latency", "slices", "all-of", "burn", "spent", "impact", "runbook"],
        Properties =
        [
            Owner("The service that it is an objective of, or what environments have: a database."),
            new("objective", "The share that must be good.")
            {
                Subject = new Slot(FlowType.Percent) { Required = true, Samples = ["99.9%", "99%", "99.5%", "99.95%"] },
                Body = BodyRule.Items,
                Required = true,
                Properties =
                [
                    Property("over", FlowType.Duration, "The period, which rolls on.", "30d").Often("30d", "7d", "28d", "90d"),
                    Property("every", Enum("calendar-period", "month", "quarter"), "The time of the calendar (UTC) with which the budget begins anew, instead of a period that rolls on."),
                ],
            },
            Query("good", "What is good, for each second: `sum(rate(…[${{ window }}]))`. Either this or `bad` is written.", Window),
            Query("bad", "What is bad, for each second.", Window),
            Query("total", "Everything that happens, for each second.", Window),
            Query("latency", "A histogram, by its name without `_bucket`: what takes longer than `within` is bad. Instead of `good` and `total`.") with
            {
                Body = BodyRule.Items,
                Properties = [Property("within", FlowType.Duration, "How long the good ones take at most: a bound of a bucket.").Often("300ms", "100ms", "1s") with { Required = true }],
            },
            Slices with
            {
                Body = BodyRule.Items,
                Properties = [Property("every", FlowType.Duration, "How long a slice is.", "1m").Often("1m", "30s", "2m")],
            },
            new("all-of", "Service levels that must all be good, as if they failed independently. Instead of `good` and `total`.")
            {
                Subject = new Slot(new ReferenceType("slo")) { Form = SlotForm.Reference, OneForMany = true, Required = true },
            },
            new("part", "A service level that counts by its weight. Instead of `good` and `total`.")
            {
                Subject = new Slot(new ReferenceType("slo")) { Form = SlotForm.Reference, Required = true },
                Body = BodyRule.Items,
                Repeats = true,
                Properties = [Property("weight", FlowType.Number, "How much it counts beside the others.", "1")],
            },
            new("burn", "Tells somebody when the budget burns more than so many times faster than allowed. These lines stand instead of the rows of the SRE workbook.")
            {
                Subject = new Slot(FlowType.Number) { Required = true, Samples = ["14.4", "6", "3", "1"] },
                Body = BodyRule.Items,
                Repeats = true,
                Properties =
                [
                    Property("over", ListOf(FlowType.Duration), "The long window and the short one, over both of which it burns that fast; unless the short one is written, a twelfth of the long one.") with { Required = true },
                    Property("severity", Enum("burn-severity", "warning", "critical"), "How serious it is: critical calls somebody at once.", "warning"),
                ],
            },
            SpentKinds.Spent,
            Traffic,
            Impact, Runbook, Team,
            Property("min-traffic", FlowType.Number, "Events for each second below which a burning budget tells nobody: with little traffic one error is a large share."),
            Property("no-data", Enum("no-data", "ignore", "ticket", "page"), "What is told when nothing is measured at all.", "ticket"),
            Property("left-out-of", ListOf(Enum("level-target", "openslo", "datadog")), "Targets that leave it out: those that have no words for how it is measured, which else is an error."),
        ],
    };

    public static readonly Kind Alert = new("alert", "A condition that tells somebody.")
    {
        Documentation = "It fires for each series that the query gives, once it has given it for as long as `for` says.",
        Role = Role.Declaration,
        Name = NameRule.Required,
        Title = new Slot(FlowType.Text),
        Body = BodyRule.Items,
        Example = """
            team storage
            service orders
            alert replication-lag "The replica is behind" of orders {
              when promql"pg_replication_lag_seconds > 30" for 5m keep 10m
              severity = critical
              impact   = "Orders taken now are lost if the primary fails"
              runbook  = "https://runbooks.example.com/orders"
              owner    = storage
            }
            """,
        Usual = ["of", "when", "severity", "impact", "runbook"],
        Properties =
        [
            Owner("The service that it is about, or what environments have: a database.") with { Required = false },
            Query("when", "The condition, with a comparison that filters: `x > 30`.") with
            {
                Required = true,
                Body = BodyRule.Items,
                Properties =
                [
                    Property("for", FlowType.Duration, "How long it must hold.", "0s").Often("5m", "1m", "10m", "30m"),
                    Property("keep", FlowType.Duration, "How long the alert stays when it holds no more.", "0s").Often("10m", "5m", "30m"),
                ],
            },
            Property("severity", DomainTypes.AlertSeverity, "How serious it is: critical calls somebody at once.", "warning"),
            Impact, Runbook, Team,
        ],
    };

    private static Kind Slices
    {
        get
        {
            var query = Query("slices", "A condition that holds in a good slice of time, with a comparison: `x < 0.3`. `window` is the slice. Instead of `good` and `total`.", Slice);
            return query with { Subject = query.Subject! with { TakesNoWindow = true } };
        }
    }

    private static Kind Traffic => new("traffic", "How many events there usually are for each second: requests, jobs. From it comes whether one error is too many, and whether an alert would fire all day. That of a service holds for all of its service levels that count events.")
    {
        Subject = new Slot(FlowType.Number) { Required = true, Samples = ["50", "1", "0.1"] },
        Body = BodyRule.Items,
        Properties = [Property("lowest", FlowType.Number, "How many there are at the quietest time of an ordinary day.").Often("2", "0.1")],
    };

    internal static Kind Impact => Property("impact", FlowType.Text, "What users notice; it leads the message.");

    internal static Kind Runbook => new("runbook", "What to do: a `runbook` of this project, or an address.")
    {
        Subject = new Slot(new ReferenceType("runbook")) { Form = SlotForm.Reference, Otherwise = new TextType(TextForm.Url), Required = true },
    };

    private static Kind Team => Property("owner", new ReferenceType("team"), "The team that is told. Unless it is written, that of the service, or the one whose services have access to the thing.") with
    {
        Subject = new Slot(new ReferenceType("team")) { Form = SlotForm.Reference, Required = true },
    };

    private static Kind Owner(string summary) =>
        Property("of", new ReferenceType("service"), summary) with { Subject = new Slot(new ReferenceType("service")) { Form = SlotForm.Reference, TakesUses = true, Required = true }, Required = true };

    private static Kind Query(string word, string summary, params RecordField[] names) =>
        Property(word, FlowType.Text, summary) with { Subject = new Slot(FlowType.Text) { Form = SlotForm.PromQl, Names = [.. names], Required = true } };
}
