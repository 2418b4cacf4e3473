using System.Collections.Immutable;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Text;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>What a service level measures: which share is good.</summary>
public abstract record ServiceLevelIndicator;

/// <summary>Which share of what happens is good. Every hole of the queries is the window.</summary>
/// <param name="Events">What is good, or what is bad.</param>
/// <param name="EventsAreBad">Whether <paramref name="Events"/> counts the bad ones.</param>
/// <param name="Total">Everything that happens.</param>
public sealed record EventIndicator(PromQuery Events, bool EventsAreBad, PromQuery Total) : ServiceLevelIndicator
{
    /// <summary>The histogram that both queries count, where they were made of one; null where they are written.</summary>
    public LatencyBound? Latency { get; init; }
}

/// <summary>A histogram and how long the good ones of what it counts take.</summary>
/// <param name="Histogram">The metric with its matchers, without any ending.</param>
/// <param name="Query">Where that is written.</param>
/// <param name="Within">How long.</param>
/// <param name="WithinPlace">Where that is written.</param>
public sealed record LatencyBound(PromSelector Histogram, PromQuery Query, TimeSpan Within, Location WithinPlace)
{
    /// <summary>How long, in the unit of the metric: the last word of its name, seconds where it says nothing (Prometheus' documentation, "Metric and label naming").</summary>
    public decimal Bound => Histogram.Metric!.Split('_')[^1] switch
    {
        "milliseconds" or "ms" => (decimal)Within.Ticks / TimeSpan.TicksPerMillisecond,
        "microseconds" or "us" => (decimal)Within.Ticks / TimeSpan.TicksPerMicrosecond,
        "nanoseconds" or "ns" => (decimal)Within.Ticks * TimeSpan.NanosecondsPerTick,
        _ => (decimal)Within.Ticks / TimeSpan.TicksPerSecond,
    };
}

/// <summary>Which share of the time is good: time is cut into slices, and in a good one the condition gives a series.</summary>
/// <param name="Condition">The condition; its holes are the slice.</param>
/// <param name="Slice">How long a slice is.</param>
public sealed record SliceIndicator(PromQuery Condition, TimeSpan Slice) : ServiceLevelIndicator;

/// <summary>How the parts of a composite make one.</summary>
public enum Composition
{
    /// <summary>Something is good when all of its parts are, as if they failed independently: the shares that are good are multiplied.</summary>
    AllOf,

    /// <summary>The mean of the parts by their weight.</summary>
    Weighted,
}

/// <summary>What other service levels measure, together.</summary>
/// <param name="Composition">How they make one.</param>
/// <param name="Parts">The service levels.</param>
public sealed record CompositeIndicator(Composition Composition, ImmutableArray<CompositePart> Parts) : ServiceLevelIndicator;

/// <summary>A service level in a composite.</summary>
/// <param name="Service">Its service.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Weight">How much it counts; more than 0.</param>
/// <param name="Place">Where it is named.</param>
public sealed record CompositePart(string Service, string Name, decimal Weight, Location Place)
{
    /// <summary>Its name in the project.</summary>
    public string FullName => $"{Service}.{Name}";
}
