using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>Every alert that can fire: what it means for users, on what it fires, what to do and where to look.</summary>
/// <param name="model">The project.</param>
internal sealed class AlertsPage(DeliveryModel model)
{
    /// <summary>What its file is called.</summary>
    public const string Name = "alerts";

    /// <summary>Its title.</summary>
    public const string Title = "Alerts";

    private readonly DashboardLinks dashboards = new(model);

    /// <summary>The page.</summary>
    public IEnumerable<PageBlock> Blocks()
    {
        var alerts = AlertCatalogue.Of(model).ToImmutableArray();
        return
        [
            new PageHeading(1, Title),
            new PageTable(["alert", "severity", "service", "team"], [.. alerts.Select(Row)]),
            .. alerts.SelectMany(Of),
        ];
    }

    private static ImmutableArray<PageText> Row(RoutedAlert alert) =>
        [new PageText(alert.Name, PageAddress.Page(Name, alert.Name)), AlertNames.Label(alert.Severity), alert.Labels.GetValueOrDefault("service", ""), alert.Labels.GetValueOrDefault("team", "")];

    private IEnumerable<PageBlock> Of(RoutedAlert alert)
    {
        var (slo, own) = (model.Slos.FirstOrDefault(s => s.FullName == alert.FullName), model.Alerts.FirstOrDefault(a => a.FullName == alert.FullName));
        yield return new PageHeading(2, alert.Name);
        foreach (var block in slo is not null ? OfLevel(slo, alert) : own is not null ? OfCondition(own) : [])
        {
            yield return block;
        }

        var points = Points(alert, slo, own).ToImmutableArray();
        if (!points.IsEmpty)
        {
            yield return new PagePoints(points);
        }
    }

    private static IEnumerable<PageBlock> OfCondition(Alert alert) =>
    [
        .. Words(alert.Impact, alert.Title),
        new PageParagraph("Fires on:", alert.For > TimeSpan.Zero ? $"this, for {Quantities.Write(alert.For)}" : "this, at once"),
        new PageCommand(PromPrinter.Print(alert.Condition.Tree), "promql"),
    ];

    /// <summary>What users notice is said where they notice it: not yet when a budget is used up, and nobody knows when nothing is measured.</summary>
    private static IEnumerable<PageBlock> OfLevel(Slo slo, RoutedAlert alert)
    {
        var rows = slo.TellingRows.Where(r => alert.Name == AlertNames.Burning(slo, r.Urgency)).ToList();
        return
        [
            .. Words(rows.Count == 0 ? null : slo.Impact, slo.Title),
            new PageParagraph("Objective:", $"{Percent(slo.Objective.Target)} {slo.Objective.WrittenPeriod}; {BudgetText.Of(slo.Objective)}"),
            .. rows.Count > 0 ? Burning(slo, rows)
                : slo.Spent.FirstOrDefault(s => alert.Name == AlertNames.Spent(slo, s)) is { } spent ? Used(spent)
                : [new PageParagraph("Fires on:", $"nothing being measured for {Quantities.Write(SloRules.NoDataFor)}; the service, its exporter or the scraping may be down")],
        ];
    }

    private static IEnumerable<PageBlock> Words(string? impact, string? title)
    {
        if (impact is not null)
        {
            yield return new PageParagraph("Impact:", impact);
        }

        if (title is not null)
        {
            yield return new PageParagraph("What:", title);
        }
    }

    private static IEnumerable<PageBlock> Burning(Slo slo, List<BurnRateRow> rows) =>
    [
        new PageParagraph("Fires on:", string.Join("; or ", rows.Select(r =>
            $"more than {Percent(r.Threshold(slo.Objective))} bad over {Quantities.Write(r.Long)} and over {Quantities.Write(r.Short)}, so that the budget burns {Factor(r, slo)}as fast as it may"))),
    ];

    private static string Factor(BurnRateRow row, Slo slo) => row.Factor(slo.Objective.Period).ToString("0.##", CultureInfo.InvariantCulture) is not "1" and var factor ? $"{factor} times " : "";

    private static IEnumerable<PageBlock> Used(SpentStep spent)
    {
        yield return new PageParagraph("Fires on:", $"{spent.Percent} of the budget being used up");
        if (spent.Note is { } note)
        {
            yield return new PageParagraph("From then on:", note);
        }

        if (!spent.Frozen.IsEmpty)
        {
            yield return new PageParagraph("Frozen:", $"nothing is deployed to {string.Join(" and ", spent.Frozen.Select(static f => f.Name))} until {spent.Until}");
        }
    }

    private IEnumerable<PageText> Points(RoutedAlert alert, Slo? slo, Alert? own)
    {
        if ((slo?.RunbookName ?? own?.RunbookName) is { } name && model.Runbooks.FirstOrDefault(r => r.FullName == name) is { } runbook)
        {
            yield return new PageText($"Runbook: {RunbookPage.TitleOf(runbook)}", PageAddress.Page(RunbookLinks.PageOf(runbook)));
        }
        else if ((slo?.Runbook ?? own?.Runbook) is { } address)
        {
            yield return new PageText("Runbook", PageAddress.Of(address));
        }

        if (dashboards.Of(alert.Origin, alert.Labels.GetValueOrDefault("service")) is { } panel)
        {
            yield return new PageText("Dashboard", PageAddress.Of(panel));
        }

        foreach (var silence in model.Silences.Where(s => s.Service == alert.Labels.GetValueOrDefault("service") && s.Severities.Contains(alert.Severity)))
        {
            yield return $"tells nobody {OnCallPage.WhenOf(silence)}: {silence.Reason}";
        }

        if (model.Services.FirstOrDefault(s => s.Name == alert.Labels.GetValueOrDefault("service")) is { DependsOn: { IsEmpty: false } needed })
        {
            yield return $"kept quiet while a critical alert of {string.Join(" or ", needed)} fires";
        }
    }

    private static string Percent(decimal share) => (share * 100).ToString("0.######", CultureInfo.InvariantCulture) + "%";
}
