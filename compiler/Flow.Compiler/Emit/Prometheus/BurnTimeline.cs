using System.Collections.Immutable;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Situations of one row, one after the other, of which each is asked about at its end. Between two of them one step with hardly any errors has so many events that
/// longer windows, which reach back to it, see hardly any: so no situation disturbs another, and rows with longer windows are quiet. That there are some errors tells
/// a window of errors that is too long from the right one.
/// </summary>
internal sealed class BurnTimeline
{
    /// <summary>How many times as much as usual happens between two situations.</summary>
    private const int Clean = 10_000;

    /// <summary>Which part of the budget the errors between two situations are: more than is lost in a sum, and less than any row tells of.</summary>
    private const decimal HardlyAny = 0.01m;

    private readonly BurnSimulation simulation;
    private readonly IReadOnlyList<BurnRateRow> others;
    private readonly ImmutableArray<BurnStep> between;
    private readonly int length;

    /// <summary>
    /// Lays out the situations, each in the first of its forms in which the row alone decides, else in the first with the right answer. One without such a form is left out:
    /// then its end hangs on the last digits, or another row of the alert fires.
    /// </summary>
    /// <param name="row">The row that is tested.</param>
    /// <param name="rows">All rows of its alert.</param>
    /// <param name="slo">The service level.</param>
    /// <param name="eventsAreBad">Whether the events that it counts are the bad ones.</param>
    /// <param name="series">The series that it counts.</param>
    /// <param name="step">The time from one sample to the next.</param>
    /// <param name="situations">The situations, each in its forms.</param>
    public BurnTimeline(BurnRateRow row, IReadOnlyList<BurnRateRow> rows, Slo slo, bool eventsAreBad, SampleSeries series, TimeSpan step, Func<BurnCases, IEnumerable<ImmutableArray<BurnCase>>> situations)
    {
        var cases = new BurnCases(row, slo, step);
        length = 2 * BurnCases.Steps(row.Long, step);
        var much = cases.Usual * Clean;
        between = [.. new BurnStep[(length / 2) - 1], new BurnStep(much, (long)(much * slo.Objective.ErrorBudget * HardlyAny))];
        simulation = new BurnSimulation(slo, rows, eventsAreBad, new SampledCounter(step), new SampledCounter(step), series.RestIsTotal);
        others = [.. rows.Where(r => r != row)];
        foreach (var forms in situations(cases))
        {
            if ((forms.FirstOrDefault(f => Decides(f, series, alone: true)) ?? forms.FirstOrDefault(f => Decides(f, series, alone: false))) is { } found)
            {
                Add(found, series);
                Cases = Cases.Add(found);
                Steps = [.. Steps, .. between, .. found.Steps];
            }
        }

        Interval = length * step;
    }

    /// <summary>The situations in the order of time; the first one is asked about after one <see cref="Interval"/>.</summary>
    public ImmutableArray<BurnCase> Cases { get; } = [];

    /// <summary>What happens in each step.</summary>
    public ImmutableArray<BurnStep> Steps { get; } = [];

    /// <summary>The time from the end of one situation to that of the next.</summary>
    public TimeSpan Interval { get; }

    /// <summary>When a situation ends.</summary>
    public TimeSpan EndOf(BurnCase situation) => (Cases.IndexOf(situation) + 1) * Interval;

    /// <summary>The share of errors over the window that ends with a situation.</summary>
    public decimal ShareOf(BurnCase situation, TimeSpan window) => simulation.Ratio(window, SampleOf(situation))!.Value;

    /// <summary>How much happens in the window that ends with a situation.</summary>
    public decimal TotalOf(BurnCase situation, TimeSpan window) => simulation.Total(window, SampleOf(situation))!.Value;

    private int SampleOf(BurnCase situation) => (Cases.IndexOf(situation) + 1) * length;

    private void Add(BurnCase situation, SampleSeries series)
    {
        var (events, rest) = series.Counts([.. between, .. situation.Steps], simulation.EventsAreBad);
        simulation.Events.Rise(events);
        simulation.Rest.Rise(rest);
    }

    /// <summary>Whether the alert says what it should at the end of a situation, and by the row alone.</summary>
    private bool Decides(BurnCase situation, SampleSeries series, bool alone)
    {
        var before = simulation.Events.Last;
        Add(situation, series);
        var last = simulation.Events.Last;
        var decides = situation.Fires is not { } fires || (simulation.FiresAt(last) == fires && !(alone && (simulation with { Rows = others }).FiresAt(last) != false));
        simulation.Events.BackTo(before);
        simulation.Rest.BackTo(before);
        return decides;
    }
}
