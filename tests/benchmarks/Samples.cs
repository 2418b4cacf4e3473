using System.Diagnostics;

namespace Flow.Benchmarks;

/// <summary>Durations of one thing in milliseconds, sorted.</summary>
internal sealed class Samples
{
    private readonly double[] sorted;

    public Samples(IEnumerable<double> milliseconds) => sorted = [.. milliseconds.Order()];

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
    public static Samples[] Interleaved(int rounds, params IReadOnlyList<Action> subjects)
    {
        var taken = subjects.Select(static _ => new List<double>()).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < subjects.Count; i++)
            {
                var milliseconds = Time(subjects[i]);
                if (round > 0)
                {
                    taken[i].Add(milliseconds);
                }
            }
        }

        return [.. taken.Select(static t => new Samples(t))];
    }

    /// <summary>How long <paramref name="subject"/> takes.</summary>
    public static double Time(Action subject)
    {
        var start = Stopwatch.GetTimestamp();
        subject();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
