using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>Unit tests of the rules of a service level, for <c>promtool test rules</c>: what every such test is made of.</summary>
/// <param name="slo">The service level.</param>
internal abstract class SloTests(Slo slo)
{
    /// <summary>Samples in the short window, besides the one that it begins with.</summary>
    protected const int StepsOfShortWindow = 2;

    private const decimal SpentMargin = 0.001m;
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromMinutes(1);

    /// <summary>The service level.</summary>
    protected Slo Slo { get; } = slo;

    /// <summary>Its rules.</summary>
    protected SloRules Rules { get; } = new(slo);

    /// <summary>Its queries.</summary>
    protected SloQueries Queries { get; } = SloQueries.Of(slo);

    /// <summary>The labels that the indicator leaves on its records, besides those of the service level.</summary>
    protected virtual ImmutableSortedDictionary<string, string> ResultLabels => ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The documents, each with the word that tells its file from the others.</summary>
    public abstract IEnumerable<(string What, YamlNode Document)> Documents();

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

    /// <summary>Values in promtool's notation, one piece for each run of equal ones: <c>1x4 0x2</c>.</summary>
    internal static string Values(IReadOnlyList<decimal> values)
    {
        var pieces = new List<string>();
        for (var (i, first) = (0, 0); i < values.Count; first = i)
        {
            while (i < values.Count && values[i] == values[first])
            {
                i++;
            }

            pieces.Add($"{SloQueries.Number(values[first])}x{i - first - 1}");
        }

        return string.Join(' ', pieces);
    }

    /// <summary>Rows of each urgency that can fire, with all of their alert.</summary>
    protected IEnumerable<(BurnRateRow Row, IReadOnlyList<BurnRateRow> OfAlert)> AllRows() => ((Urgency[])[Urgency.Page, Urgency.Ticket])
        .Select(u => Rules.Rows(u).ToList()).SelectMany(static rows => rows.Select(r => (r, (IReadOnlyList<BurnRateRow>)rows)));

    /// <summary>The word that tells the file of a row from those of the others: its long window, with the severity where rows of both have the same one.</summary>
    protected string WordOf(BurnRateRow row) =>
        PromDuration.Written(row.Long) + (Slo.Rows.Count(r => r.Long == row.Long) > 1 ? $"-{AlertNames.Label(AlertNames.Severity(row.Urgency))}" : "");

    /// <summary>The longest time from one sample to the next with which both windows of a row begin just before a sample.</summary>
    protected static TimeSpan StepOf(BurnRateRow row) =>
        Inside(TimeSpan.FromTicks((long)System.Numerics.BigInteger.GreatestCommonDivisor((row.Short / StepsOfShortWindow).Ticks, row.Long.Ticks)));

    /// <summary>
    /// A little less than a step that divides a window, so that the first sample of the window lies in it and not on its beginning, which belongs to the window before
    /// Prometheus 3.0 and no more from then on (its documentation, "Prometheus 3.0 migration guide"). What is tested so holds for both.
    /// </summary>
    internal static TimeSpan Inside(TimeSpan step) => step - TimeSpan.FromMilliseconds(1);

    /// <summary>A file of tests.</summary>
    protected YamlMapping Document(TimeSpan interval, params IEnumerable<YamlNode> tests) => YamlMapping.Of(
        ("rule_files", YamlSequence.Of($"../rules/{Slo.Service}.yml")),
        ("evaluation_interval", PromDuration.Written(interval)),
        ("tests", YamlSequence.Of(tests)));

    /// <summary>One test.</summary>
    protected static YamlMapping Test(string name, TimeSpan step, IEnumerable<YamlNode> input, ImmutableArray<YamlMapping> alerts, params ImmutableArray<YamlMapping> expressions) => YamlMapping.Of(
        ("name", name),
        ("interval", PromDuration.Written(step)),
        ("input_series", input.ToList() is { Count: > 0 } all ? YamlSequence.Of(all) : null),
        AlertMessages.Asked(alerts),
        AlertMessages.Queried([.. alerts, .. expressions]));

    /// <summary>A series of input.</summary>
    protected static YamlMapping Series(string name, string values) => YamlMapping.Of(("series", name), ("values", values));

    /// <summary>A record of this service level as input.</summary>
    protected YamlMapping Recorded(string record, string values) => Series($"{record}{Labels}", values);

    /// <summary>The labels of its records.</summary>
    protected string Labels => SampleSeries.Written("", [new("service", Slo.Service), new("slo", Slo.Name), .. ResultLabels]);

    /// <summary>The alerts of both urgencies.</summary>
    protected IEnumerable<YamlMapping> All(TimeSpan at, bool fires) =>
        ((Urgency[])[Urgency.Page, Urgency.Ticket]).Where(u => Rules.Rows(u).Any()).Select(u => AlertTest(at, u, fires));

    /// <summary>Whether the alert of an urgency fires.</summary>
    protected YamlMapping AlertTest(TimeSpan at, Urgency urgency, bool fires) => Expected(
        at, AlertNames.Burning(Slo, urgency), fires, AlertNames.Label(AlertNames.Severity(urgency)), ResultLabels, () => Rules.Annotations(Rules.BurnSummary(), Rules.Rows(urgency).Select(Rules.Describe)));

    /// <summary>Nothing is measured: told after a while, where it is told at all.</summary>
    protected IEnumerable<YamlNode> OfNoData(TimeSpan step)
    {
        if (Slo.NoData != NoDataPolicy.Ignore)
        {
            var after = (int)Math.Ceiling(SloRules.NoDataFor / step);
            yield return Test("nothing is measured: told after a while", step, [],
                [NoDataTest((after - 1) * step, fires: false), NoDataTest(after * step, fires: true), .. All(after * step, fires: false)]);
        }
    }

    /// <summary>What is recorded of the budget when so much was bad in the period, of which some has passed.</summary>
    protected ImmutableArray<YamlMapping> OfBudget(TimeSpan at, decimal bad, decimal passed = 1) =>
    [
        Near(at, Queries.PeriodRecord, bad),
        Expression(at, WrittenRecords.Objective + Own, Slo.Objective.Target, isVector: true),
        Expression(at, WrittenRecords.ErrorBudget + Own, Slo.Objective.ErrorBudget, isVector: true),
        Near(at, RuleNames.PeriodBurnRate, bad / Slo.Objective.ErrorBudget),
        Near(at, RuleNames.BudgetLeft, 1 - (bad / Slo.Objective.ErrorBudget * passed)),
    ];

    /// <summary>What is tested of every service level, whatever it measures.</summary>
    protected IEnumerable<(string What, YamlNode Document)> Further() =>
        [.. OfElapsed(), .. Slo.Spent.IsEmpty ? [] : new (string, YamlNode)[] { ("spent", Document(BetweenSamples, Slo.Spent.Select(OfSpent))) }];

    /// <summary>The budget goes down to the share, below it, and is there again.</summary>
    private YamlMapping OfSpent(SpentStep spent)
    {
        var (more, less) = (spent.Left + SpentMargin, spent.Left - SpentMargin);
        return Test(
            $"{spent.Percent} of the budget is spent: told, and told when there is more again", BetweenSamples, [Recorded(RuleNames.BudgetLeft, Values([more, spent.Left, less, more]))],
            [.. new[] { false, true, true, false }.Select((fires, i) => Expected(
                i * BetweenSamples, AlertNames.Spent(Slo, spent), fires, AlertNames.Label(AlertSeverity.Warning), ResultLabels.SetItem(AlertNames.PolicyLabel, AlertNames.PolicyOf(spent)), () => Rules.SpentAnnotations(spent)))]);
    }

    /// <summary>How much of the month or quarter has passed, some months apart; nothing where the period rolls on.</summary>
    private IEnumerable<(string What, YamlNode Document)> OfElapsed()
    {
        if (Slo.Objective.Calendar is { } calendar)
        {
            yield return ("calendar", Document(CalendarSample.Apart, Test(
                $"how much of the {calendar.ToString().ToLowerInvariant()} has passed", CalendarSample.Apart, [], [],
                [.. CalendarSample.Elapsed(calendar).Select(e => Near(e.At, RuleNames.PeriodElapsed, e.Share, isVector: true))])));
        }
    }

    /// <summary>A record has a value, or there is none. Computed values may differ from the exact ones in their last digits.</summary>
    protected YamlMapping Near(TimeSpan at, string record, decimal value, bool isVector = false) => Expression(
        at, $"abs({record}{Own} - {PromQlNumber(value)}) < bool {SloQueries.Number(0.000000001m * Math.Max(1, Math.Abs(value)))}", 1, isVector, isComputed: true);

    /// <summary>A query has a value, or none.</summary>
    protected YamlMapping Expression(TimeSpan at, string query, decimal? value, bool isVector = false, bool isComputed = false)
    {
        var name = isComputed ? "" : query[..query.IndexOf('{', StringComparison.Ordinal)];
        return YamlMapping.Of(
            ("expr", query),
            ("eval_time", PromDuration.Written(at)),
            ("exp_samples", value is not { } number ? null : YamlSequence.Of(YamlMapping.Of(
                ("labels", name + (isVector ? Own : Labels)),
                ("value", YamlScalar.Of(decimal.Parse(SloQueries.Number(number), CultureInfo.InvariantCulture)))))));
    }

    private string Own => $"{{service=\"{Slo.Service}\", slo=\"{Slo.Name}\"}}";

    private static string PromQlNumber(decimal value) => value < 0 ? $"({SloQueries.Number(value)})" : SloQueries.Number(value);

    private YamlMapping NoDataTest(TimeSpan at, bool fires) => Expected(
        at, AlertNames.NoData(Slo), fires, AlertNames.Label(AlertNames.Severity(Slo.NoData)), ImmutableSortedDictionary<string, string>.Empty, Rules.NoDataAnnotations);

    private YamlMapping Expected(TimeSpan at, string name, bool fires, string severity, ImmutableSortedDictionary<string, string> labels, Func<YamlMapping> annotations) => fires
        ? AlertMessages.Firing(
            at, name, [("service", Slo.Service), ("slo", Slo.Name), ("severity", severity), ("team", Slo.Team?.Name.AsScalar()), .. labels.Select(static l => (l.Key, (YamlNode?)YamlScalar.Of(l.Value)))],
            labels.SetItem("service", Slo.Service).SetItem("slo", Slo.Name), annotations())
        : AlertMessages.Quiet(at, name);
}
