using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Unit tests of the rules of a service level that counts events: a row tells somebody at the step that the formula predicts, just above its
/// threshold and not below it in either of its windows, and stops when errors stop; nothing is told without traffic or errors; the budget counts all of the
/// period and no more. Each row has a file of its own, because the times of a test belong to a file: half of the short window is a step, and rules are
/// evaluated only when something is asked, which keeps the test of three days as short as that of an hour.
/// </summary>
/// <param name="slo">The service level.</param>
/// <param name="indicator">What it counts.</param>
/// <param name="series">Series that it counts.</param>
internal sealed class EventTests(Slo slo, EventIndicator indicator, SampleSeries series) : SloTests(slo)
{
    private const long EventsOfStep = 1_000_000;
    private const int StepsOfPeriod = 15;
    private const int StepsBeforeBudget = 20;

    private readonly EventQueries queries = new(slo, indicator);

    /// <inheritdoc/>
    protected override ImmutableSortedDictionary<string, string> ResultLabels => series.ResultLabels;

    /// <inheritdoc/>
    public override IEnumerable<(string What, YamlNode Document)> Documents()
    {
        foreach (var (row, ofAlert) in AllRows())
        {
            var timeline = new BurnTimeline(row, ofAlert, Slo, indicator.EventsAreBad, series, StepOf(row));
            yield return (WordOf(row), Document(timeline.Interval, OfRow(row, timeline)));
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

    private YamlMapping OfRow(BurnRateRow row, BurnTimeline timeline) => Test(
        $"{PromDuration.Written(row.Long)} and {PromDuration.Written(row.Short)}", StepOf(row), Counters(timeline.Steps),
        [.. timeline.Cases.Select((c, i) => AlertTest((i + 1) * timeline.Interval, row.Urgency, c.Fires) with { Comments = [c.Meaning] })]);

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
