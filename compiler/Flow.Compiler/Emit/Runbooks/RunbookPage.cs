using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit.Telemetry;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>What the page of a runbook says, in the order in which somebody who was woken needs it.</summary>
/// <param name="runbook">The runbook.</param>
/// <param name="model">All else.</param>
internal sealed class RunbookPage(Runbook runbook, DeliveryModel model)
{
    private const string Unknown = "not known in";

    private readonly DashboardLinks dashboards = new(model);

    private readonly ImmutableArray<Leading> leading =
    [
        .. model.Slos.Where(s => s.RunbookName == runbook.FullName).Select(static s => new Leading(s.FullName, s.Title, s.Origin)),
        .. model.Alerts.Where(a => a.RunbookName == runbook.FullName).Select(static a => new Leading(a.FullName, a.Title, a.Origin)),
    ];

    private readonly ImmutableArray<RoutedAlert> alerts = [.. AlertCatalogue.Of(model)];

    /// <summary>The title of the page.</summary>
    public static string TitleOf(Runbook runbook) => runbook.Title ?? runbook.FullName;

    /// <summary>The page.</summary>
    public IEnumerable<PageBlock> Blocks() => [new PageHeading(1, TitleOf(runbook)), .. Impact(), .. Steps("What to do", runbook.Steps), .. Steps("How to take it back", runbook.Rollback), .. People(), .. LeadingHere(), .. More()];

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

    private IEnumerable<PageBlock> LeadingHere() => leading.IsEmpty
        ? []
        : [new PageHeading(2, "Which alerts lead here"), new PagePoints([.. leading.SelectMany(Points)])];

    /// <summary>Each alert as it is called where somebody is told: that name is looked for.</summary>
    private IEnumerable<PageText> Points(Leading from)
    {
        foreach (var alert in alerts.Where(a => a.FullName == from.Name))
        {
            yield return new PageText($"{alert.Name} ({AlertNames.Label(alert.Severity)}){(from.Title is null ? "" : $": {from.Title}")}", PageAddress.Page(AlertsPage.Name, alert.Name));
        }

        if (dashboards.Of(from.Origin, runbook.Service) is { } panel)
        {
            yield return new PageText($"{from.Name} on the dashboard", PageAddress.Of(panel));
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
            foreach (var block in steps[i].Lines.SelectMany(Of))
            {
                yield return block;
            }
        }
    }

    private IEnumerable<PageBlock> Of(RunbookLine line) => line switch
    {
        RunbookCommand command => [new PageCommand(string.Concat(OfEnvironment(command).Select(static l => l + "\n")) + line.Text)],
        RunbookExpectation expectation => [Expected(expectation), .. expectation is RunbookCondition condition && Asked(condition) is { IsEmpty: false } asked ? [new PagePoints(asked)] : Array.Empty<PageBlock>()],
        RunbookSight => [new PageParagraph("Expect:", line.Text)],
        _ => [new PageParagraph("Note:", line.Text)],
    };

    private static PageParagraph Expected(RunbookExpectation expectation) =>
        new("Expect:", expectation.Within > TimeSpan.Zero ? $"{expectation.Text} within {Spelled(expectation.Within)}" : expectation.Text);

    /// <summary>Where a condition asks, in each environment, where that is known in any: whoever has no Flow at hand opens it.</summary>
    private ImmutableArray<PageText> Asked(RunbookCondition condition) =>
    [
        .. ExprTree.WithChildren(condition.Condition).OfType<CallExpr>().Where(static c => c is { Function: "http", Arguments: [{ Constant: null }, ..] })
            .Select(call => model.Environments.Select(e => (e.Name, Url: AskedIn(e, call))).ToList()).Where(static asked => asked.Exists(static a => a.Url is not null)).SelectMany(static asked => asked)
            .Select(static a => a.Url is { } url ? new PageText($"in {a.Name}: {url}", PageAddress.Of(url)) : $"{Unknown} {a.Name}"),
    ];

    /// <summary>A service and a path in it, or a whole address; null where <paramref name="environment"/> does not say it.</summary>
    private static string? AskedIn(DeploymentEnvironment environment, CallExpr call) => call.Arguments switch
    {
        [CallExpr { Function: HttpCheck.AddressOf } of, var path] =>
            ServiceAddresses.AtHand(environment).Where(a => a.Service == of.Arguments[0].Constant!.ToText()).Select(static a => a.Address).FirstOrDefault() is { } address && ValueIn(environment, path) is { } known
                ? $"{address}/{known.TrimStart('/')}" : null,
        [var address] => ValueIn(environment, address),
        _ => null,
    };

    /// <summary>
    /// What a command reads of the environment: set where all environments say the same, else in a line for each of them with what it says, which sets all of them when it is typed. One that says
    /// nothing has not the value of the others, and that is said.
    /// </summary>
    private IEnumerable<string> OfEnvironment(RunbookCommand command)
    {
        var all = model.Environments.SelectMany(e => command.OfEnvironment.DistinctBy(static v => v.Name).Select(v => (Environment: e.Name, v.Name, Value: ValueIn(e, v.Value)))).ToList();
        var values = all.GroupBy(static v => v.Name).Where(static g => g.Any(static v => v.Value is not null)).ToList();
        var same = values.Where(static g => g.DistinctBy(static v => v.Value).Count() == 1).Select(static g => g.First()).ToList();
        return
        [
            .. same.Select(static v => Set(v.Name, v.Value!)),
            .. values.SelectMany(static g => g).Where(v => !same.Exists(s => s.Name == v.Name)).GroupBy(static v => v.Environment).SelectMany(Lines),
        ];
    }

    private static IEnumerable<string> Lines(IGrouping<string, (string Environment, string Name, string? Value)> environment)
    {
        var known = environment.Where(static v => v.Value is not null).Select(static v => Set(v.Name, v.Value!)).ToList();
        var unknown = environment.Where(static v => v.Value is null).Select(static v => v.Name).ToList();
        return
        [
            .. known.Count == 0 ? Array.Empty<string>() : [$"# in {environment.Key}: {string.Join(' ', known)}"],
            .. unknown.Count == 0 ? Array.Empty<string>() : [$"# {Unknown} {environment.Key}: {string.Join(", ", unknown)}"],
        ];
    }

    private static string Set(string variable, string value) => $"{variable}={RunbookBuilder.Quoted(value)}";

    private static string? ValueIn(DeploymentEnvironment environment, Expr value) => value switch
    {
        ConstantExpr constant => constant.Value.ToText(),
        ReadExpr { Source: ContextSource { Path: ["name"] } } => environment.Name,
        ReadExpr { Source: ContextSource { Path: ["url"] } } => environment.Url,
        ReadExpr { Source: AtHandSource known } => known.In(environment.Name),
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

    /// <summary>What leads to the page: a service level or an alert.</summary>
    private sealed record Leading(string Name, string? Title, Origin Origin);
}
