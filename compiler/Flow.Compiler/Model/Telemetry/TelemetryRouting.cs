using System.Collections.Immutable;

namespace Flow.Compiler.Model.Telemetry;

/// <summary>Where logs, traces and metrics of an environment go.</summary>
/// <param name="Origin">Where that is said.</param>
public sealed record TelemetryRouting(Origin Origin)
{
    /// <summary>Where services reach the collector; null where nothing is written.</summary>
    public string? Collector { get; init; }

    /// <summary>The addresses among which the collector is, as a block; null where nothing is written.</summary>
    public string? CollectorCidr { get; init; }

    /// <summary>Where logs go.</summary>
    public ImmutableArray<TelemetryStore> Logs { get; init; } = [];

    /// <summary>Where traces go.</summary>
    public ImmutableArray<TelemetryStore> Traces { get; init; } = [];

    /// <summary>Where metrics go that the collector reads; empty where Prometheus reads them itself.</summary>
    public ImmutableArray<TelemetryStore> Metrics { get; init; } = [];

    /// <summary>Attributes that the collector takes out.</summary>
    public ImmutableArray<string> Sensitive { get; init; } = [];

    /// <summary>Where those are written; null where none are.</summary>
    public Origin? SensitiveOrigin { get; init; }

    /// <summary>Every place to which something goes, each with what goes there.</summary>
    public IEnumerable<(string Signal, TelemetryStore Store)> Stores =>
        Logs.Select(static s => ("logs", s)).Concat(Traces.Select(static s => ("traces", s))).Concat(Metrics.Select(static s => ("metrics", s)));
}

/// <summary>A place that keeps logs, traces or metrics.</summary>
/// <param name="Form">How it is written: <c>loki</c>, <c>tempo</c>, <c>otlp</c>, <c>prometheus</c>, <c>cloudwatch</c> or <c>x-ray</c>.</param>
/// <param name="Url">The address to which is sent; null for one that has none.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record TelemetryStore(string Form, string? Url, Origin Origin)
{
    /// <summary>The log group that each service has anyway.</summary>
    public const string CloudWatch = "cloudwatch";

    /// <summary>AWS X-Ray.</summary>
    public const string XRay = "x-ray";

    /// <summary>How long X-Ray keeps a trace (AWS X-Ray, "Quotas": 30 days).</summary>
    public static readonly TimeSpan KeptByXRay = TimeSpan.FromDays(30);

    /// <summary>The variable of the collector's environment that holds a token; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>How long it keeps what it gets; null where nobody says.</summary>
    public TimeSpan? Keeps { get; init; }

    /// <summary>Where Grafana asks it; null for <see cref="Url"/>.</summary>
    public string? Reads { get; init; }

    /// <summary>Whether the collector has something to send there.</summary>
    public bool IsSent => Form != CloudWatch;

    /// <summary>What tells it from the others.</summary>
    public (string Form, string? Url) Key => (Form, Url?.TrimEnd('/'));
}
