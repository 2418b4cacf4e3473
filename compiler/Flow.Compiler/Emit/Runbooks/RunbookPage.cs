using System.Collections.Immutable;
using Flow.Compiler.Emit.Telemetry;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>What the page of a runbook says, in the order in which somebody who was woken needs it.</summary>
/// <param name="runbook">The runbook.</param>
/// <param name="model">All else.</param>
internal sealed class RunbookPage(Runbook runbook, DeliveryModel model)
{
    private readonly DashboardLinks dashboards = new(model);

    private readonly ImmutableArray<Leading> alerts =
    [
        .. model.Slos.Where(s => s.RunbookName == runbook.FullName).Select(static s => new Leading(s.FullName, s.Title, "service level", s.Origin)),
        .. model.Alerts.Where(a => a.RunbookName == runbook.FullName).Select(static a => new Leading(a.FullName, a.Title, AlertNames.Label(a.Severity), a.Origin)),
    ];

    /// <summary>The title of the page.</summary>
    public static string TitleOf(Runbook runbook) => runbook.Title ?? runbook.FullName;

    /// <summary>The page.</summary>
    public IEnumerable<PageBlock> Blocks() => [new PageHeading(1, TitleOf(runbook)), .. Impact(), .. LeadingHere(), .. Steps("What to do", runbook.Steps), .. Steps("How to take it back", runbook.Rollback), .. People(), .. More()];

    private IEnumerable<PageBlock> Impact()
    {
        foreach (var impact in RunbookImpact.Of(runbook, model))
        {
            yield return new PageParagraph("Impact:", impact);
        }

        var service = model.Services.FirstOrDefault(s => s.Name == runbook.Service);
        yield return new PageParagraph(service is null ? "What fails:" : "Service:", service?.Title is { } title ? $"{runbook.Service} ({title})" : runbook.Service);
        if (Logs() is { Length: > 0 } logs)
        {
            yield return new PagePoints([.. logs]);
        }
    }

    private PageText[] Logs() =>
    [
        .. LogLink.Of(runbook.Service, model).Where(l => !l.IsOfGrafana || model.Project.GrafanaUrl is not null)
            .Select(l => new PageText(l.Title, PageAddress.Of(l.IsOfGrafana ? $"{model.Project.GrafanaUrl!.TrimEnd('/')}{l.Url}" : l.Url))),
    ];

    private IEnumerable<PageBlock> LeadingHere() => alerts.IsEmpty
        ? []
        : [new PageHeading(2, "Which alerts lead here"), new PagePoints([.. alerts.SelectMany(Points)])];

    private IEnumerable<PageText> Points(Leading alert)
    {
        yield return $"{alert.Name} ({alert.Kind}){(alert.Title is null ? "" : $": {alert.Title}")}";
        if (dashboards.Of(alert.Origin, runbook.Service) is { } panel)
        {
            yield return new PageText($"{alert.Name} on the dashboard", PageAddress.Of(panel));
        }
    }

    private IEnumerable<PageBlock> Steps(string title, ImmutableArray<RunbookStep> steps)
    {
        if (!steps.IsEmpty)
        {
            yield return new PageHeading(2, title);
        }

        for (var i = 0; i < steps.Length; i++)
        {
            yield return new PageHeading(3, $"{i + 1}. {steps[i].Title}");
            foreach (var line in steps[i].Lines)
            {
                yield return line switch
                {
                    RunbookCommand command => new PageCommand(string.Concat(command.OfEnvironment.SelectMany(OfEnvironment).Select(static l => l + "\n")) + line.Text),
                    RunbookExpectation { Within: var within } => new PageParagraph("Expect:", within > TimeSpan.Zero ? $"{line.Text} within {Spelled(within)}" : line.Text),
                    RunbookSight => new PageParagraph("Expect:", line.Text),
                    _ => new PageParagraph("Note:", line.Text),
                };
            }
        }
    }

    /// <summary>A variable of the environment: set where all environments say the same, else with what each of them says.</summary>
    private IEnumerable<string> OfEnvironment(Variable variable)
    {
        var values = model.Environments.Select(e => (e.Name, Value: ValueIn(e, variable.Value))).Where(static v => v.Value is not null).ToList();
        return values.Select(static v => v.Value).Distinct().Count() == 1
            ? [$"{variable.Name}={RunbookBuilder.Quoted(values[0].Value!)}"]
            : values.Select(v => $"# in {v.Name}: {variable.Name}={RunbookBuilder.Quoted(v.Value!)}");
    }

    private static string? ValueIn(DeploymentEnvironment environment, Expr value) => value switch
    {
        ConstantExpr constant => constant.Value.ToText(),
        ReadExpr { Source: ContextSource { Path: ["name"] } } => environment.Name,
        ReadExpr { Source: ContextSource { Path: ["url"] } } => environment.Url,
        InterpolationExpr text when text.Parts.Select(p => ValueIn(environment, p)).ToList() is var parts && !parts.Contains(null) => string.Concat(parts),
        _ => null,
    };

    private static string Spelled(TimeSpan time) => new DurationValue(time).ToText();

    private IEnumerable<PageBlock> People()
    {
        var owner = model.OwnerOf(runbook.Service);
        var teams = runbook.Escalation.Prepend(owner).OfType<string>().Distinct().Select(n => model.Teams.FirstOrDefault(t => t.Name == n)).OfType<Team>().ToList();
        return teams.Count == 0 ? [] : [new PageHeading(2, "Who is called"), .. teams.SelectMany(t => Of(t, t.Name == owner))];
    }

    private IEnumerable<PageBlock> Of(Team team, bool isOwner)
    {
        yield return new PageParagraph(isOwner ? "First:" : "Then:", PeopleBlocks.NameOf(team));
        if (PeopleBlocks.Points(team, model) is { IsEmpty: false } points)
        {
            yield return new PagePoints(points);
        }
    }

    private IEnumerable<PageBlock> More()
    {
        yield return new PageHeading(2, "More");
        var repository = model.Project.Repository;
        yield return new PagePoints(
        [
            new PageText("All runbooks", PageAddress.Page(IndexPage.Name)),
            .. model.Teams.IsEmpty ? Array.Empty<PageText>() : [new PageText(OnCallPage.Title, PageAddress.Page(OnCallPage.Name))],
            .. model.Services.Where(s => s.Name == runbook.Service).Select(static s => new PageText("Report of an incident, to be filled in", PageAddress.Page(PostmortemPage.NameOf(s)))),
            .. repository is null ? Array.Empty<PageText>() : [new PageText($"Source: {repository}", PageAddress.Of($"https://github.com/{repository}"))],
        ]);
    }

    /// <summary>What leads to the page.</summary>
    private sealed record Leading(string Name, string? Title, string Kind, Origin Origin);
}
