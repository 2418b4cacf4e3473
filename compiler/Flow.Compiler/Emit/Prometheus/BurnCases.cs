using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// The situations that tell the right row from every other: when somebody is told and when it ends, as the formula predicts; errors just above the threshold; errors
/// that are just below it over one of the two windows only; too little traffic. Where counts are uneven, no other window gives the same share.
/// </summary>
/// <param name="row">The row.</param>
/// <param name="slo">Its service level.</param>
/// <param name="step">The time from one sample to the next.</param>
internal sealed class BurnCases(BurnRateRow row, Slo slo, TimeSpan step)
{
    private const long FewestEvents = 1_000_000_000;

    /// <summary>An outbreak is so many times the threshold, where that leaves something good.</summary>
    private const decimal Outbreak = 3.7m;

    private readonly decimal threshold = row.Threshold(slo.Objective);
    private readonly int inLong = Steps(row.Long, step);
    private readonly int inShort = Steps(row.Short, step);

    /// <summary>What usually happens in a step: so much that one event hardly changes a share, and more than the least traffic.</summary>
    public long Usual { get; } = UsualEvents((slo.LeastTraffic ?? 0) * (decimal)step.TotalSeconds * 2);

    /// <summary>The steps that fit into a window.</summary>
    public static int Steps(TimeSpan window, TimeSpan step) => (int)(window.Ticks / step.Ticks);

    /// <summary>All situations.</summary>
    public IEnumerable<BurnCase> All() => [.. Lasting(), .. AtThreshold(), .. WithLittleTraffic()];

    private static long UsualEvents(decimal least)
    {
        var events = FewestEvents;
        while (events < least)
        {
            events *= 10;
        }

        return events;
    }

    /// <summary>Even errors: told after as many steps as the formula says, and no more once the short window is clean enough.</summary>
    private IEnumerable<BurnCase> Lasting()
    {
        var most = (threshold + 1) / 2;
        var told = (int)(threshold * inLong / Math.Min(threshold * Outbreak, most)) + 1;
        var share = Math.Min(threshold * inLong / (told - 0.5m), most); // in the middle between two steps, so that neither is at the edge
        var ended = 1 + (int)(inShort * (1 - (threshold / share)));
        yield return Even(share, $"{Percent(share)} errors for {Time(told - 1)}: not yet told", told - 1, 0, fires: false);
        yield return Even(share, $"{Percent(share)} errors for {Time(told)}: told", told, 0, fires: true);
        yield return Even(share, $"they ended {Time(ended - 1)} ago: still told", inLong - ended + 1, ended - 1, fires: true);
        yield return Even(share, $"they ended {Time(ended)} ago: no more", inLong - ended, ended, fires: false);
    }

    private BurnCase Even(decimal share, string meaning, int bad, int clean, bool fires)
    {
        var errors = (long)(share * Usual);
        return new BurnCase(
            meaning, [.. Enumerable.Range(0, inLong).Select(i => new BurnStep(Usual, i >= inLong - clean - bad && i < inLong - clean ? errors : 0))], fires);
    }

    /// <summary>As many errors as just do, or just do not, in each of the windows.</summary>
    private IEnumerable<BurnCase> AtThreshold()
    {
        var (older, recent) = (Uneven(inShort, inLong), Uneven(0, inShort));
        var all = older.AddRange(recent);
        var above = Early(Above(recent), recent);
        yield return new BurnCase(
            $"just above {Percent(threshold)} over both: told", [.. Early(Above(all) - above.Sum(static s => s.Errors), older), .. above], Fires: true);

        var share = Math.Min(threshold * Outbreak, (threshold + 1) / 2);
        yield return new BurnCase(
            $"just below it over {PromDuration.Written(row.Short)}, above over {PromDuration.Written(row.Long)}: not told",
            [.. older.Select(events => new BurnStep(events, (long)(events * share))), .. Late(Below(recent), recent)], Fires: false);
        yield return new BurnCase(
            $"above it over {PromDuration.Written(row.Short)}, just below over {PromDuration.Written(row.Long)}: not told", Late(Below(all), all), Fires: false);
    }

    private IEnumerable<BurnCase> WithLittleTraffic()
    {
        if (slo.LeastTraffic is not { } least || decimal.Ceiling(least * (decimal)row.Long.TotalSeconds) - 1 is not (>= 1 and var few))
        {
            yield break;
        }

        yield return OnlyErrors("less traffic than asked for, all of it bad: not told", fires: false, (inLong - 1, (long)few));
        yield return OnlyErrors("a little more, all of it bad: told", fires: true, (0, (long)few + 1), (inLong - inShort, 1));
    }

    private BurnCase OnlyErrors(string meaning, bool fires, params (int Step, long Count)[] errors)
    {
        var counts = new long[inLong];
        foreach (var (at, count) in errors)
        {
            counts[at] += count;
        }

        return new BurnCase(meaning, [.. counts.Select(static c => new BurnStep(c, c))], fires);
    }

    /// <summary>Events of steps between two ages, the oldest first: least in the newest step, more in the short window, most before it.</summary>
    private ImmutableArray<long> Uneven(int from, int to) =>
        [.. Enumerable.Range(from, to - from).Reverse().Select(age => Usual * (age == 0 ? 1 : age < inShort ? 2 : 3))];

    private long Above(ImmutableArray<long> events) => (long)decimal.Floor(threshold * events.Sum()) + 1;

    private long Below(ImmutableArray<long> events) => (long)decimal.Ceiling(threshold * events.Sum()) - 1;

    private static ImmutableArray<BurnStep> Early(long errors, ImmutableArray<long> events)
    {
        var steps = ImmutableArray.CreateBuilder<BurnStep>(events.Length);
        foreach (var happens in events)
        {
            var bad = Math.Min(errors, happens);
            steps.Add(new BurnStep(happens, bad));
            errors -= bad;
        }

        return steps.ToImmutable();
    }

    private static ImmutableArray<BurnStep> Late(long errors, ImmutableArray<long> events) => [.. Early(errors, [.. events.Reverse()]).Reverse()];

    private string Time(int steps) => PromDuration.Written(TimeSpan.FromSeconds(Math.Round((steps * step).TotalSeconds)));

    private static string Percent(decimal share) => (share * 100).ToString("0.#######", CultureInfo.InvariantCulture) + "%";
}
