using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Unit tests of the rules of a service level that counts slices of time: a row tells somebody just above its threshold and not below it in either of its windows;
/// the condition decides which slices are good, where series can be made up for it; the budget counts all of the period and no more.
/// </summary>
/// <param name="slo">The service level.</param>
/// <param name="indicator">What it measures.</param>
internal sealed class SliceTests(Slo slo, SliceIndicator indicator) : SloTests(slo)
{
    private const int StepsOfPeriod = 15;
    private const int StepsBeforeBudget = 20;
    private const int StepsOfSlice = 2;
    private const int StepsOfTest = 4;

    private readonly AlertCondition? condition = AlertCondition.Of(indicator.Condition.Tree.Fill(_ => new PromHoleValue.Duration(indicator.Slice)), []);

    /// <summary>Whether the condition itself is tested.</summary>
    public bool IsConditionTested => condition is { } known && known.Near(true) is not null && known.Near(false) is not null;

    /// <inheritdoc/>
    public override IEnumerable<(string What, YamlNode Document)> Documents()
    {
        foreach (var (row, ofAlert) in AllRows())
        {
            var cases = new SliceCases(row, ofAlert, Slo.Objective, StepOf(row)).All();
            yield return (WordOf(row), Document((cases[0].Slices.Length - 1) * StepOf(row), cases.Select(c => OfCase(c, row))));
        }

        yield return ("quiet", Document(SampleStep, [.. OfCondition(), .. OfNoData(SampleStep)]));
        yield return ("budget", Slo.Objective.Calendar is { } calendar ? Document(CalendarSample.Step, OfCalendar(new CalendarSample(calendar))) : Document(StepsBeforeBudget * PeriodStep, OfPeriod()));
        foreach (var document in Further())
        {
            yield return document;
        }
    }

    private TimeSpan PeriodStep => Inside(Slo.Objective.Period / StepsOfPeriod);

    private TimeSpan SampleStep => Inside(indicator.Slice / StepsOfSlice);

    private YamlMapping OfCase(SliceCase situation, BurnRateRow row) => Test(
        situation.Meaning, StepOf(row), [Recorded(RuleNames.GoodSlice, Values(situation.Slices))],
        [AlertTest((situation.Slices.Length - 1) * StepOf(row), row.Urgency, situation.Fires)]);

    private IEnumerable<YamlNode> OfCondition()
    {
        if (IsConditionTested)
        {
            yield return OfCondition(condition!, holds: true);
            yield return OfCondition(condition!, holds: false);
            yield return OfNaN(condition!);
        }
    }

    private YamlMapping OfCondition(AlertCondition known, bool holds)
    {
        var step = SampleStep;
        var value = known.Near(holds)!.Value;
        var rise = known.IsForEachSecond ? value * (decimal)step.TotalSeconds : known.Window is { } window ? value * step.Ticks / window.Ticks : 0;
        var end = StepsOfTest * step;
        return Test(
            holds ? "the condition holds: a good slice" : "the condition does not hold: a bad slice", step,
            [Series(known.Series, known.Window is null ? $"{SloQueries.Number(value)}x{StepsOfTest}" : $"0+{SloQueries.Number(rise)}x{StepsOfTest}")], [],
            YamlMapping.Of(
                ("expr", RuleNames.Series(RuleNames.GoodSlice, Slo)),
                ("eval_time", PromDuration.Written(end)),
                ("exp_samples", YamlSequence.Of(YamlMapping.Of(
                    ("labels", SampleSeries.Written(RuleNames.GoodSlice, [new("service", Slo.Service), new("slo", Slo.Name), .. known.ResultLabels])),
                    ("value", YamlScalar.Of(holds ? 1m : 0)))))));
    }

    private YamlMapping OfNaN(AlertCondition known) => Test(
        "what is measured is no number: neither a good slice nor a bad one", SampleStep,
        [Series(known.Series, string.Join(' ', Enumerable.Repeat("NaN", StepsOfTest + 1)))], [],
        Expression(StepsOfTest * SampleStep, RuleNames.Series(RuleNames.GoodSlice, Slo), null));

    // Of the sixteen samples of the period eight are bad; those before it do not count.
    private YamlMapping OfPeriod() => Test(
        "half of the period is bad", PeriodStep, [Recorded(RuleNames.GoodSlice, "0x12 1x18")], [], OfBudget(StepsBeforeBudget * PeriodStep, 0.5m));

    private YamlMapping OfCalendar(CalendarSample sample) => Test(
        sample.Meaning, CalendarSample.Step, [Recorded(RuleNames.GoodSlice, Values(sample.Good))], [], OfBudget(sample.End, CalendarSample.BadTime, sample.Passed));
}
