using System.Collections.Immutable;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// The situations of one row, one after the other, of which each is asked about at its end. Between two of them one step without errors has so many events that
/// longer windows, which reach back to it, see hardly any errors: so no situation disturbs another, and rows with longer windows are quiet.
/// </summary>
internal sealed class BurnTimeline
{
    /// <summary>How many times as much as usual happens between two situations.</summary>
    private const int Clean = 10_000;

    /// <summary>Lays out the situations; one whose end hangs on the last digits, or in which another row of the alert fires, is left out.</summary>
    /// <param name="row">The row that is tested.</param>
    /// <param name="rows">All rows of its alert.</param>
    /// <param name="slo">The service level.</param>
    /// <param name="eventsAreBad">Whether the events that it counts are the bad ones.</param>
    /// <param name="series">The series that it counts.</param>
    /// <param name="step">The time from one sample to the next.</param>
    public BurnTimeline(BurnRateRow row, IReadOnlyList<BurnRateRow> rows, Slo slo, bool eventsAreBad, SampleSeries series, TimeSpan step)
    {
        var cases = new BurnCases(row, slo, step);
        var length = 2 * BurnCases.Steps(row.Long, step);
        IEnumerable<BurnStep> between = [.. new BurnStep[(length / 2) - 1], new BurnStep(cases.Usual * Clean, 0)];
        ImmutableArray<BurnStep> Laid(IEnumerable<BurnCase> some) => [.. some.SelectMany(c => between.Concat(c.Steps))];

        var all = cases.All().ToList();
        var (events, rest) = series.Counts(Laid(all), eventsAreBad);
        var simulation = new BurnSimulation(slo, rows, eventsAreBad, new SampledCounter(events, step), new SampledCounter(rest, step), series.RestIsTotal);
        Cases = [.. all.Where((c, i) => simulation.FiresAt((i + 1) * length) == c.Fires)];
        Steps = Laid(Cases);
        Interval = length * step;
    }

    /// <summary>The situations in the order of time; the first one is asked about after one <see cref="Interval"/>.</summary>
    public ImmutableArray<BurnCase> Cases { get; }

    /// <summary>What happens in each step.</summary>
    public ImmutableArray<BurnStep> Steps { get; }

    /// <summary>The time from the end of one situation to that of the next.</summary>
    public TimeSpan Interval { get; }
}
