using System.Diagnostics;

namespace Flow.Benchmarks;

/// <summary>How long one thing took.</summary>
/// <param name="Wall">Milliseconds of waiting for it.</param>
/// <param name="Processor">Milliseconds of <see cref="ProcessorTime"/>.</param>
internal readonly record struct Duration(double Wall, double Processor);

/// <summary>Durations of one thing in milliseconds, sorted.</summary>
internal sealed class Samples
{
    private readonly double[] sorted;

    public Samples(IEnumerable<double> milliseconds) => sorted = [.. milliseconds.Order()];

    public Samples(IReadOnlyCollection<Duration> durations)
        : this(durations.Select(static d => d.Wall)) => Processor = new Samples(durations.Select(static d => d.Processor));

    /// <summary>The same in time of processors, where that was measured.</summary>
    public Samples? Processor { get; }

    public double Min => sorted[0];

    public double Median => Percentile(0.5);

    public double Max => sorted[^1];

    /// <summary>The value that <paramref name="part"/> (0 to 1) of the samples do not exceed.</summary>
    public double Percentile(double part) => sorted[Math.Clamp((int)Math.Ceiling(part * sorted.Length) - 1, 0, sorted.Length - 1)];

    public override string ToString() => FormattableString.Invariant($"{Min:0.0} / {Median:0.0} / {Max:0.0} ms");
}

/// <summary>Takes samples so that things that are compared meet the same state of the machine.</summary>
internal static class Sampling
{
    /// <summary>Runs each of <paramref name="subjects"/> in turn: once unmeasured, then <paramref name="rounds"/> times.</summary>
    /// <param name="rounds">How often.</param>
    /// <param name="processor">The clock of the processors that work for them.</param>
    /// <param name="subjects">What is compared.</param>
    public static Samples[] Interleaved(int rounds, Func<double> processor, params IReadOnlyList<Action> subjects)
    {
        var taken = subjects.Select(static _ => new List<Duration>()).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < subjects.Count; i++)
            {
                var duration = Time(subjects[i], processor);
                if (round > 0)
                {
                    taken[i].Add(duration);
                }
            }
        }

        return [.. taken.Select(static t => new Samples(t))];
    }

    /// <summary>How long <paramref name="subject"/> takes, by the watch and by the clock of the processors that work for it.</summary>
    public static Duration Time(Action subject, Func<double> processor)
    {
        var (start, worked) = (Stopwatch.GetTimestamp(), processor());
        subject();
        return new Duration(Stopwatch.GetElapsedTime(start).TotalMilliseconds, processor() - worked);
    }
}
