using System.Collections.Immutable;

namespace Flow.Conformance.Tests.Telemetry;

/// <summary>What a setting of the collector takes.</summary>
public enum SettingType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number that is not negative.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A time such as <c>10s</c>.</summary>
    Time,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>Texts by name.</summary>
    Map,

    /// <summary>Anything that another test looks at.</summary>
    Anything,
}

/// <summary>
/// The settings of the components that generated files use, in the collector 0.120.0: for those of the core read in the source of that version, for those of contrib in its documentation for
/// 0.120 and newer. A path with <c>[]</c> leads into the elements of a list.
/// </summary>
internal static class CollectorFacts
{
    /// <summary>By class and type of the component: its settings by path.</summary>
    public static readonly ImmutableDictionary<string, ImmutableDictionary<string, SettingType>> Components = new Dictionary<string, ImmutableDictionary<string, SettingType>>
    {
        ["receivers/otlp"] = Of(("protocols.grpc.endpoint", SettingType.Text), ("protocols.http.endpoint", SettingType.Text)),
        ["receivers/prometheus"] = Of(("config", SettingType.Anything)),
        ["processors/memory_limiter"] = Of(("check_interval", SettingType.Time), ("limit_percentage", SettingType.Whole), ("spike_limit_percentage", SettingType.Whole)),
        ["processors/resource"] = Of(("attributes[].key", SettingType.Text), ("attributes[].value", SettingType.Text), ("attributes[].action", SettingType.Text)),
        ["processors/filter"] = Of(("error_mode", SettingType.Text), ("logs.log_record", SettingType.Texts)),
        ["processors/transform"] = Of(
            ("error_mode", SettingType.Text), ("trace_statements[].context", SettingType.Text), ("trace_statements[].statements", SettingType.Texts),
            ("metric_statements[].context", SettingType.Text), ("metric_statements[].statements", SettingType.Texts),
            ("log_statements[].context", SettingType.Text), ("log_statements[].statements", SettingType.Texts)),
        ["processors/tail_sampling"] = Of([("decision_wait", SettingType.Time), .. Policy("policies[]"), .. Policy("policies[].and.and_sub_policy[]")]),
        ["processors/batch"] = Of(("send_batch_size", SettingType.Whole), ("timeout", SettingType.Time)),
        ["exporters/otlphttp"] = Of(("endpoint", SettingType.Text), ("headers", SettingType.Map)),
        ["exporters/prometheusremotewrite"] = Of(("endpoint", SettingType.Text), ("headers", SettingType.Map), ("external_labels", SettingType.Map)),
        ["exporters/awsxray"] = Of(("region", SettingType.Text)),
        ["extensions/health_check"] = Of(("endpoint", SettingType.Text)),
    }.ToImmutableDictionary();

    /// <summary>Which signals a component takes.</summary>
    public static readonly ImmutableDictionary<string, ImmutableArray<string>> Signals = new Dictionary<string, ImmutableArray<string>>
    {
        ["receivers/prometheus"] = ["metrics"], ["processors/tail_sampling"] = ["traces"], ["exporters/prometheusremotewrite"] = ["metrics"], ["exporters/awsxray"] = ["traces"],
    }.ToImmutableDictionary();

    /// <summary>The order of processors that their documentation asks for.</summary>
    public static readonly ImmutableArray<string> Order = ["memory_limiter", "resource", "filter", "tail_sampling", "transform", "batch"];

    private static ImmutableDictionary<string, SettingType> Of(params (string Path, SettingType Type)[] settings) => settings.ToImmutableDictionary(static s => s.Path, static s => s.Type);

    private static IEnumerable<(string, SettingType)> Policy(string path) =>
    [
        ($"{path}.name", SettingType.Text), ($"{path}.type", SettingType.Text), ($"{path}.string_attribute.key", SettingType.Text), ($"{path}.string_attribute.values", SettingType.Texts),
        ($"{path}.status_code.status_codes", SettingType.Texts), ($"{path}.latency.threshold_ms", SettingType.Whole), ($"{path}.probabilistic.sampling_percentage", SettingType.Number),
    ];
}
