using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.Coverage;
using Flow.Compiler.Types;
using static Flow.Compiler.Rules.SetRecords;

namespace Flow.Compiler.Rules;

/// <summary>Services, service levels, alerts and runbooks as values of the language. Names are those of the project: <c>api.availability</c>.</summary>
internal static class OperationSets
{
    private static readonly EnumType Tier = new("tier", ["critical", "standard", "internal"]);
    private static readonly EnumType Measure = new("measure", ["events", "latency", "slices", "composite"]);
    private static readonly EnumType Urgency = new("burn-severity", ["warning", "critical"]);

    private static readonly RecordType RowType = new("burn", [Field("rate", FlowType.Number), Field("long", FlowType.Duration), Field("short", FlowType.Duration), Field("severity", Urgency)]);

    private static readonly RecordType SloType = new("slo",
    [
        Word("name"), Word("title"), Word("service"), Word("owner"), Field("target", FlowType.Percent), Field("over", FlowType.Duration), Word("every"), Field("measure", Measure),
        Word("impact"), Word("runbook"), Field("burns", new ListType(RowType)),
    ]);

    private static readonly RecordType AlertType = new("alert",
    [
        Word("name"), Word("title"), Word("service"), Word("owner"), Word("when"), Field("for", FlowType.Duration), Field("severity", DomainTypes.AlertSeverity), Word("impact"), Word("runbook"),
    ]);

    private static readonly RecordType RunbookType = new("runbook",
        [Word("name"), Word("title"), Word("service"), Word("impact"), Field("steps", new ListType(FlowType.Text)), Field("has-rollback", FlowType.Bool), Field("escalation", new ListType(FlowType.Text))]);

    private static readonly RecordType ServiceType = new("service",
    [
        Word("name"), Word("title"), Word("owner"), Field("tier", Tier), Field("depends-on", new ListType(FlowType.Text)), Field("can-do-without", new ListType(FlowType.Text)), Field("slos", new ListType(SloType)),
        Field("alerts", new ListType(AlertType)), Field("runbooks", new ListType(FlowType.Text)), Field("has-dashboard", FlowType.Bool),
    ]);

    /// <summary>The sets with the types of their elements.</summary>
    public static readonly ImmutableArray<(string Name, RecordType Element)> Types = [("services", ServiceType), ("slos", SloType), ("alerts", AlertType), ("runbooks", RunbookType)];

    /// <summary>The sets of <paramref name="model"/>, by name.</summary>
    public static IEnumerable<KeyValuePair<string, ListValue>> Of(DeliveryModel model) =>
    [
        Set("services", ServiceType, [.. ServiceCoverage.Of(model).Select(c => ServiceOf(c, model))]),
        Set("slos", SloType, [.. model.Slos.Select(SloOf)]),
        Set("alerts", AlertType, [.. model.Alerts.Select(AlertOf)]),
        Set("runbooks", RunbookType, [.. model.Runbooks.Select(RunbookOf)]),
    ];

    private static Value ServiceOf(ServiceCoverage coverage, DeliveryModel model)
    {
        var service = coverage.Service;
        return Record(
            ServiceType, Value.Of(service.Name), Maybe(service.Title), Maybe(service.Owner), new EnumValue(Tier, service.Tier), Texts(service.DependsOn), Texts(service.CanDoWithout),
            new ListValue(SloType, [.. model.Slos.Where(s => s.Service == service.Name).Select(SloOf)]), new ListValue(AlertType, [.. model.Alerts.Where(a => a.Owner == service.Name).Select(AlertOf)]),
            Texts(model.Runbooks.Where(r => r.Service == service.Name).Select(static r => r.FullName)), Value.Of(coverage.Cells[(int)CoverageAspect.Dashboard].By is not null));
    }

    private static Value SloOf(Slo slo) => Record(
        SloType, Value.Of(slo.FullName), Maybe(slo.Title), Value.Of(slo.Service), Maybe(slo.Team?.Name), new PercentValue(slo.Objective.Target * 100), new DurationValue(slo.Objective.Period),
        Maybe(slo.Objective.Calendar?.ToString().ToLowerInvariant()), new EnumValue(Measure, MeasureOf(slo.Indicator)), Maybe(slo.Impact), Maybe(slo.RunbookName ?? slo.Runbook),
        new ListValue(RowType, [.. slo.Rows.Select(r => RowOf(r, slo))]));

    private static string MeasureOf(ServiceLevelIndicator indicator) => indicator switch
    {
        EventIndicator { Latency: not null } => "latency",
        SliceIndicator => "slices",
        CompositeIndicator => "composite",
        _ => "events",
    };

    private static Value RowOf(BurnRateRow row, Slo slo) => Record(
        RowType, Value.Of(row.Factor(slo.Objective.Period)), new DurationValue(row.Long), new DurationValue(row.Short), new EnumValue(Urgency, AlertNames.Label(AlertNames.Severity(row.Urgency))));

    private static Value AlertOf(Alert alert) => Record(
        AlertType, Value.Of(alert.FullName), Maybe(alert.Title), Maybe(alert.Owner), Maybe(alert.Team?.Name), Value.Of(PromPrinter.OneLine(alert.Condition.Tree)), new DurationValue(alert.For),
        new EnumValue(DomainTypes.AlertSeverity, AlertNames.Label(alert.Severity)), Maybe(alert.Impact), Maybe(alert.RunbookName ?? alert.Runbook));

    private static Value RunbookOf(Runbook runbook) => Record(
        RunbookType, Value.Of(runbook.FullName), Maybe(runbook.Title), Value.Of(runbook.Service), Maybe(runbook.Impact), Texts(runbook.Steps.Select(static s => s.Title)),
        Value.Of(!runbook.Rollback.IsEmpty), Texts(runbook.Escalation));
}
