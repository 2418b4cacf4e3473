using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What services log and trace, and where it goes.</summary>
internal static class TelemetryKinds
{
    /// <summary>What an environment says of where telemetry goes.</summary>
    public const string Word = "telemetry";

    private static readonly RecordField Url = new("url", new TextType(TextForm.Url), null, "The address to which is sent.");
    private static readonly RecordField Token = new("token", FlowType.Text, Value.Of(""), "The variable of the collector's environment with a token for it; without one nothing is said who sends.");
    private static readonly RecordField Keeps = new("keeps", FlowType.Duration.OrNone(), Value.None, "How long it keeps what it gets, if that is known.");
    private static readonly RecordField Reads = new("reads", new TextType(TextForm.Url).OrNone(), Value.None, "Where Grafana asks it; unless it is written, the same address.");

    /// <summary>Where logs go.</summary>
    public static readonly VariantType LogStore = new("log-store",
    [
        new VariantCase("cloudwatch", [], "The log group of CloudWatch that each service has in `cloud aws`: nothing has to be sent."),
        new VariantCase("loki", [Url, Token, Keeps, Reads], "Loki 3 and newer, at its address without a path."),
        new VariantCase("otlp", [Url, Token, Keeps], "Whatever understands OTLP over HTTP, at its address without `/v1/logs`."),
    ]);

    /// <summary>Where traces go.</summary>
    public static readonly VariantType TraceStore = new("trace-store",
    [
        new VariantCase("tempo", [Url, Token, Keeps, Reads], "Tempo, where it takes OTLP over HTTP: `\"http://tempo:4318\"`."),
        new VariantCase("x-ray", [], "X-Ray, in the region of `cloud aws`, which keeps traces for 30 days."),
        new VariantCase("otlp", [Url, Token, Keeps], "Whatever understands OTLP over HTTP, at its address without `/v1/traces`."),
    ]);

    /// <summary>Where metrics go that the collector reads.</summary>
    public static readonly VariantType MetricStore = new("metric-store",
    [
        new VariantCase("prometheus", [Url, Token, Reads], "Whatever takes Prometheus' remote write, at its whole address: `\"https://prometheus.example.com/api/v1/write\"`."),
        new VariantCase("otlp", [Url, Token], "Whatever understands OTLP over HTTP, at its address without `/v1/metrics`."),
    ]);

    /// <summary>What a service logs.</summary>
    public static readonly Kind Logs = new("logs", "What it logs, and how long that is kept.")
    {
        Body = BodyRule.Items,
        Properties =
        [
            Property("retention", FlowType.Duration, "How long it is kept. In `cloud aws` its log group is made with it; a store elsewhere must say that it keeps that long.").Often("30d", "90d", "7d"),
            Property("level", Enum("log-level", "trace", "debug", "info", "warn", "error"), "What is less serious is dropped by the collector. What has no level stays."),
        ],
    };

    /// <summary>What a service traces.</summary>
    public static readonly Kind Traces = new("traces", "That it traces what it does, and which traces are kept.")
    {
        Body = BodyRule.Items,
        Properties =
        [
            Property("sample", FlowType.Percent, "The share of the traces that is kept.", "100%").Often("10%", "5%", "100%"),
            Property("keep-errors", FlowType.Bool, "Whether traces with an error are all kept. The collector decides it once a trace has ended, so that the service sends all of them.", "true"),
            Property("keep-slower-than", FlowType.Duration, "How long a trace takes at least that is kept in any case. Decided by the collector, too.").Often("500ms", "1s", "2s"),
            Property("retention", FlowType.Duration, "How long they are kept; the store must say that it keeps that long.").Often("7d", "14d", "30d"),
        ],
    };

    /// <summary>Where what is logged and traced in an environment goes.</summary>
    public static readonly Kind Telemetry = new(Word, "Where logs, traces and metrics go, by way of an OpenTelemetry Collector.")
    {
        Body = BodyRule.Items,
        Properties =
        [
            Property("collector", new TextType(TextForm.Url), "Where services reach the collector: port 4318 for HTTP, 4317 for gRPC.").Often("http://otel-collector:4318"),
            Property("collector-cidr", FlowType.Text, "The addresses among which the collector is, where services of `cloud aws` reach no more than they must: unless it is written, the network of the environment for a name such as `otel.internal`, the address itself, or everywhere for a name that the whole world knows.").Often("10.30.0.0/16"),
            Property("logs", ListOf(LogStore), "Where logs go."),
            Property("traces", ListOf(TraceStore), "Where traces go."),
            Property("metrics", ListOf(MetricStore), "Where metrics go. Then the collector reads them of the services, and Prometheus does not."),
            Property("sensitive", ListOf(FlowType.Text), "Attributes that the collector takes out of logs and traces: `[\"user.email\"]`."),
        ],
    };
}
