using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Computes, without Prometheus, when an alert fires for counters that are read at fixed steps: over a window stand as many steps as fit into it. In the first
/// step so much happens that windows which reach back to it see no errors; so a row is tested alone, without a history as long as the longest window.
/// </summary>
/// <param name="Objective">The objective.</param>
/// <param name="Rows">The rows of the alert.</param>
/// <param name="Step">The time from one sample to the next.</param>
/// <param name="Errors">The share of errors in each step; that of the first step, in which the history lies, is none.</param>
internal sealed record BurnSimulation(Objective Objective, IReadOnlyList<BurnRateRow> Rows, TimeSpan Step, IReadOnlyList<decimal> Errors)
{
    /// <summary>How many times as much as in others happens in the first step.</summary>
    public const int FirstStep = 10_000;

    /// <summary>Whether the alert fires after a number of steps.</summary>
    public bool FiresAt(int step) => Rows.Any(row => Ratio(row.Short, step) > row.Threshold(Objective) && Ratio(row.Long, step) > row.Threshold(Objective));

    /// <summary>The first step from <paramref name="from"/> on at which the alert fires (or does not); the number of all steps where there is none.</summary>
    public int First(bool fires, int from)
    {
        var step = from;
        while (step < Errors.Count && FiresAt(step) != fires)
        {
            step++;
        }

        return step;
    }

    /// <summary>The steps that fit into a window.</summary>
    public static int Steps(TimeSpan window, TimeSpan step) => (int)(window.Ticks / step.Ticks);

    // Where not even one step fits, Prometheus has no two samples and no rate.
    private decimal Ratio(TimeSpan window, int at)
    {
        var steps = Math.Min(Steps(window, Step), at);
        var bad = Errors.Skip(at - steps).Take(steps).Sum();
        return steps == 0 ? 0 : bad / (steps + (at == steps ? FirstStep - 1 : 0));
    }
}
