using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// Unit tests of the rules of a service level, for <c>promtool test rules</c>: a row fires at the step that the formula predicts, not one step below its
/// threshold, and stops when errors stop; nothing fires without traffic or errors; the budget counts all of the period and no more. Each row has a file of its
/// own, because the step of a test belongs to a file: half of the short window keeps a test of three days as short as one of an hour.
/// </summary>
/// <param name="slo">The service level.</param>
/// <param name="series">Series that it counts.</param>
internal sealed class SloTests(Slo slo, SampleSeries series)
{
    private const long EventsOfStep = 1_000_000_000;
    private const int StepsOfShortWindow = 2;
    private const int StepsOfPeriod = 15;

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
                var step = row.Short / StepsOfShortWindow;
                yield return (PromDuration.Written(row.Long), Document(step, [.. OfRow(row, rows, step)]));
            }
        }

        yield return ("quiet", Document(queries.Base / StepsOfShortWindow, [.. OfQuiet()]));
        yield return ("budget", Document(slo.Objective.Period / StepsOfPeriod, [.. OfBudget()]));
    }

    private YamlMapping Document(TimeSpan step, IEnumerable<YamlNode> tests) => YamlMapping.Of(
        ("rule_files", YamlSequence.Of($"../rules/{slo.Service}.yml")),
        ("evaluation_interval", PromDuration.Written(step)),
        ("tests", YamlSequence.Of(tests)));

    private IEnumerable<YamlNode> OfRow(BurnRateRow row, IReadOnlyList<BurnRateRow> rows, TimeSpan step)
    {
        yield return Burning(row, new BurnTimeline(row, rows, slo.Objective, step, EventsOfStep));
        if (slo.LeastTraffic is { } least && (long)(least * (decimal)step.TotalSeconds * 0.9m) is > 0 and var few)
        {
            var end = BurnSimulation.Steps(row.Long, step) * 2;
            yield return Test(
                "with less traffic than asked for nobody is told, even if all of it is bad", step, Counters([.. Enumerable.Repeat(few, end)], few, 1),
                [AlertTest(end * step, row.Urgency, fires: false)]);
        }
    }

    /// <summary>
    /// Errors well above the threshold: told at the step of the formula, resolved when the short window is clean enough. Then, with clean windows, just below it:
    /// nobody is told. Then just above it.
    /// </summary>
    private YamlMapping Burning(BurnRateRow row, BurnTimeline timeline)
    {
        var step = timeline.Simulation.Step;
        List<YamlNode> checks =
        [
            AlertTest((timeline.Fires - 1) * step, row.Urgency, fires: false),
            AlertTest(timeline.Fires * step, row.Urgency, fires: true),
            AlertTest((timeline.Resolved - 1) * step, row.Urgency, fires: true),
            AlertTest(timeline.Resolved * step, row.Urgency, fires: false),
        ];
        if (timeline.Below is { } below)
        {
            checks.Add(AlertTest(below * step, row.Urgency, fires: false));
        }

        if (timeline.Above is { } above)
        {
            checks.Add(AlertTest(above * step, row.Urgency, fires: true));
        }

        return Test(
            $"{Percent(timeline.Many)} errors: told after {PromDuration.Written((timeline.Fires - timeline.Start) * step)}, resolved {PromDuration.Written((timeline.Resolved - timeline.End) * step)} after they end",
            step, Counters(timeline.Counts, EventsOfStep, BurnSimulation.FirstStep), [.. checks]);
    }

    private IEnumerable<YamlNode> OfQuiet()
    {
        var step = queries.Base / StepsOfShortWindow;
        var end = StepsOfShortWindow * 6;
        yield return Test("no traffic: nothing is computed, and nobody is told", step, Counters(new long[end], 0, 1),
            [.. All(end * step, fires: false)], Expression(end * step, RuleNames.Series(RuleNames.ErrorRatio(queries.Base), slo), null));
        yield return Test("no series of errors was ever made: there are none", step, WithoutErrors(end),
            [.. All(end * step, fires: false)], Expression(end * step, RuleNames.Series(RuleNames.ErrorRatio(queries.Base), slo), 0));
        if (slo.NoData != NoDataPolicy.Ignore)
        {
            var after = (int)Math.Ceiling(SloRules.NoDataFor / step);
            yield return Test("nothing is measured: told after a while", step, [],
                [NoDataTest((after - 1) * step, fires: false), NoDataTest(after * step, fires: true), .. All(after * step, fires: false)]);
        }
    }

    private IEnumerable<YamlNode> OfBudget()
    {
        var step = slo.Objective.Period / StepsOfPeriod;
        var labels = string.Concat(series.ResultLabels.Select(static l => $", {l.Key}=\"{l.Value}\""));
        YamlNode Recorded(string record, string values) =>
            YamlMapping.Of(("series", $"{record}{{service=\"{slo.Service}\", slo=\"{slo.Name}\"{labels}}}"), ("values", values));

        // Of the sixteen samples of the period eight are bad; those before it do not count.
        yield return Test("half of the period is bad", step, [Recorded(RuleNames.TotalRate(queries.Base), "1x30"), Recorded(RuleNames.ErrorRate(queries.Base), "1x12 0x18")], [],
            Expression(20 * step, RuleNames.Series(RuleNames.ErrorRatio(slo.Objective.Period), slo), 0.5m),
            Expression(20 * step, "slo:objective:ratio" + Own, slo.Objective.Target, isVector: true),
            Expression(20 * step, "slo:error_budget:ratio" + Own, slo.Objective.ErrorBudget, isVector: true),
            Near(20 * step, "slo:period_burn_rate:ratio", 0.5m / slo.Objective.ErrorBudget),
            Near(20 * step, "slo:period_error_budget_remaining:ratio", 1 - (0.5m / slo.Objective.ErrorBudget)));
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

    /// <summary>Both counters with so many errors in each step.</summary>
    /// <param name="errors">The errors of each step.</param>
    /// <param name="events">What happens in a step.</param>
    /// <param name="first">How many times as much happens in the first step.</param>
    private IEnumerable<YamlNode> Counters(IReadOnlyList<long> errors, long events, int first)
    {
        long Total(int step) => step == 0 ? events * first : events;
        long Chosen(int step) => slo.Indicator.EventsAreBad ? errors[step] : Total(step) - errors[step];

        yield return Series(series.Events, Run(errors.Count, Chosen));
        yield return Series(series.Rest, Run(errors.Count, step => series.RestIsTotal ? Total(step) : Total(step) - Chosen(step)));
    }

    private IEnumerable<YamlNode> WithoutErrors(int end) =>
        Counters(new long[end], EventsOfStep, 1).Where((_, i) => series.RestIsTotal ? i == 1 || !slo.Indicator.EventsAreBad : i == (slo.Indicator.EventsAreBad ? 1 : 0));

    private static YamlMapping Series(string name, string values) => YamlMapping.Of(("series", name), ("values", values));

    /// <summary>A counter in promtool's notation, one piece for each run of equal steps: <c>0+5x60 307+7x9</c>.</summary>
    private static string Run(int steps, Func<int, long> increase)
    {
        var pieces = new List<string>();
        var value = 0L;
        for (var step = 0; step < steps;)
        {
            var (by, first) = (increase(step), step);
            while (step < steps && increase(step) == by)
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
        at, RuleNames.BurnAlert(slo, urgency), fires, RuleNames.Severity(urgency), series.ResultLabels, () => rules.Annotations(rules.BurnSummary(), rules.Rows(urgency).Select(rules.Describe)));

    private YamlMapping NoDataTest(TimeSpan at, bool fires) => Expected(
        at, RuleNames.NoDataAlert(slo), fires, RuleNames.Severity(slo.NoData == NoDataPolicy.Page ? Urgency.Page : Urgency.Ticket), ImmutableSortedDictionary<string, string>.Empty, rules.NoDataAnnotations);

    private YamlMapping Expected(TimeSpan at, string name, bool fires, string severity, ImmutableSortedDictionary<string, string> labels, Func<YamlMapping> annotations) => YamlMapping.Of(
        ("eval_time", PromDuration.Written(at)),
        ("alertname", name),
        ("exp_alerts", fires
            ? YamlSequence.Of(YamlMapping.Of(
                ("exp_labels", YamlMapping.Of([("service", slo.Service), ("slo", slo.Name), ("severity", severity), .. labels.Select(static l => (l.Key, (YamlNode?)YamlScalar.Of(l.Value)))])),
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

    private static string Percent(decimal share) => (share * 100).ToString("0.#######", CultureInfo.InvariantCulture) + "%";
}
