using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>Who people are, when they are called, and how.</summary>
internal static class PeopleBlocks
{
    /// <summary>How a team is called on a page.</summary>
    public static string NameOf(Team team) => team.Title is null ? team.Name : $"{team.Name} ({team.Title})";

    /// <summary>What is known of a team, one point each.</summary>
    public static ImmutableArray<PageText> Points(Team team, DeliveryModel model)
    {
        var points = ImmutableArray.CreateBuilder<PageText>();
        if (OnCallPlanning.RotationOf(team, model) is { } rotation)
        {
            points.Add($"on call: {rotation.Name}{(rotation.Shifts.IsEmpty ? "" : $", times of {ZoneOf(model)}")}");
            points.AddRange(rotation.Shifts.Select(static s => (PageText)$"{TextOf(s.Window)}: {string.Join(", ", s.People)}"));
        }

        if (team.Chat is VariantValue chat)
        {
            points.Add(ChatOf(chat));
        }

        if (!team.Members.IsEmpty)
        {
            points.Add($"members: {string.Join(", ", team.Members)}");
        }

        return points.ToImmutable();
    }

    /// <summary>The time zone of all times.</summary>
    public static string ZoneOf(DeliveryModel model) => model.Project.TimeZone ?? "UTC";

    /// <summary>Where a team talks.</summary>
    public static string ChatOf(VariantValue chat) => $"chat: {TextOf(chat)}";

    /// <summary>How somebody is told, without what is secret of it.</summary>
    public static string TextOf(VariantValue channel) => channel is { Case: "slack" or "email" or "teams", Arguments: [var place, ..] } ? $"{channel.Case} {place.ToText()}" : channel.Case;

    /// <summary>A time of the week in words.</summary>
    public static string TextOf(WeeklyWindow window)
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
}
