using Flow.Compiler.Functions;
using Flow.Compiler.Model.Telemetry;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>What is said about logs and traces, and where they go.</summary>
internal static class TelemetryParts
{
    /// <summary>Adds what a service says.</summary>
    public static FacetList Telemetry(this FacetList facets, Model.ServiceLevels.Service service) => facets
        .Flag("logs", service.Logs is not null).Plain("logs.retention", Time(service.Logs?.Retention)).Plain("logs.level", service.Logs?.Level)
        .Plain("traces.sample", service.Traces is { } traces ? new PercentValue(traces.Percent).ToText() : null).Flag("traces.keep-errors", service.Traces is { KeepsErrors: true })
        .Plain("traces.keep-slower-than", Time(service.Traces?.KeepsSlowerThan)).Plain("traces.retention", Time(service.Traces?.Retention));

    /// <summary>Adds where that of an environment goes.</summary>
    public static FacetList Telemetry(this FacetList facets, TelemetryRouting? routing) => facets
        .Text("telemetry.collector", routing?.Collector).Text("telemetry.collector-cidr", routing?.CollectorCidr)
        .Each(routing?.Stores ?? [], static s => $"telemetry.{s.Signal}", static s => TextOf(s.Store))
        .Words("telemetry.sensitive", routing?.Sensitive ?? []);

    private static string TextOf(TelemetryStore store) => string.Join(
        ", ", new[] { store.Url is { } url ? $"{store.Form}({FlowText.Quote(url)})" : store.Form, store.Token is { } token ? $"token {token}" : null, Time(store.Keeps) is { } keeps ? $"keeps {keeps}" : null, store.Reads is { } reads ? $"reads {FlowText.Quote(reads)}" : null }.OfType<string>());

    private static string? Time(TimeSpan? time) => time is { } known ? new DurationValue(known).ToText() : null;
}
