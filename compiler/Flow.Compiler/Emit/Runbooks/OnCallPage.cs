using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>Who is called when, for each team: what somebody looks up who does not know whom to call.</summary>
/// <param name="model">The project.</param>
internal sealed class OnCallPage(DeliveryModel model)
{
    /// <summary>What its file is called.</summary>
    public const string Name = "on-call";

    /// <summary>Its title.</summary>
    public const string Title = "Who is on call";

    /// <summary>The page.</summary>
    public IEnumerable<PageBlock> Blocks() =>
    [
        new PageHeading(1, Title), new PageParagraph("", $"Times are those of {PeopleBlocks.ZoneOf(model)}."),
        .. model.Teams.SelectMany(Of), .. Silences(),
    ];

    private IEnumerable<PageBlock> Of(Team team)
    {
        yield return new PageHeading(2, PeopleBlocks.NameOf(team));
        var services = model.Services.Where(s => s.Owner == team.Name).ToList();
        if (services.Count > 0)
        {
            yield return new PageParagraph("Services:", string.Join(", ", services.Select(static s => $"{s.Name} ({s.Tier})")));
        }

        foreach (var block in Rotation(team))
        {
            yield return block;
        }

        var ways = Ways(team).ToImmutableArray();
        if (!ways.IsEmpty)
        {
            yield return new PagePoints(ways);
        }

        var runbooks = model.Runbooks.Where(r => model.OwnerOf(r.Service) == team.Name).ToList();
        if (runbooks.Count > 0)
        {
            yield return new PageParagraph("Runbooks:", "");
            yield return new PagePoints([.. runbooks.Select(r => Escalated(r, team))]);
        }
    }

    private IEnumerable<PageBlock> Rotation(Team team)
    {
        if (OnCallPlanning.RotationOf(team, model) is not { } rotation)
        {
            yield return new PageParagraph("Called:", team.Chat is null && team.Channels.IsEmpty ? "nobody; no alert tells this team." : "nobody; this team is told in its channels.");
            yield break;
        }

        var page = rotation.Page is { } way ? PeopleBlocks.TextOf(way) : "pagerduty";
        yield return new PageParagraph("Called:", rotation.Shifts.IsEmpty ? $"rotation {rotation.Name}, by {page}; its shifts are kept there." : $"rotation {rotation.Name}, by {page}");
        if (!rotation.Shifts.IsEmpty)
        {
            yield return new PageTable(["when", "who take turns"], [.. rotation.Shifts.Select(static s => (ImmutableArray<PageText>)[PeopleBlocks.TextOf(s.Window), string.Join(", ", s.People)])]);
        }
    }

    private static IEnumerable<PageText> Ways(Team team)
    {
        if (team.Chat is Types.VariantValue chat)
        {
            yield return PeopleBlocks.ChatOf(chat);
        }

        foreach (var channel in team.Channels)
        {
            yield return $"told by {PeopleBlocks.TextOf(channel)}";
        }

        if (!team.Members.IsEmpty)
        {
            yield return $"members: {string.Join(", ", team.Members)}";
        }
    }

    private static PageText Escalated(Runbook runbook, Team owner)
    {
        var others = string.Join(", then ", runbook.Escalation.Where(name => name != owner.Name));
        return new($"{RunbookPage.TitleOf(runbook)}{(others.Length == 0 ? "" : $"; then {others}")}", PageAddress.Page(RunbookLinks.PageOf(runbook)));
    }

    private IEnumerable<PageBlock> Silences() => model.Silences.IsEmpty ? [] :
    [
        new PageHeading(2, "Times in which alerts tell nobody"),
        new PageTable(["service", "when", "what", "why"], [.. model.Silences.Select(Row)]),
    ];

    private static ImmutableArray<PageText> Row(Silence silence) => [silence.Service, WhenOf(silence), string.Join(", ", silence.Severities.Select(AlertNames.Label)), silence.Reason];

    /// <summary>The times of a silence in words.</summary>
    public static string WhenOf(Silence silence) => string.Join(", on ", new[]
    {
        string.Join("; ", silence.Windows.Select(PeopleBlocks.TextOf)),
        string.Join("; ", silence.Days.Select(static d => d.First == d.Last ? $"{d.First:yyyy-MM-dd}" : $"{d.First:yyyy-MM-dd} to {d.Last:yyyy-MM-dd}")),
    }.Where(static part => part.Length > 0));
}
