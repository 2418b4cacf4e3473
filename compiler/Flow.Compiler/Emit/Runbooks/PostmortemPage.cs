using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>The report of an incident to be filled in, with what is known of the service: nobody is to blame, so it asks what and how, and not who.</summary>
/// <param name="service">The service.</param>
/// <param name="model">The project.</param>
internal sealed class PostmortemPage(Service service, DeliveryModel model)
{
    private readonly ImmutableArray<Runbook> runbooks = [.. model.Runbooks.Where(r => r.Service == service.Name)];

    /// <summary>What its file is called. No name of a runbook's page is without a dot, and none of a service has one.</summary>
    public static string NameOf(Service service) => $"postmortem-{service.Name}";

    /// <summary>Its title.</summary>
    public static string TitleOf(Service service) => $"Incident: {service.Title ?? service.Name}";

    /// <summary>The page.</summary>
    public IEnumerable<PageBlock> Blocks() =>
    [
        new PageHeading(1, TitleOf(service)),
        new PageParagraph("", "Copy this page for each incident. It is about what happened and why it could, not about who did it."),
        new PageTable(["what", "value"], [.. Facts()]),
        new PageHeading(2, "What users noticed"), Blank("What did they see, how many of them, from when until when?"),
        .. Budgets(),
        new PageHeading(2, "What happened"), Blank($"In order, with times.{(runbooks.IsEmpty ? "" : " What was done by a runbook is in the evidence.md of its run, under .flow/runs.")}"),
        new PageTable(["time", "what"], [["", "It began"], ["", "An alert told somebody"], ["", "Somebody looked"], ["", "Users were no longer affected"]]),
        new PageHeading(2, "Why it could happen"), Blank("What had to come together? What made it worse, what made it better?"),
        new PageHeading(2, "How it was found and ended"), Blank($"Which alert told it, and how long after it began?{(runbooks.IsEmpty ? "" : " Did the runbook say what to do?")}"),
        .. Links("Alerts", model.Slos.Where(s => s.Service == service.Name).Select(static s => s.FullName).Concat(model.Alerts.Where(a => a.Owner == service.Name).Select(static a => a.FullName)), PageAddress.Page(AlertsPage.Name)),
        .. runbooks.Select(static r => new PageLink($"Runbook: {RunbookPage.TitleOf(r)}", PageAddress.Page(RunbookLinks.PageOf(r)))),
        new PageHeading(2, "What is changed"),
        new PageTable(["what", "by whom", "until"], [["", "", ""]]),
    ];

    private static PageParagraph Blank(string question) => new("", question);

    private IEnumerable<ImmutableArray<PageText>> Facts()
    {
        yield return ["Service", service.Title is null ? service.Name : $"{service.Name} ({service.Title})"];
        yield return ["Tier", service.Tier];
        if (service.Owner is { } owner)
        {
            yield return ["Team", new PageText(owner, PageAddress.Page(OnCallPage.Name, model.Teams.FirstOrDefault(t => t.Name == owner) is { } team ? PeopleBlocks.NameOf(team) : null))];
        }

        if (!service.DependsOn.IsEmpty)
        {
            yield return ["Depends on", string.Join(", ", service.DependsOn)];
        }

        if (!service.CanDoWithout.IsEmpty)
        {
            yield return ["Uses, and can do without", string.Join(", ", service.CanDoWithout)];
        }

        yield return ["Severity", ""];
        yield return ["Began", ""];
        yield return ["Ended", ""];
    }

    private IEnumerable<PageBlock> Budgets()
    {
        var slos = model.Slos.Where(s => s.Service == service.Name).ToList();
        return slos.Count == 0 ? [] :
        [
            new PageTable(
                ["service level", "objective", "budget, as time in which everything is bad", "used by this"],
                [.. slos.Select(static s => (ImmutableArray<PageText>)[s.FullName, $"{new PercentValue(s.Objective.Target * 100).ToText()} {s.Objective.WrittenPeriod}", BudgetText.Time(s.Objective), ""])]),
        ];
    }

    private static IEnumerable<PageBlock> Links(string lead, IEnumerable<string> names, PageAddress address) =>
        string.Join(", ", names) is { Length: > 0 } all ? [new PageLink($"{lead}: {all}", address)] : [];
}
