namespace Flow.Compiler.Emit.Prometheus;

/// <summary>A counter of a test, read at even steps, and what Prometheus computes of it (its source: <c>extrapolatedRate</c> of promql/functions.go).</summary>
/// <param name="step">The time from one sample to the next.</param>
internal sealed class SampledCounter(TimeSpan step)
{
    private const decimal FarFromEnd = 1.1m;

    private readonly List<decimal> values = [0];

    /// <summary>The number of the last sample; that of the first is zero.</summary>
    public int Last => values.Count - 1;

    /// <summary>Takes more samples.</summary>
    /// <param name="increases">By how much it rises from one sample to the next.</param>
    public void Rise(IReadOnlyList<decimal> increases)
    {
        foreach (var increase in increases)
        {
            values.Add(values[^1] + increase);
        }
    }

    /// <summary>Forgets all samples behind one.</summary>
    public void BackTo(int sample) => values.RemoveRange(sample + 1, Last - sample);

    /// <summary>
    /// The increase over the window that ends with a sample, stretched to the ends of the window as Prometheus does; null where fewer than two samples lie in it.
    /// Its beginning must not be at a sample: to Prometheus 2 that one belongs to the window, to Prometheus 3 it does not.
    /// </summary>
    public decimal? Increase(TimeSpan window, int at)
    {
        var first = (int)Math.Max(0, at - (window.Ticks / step.Ticks));
        if (first == at)
        {
            return null;
        }

        var increase = values[at] - values[first];
        decimal covered = (at - first) * step.Ticks;
        var before = window.Ticks - covered;
        if (increase > 0)
        {
            before = Math.Min(before, covered * values[first] / increase);
        }

        return increase * (covered + (before < step.Ticks * FarFromEnd ? before : step.Ticks / 2m)) / covered;
    }
}
