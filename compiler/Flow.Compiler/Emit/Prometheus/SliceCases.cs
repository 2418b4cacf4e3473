using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>A situation in which the alert of a row must fire, or must not.</summary>
/// <param name="Meaning">What happens, in words.</param>
/// <param name="Slices">How good each sample is, 0 to 1, the oldest first; at the last one it is asked.</param>
/// <param name="Fires">Whether the alert fires.</param>
internal sealed record SliceCase(string Meaning, ImmutableArray<decimal> Slices, bool Fires);

/// <summary>
/// The situations that tell the right row from every other. A window holds one sample more than steps, because these are a little shorter (<see cref="SloTests.Inside"/>). What is bad stands where a
/// shorter window would not see it, and, where nobody is told, a longer one would.
/// </summary>
/// <param name="row">The row.</param>
/// <param name="rows">All rows of its alert.</param>
/// <param name="objective">The objective.</param>
/// <param name="step">The time from one sample to the next.</param>
internal sealed class SliceCases(BurnRateRow row, IReadOnlyList<BurnRateRow> rows, Objective objective, TimeSpan step)
{
    private const decimal Nearly = 0.000_000_001m;
    private const decimal Least = 0.000_000_000_000_1m;
    private const decimal Modest = 1.05m;

    private readonly decimal threshold = row.Threshold(objective);
    private readonly int inLong = (int)(row.Long / step) + 1;
    private readonly int inShort = (int)(row.Short / step) + 1;
    private readonly int before = (int)(rows.Max(static r => r.Long) / step) + 2;

    /// <summary>The situations; one in which another row of the alert fires is left out.</summary>
    public IReadOnlyList<SliceCase> All() => [.. ((IEnumerable<SliceCase>)[Above(), ShortBelow(), LongBelow(isBadBefore: true), LongBelow(isBadBefore: false)]).Where(c => Fires(c.Slices) == c.Fires)];

    private decimal Above(int samples) => (threshold + Math.Max(threshold * Nearly, Least)) * samples;

    private decimal Below(int samples) => (threshold - Math.Max(threshold * Nearly, Least)) * samples;

    private SliceCase Above() => Case(
        $"just above {Percent} bad over both: told", true, 0, Early(Above(inLong) - Above(inShort), inLong - inShort), Early(Above(inShort), inShort));

    private SliceCase ShortBelow() => Case(
        $"just below {Percent} over {PromDuration.Written(row.Short)}, above over {PromDuration.Written(row.Long)}: not told", false, 0,
        Enumerable.Repeat(Math.Min(1, threshold * Modest), inLong - inShort), Late(Below(inShort), inShort));

    private SliceCase LongBelow(bool isBadBefore)
    {
        var recent = Math.Min(Math.Min(1, threshold * 2) * inShort, Below(inLong));
        return Case(
            $"above {Percent} over {PromDuration.Written(row.Short)}, just below over {PromDuration.Written(row.Long)}{(isBadBefore ? ", and bad before" : "")}: not told", false,
            isBadBefore ? Math.Min(1, threshold * inLong * Modest) : 0, Late(Below(inLong) - recent, inLong - inShort), Late(recent, inShort));
    }

    private SliceCase Case(string meaning, bool fires, decimal badBefore, IEnumerable<decimal> older, IEnumerable<decimal> recent) =>
        new(meaning, [.. Enumerable.Repeat(1m, before), 1 - badBefore, .. older.Concat(recent).Select(static bad => 1 - bad)], fires);

    private static IEnumerable<decimal> Early(decimal bad, int samples)
    {
        for (var i = 0; i < samples; i++)
        {
            var here = Math.Min(1, bad);
            yield return here;
            bad -= here;
        }
    }

    private static IEnumerable<decimal> Late(decimal bad, int samples) => Early(bad, samples).Reverse();

    private bool Fires(ImmutableArray<decimal> slices) => rows.Any(r => Bad(slices, r.Short) > r.Threshold(objective) && Bad(slices, r.Long) > r.Threshold(objective));

    private decimal Bad(ImmutableArray<decimal> slices, TimeSpan window) => 1 - slices[^Math.Min(slices.Length, (int)(window.Ticks / step.Ticks) + 1)..].Average();

    private string Percent => (threshold * 100).ToString("0.#######", CultureInfo.InvariantCulture) + "%";
}
