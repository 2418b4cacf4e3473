using System.Collections.Immutable;
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
        if ((slo?.Impact ?? own?.Impact) is { } impact)
        {
            yield return new PageParagraph("Impact:", impact);
        }

        if ((slo?.Title ?? own?.Title) is { } title)
        {
            yield return new PageParagraph("What:", title);
        }

        foreach (var block in slo is not null ? Formula(slo, alert) : own is not null ? Formula(own) : [])
        {
            yield return block;
        }

        var points = Points(alert, slo, own).ToImmutableArray();
        if (!points.IsEmpty)
        {
            yield return new PagePoints(points);
        }
    }

    private static IEnumerable<PageBlock> Formula(Alert alert) =>
    [
        new PageParagraph("Fires on:", alert.For > TimeSpan.Zero ? $"this, for {Quantities.Write(alert.For)}" : "this, at once"),
        new PageCommand(PromPrinter.Print(alert.Condition.Tree), "promql"),
    ];

    private static IEnumerable<PageBlock> Formula(Slo slo, RoutedAlert alert)
    {
        yield return new PageParagraph("Objective:", $"{Percent(slo.Objective.Target)} {slo.Objective.WrittenPeriod}; {Math.Round(slo.Objective.AllowedOutage.TotalMinutes, 1)} minutes of all being bad use the budget up");
        var rows = slo.TellingRows.Where(r => alert.Name == AlertNames.Burning(slo, r.Urgency)).ToList();
        yield return rows.Count == 0
            ? new PageParagraph("Fires on:", "nothing being measured")
            : new PagePoints([.. rows.Select(r => (PageText)$"fires when the budget burns {Math.Round(r.Factor(slo.Objective.Period), 2)} times as fast as it may, over {Quantities.Write(r.Long)} and over {Quantities.Write(r.Short)}")]);
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

    private static string Percent(decimal share) => new PercentValue(share * 100).ToText();
}
