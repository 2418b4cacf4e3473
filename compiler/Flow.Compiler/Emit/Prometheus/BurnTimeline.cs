using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>What happens in the test of one row, step by step, and when its alert must fire.</summary>
internal sealed class BurnTimeline
{
    private readonly List<long> counts;

    /// <summary>Lays out the errors of a test.</summary>
    /// <param name="row">The row that is tested.</param>
    /// <param name="rows">All rows of its alert.</param>
    /// <param name="objective">The objective.</param>
    /// <param name="step">The time from one sample to the next.</param>
    /// <param name="events">What happens in a step.</param>
    public BurnTimeline(BurnRateRow row, IReadOnlyList<BurnRateRow> rows, Objective objective, TimeSpan step, long events)
    {
        var threshold = row.Threshold(objective);
        var (inLong, inShort) = (BurnSimulation.Steps(row.Long, step), BurnSimulation.Steps(row.Short, step));
        var many = (long)(Math.Min(threshold * 3.7m, (threshold + 1) / 2) * events);
        BurnSimulation Simulated() => new(objective, rows, step, [.. counts!.Select(c => (decimal)c / events)]);

        Start = inLong + 1;
        counts = [.. new long[Start], .. Enumerable.Repeat(many, inLong)];
        Fires = Simulated().First(fires: true, Start);
        End = Fires + inShort;
        counts = [.. counts.Take(End), .. new long[inLong + inShort]];
        Resolved = Simulated().First(fires: false, End);

        var below = (long)decimal.Ceiling(threshold * events) - 1;
        counts.AddRange(Enumerable.Repeat(below, inLong));
        Below = Simulated() is var low && !low.FiresAt(counts.Count) ? counts.Count : null;
        var above = (long)(Math.Min(threshold * 1.005m, (threshold + 1) / 2) * events);
        counts.AddRange(Enumerable.Repeat(above, inLong));
        Above = Simulated() is var high && high.FiresAt(counts.Count) ? counts.Count : null;
        Simulation = Simulated();
        Many = (decimal)many / events;
    }

    /// <summary>The errors of each step.</summary>
    public IReadOnlyList<long> Counts => counts;

    /// <summary>What is expected.</summary>
    public BurnSimulation Simulation { get; }

    /// <summary>The share of errors of the first outbreak.</summary>
    public decimal Many { get; }

    /// <summary>The step after which the first outbreak begins.</summary>
    public int Start { get; }

    /// <summary>The step at which the alert fires.</summary>
    public int Fires { get; }

    /// <summary>The last step of the first outbreak.</summary>
    public int End { get; }

    /// <summary>The step at which the alert fires no more.</summary>
    public int Resolved { get; }

    /// <summary>The step after a long window of errors just below the threshold; null where another row of the alert fires then.</summary>
    public int? Below { get; }

    /// <summary>The step after a long window of errors just above it; null where the threshold is too near to all.</summary>
    public int? Above { get; }
}
