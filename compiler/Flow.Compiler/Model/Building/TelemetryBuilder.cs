using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Model.Telemetry;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds what is logged and traced, and where it goes.</summary>
internal static class TelemetryBuilder
{
    /// <summary>What <paramref name="item"/>, <c>telemetry</c> of an environment, says.</summary>
    public static TelemetryRouting Routing(BoundItem item) => new(Origins.Of(item))
    {
        Collector = item.Text1("collector"),
        CollectorCidr = item.Text1("collector-cidr"),
        Logs = Stores(item, "logs"),
        Traces = Stores(item, "traces"),
        Metrics = Stores(item, "metrics"),
        Sensitive = Values.Texts(item, "sensitive"),
        SensitiveOrigin = item.Value("sensitive") is null ? null : PlaceOf(item, "sensitive"),
    };

    /// <summary>What <paramref name="item"/>, <c>logs</c> of a service, says.</summary>
    public static ServiceLogs Logs(BoundItem item) => new(Origins.Of(item))
    {
        Retention = Time(item, "retention"),
        RetentionOrigin = PlaceOf(item, "retention"),
        Level = item.Text1("level"),
        LevelOrigin = item.Value("level") is null ? null : PlaceOf(item, "level"),
    };

    /// <summary>What <paramref name="item"/>, <c>traces</c> of a service, says.</summary>
    public static ServiceTraces Traces(BoundItem item) => new(Origins.Of(item))
    {
        Percent = item.Constant("sample") is PercentValue share ? share.Percent : 100,
        PercentOrigin = PlaceOf(item, "sample"),
        KeepsErrors = item.Constant("keep-errors") is not BoolValue { Truth: false },
        KeepsSlowerThan = Time(item, "keep-slower-than"),
        Retention = Time(item, "retention"),
        RetentionOrigin = PlaceOf(item, "retention"),
    };

    private static Origin PlaceOf(BoundItem item, string word) => item.Value(word) is { } value ? Origins.At(value.Location) : Origins.Of(item);

    private static TimeSpan? Time(BoundItem item, string word) => item.Constant(word) is DurationValue time ? time.Duration : null;

    private static ImmutableArray<TelemetryStore> Stores(BoundItem item, string word) =>
        [.. Values.Elements(item.Value(word)).Where(static e => e.Constant is VariantValue).Select(static e => Store((VariantValue)e.Constant!, Origins.At(e.Location)))];

    private static TelemetryStore Store(VariantValue written, Origin origin) => new(written.Case, Argument(written, "url")?.ToText(), origin)
    {
        Token = Argument(written, "token")?.ToText() is { Length: > 0 } token ? token : null,
        Keeps = written.Case == TelemetryStore.XRay ? TelemetryStore.KeptByXRay : Argument(written, "keeps") is DurationValue time ? time.Duration : null,
        Reads = Argument(written, "reads") is TextValue reads ? reads.Text : null,
    };

    private static Value? Argument(VariantValue written, string name)
    {
        var index = written.Variant.Case(written.Case)!.Parameters.ToList().FindIndex(p => p.Name == name);
        return index >= 0 && index < written.Arguments.Length ? written.Arguments[index] : null;
    }
}
