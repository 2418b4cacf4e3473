using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Unit tests of the rules of a service level that counts events: a row tells somebody at the minute that the formula predicts, just above its
/// threshold and not below it in either of its windows, and stops when errors stop; nothing is told without traffic or errors; each window counts what it should, also that of a
/// row that can never tell anybody; the budget counts all of the period and no more. Each row has a file of its own, because the times of a test belong to a file. Rules are
/// evaluated only when something is asked, which keeps the test of three days as short as that of an hour; half of the short window is a step where time does not matter.
/// </summary>
/// <param name="slo">The service level.</param>
/// <param name="indicator">What it counts.</param>
/// <param name="series">Series that it counts.</param>
/// <param name="windows">How the rules of its file look at those series: a test evaluates all of them.</param>
internal sealed class EventTests(Slo slo, EventIndicator indicator, SampleSeries series, CounterWindows windows) : SloTests(slo)
{
    private const long EventsOfStep = 1_000_000;

    /// <summary>
    /// The most samples that a window reaches: with one each minute those of three days. A query of <c>promtool test rules</c> may load 10 000, and reads two series at once.
    /// </summary>
    private const int MostSamples = 4400;

    /// <summary>The situations of <see cref="BurnCases.Lasting"/>, each with as much time before it, in long windows.</summary>
    private const int LongWindowsOfTest = 8;
    private const int StepsOfPeriod = 15;
    private const int StepsBeforeBudget = 20;

    private readonly EventQueries queries = new(slo, indicator);

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, string> ResultLabels => series.ResultLabels;

    /// <summary>The rows whose windows need more time than a subquery of the same file can look over in a test, however seldom samples are taken.</summary>
    public ImmutableArray<BurnRateRow> Untested => [.. Slo.Rows.Where(r => LeastStep(r) > StepOf(r).Ticks)];

    /// <inheritdoc/>
    public override IEnumerable<(string What, YamlNode Document)> Documents()
    {
        var telling = AllRows().ToList();
        foreach (var (row, ofAlert) in telling.Concat(Slo.Rows.Where(r => telling.All(t => t.Row != r)).Select(static r => (Row: r, OfAlert: (IReadOnlyList<BurnRateRow>)[]))).Where(t => !Untested.Contains(t.Row)))
        {
            yield return (WordOf(row), OfRow(row, ofAlert));
        }

        yield return ("quiet", Document(BaseStep, [.. OfQuiet()]));
        yield return ("budget", Slo.Objective.Calendar is { } calendar ? Document(CalendarSample.Step, OfCalendar(new CalendarSample(calendar))) : Document(StepsBeforeBudget * PeriodStep, OfBudget()));
        foreach (var document in Further())
        {
            yield return document;
        }
    }

    private TimeSpan PeriodStep => Inside(Slo.Objective.Period / StepsOfPeriod);

    private TimeSpan BaseStep => Inside(Queries.Base / StepsOfShortWindow);

    /// <summary>What is tested of a row; of one that can tell nobody, which has no alert, only what its windows count.</summary>
    private YamlMapping OfRow(BurnRateRow row, IReadOnlyList<BurnRateRow> ofAlert)
    {
        var (parts, fine) = StepsOf(row);
        BurnTimeline Laid(TimeSpan step, Func<BurnCases, IEnumerable<ImmutableArray<BurnCase>>> situations) => new(row, ofAlert, Slo, indicator.EventsAreBad, series, step, situations);
        var name = $"{PromDuration.Written(row.Long)} and {PromDuration.Written(row.Short)}";
        var even = Laid(parts * fine, c => ofAlert.Count == 0 ? [c.Counted()] : [.. c.AtThreshold(), c.Counted()]);
        return Document(even.Interval, [.. ofAlert.Count == 0 ? [] : new[] { OfTimeline($"{name}, as time passes", row, fine, Laid(fine, static c => c.Lasting())) }, OfTimeline(name, row, parts * fine, even)]);
    }

    private YamlMapping OfTimeline(string name, BurnRateRow row, TimeSpan step, BurnTimeline timeline) => Test(
        name, step, Counters(timeline.Steps),
        [.. timeline.Cases.Where(static c => c.Fires is not null).Select(c => AlertTest(timeline.EndOf(c), row.Urgency, c.Fires == true) with { Comments = [c.Meaning] })],
        [.. timeline.Cases.Where(static c => c.Fires is null).SelectMany(c => OfWindows(row, timeline, c))]);

    private IEnumerable<YamlMapping> OfWindows(BurnRateRow row, BurnTimeline timeline, BurnCase counted)
    {
        foreach (var window in (TimeSpan[])[row.Short, row.Long])
        {
            yield return Near(timeline.EndOf(counted), RuleNames.ErrorRatio(window), timeline.ShareOf(counted, window));
        }

        if (Slo.LeastTraffic is not null)
        {
            yield return Near(timeline.EndOf(counted), RuleNames.TotalRate(row.Long), timeline.TotalOf(counted, row.Long) / (queries.CountsInWindow ? 1 : (decimal)row.Long.TotalSeconds));
        }
    }

    /// <summary>
    /// Into how many parts a step of a row is divided where time passes, and how long each is: a minute, as long as the longest window, which is evaluated as well, reaches no more
    /// samples than it may, and both divide the time from one situation to the next.
    /// </summary>
    private (int Parts, TimeSpan Fine) StepsOf(BurnRateRow row)
    {
        var step = StepOf(row);
        var parts = (int)Math.Clamp((decimal)Math.Ceiling(step / TimeSpan.FromMinutes(1)), 1, Math.Max(1, Math.Floor(step.Ticks / LeastStep(row))));
        var fine = TimeSpan.FromMilliseconds((long)(step.TotalMilliseconds / parts));
        return BurnCases.Steps(row.Long, fine) == parts * BurnCases.Steps(row.Long, parts * fine) ? (parts, fine) : (1, step);
    }

    private decimal LeastStep(BurnRateRow row) => windows.LeastStep(LongWindowsOfTest * row.Long, MostSamples);

    private IEnumerable<YamlNode> OfQuiet()
    {
        var step = BaseStep;
        var end = (StepsOfShortWindow + 1) * step;
        yield return Test("no traffic: nothing is computed, and nobody is told", step, Counters([.. new BurnStep[StepsOfShortWindow + 1]]),
            [.. All(end, fires: false)], Expression(end, RuleNames.Series(RuleNames.ErrorRatio(Queries.Base), Slo), null));
        yield return Test("no series of errors was ever made: there are none", step, WithoutErrors(),
            [.. All(end, fires: false)], Expression(end, RuleNames.Series(RuleNames.ErrorRatio(Queries.Base), Slo), 0));
        yield return OfCounting();
        foreach (var test in OfNoData(step))
        {
            yield return test;
        }
    }

    /// <summary>Each step has fewer events and more errors than the one before, so that each window gives other rates.</summary>
    private YamlMapping OfCounting()
    {
        var step = BaseStep;
        ImmutableArray<BurnStep> steps = [.. Enumerable.Range(1, StepsOfShortWindow + 2).Select(static i => new BurnStep(EventsOfStep / i, 1000 * i * i))];
        var inWindow = steps[^StepsOfShortWindow..];
        var seconds = StepsOfShortWindow * (decimal)step.TotalSeconds / (queries.CountsInWindow ? (decimal)Queries.Base.TotalSeconds : 1); // of what the samples tell, the window is a little more
        return Test("what happens is counted over one window", step, Counters(steps), [],
            Near(steps.Length * step, RuleNames.TotalRate(Queries.Base), inWindow.Sum(static s => s.Events) / seconds),
            Near(steps.Length * step, RuleNames.ErrorRate(Queries.Base), inWindow.Sum(static s => s.Errors) / seconds));
    }

    // Of the sixteen samples of the period eight are bad; those before it do not count.
    private YamlMapping OfBudget() => Test(
        "half of the period is bad", PeriodStep, [Recorded(RuleNames.TotalRate(Queries.Base), "1x30"), Recorded(RuleNames.ErrorRate(Queries.Base), "1x12 0x18")], [],
        OfBudget(StepsBeforeBudget * PeriodStep, 0.5m));

    private YamlMapping OfCalendar(CalendarSample sample) => Test(
        sample.Meaning, CalendarSample.Step, [Recorded(RuleNames.TotalRate(Queries.Base), Values(sample.Total)), Recorded(RuleNames.ErrorRate(Queries.Base), Values(sample.Bad))], [],
        OfBudget(sample.End, CalendarSample.BadShare, sample.Passed));

    /// <summary>Both counters.</summary>
    private IEnumerable<YamlNode> Counters(ImmutableArray<BurnStep> steps)
    {
        var (events, rest) = series.Counts(steps, indicator.EventsAreBad);
        yield return Series(series.Events, Run(events));
        yield return Series(series.Rest, Run(rest));
    }

    private IEnumerable<YamlNode> WithoutErrors() => Counters([.. Enumerable.Repeat(new BurnStep(EventsOfStep, 0), StepsOfShortWindow + 1)])
        .Where((_, i) => series.RestIsTotal ? i == 1 || !indicator.EventsAreBad : i == (indicator.EventsAreBad ? 1 : 0));
}
