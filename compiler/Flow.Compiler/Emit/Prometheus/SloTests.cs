using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Unit tests of the rules of a service level, for <c>promtool test rules</c>: a row tells somebody at the step that the formula predicts, just above its
/// threshold and not below it in either of its windows, and stops when errors stop; nothing is told without traffic or errors; the budget counts all of the
/// period and no more. Each row has a file of its own, because the times of a test belong to a file: half of the short window is a step, and rules are
/// evaluated only when something is asked, which keeps the test of three days as short as that of an hour.
/// </summary>
/// <param name="slo">The service level.</param>
/// <param name="series">Series that it counts.</param>
internal sealed class SloTests(Slo slo, SampleSeries series)
{
    private const long EventsOfStep = 1_000_000;
    private const int StepsOfShortWindow = 2;
    private const int StepsOfPeriod = 15;
    private const int StepsBeforeBudget = 20;

    private readonly SloRules rules = new(slo);
    private readonly SloQueries queries = new(slo);

    /// <summary>The documents, each with the word that tells its file from the others.</summary>
    public IEnumerable<(string What, YamlNode Document)> Documents()
    {
        foreach (var urgency in (Urgency[])[Urgency.Page, Urgency.Ticket])
        {
            var rows = rules.Rows(urgency).ToList();
            foreach (var row in rows)
            {
                var timeline = new BurnTimeline(row, rows, slo, series, row.Short / StepsOfShortWindow);
                yield return (PromDuration.Written(row.Long), Document(timeline.Interval, OfRow(row, timeline)));
            }
        }

        yield return ("quiet", Document(queries.Base / StepsOfShortWindow, [.. OfQuiet()]));
        yield return ("budget", Document(StepsBeforeBudget * PeriodStep, OfBudget()));
    }

    private TimeSpan PeriodStep => slo.Objective.Period / StepsOfPeriod;

    private YamlMapping Document(TimeSpan interval, params IEnumerable<YamlNode> tests) => YamlMapping.Of(
        ("rule_files", YamlSequence.Of($"../rules/{slo.Service}.yml")),
        ("evaluation_interval", PromDuration.Written(interval)),
        ("tests", YamlSequence.Of(tests)));

    private YamlMapping OfRow(BurnRateRow row, BurnTimeline timeline) => Test(
        $"{PromDuration.Written(row.Long)} and {PromDuration.Written(row.Short)}", row.Short / StepsOfShortWindow, Counters(timeline.Steps),
        [.. timeline.Cases.Select((c, i) => AlertTest((i + 1) * timeline.Interval, row.Urgency, c.Fires) with { Comments = [c.Meaning] })]);

    private IEnumerable<YamlNode> OfQuiet()
    {
        var step = queries.Base / StepsOfShortWindow;
        var end = (StepsOfShortWindow + 1) * step;
        yield return Test("no traffic: nothing is computed, and nobody is told", step, Counters([.. new BurnStep[StepsOfShortWindow + 1]]),
            [.. All(end, fires: false)], Expression(end, RuleNames.Series(RuleNames.ErrorRatio(queries.Base), slo), null));
        yield return Test("no series of errors was ever made: there are none", step, WithoutErrors(),
            [.. All(end, fires: false)], Expression(end, RuleNames.Series(RuleNames.ErrorRatio(queries.Base), slo), 0));
        yield return Recorded();
        if (slo.NoData != NoDataPolicy.Ignore)
        {
            var after = (int)Math.Ceiling(SloRules.NoDataFor / step);
            yield return Test("nothing is measured: told after a while", step, [],
                [NoDataTest((after - 1) * step, fires: false), NoDataTest(after * step, fires: true), .. All(after * step, fires: false)]);
        }
    }

    /// <summary>Each step has fewer events and more errors than the one before, so that each window gives other rates.</summary>
    private YamlMapping Recorded()
    {
        var step = queries.Base / StepsOfShortWindow;
        ImmutableArray<BurnStep> steps = [.. Enumerable.Range(1, StepsOfShortWindow + 2).Select(static i => new BurnStep(EventsOfStep / i, 1000 * i * i))];
        var inWindow = steps[^StepsOfShortWindow..];
        var seconds = queries.CountsInWindow ? 1 : (decimal)queries.Base.TotalSeconds;
        return Test("what happens is counted over one window", step, Counters(steps), [],
            Near(steps.Length * step, RuleNames.TotalRate(queries.Base), inWindow.Sum(static s => s.Events) / seconds),
            Near(steps.Length * step, RuleNames.ErrorRate(queries.Base), inWindow.Sum(static s => s.Errors) / seconds));
    }

    private YamlMapping OfBudget()
    {
        var (step, end) = (PeriodStep, StepsBeforeBudget * PeriodStep);
        var labels = string.Concat(series.ResultLabels.Select(static l => $", {l.Key}=\"{l.Value}\""));
        YamlNode Recorded(string record, string values) =>
            YamlMapping.Of(("series", $"{record}{{service=\"{slo.Service}\", slo=\"{slo.Name}\"{labels}}}"), ("values", values));

        // Of the sixteen samples of the period eight are bad; those before it do not count.
        return Test("half of the period is bad", step, [Recorded(RuleNames.TotalRate(queries.Base), "1x30"), Recorded(RuleNames.ErrorRate(queries.Base), "1x12 0x18")], [],
            Expression(end, RuleNames.Series(RuleNames.ErrorRatio(slo.Objective.Period), slo), 0.5m),
            Expression(end, "slo:objective:ratio" + Own, slo.Objective.Target, isVector: true),
            Expression(end, "slo:error_budget:ratio" + Own, slo.Objective.ErrorBudget, isVector: true),
            Near(end, "slo:period_burn_rate:ratio", 0.5m / slo.Objective.ErrorBudget),
            Near(end, "slo:period_error_budget_remaining:ratio", 1 - (0.5m / slo.Objective.ErrorBudget)));
    }

    private string Own => $"{{service=\"{slo.Service}\", slo=\"{slo.Name}\"}}";

    // Computed values may differ from the exact ones in their last digits.
    private YamlNode Near(TimeSpan at, string record, decimal value) => Expression(
        at, $"abs({record}{Own} - {PromQlNumber(value)}) < bool {SloQueries.Number(0.000000001m * Math.Max(1, Math.Abs(value)))}", 1, isComputed: true);

    private static string PromQlNumber(decimal value) => value < 0 ? $"({SloQueries.Number(value)})" : SloQueries.Number(value);

    private static YamlMapping Test(string name, TimeSpan step, IEnumerable<YamlNode> input, ImmutableArray<YamlNode> alerts, params ImmutableArray<YamlNode> expressions) => YamlMapping.Of(
        ("name", name),
        ("interval", PromDuration.Written(step)),
        ("input_series", input.ToList() is { Count: > 0 } all ? YamlSequence.Of(all) : null),
        ("alert_rule_test", alerts.IsEmpty ? null : YamlSequence.Of(alerts)),
        ("promql_expr_test", expressions.IsEmpty ? null : YamlSequence.Of(expressions)));

    /// <summary>Both counters.</summary>
    private IEnumerable<YamlNode> Counters(ImmutableArray<BurnStep> steps)
    {
        var (events, rest) = series.Counts(steps, slo.Indicator.EventsAreBad);
        yield return Series(series.Events, Run(events));
        yield return Series(series.Rest, Run(rest));
    }

    private IEnumerable<YamlNode> WithoutErrors() => Counters([.. Enumerable.Repeat(new BurnStep(EventsOfStep, 0), StepsOfShortWindow + 1)])
        .Where((_, i) => series.RestIsTotal ? i == 1 || !slo.Indicator.EventsAreBad : i == (slo.Indicator.EventsAreBad ? 1 : 0));

    private static YamlMapping Series(string name, string values) => YamlMapping.Of(("series", name), ("values", values));

    /// <summary>A counter in promtool's notation, one piece for each run of equal steps: <c>0+5x60 307+7x9</c>.</summary>
    internal static string Run(ImmutableArray<decimal> increases)
    {
        var pieces = new List<string>();
        var value = 0m;
        for (var step = 0; step < increases.Length;)
        {
            var (by, first) = (increases[step], step);
            while (step < increases.Length && increases[step] == by)
            {
                step++;
            }

            var isFirst = first == 0;
            pieces.Add(string.Create(CultureInfo.InvariantCulture, $"{(isFirst ? 0 : value + by)}+{by}x{step - first - (isFirst ? 0 : 1)}"));
            value += by * (step - first);
        }

        return string.Join(' ', pieces);
    }

    private IEnumerable<YamlNode> All(TimeSpan at, bool fires) =>
        ((Urgency[])[Urgency.Page, Urgency.Ticket]).Where(u => rules.Rows(u).Any()).Select(u => (YamlNode)AlertTest(at, u, fires));

    private YamlMapping AlertTest(TimeSpan at, Urgency urgency, bool fires) => Expected(
        at, AlertNames.Burning(slo, urgency), fires, AlertNames.Label(AlertNames.Severity(urgency)), series.ResultLabels, () => rules.Annotations(rules.BurnSummary(), rules.Rows(urgency).Select(rules.Describe)));

    private YamlMapping NoDataTest(TimeSpan at, bool fires) => Expected(
        at, AlertNames.NoData(slo), fires, AlertNames.Label(AlertNames.Severity(slo.NoData)), ImmutableSortedDictionary<string, string>.Empty, rules.NoDataAnnotations);

    private YamlMapping Expected(TimeSpan at, string name, bool fires, string severity, ImmutableSortedDictionary<string, string> labels, Func<YamlMapping> annotations) => YamlMapping.Of(
        ("eval_time", PromDuration.Written(at)),
        ("alertname", name),
        ("exp_alerts", fires
            ? YamlSequence.Of(YamlMapping.Of(
                ("exp_labels", YamlMapping.Of([("service", slo.Service), ("slo", slo.Name), ("severity", severity), ("team", slo.Team?.Name.AsScalar()), .. labels.Select(static l => (l.Key, (YamlNode?)YamlScalar.Of(l.Value)))])),
                ("exp_annotations", annotations())))
            : null));

    private YamlMapping Expression(TimeSpan at, string query, decimal? value, bool isVector = false, bool isComputed = false)
    {
        var labels = isVector ? "" : string.Concat(series.ResultLabels.Select(static l => $", {l.Key}=\"{l.Value}\""));
        var name = isComputed ? "" : query[..query.IndexOf('{', StringComparison.Ordinal)];
        return YamlMapping.Of(
            ("expr", query),
            ("eval_time", PromDuration.Written(at)),
            ("exp_samples", value is not { } number ? null : YamlSequence.Of(YamlMapping.Of(
                ("labels", $"{name}{{service=\"{slo.Service}\", slo=\"{slo.Name}\"{labels}}}"),
                ("value", YamlScalar.Of(decimal.Parse(SloQueries.Number(number), CultureInfo.InvariantCulture)))))));
    }
}
