using System.Globalization;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>The queries of a service level, on the basis of what it measures.</summary>
/// <param name="slo">The service level.</param>
internal abstract class SloQueries(Slo slo)
{
    /// <summary>The queries of <paramref name="slo"/>.</summary>
    public static SloQueries Of(Slo slo) => slo.Indicator switch
    {
        EventIndicator events => new EventQueries(slo, events),
        SliceIndicator slices => new SliceQueries(slo, slices),
        CompositeIndicator composite => new CompositeQueries(slo, composite),
        var other => throw new InvalidOperationException($"No queries are known for {other}."),
    };

    /// <summary>The service level.</summary>
    protected Slo Slo { get; } = slo;

    /// <summary>The window over which rates are recorded: the shortest one.</summary>
    public TimeSpan Base { get; } = slo.Rows.Min(static r => r.Short);

    /// <summary>Every window of the alerts, the shortest first.</summary>
    public IReadOnlyList<TimeSpan> Windows { get; } = [.. slo.Rows.SelectMany(static r => new[] { r.Short, r.Long }).Distinct().Order()];

    /// <summary>How often the rules are evaluated; null for as often as the server does.</summary>
    public virtual TimeSpan? Interval => null;

    /// <summary>What is recorded before any share is computed: the record and its query.</summary>
    public abstract IEnumerable<(string Record, string Query)> Counted();

    /// <summary>The share that is bad; absent, and not NaN, where nothing is measured.</summary>
    public abstract string ErrorRatio(TimeSpan window);

    /// <summary>The share that was bad in the period, or has been since its beginning.</summary>
    public abstract string PeriodErrorRatio();

    /// <summary>The record that is absent where nothing is measured.</summary>
    public abstract string Measured { get; }

    /// <summary>The record of <see cref="PeriodErrorRatio"/>.</summary>
    public string PeriodRecord => RuleNames.ErrorRatio(Slo.Objective);

    /// <summary>A decimal number with the digits that it has; at most 15 of them behind the point, which is what Prometheus can tell apart.</summary>
    public static string Number(decimal value) => Math.Round(value, 15).ToString("0.###############", CultureInfo.InvariantCulture);

    /// <summary>How many times faster than allowed the budget burns.</summary>
    /// <param name="ratio">The record of the share of errors.</param>
    public string BurnRate(string ratio) => Laid($"{Series(ratio)} / on (service, slo) group_left () {Series(WrittenRecords.ErrorBudget)}");

    /// <summary>
    /// What is left of the budget. Of a time of the calendar the budget is that of all of it: what was used so far counts by how much of it has passed, as if traffic were even.
    /// </summary>
    public string BudgetLeft() => Slo.Objective.Calendar is null
        ? $"1 - {Series(RuleNames.PeriodBurnRate)}"
        : Laid($"1 - {Series(RuleNames.PeriodBurnRate)} * on (service, slo) group_left () {Series(RuleNames.PeriodElapsed)}");

    /// <summary>The condition of the alert of one urgency: any of its rows.</summary>
    public string Burning(IEnumerable<BurnRateRow> rows) => Laid(string.Join(" or ", rows.Select(row => $"({Row(row)})")));

    /// <summary>The condition of one row.</summary>
    protected virtual string Row(BurnRateRow row)
    {
        var threshold = $"({Number(row.Factor(Slo.Objective.Period))} * {Number(Slo.Objective.ErrorBudget)})";
        return $"{Series(RuleNames.ErrorRatio(row.Short))} > {threshold} and {Series(RuleNames.ErrorRatio(row.Long))} > {threshold}";
    }

    /// <summary>The series of a record of this service level.</summary>
    protected string Series(string record) => RuleNames.Series(record, Slo);

    /// <summary>Over how long a record has to be looked at for all of the period.</summary>
    protected string Longest => PromDuration.Written(Slo.Objective.Calendar is { } calendar ? CalendarQueries.Longest(calendar) : Slo.Objective.Period);

    /// <summary>A query with a window in its holes.</summary>
    protected static PromExpression Filled(PromExpression query, TimeSpan window) => query.Fill(_ => new PromHoleValue.Duration(window));

    /// <summary>A query as a part of another: what binds weaker than any operator around it stands in parentheses.</summary>
    protected static string Flat(PromExpression query) => query is PromBinary ? $"({PromPrinter.OneLine(query)})" : PromPrinter.OneLine(query);

    /// <summary>A query in the layout of rules.</summary>
    protected static string Laid(PromExpression query) => PromPrinter.Print(query);

    /// <inheritdoc cref="Laid(PromExpression)"/>
    protected static string Laid(string query) => PromPrinter.Print(PromParser.Parse(query).Value);
}
