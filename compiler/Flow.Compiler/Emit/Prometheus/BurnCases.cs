using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// The situations that tell the right row from every other: when somebody is told and when it ends, as the formula predicts; errors just above the threshold; errors
/// that are just below it over one of the two windows only; too little traffic. Where counts are uneven, no other window gives the same share. Of most situations there are
/// several forms, the one that tells most first: in some of them another row of the alert fires as well.
/// </summary>
/// <param name="row">The row.</param>
/// <param name="slo">Its service level.</param>
/// <param name="step">The time from one sample to the next.</param>
internal sealed class BurnCases(BurnRateRow row, Slo slo, TimeSpan step)
{
    private const long FewestEvents = 1_000_000_000;

    /// <summary>An outbreak is so many times the threshold, where that leaves something good. The smaller ones stay below the thresholds of rows with shorter windows.</summary>
    private static readonly ImmutableArray<decimal> Outbreaks = [3.7m, 1.4m, 1.1m];

    /// <summary>So far from a limit a share is surely on one side of it, also with a factor that has no end and is rounded in the rule.</summary>
    private const decimal Clear = 10 * BurnSimulation.Unclear;

    private readonly decimal threshold = row.Threshold(slo.Objective);
    private readonly int inLong = Steps(row.Long, step);
    private readonly int inShort = Steps(row.Short, step);

    /// <summary>What usually happens in a step: so much that one event hardly changes a share, and more than the least traffic.</summary>
    public long Usual { get; } = UsualEvents((slo.LeastTraffic ?? 0) * (decimal)step.TotalSeconds * 2);

    /// <summary>The steps that fit into a window.</summary>
    public static int Steps(TimeSpan window, TimeSpan step) => (int)(window.Ticks / step.Ticks);

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
    public IEnumerable<ImmutableArray<BurnCase>> Lasting()
    {
        var outbreaks = Outbreaks.Select(OutbreakOf).ToList();
        yield return [.. outbreaks.Select(o => Even(o.Share, $"{Percent(o.Share)} errors for {Time(o.Told - 1)}: not yet told", o.Told - 1, 0, fires: false))];
        yield return [.. outbreaks.Select(o => Even(o.Share, $"{Percent(o.Share)} errors for {Time(o.Told)}: told", o.Told, 0, fires: true))];
        yield return [.. outbreaks.Select(o => Even(o.Share, $"they ended {Time(o.Ended - 1)} ago: still told", inLong - o.Ended + 1, o.Ended - 1, fires: true))];
        yield return [.. outbreaks.Select(o => Even(o.Share, $"they ended {Time(o.Ended)} ago: no more", inLong - o.Ended, o.Ended, fires: false))];
    }

    private (decimal Share, int Told, int Ended) OutbreakOf(decimal times)
    {
        var most = (threshold + 1) / 2;
        var told = (int)(threshold * inLong / Math.Min(threshold * times, most)) + 1;
        var share = Math.Min(threshold * inLong / (told - 0.5m), most); // in the middle between two steps, so that neither is at the edge
        return (share, told, 1 + (int)(inShort * (1 - (threshold / share))));
    }

    private BurnCase Even(decimal share, string meaning, int bad, int clean, bool? fires)
    {
        var errors = (long)(share * Usual);
        return new BurnCase(
            meaning, [.. Enumerable.Range(0, inLong).Select(i => new BurnStep(Usual, i >= inLong - clean - bad && i < inLong - clean ? errors : 0))], fires);
    }

    /// <summary>As many errors as just do, or just do not, in each of the windows; and too little traffic.</summary>
    public IEnumerable<ImmutableArray<BurnCase>> AtThreshold() => [Above(), ShortBelow(), LongBelow(), .. WithLittleTraffic()];

    /// <summary>Other shares in each part of both windows, so that whatever is counted over another one is another share.</summary>
    public ImmutableArray<BurnCase> Counted() =>
    [
        new("counted over both", [.. Uneven(inShort, inLong).Select(static e => new BurnStep(e, e / 10 * 3)), .. Uneven(0, inShort).Select((e, i) => new BurnStep(e, i == inShort - 1 ? e / 10 : e / 10 * 6))], Fires: null),
    ];

    private ImmutableArray<BurnCase> Above()
    {
        var (older, recent) = (Uneven(inShort, inLong), Uneven(0, inShort));
        var (inRecent, inAll) = (Above(recent), Above(older.AddRange(recent)));
        var meaning = $"just above {Percent(threshold)} over both: told";
        return
        [
            new(meaning, [.. Early(inAll - inRecent, older), .. Early(inRecent, recent)], Fires: true),
            new(meaning, [.. Evenly(inAll - inRecent, older), .. Evenly(inRecent, recent)], Fires: true),
        ];
    }

    private ImmutableArray<BurnCase> ShortBelow()
    {
        var (older, recent) = (Uneven(inShort, inLong), Uneven(0, inShort));
        var meaning = $"just below it over {PromDuration.Written(row.Short)}, above over {PromDuration.Written(row.Long)}: not told";
        return
        [
            .. from times in Outbreaks
               from newest in new[] { Late(Below(recent), recent), Evenly(Below(recent), recent) }
               let share = Math.Min(threshold * times, (threshold + 1) / 2)
               select new BurnCase(meaning, [.. older.Select(events => new BurnStep(events, (long)(events * share))), .. newest], Fires: false),
        ];
    }

    private ImmutableArray<BurnCase> LongBelow()
    {
        var (older, recent) = (Uneven(inShort, inLong), Uneven(0, inShort));
        var all = older.AddRange(recent);
        var inAll = Below(all);
        var meaning = $"above it over {PromDuration.Written(row.Short)}, just below over {PromDuration.Written(row.Long)}: not told";
        var inRecent = Math.Min(inAll, (long)(recent.Sum() * Math.Min(threshold * Outbreaks[^1], (threshold + 1) / 2)));
        return
        [
            new(meaning, Late(inAll, all), Fires: false),
            new(meaning, [.. Late(inAll - inRecent, older), .. Evenly(inRecent, recent)], Fires: false),
            new(meaning, [.. Evenly(inAll - inRecent, older), .. Evenly(inRecent, recent)], Fires: false),
        ];
    }

    private IEnumerable<ImmutableArray<BurnCase>> WithLittleTraffic()
    {
        if (slo.LeastTraffic is not { } least || least * (decimal)(inLong * step).TotalSeconds is not (> 1 and var limit))
        {
            yield break;
        }

        // What is counted between the samples is stretched to the whole window.
        yield return [OnlyErrors("less traffic than asked for, all of it bad: not told", fires: false, (inLong - 1, (long)decimal.Ceiling(limit) - 1))];
        yield return [OnlyErrors("a little more, all of it bad: told", fires: true, (0, (long)decimal.Floor(limit) + 1), (inLong - inShort, 1))];
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

    private long Above(ImmutableArray<long> events) => (long)decimal.Floor(threshold * (1 + Clear) * events.Sum()) + 1;

    private long Below(ImmutableArray<long> events) => (long)decimal.Ceiling(threshold * (1 - Clear) * events.Sum()) - 1;

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

    /// <summary>As many errors of the events of each step; what remains of them where there is room first.</summary>
    private static ImmutableArray<BurnStep> Evenly(long errors, ImmutableArray<long> events)
    {
        var all = events.Sum();
        ImmutableArray<long> shares = [.. events.Select(e => (long)decimal.Floor((decimal)errors * e / all))];
        var rest = Early(errors - shares.Sum(), [.. events.Select((e, i) => e - shares[i])]);
        return [.. events.Select((e, i) => new BurnStep(e, shares[i] + rest[i].Errors))];
    }

    private static ImmutableArray<BurnStep> Late(long errors, ImmutableArray<long> events) => [.. Early(errors, [.. events.Reverse()]).Reverse()];

    private string Time(int steps) => PromDuration.Written(TimeSpan.FromSeconds(Math.Round((steps * step).TotalSeconds)));

    private static string Percent(decimal share) => (share * 100).ToString("0.#######", CultureInfo.InvariantCulture) + "%";
}
