using System.Collections.Immutable;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>How often counters may be sampled in the test of a service level: all rules of a service stand in one file, and a test of one evaluates the others with it.</summary>
/// <param name="reads">How those rules look at what the service level counts.</param>
internal sealed class CounterWindows(ImmutableArray<CounterRead> reads)
{
    /// <summary>For how long a sample stands where no range is written (Prometheus' documentation, "Staleness").</summary>
    private static readonly TimeSpan Lookback = TimeSpan.FromMinutes(5);

    /// <summary>How the rules of the service look at what <paramref name="slo"/> counts.</summary>
    public static CounterWindows Of(Slo slo, EventIndicator indicator, DeliveryModel model)
    {
        var counted = Queries(indicator).SelectMany(static q => q.Tree.Selectors()).Select(static s => s.Metric).ToHashSet();
        return new(
        [
            .. model.Slos.Where(s => s.Service == slo.Service).SelectMany(static s => Queries(s.Indicator).Select(q => (Query: q, Filled: LongestOf(s))))
                .Concat(model.Alerts.Where(a => a.Owner == slo.Service).Select(static a => (Query: a.Condition, Filled: TimeSpan.Zero)))
                .SelectMany(read => Reads(read.Query.Tree, [], counted, read.Filled)),
        ]);
    }

    /// <summary>The least ticks from one sample to the next with which no rule loads more than <paramref name="most"/> samples of a series, in a test that takes <paramref name="time"/>.</summary>
    public decimal LeastStep(TimeSpan time, int most) => reads.Max(r => r.LeastStep(time, most));

    private static IEnumerable<CounterRead> Reads(PromExpression query, ImmutableList<CounterSubquery> around, HashSet<string?> counted, TimeSpan filled) => query switch
    {
        PromRange range => counted.Contains(range.Selector.Metric) ? Reads(LengthOf(range.Range, filled), around) : [],
        PromSelector selector => counted.Contains(selector.Metric) ? Reads(Lookback, around) : [],
        PromSubquery subquery => Reads(subquery.Inner, around.Add(new((around.LastOrDefault()?.Reach ?? TimeSpan.Zero) + LengthOf(subquery.Range, filled), subquery.Step is PromDuration.Known step ? step.Value : null)), counted, filled),
        _ => query.Parts().SelectMany(part => Reads(part, around, counted, filled)),
    };

    private static IEnumerable<CounterRead> Reads(TimeSpan window, ImmutableList<CounterSubquery> around) =>
        [new(window, null), .. around.Select(s => new CounterRead(window + around[^1].Reach - s.Reach, s))];

    private static TimeSpan LengthOf(PromDuration range, TimeSpan filled) => range is PromDuration.Known known ? known.Value : filled;

    private static IEnumerable<PromQuery> Queries(ServiceLevelIndicator indicator) => indicator switch
    {
        EventIndicator events => [events.Events, events.Total],
        SliceIndicator slices => [slices.Condition],
        _ => [],
    };

    private static TimeSpan LongestOf(Slo slo) => slo.Indicator is SliceIndicator slices ? slices.Slice : slo.Rows.Max(static r => r.Long);
}

/// <summary>A subquery around a counter.</summary>
/// <param name="Reach">How far back it looks, with those around it.</param>
/// <param name="Step">How often it asks; null for the server's own interval, which is long in a test.</param>
internal sealed record CounterSubquery(TimeSpan Reach, TimeSpan? Step);

/// <summary>What a query looks at of a counter.</summary>
/// <param name="Window">The window, with all between it and the subquery.</param>
/// <param name="Subquery">What asks for it again and again; null where it is asked for once.</param>
internal sealed record CounterRead(TimeSpan Window, CounterSubquery? Subquery)
{
    /// <summary>The least ticks from one sample to the next with which no more than <paramref name="most"/> are loaded: those of the window, and a value for each step of the subquery at which the window has any.</summary>
    public decimal LeastStep(TimeSpan time, int most) => Subquery switch
    {
        null => (decimal)Shorter(Window, time).Ticks / most,
        { Step: { } step, Reach: var reach } when (decimal)Shorter(reach, time).Ticks / step.Ticks / most is > 1 and var times => Window.Ticks * times,
        _ => 0,
    };

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
