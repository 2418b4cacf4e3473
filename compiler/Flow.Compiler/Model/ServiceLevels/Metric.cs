using System.Collections.Immutable;
using Flow.Compiler.Model.Telemetry;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>What a metric is; the types of Prometheus' exposition format.</summary>
public enum MetricType
{
    /// <summary>It only rises, from zero again after a restart.</summary>
    Counter,

    /// <summary>It rises and falls.</summary>
    Gauge,

    /// <summary>Counts in buckets: <c>NAME_bucket</c> with the label <c>le</c>, <c>NAME_sum</c>, <c>NAME_count</c>.</summary>
    Histogram,

    /// <summary>Quantiles: <c>NAME</c> with the label <c>quantile</c>, <c>NAME_sum</c>, <c>NAME_count</c>.</summary>
    Summary,
}

/// <summary>A metric that somebody measures.</summary>
/// <param name="Name">Its name, as Prometheus has it.</param>
/// <param name="Type">What it is.</param>
/// <param name="Labels">The labels of its series, besides those that every series has; null where they are not declared.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Metric(string Name, MetricType Type, ImmutableArray<string>? Labels, Origin Origin)
{
    /// <summary>What it is measured in, where that is written.</summary>
    public MeasuredIn? Unit { get; init; }

    /// <summary>The upper bounds of the buckets of a histogram, in its unit; null where they are not declared.</summary>
    public ImmutableArray<decimal>? Buckets { get; init; }
}

/// <summary>Something that runs and is used.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Service(string Name, Origin Origin)
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>The team that it belongs to.</summary>
    public string? Owner { get; init; }

    /// <summary>The services that it cannot do without.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>The services that it uses and can do without.</summary>
    public ImmutableArray<string> CanDoWithout { get; init; } = [];

    /// <summary>How much is asked of it; null where nothing is said.</summary>
    public Traffic? Traffic { get; init; }

    /// <summary>How much depends on it: <c>critical</c>, <c>standard</c> or <c>internal</c>.</summary>
    public string Tier { get; init; } = "standard";

    /// <summary>Whether it says what runs, so that environments can host it.</summary>
    public bool HasImage { get; init; }

    /// <summary>What its image is built from; null where nothing is said.</summary>
    public ServiceBuild? Build { get; init; }

    /// <summary>The port on which it listens; null where it listens on none.</summary>
    public int? Port { get; init; }

    /// <summary>The path that answers as long as it is well.</summary>
    public string Health { get; init; } = "/";

    /// <summary>The path under which Prometheus reads what it measures; null where it measures nothing.</summary>
    public string? Metrics { get; init; }

    /// <summary>Where <see cref="Metrics"/> is written.</summary>
    public Origin? MetricsOrigin { get; init; }

    /// <summary>What it logs; null where nothing is said.</summary>
    public ServiceLogs? Logs { get; init; }

    /// <summary>Which of its traces are kept; null where it traces nothing.</summary>
    public ServiceTraces? Traces { get; init; }

    /// <summary>How long it may take until it is well.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What is run instead of what its image runs; empty for that.</summary>
    public ImmutableArray<string> Command { get; init; } = [];
}

/// <summary>How many events there are for each second.</summary>
/// <param name="Usual">How many there usually are.</param>
/// <param name="Lowest">How many there are at the quietest time of an ordinary day; null where that is not said.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record Traffic(decimal Usual, decimal? Lowest, Origin Origin);
