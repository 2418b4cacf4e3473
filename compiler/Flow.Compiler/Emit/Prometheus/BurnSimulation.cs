using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Computes, without Prometheus, when an alert fires for counters that are read at fixed steps: over a window stand as many steps as fit into it. Errors begin
/// after a history without any, at one share, and end again.
/// </summary>
/// <param name="Objective">The objective.</param>
/// <param name="Rows">The rows of the alert.</param>
/// <param name="Step">The time from one sample to the next.</param>
/// <param name="Start">The step after which errors begin.</param>
/// <param name="End">The last step with errors.</param>
/// <param name="Errors">Their share.</param>
internal sealed record BurnSimulation(Objective Objective, IReadOnlyList<BurnRateRow> Rows, TimeSpan Step, int Start, int End, decimal Errors)
{
    /// <summary>Whether the alert fires at a step.</summary>
    public bool FiresAt(int step) => Rows.Any(row => Ratio(row.Short, step) > row.Threshold(Objective) && Ratio(row.Long, step) > row.Threshold(Objective));

    /// <summary>The first step at which it fires; null where it does not until errors end.</summary>
    public int? FirstFiring() => Enumerable.Range(Start, End - Start + 1).Cast<int?>().FirstOrDefault(step => FiresAt(step!.Value));

    /// <summary>The first step after the end of the errors at which it fires no more.</summary>
    public int FirstResolved()
    {
        var step = End;
        while (FiresAt(step))
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
        return steps == 0 ? 0 : Errors * Math.Max(0, Math.Min(at, End) - Math.Max(at - steps, Start)) / steps;
    }
}
