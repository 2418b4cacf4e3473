using System.Globalization;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>What is said about who is called, and when nobody is.</summary>
internal static class OnCallParts
{
    /// <summary>What is said about <paramref name="team"/>.</summary>
    public static Part Of(Team team) => new(team.Name, new FacetList()
        .Text("title", team.Title).Words("members", team.Members).Plain("on-call", team.OnCall?.ToText()).Plain("chat", team.Chat?.ToText())
        .Words("channels", team.Channels.Select(static c => c.ToText()))
        .Each(team.Tells, static t => $"tell {AlertNames.Label(t.Severity)}", static t => string.Join(", ", Times(t)))
        .Each(team.Escalations, static e => $"escalate {AlertNames.Label(e.Severity)}", static e => $"to {e.Team} after {Quantities.Write(e.After)}").Facets, team.Origin);

    /// <summary>What is said about <paramref name="rotation"/>.</summary>
    public static Part Of(Rotation rotation) => new(rotation.Name, new FacetList()
        .Text("title", rotation.Title).Plain("page", rotation.Page?.ToText())
        .Each(rotation.Shifts, static _ => "shift", static s => $"{TextOf(s.Window)}: {string.Join(", ", s.People)}").Facets, rotation.Origin);

    /// <summary>What is said about <paramref name="silence"/>.</summary>
    public static Part Of(Silence silence) => new(silence.Name, new FacetList()
        .Plain("service", silence.Service).Each(silence.Windows, static _ => "at", TextOf)
        .Each(silence.Days, static _ => "days", static d => string.Create(CultureInfo.InvariantCulture, $"{d.First:yyyy-MM-dd}..{d.Last:yyyy-MM-dd}"))
        .Words("severities", silence.Severities.Select(static s => s.ToString().ToLowerInvariant())).Text("because", silence.Reason).Text("public", silence.Public).Facets, silence.Origin);

    /// <summary>What follows from a silence that is new or another.</summary>
    public static void Judge(Silence? silence, ChangeBuilder change)
    {
        change.Raise(Risk.Review);
        if (silence is not null)
        {
            change.Add(
                silence.Severities.Contains(AlertSeverity.Critical) ? Risk.Dangerous : Risk.Review,
                $"alerts of `{silence.Service}` ({string.Join(", ", silence.Severities.Select(static s => s.ToString().ToLowerInvariant()))}) tell nobody in that time");
        }
    }

    /// <summary>What follows from a rotation that is gone or another.</summary>
    public static void Judge(Rotation? old, Rotation? now, ChangeBuilder change)
    {
        change.Raise(old is null ? Risk.Harmless : Risk.Review);
        if (old is { Page: not null } && now is { Page: null })
        {
            change.Add(Risk.Dangerous, "nothing says any more how the one whose turn it is is called");
        }
    }

    private static IEnumerable<string> Times(Telling telling) => new (string Word, TimeSpan? Time)[] { ("after", telling.After), ("every", telling.Every), ("more", telling.More) }
        .Where(static t => t.Time is not null).Select(static t => $"{t.Word} {Quantities.Write(t.Time!.Value)}");

    private static string TextOf(WeeklyWindow window) =>
        $"{string.Join(' ', window.Days.Select(static d => d.ToString()[..3].ToLowerInvariant()))} {window.From ?? TimeOnly.MinValue:HH\\:mm}..{window.To ?? TimeOnly.MinValue:HH\\:mm}";
}
