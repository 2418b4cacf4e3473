using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>What the page of a runbook says, in the order in which somebody who was woken needs it.</summary>
/// <param name="runbook">The runbook.</param>
/// <param name="model">All else.</param>
internal sealed class RunbookPage(Runbook runbook, DeliveryModel model)
{
    private readonly ImmutableArray<Leading> alerts =
    [
        .. model.Slos.Where(s => s.RunbookName == runbook.FullName).Select(static s => new Leading(s.FullName, s.Title, s.Impact, "service level")),
        .. model.Alerts.Where(a => a.RunbookName == runbook.FullName).Select(static a => new Leading(a.FullName, a.Title, a.Impact, AlertNames.Label(a.Severity))),
    ];

    /// <summary>The title of the page.</summary>
    public static string TitleOf(Runbook runbook) => runbook.Title ?? runbook.FullName;

    /// <summary>The page.</summary>
    public IEnumerable<PageBlock> Blocks() => [new PageHeading(1, TitleOf(runbook)), .. Impact(), .. LeadingHere(), .. Steps("What to do", runbook.Steps), .. Steps("How to take it back", runbook.Rollback), .. People(), .. Source()];

    private IEnumerable<PageBlock> Impact()
    {
        foreach (var impact in runbook.Impact is { } written ? [written] : alerts.Select(static a => a.Impact).OfType<string>().Distinct())
        {
            yield return new PageParagraph("Impact:", impact);
        }

        var service = model.Services.FirstOrDefault(s => s.Name == runbook.Service);
        yield return new PageParagraph(service is null ? "What fails:" : "Service:", service?.Title is { } title ? $"{runbook.Service} ({title})" : runbook.Service);
    }

    private IEnumerable<PageBlock> LeadingHere() => alerts.IsEmpty
        ? []
        : [new PageHeading(2, "Which alerts lead here"), new PagePoints([.. alerts.Select(static a => $"{a.Name} ({a.Kind}){(a.Title is null ? "" : $": {a.Title}")}")])];

    private static IEnumerable<PageBlock> Steps(string title, ImmutableArray<RunbookStep> steps)
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
                    RunbookCommand => new PageCommand(line.Text),
                    RunbookExpectation => new PageParagraph("Expect:", line.Text),
                    _ => new PageParagraph("Note:", line.Text),
                };
            }
        }
    }

    private IEnumerable<PageBlock> People()
    {
        var owner = model.OwnerOf(runbook.Service);
        var teams = runbook.Escalation.Prepend(owner).OfType<string>().Distinct().Select(n => model.Teams.FirstOrDefault(t => t.Name == n)).OfType<Team>().ToList();
        return teams.Count == 0 ? [] : [new PageHeading(2, "Who is called"), .. teams.SelectMany(t => Of(t, t.Name == owner))];
    }

    private IEnumerable<PageBlock> Of(Team team, bool isOwner)
    {
        yield return new PageParagraph(isOwner ? "First:" : "Then:", team.Title is null ? team.Name : $"{team.Name} ({team.Title})");
        var points = ImmutableArray.CreateBuilder<string>();
        if (OnCallPlanning.RotationOf(team, model) is { } rotation)
        {
            points.Add($"on call: {rotation.Name}{(rotation.Shifts.IsEmpty ? "" : $", times of {model.Project.TimeZone ?? "UTC"}")}");
            points.AddRange(rotation.Shifts.Select(static s => $"{TextOf(s.Window)}: {string.Join(", ", s.People)}"));
        }

        if (team.Chat is VariantValue { Arguments: [var place, ..] } chat)
        {
            points.Add($"chat: {place.ToText()} ({chat.Case})");
        }

        if (!team.Members.IsEmpty)
        {
            points.Add($"members: {string.Join(", ", team.Members)}");
        }

        if (points.Count > 0)
        {
            yield return new PagePoints(points.ToImmutable());
        }
    }

    private IEnumerable<PageBlock> Source()
    {
        if (model.Project.Repository is { } repository)
        {
            yield return new PageHeading(2, "Where this comes from");
            yield return new PageLink(repository, $"https://github.com/{repository}");
        }
    }

    private static string TextOf(WeeklyWindow window)
    {
        var days = window.Days.Length switch
        {
            7 => "daily",
            _ when window.Days.SequenceEqual(WeeklyWindow.AllDays[..5]) => "weekdays",
            _ when window.Days.SequenceEqual(WeeklyWindow.AllDays[5..]) => "weekends",
            _ => string.Join(", ", window.Days),
        };
        return window is { From: null, To: null } ? days : $"{days} {window.From ?? TimeOnly.MinValue:HH\\:mm} to {window.To ?? TimeOnly.MinValue:HH\\:mm}";
    }

    /// <summary>What leads to the page.</summary>
    private sealed record Leading(string Name, string? Title, string? Impact, string Kind);
}
