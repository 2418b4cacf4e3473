using Flow.Compiler.Binding;
using Flow.Compiler.Literals;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds what is said of the servers that read what is measured.</summary>
internal static class MonitoringBuilder
{
    /// <summary>What <paramref name="item"/> says of Prometheus.</summary>
    public static PrometheusSettings Prometheus(BoundItem item) => new()
    {
        Version = Version(item) ?? PrometheusSettings.Default.Version,
        VersionOrigin = VersionOrigin(item),
        Every = item.Constant("every") is DurationValue every ? every.Duration : PrometheusSettings.Default.Every,
        EveryOrigin = OriginOf(item, "every"),
        Alertmanagers = Values.Texts(item, "alertmanagers"),
        Jobs = Values.Texts(item, "jobs"),
        Labels = [.. (item.Property("labels")?.Entries ?? []).Where(static e => e.Value.Constant is not null).Select(static e => (e.Name, e.Value.Constant!.ToText()))],
    };

    /// <summary>The version that is written in <paramref name="item"/>; null where none is.</summary>
    public static VersionText? Version(BoundItem item) => item.Text1("version") is { } text && VersionText.Parse(text).TryGet(out var version, out _) ? version : null;

    /// <summary>Where that is written.</summary>
    public static Origin? VersionOrigin(BoundItem item) => OriginOf(item, "version");

    private static Origin? OriginOf(BoundItem item, string property) => item.Value(property) is { } value ? Origins.At(value.Location) : null;
}
