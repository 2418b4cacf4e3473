using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>Over which windows the rules of a service look at counters: all of them stand in one file, and a test of one evaluates the others with it.</summary>
internal static class CounterWindows
{
    /// <summary>The longest window over which any rule of the service looks at what <paramref name="slo"/> counts.</summary>
    public static TimeSpan Longest(Slo slo, EventIndicator indicator, DeliveryModel model)
    {
        var counted = Queries(indicator).SelectMany(static q => q.Tree.Selectors()).Select(static s => s.Metric).ToHashSet();
        return model.Slos.Where(s => s.Service == slo.Service).SelectMany(static s => Queries(s.Indicator).Select(q => (Query: q, Filled: LongestOf(s))))
            .Concat(model.Alerts.Where(a => a.Owner == slo.Service).Select(static a => (Query: a.Condition, Filled: TimeSpan.Zero)))
            .SelectMany(read => read.Query.Tree.Descendants().OfType<PromRange>().Where(r => counted.Contains(r.Selector.Metric)).Select(r => r.Range is PromDuration.Known known ? known.Value : read.Filled))
            .Max();
    }

    private static IEnumerable<PromQuery> Queries(ServiceLevelIndicator indicator) => indicator switch
    {
        EventIndicator events => [events.Events, events.Total],
        SliceIndicator slices => [slices.Condition],
        _ => [],
    };

    private static TimeSpan LongestOf(Slo slo) => slo.Indicator is SliceIndicator slices ? slices.Slice : slo.Rows.Max(static r => r.Long);
}
