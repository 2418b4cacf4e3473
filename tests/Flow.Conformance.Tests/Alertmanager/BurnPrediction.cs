using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Conformance.Tests.Alertmanager;

/// <summary>
/// What the rows of a service level predict of two counters that were read at whatever times: so a machine that reads late has a later prediction, and not a failed test.
/// </summary>
/// <param name="good">What the counter of the good ones was at each reading.</param>
/// <param name="bad">What that of the bad ones was.</param>
/// <param name="faster">By what each window is divided.</param>
internal sealed class BurnPrediction(IReadOnlyList<KeptSample> good, IReadOnlyList<KeptSample> bad, int faster)
{
    private const double Nearly = 1e-6;

    /// <summary>So many of the newest readings may have come after the rule was evaluated although they carry an earlier time: a reading carries the time at which it was begun.</summary>
    private const int Late = 20;

    /// <summary>Whether a share that was recorded at a time is that of the readings that were there.</summary>
    public bool Explains(KeptSample recorded, TimeSpan window) =>
        Enumerable.Range(0, Late).Any(late => Share(recorded.At, window / faster, late) is { } share && Math.Abs(share - recorded.Value) <= Nearly * Math.Max(share, Nearly));

    /// <summary>The longest time between two readings, or between two of other times.</summary>
    public TimeSpan LongestGap(IEnumerable<DateTimeOffset> others) => new[] { Gap(bad.Select(static s => s.At)), Gap(others) }.Max();

    private static TimeSpan Gap(IEnumerable<DateTimeOffset> times)
    {
        var ordered = times.Order().ToList();
        return ordered.Zip(ordered.Skip(1), static (a, b) => b - a).DefaultIfEmpty().Max();
    }

    private double? Share(DateTimeOffset at, TimeSpan window, int late) =>
        Rate(good, at, window, late) is { } goods && Rate(bad, at, window, late) is { } bads && goods + bads > 0 ? bads / (goods + bads) : null;

    /// <summary>What <c>rate</c> makes of readings (Prometheus' source: <c>extrapolatedRate</c> of promql/functions.go), but for the division by the window, which a share does not need.</summary>
    private static double? Rate(IReadOnlyList<KeptSample> samples, DateTimeOffset at, TimeSpan window, int late)
    {
        var there = samples.Where(s => s.At <= at).ToList();
        var inside = there.Take(Math.Max(0, there.Count - late)).Where(s => s.At >= at - window).ToList();
        if (inside.Count < 2)
        {
            return null;
        }

        var (increase, covered) = (inside[^1].Value - inside[0].Value, inside[^1].At - inside[0].At);
        var (before, after) = (inside[0].At - (at - window), at - inside[^1].At);
        if (increase > 0)
        {
            before = new[] { before, covered * (inside[0].Value / increase) }.Min();
        }

        var between = covered / (inside.Count - 1);
        return increase * ((covered + Edge(before, between) + Edge(after, between)) / covered);
    }

    private static TimeSpan Edge(TimeSpan edge, TimeSpan between) => edge < between * 1.1 ? edge : between / 2;

    /// <summary>At which of the evaluations the alert of some rows fires, of the shares that were recorded.</summary>
    public static IReadOnlyList<DateTimeOffset> Firing(IEnumerable<BurnRateRow> rows, Objective objective, IReadOnlyDictionary<TimeSpan, IReadOnlyList<KeptSample>> recorded) =>
    [
        .. rows.SelectMany(row => Above(recorded[row.Short], row, objective).Intersect(Above(recorded[row.Long], row, objective))).Distinct().Order(),
    ];

    private static IEnumerable<DateTimeOffset> Above(IEnumerable<KeptSample> shares, BurnRateRow row, Objective objective) =>
        shares.Where(s => s.Value > (double)row.Threshold(objective)).Select(static s => s.At);
}
