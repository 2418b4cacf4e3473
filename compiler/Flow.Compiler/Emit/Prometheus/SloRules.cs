using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>The rules of a service level, in one group, so that a record is known when the next rule reads it.</summary>
/// <param name="slo">The service level.</param>
internal sealed class SloRules(Slo slo)
{
    /// <summary>How long nothing is measured before somebody is told: two scrapes may fail, a deployment may restart everything.</summary>
    public static readonly TimeSpan NoDataFor = TimeSpan.FromMinutes(10);

    private readonly SloQueries queries = SloQueries.Of(slo);

    /// <summary>The rows that can tell somebody; one whose threshold is 1 or more would only look like a guard.</summary>
    public IEnumerable<BurnRateRow> Rows(Urgency urgency) => slo.TellingRows.Where(r => r.Urgency == urgency);

    /// <summary>The group.</summary>
    public YamlMapping Group() => YamlMapping.Of(
        ("name", slo.FullName),
        ("interval", queries.Interval is { } interval ? PromDuration.Written(interval).AsScalar() : null),
        ("rules", YamlSequence.Of([.. Records().Select(Record), .. Alerts()]))).WithSource(slo.Origin);

    /// <summary>What is recorded, and by which query.</summary>
    public IEnumerable<(string Record, string Query)> Records() => [.. Indicators(), .. Budget()];

    private IEnumerable<(string Record, string Query)> Indicators()
    {
        foreach (var counted in queries.Counted())
        {
            yield return counted;
        }

        foreach (var window in queries.Windows)
        {
            yield return (RuleNames.ErrorRatio(window), queries.ErrorRatio(window));
        }

        if (slo.Objective.Calendar is not null || !queries.Windows.Contains(slo.Objective.Period))
        {
            yield return (queries.PeriodRecord, queries.PeriodErrorRatio());
        }
    }

    private IEnumerable<(string Record, string Query)> Budget()
    {
        yield return Written(WrittenRecords.Objective);
        yield return Written(WrittenRecords.ErrorBudget);
        yield return slo.Objective.Calendar is { } calendar
            ? (RuleNames.PeriodElapsed, PromPrinter.Print(PromParser.Parse(CalendarQueries.Elapsed(calendar)).Value))
            : Written(WrittenRecords.PeriodDays);
        yield return (RuleNames.BurnRate, queries.BurnRate(RuleNames.ErrorRatio(queries.Base)));
        yield return (RuleNames.PeriodBurnRate, queries.BurnRate(queries.PeriodRecord));
        yield return (RuleNames.BudgetLeft, queries.BudgetLeft());
    }

    private (string Record, string Query) Written(string record) => (record, $"vector({SloQueries.Number(WrittenRecords.Of(slo, record)!.Value)})");

    private IEnumerable<YamlNode> Alerts()
    {
        foreach (var urgency in (Urgency[])[Urgency.Page, Urgency.Ticket])
        {
            if (Rows(urgency).ToList() is { Count: > 0 } rows)
            {
                yield return BurnAlert(urgency, rows) with { HasSpaceBefore = urgency == Urgency.Page };
            }
        }

        foreach (var spent in slo.Spent)
        {
            yield return SpentAlert(spent);
        }

        if (slo.NoData != NoDataPolicy.Ignore)
        {
            yield return NoDataAlert();
        }
    }

    private YamlMapping Record((string Record, string Query) recorded) => YamlMapping.Of(
        ("record", recorded.Record),
        ("expr", recorded.Query),
        ("labels", YamlMapping.Of(("service", slo.Service), ("slo", slo.Name))));

    private YamlMapping BurnAlert(Urgency urgency, IReadOnlyList<BurnRateRow> rows) => YamlMapping.Of(
        ("alert", AlertNames.Burning(slo, urgency)),
        ("expr", queries.Burning(rows)),
        ("labels", Labels(AlertNames.Severity(urgency))),
        ("annotations", Annotations(BurnSummary(), rows.Select(Describe))));

    private YamlMapping SpentAlert(SpentStep spent) => YamlMapping.Of(
        ("alert", AlertNames.Spent(slo, spent)),
        ("expr", $"{RuleNames.Series(RuleNames.BudgetLeft, slo)} <= {SloQueries.Number(spent.Left)}"),
        ("labels", Labels(AlertSeverity.Warning).Add(AlertNames.PolicyLabel, AlertNames.PolicyOf(spent))),
        ("annotations", SpentAnnotations(spent))).WithSource(spent.Origin);

    private YamlMapping NoDataAlert() => YamlMapping.Of(
        ("alert", AlertNames.NoData(slo)),
        ("expr", $"absent({RuleNames.Series(queries.Measured, slo)})"),
        ("for", PromDuration.Written(NoDataFor)),
        ("labels", Labels(AlertNames.Severity(slo.NoData))),
        ("annotations", NoDataAnnotations()));

    // Those of the service level are on its records.
    private YamlMapping Labels(AlertSeverity severity) => YamlMapping.Of(("severity", AlertNames.Label(severity)), ("team", slo.Team?.Name.AsScalar()));

    /// <summary>What the alert of one urgency says.</summary>
    public YamlMapping Annotations(string summary, IEnumerable<string> sentences) => YamlMapping.Of(
        ("summary", summary),
        ("description", string.Join(' ', sentences) is { Length: > 0 } text ? text.AsScalar() : null),
        ("runbook_url", slo.Runbook.AsScalar()));

    /// <summary>The summary of the alerts that the budget burns: the impact, where it is known.</summary>
    public string BurnSummary() => slo.Impact ?? $"{slo.FullName} misses its objective of {Percent(slo.Objective.Target)} over {Period}{(slo.Title is null ? "." : $": {slo.Title}")}";

    /// <summary>What the alert says that so much of the budget is used up.</summary>
    public YamlMapping SpentAnnotations(SpentStep spent)
    {
        var happened = $"{slo.Title ?? slo.FullName}: {spent.Percent} of the error budget of {Period} is spent.";
        var frozen = Frozen(spent);
        return Annotations(spent.Note ?? frozen ?? happened, [.. spent.Note is null && frozen is null ? Array.Empty<string>() : [happened], .. spent.Note is null || frozen is null ? Array.Empty<string>() : [frozen]]);
    }

    // The budget of each environment is its own, and so is what freezes it.
    private static string? Frozen(SpentStep spent) => spent.Frozen switch
    {
        [] => null,
        [var only] => $"Nothing is deployed to {only.Name} until {spent.Until}.",
        var several => $"Of {string.Join(" and ", several.Select(static f => f.Name))}, nothing is deployed to the one whose budget it is until {spent.Until}.",
    };

    /// <summary>What the alert says that nothing is measured.</summary>
    public YamlMapping NoDataAnnotations() => Annotations(
        slo is { NoData: NoDataPolicy.Page, Impact: { } impact } ? $"{impact.TrimEnd('.')}? Nobody can tell: {NotMeasured}" : NotMeasured,
        ["There are no series from which it is computed: the service, its exporter or the scraping may be down."]);

    private string NotMeasured => slo.Title is null ? $"{slo.FullName} is not measured." : $"{slo.FullName} is not measured: {slo.Title}";

    /// <summary>What one row means in words.</summary>
    public string Describe(BurnRateRow row) =>
        $"More than {Percent(row.Threshold(slo.Objective))} errors over {PromDuration.Written(row.Long)} and {PromDuration.Written(row.Short)}"
        + $" use {Percent(row.BudgetShare)} of the budget of {Period} in {PromDuration.Written(row.Long)}.";

    /// <summary>The period in words.</summary>
    private string Period => slo.Objective.Calendar is { } calendar ? $"a {calendar.ToString().ToLowerInvariant()}" : PromDuration.Written(slo.Objective.Period);

    private static string Percent(decimal share) => (share * 100).ToString("0.######", CultureInfo.InvariantCulture) + "%";
}
