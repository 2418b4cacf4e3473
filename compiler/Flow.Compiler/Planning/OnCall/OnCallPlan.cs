using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Planning.OnCall;

/// <summary>Who is told of which alert: the routing tree, its receivers, its times, and what keeps what quiet.</summary>
/// <param name="Root">The tree.</param>
/// <param name="Receivers">Everybody who is told.</param>
/// <param name="Times">Shifts and silences.</param>
/// <param name="Inhibitions">What keeps what quiet.</param>
/// <param name="Alerts">The alerts of the project.</param>
public sealed record OnCallPlan(
    AlertRoute Root, ImmutableArray<AlertReceiver> Receivers, ImmutableArray<NamedTime> Times, ImmutableArray<Inhibition> Inhibitions, ImmutableArray<RoutedAlert> Alerts)
{
    /// <summary>The plan of a project, or null where it has no alerts or no teams.</summary>
    public static OnCallPlan? Of(DeliveryModel model) =>
        model.Teams.IsEmpty || AlertCatalogue.Of(model).ToImmutableArray() is not { IsEmpty: false } alerts ? null : new OnCallPlanning(model).Plan(alerts);

    /// <summary>The receiver of a name.</summary>
    public AlertReceiver Receiver(string name) => Receivers.First(r => r.Name == name);

    /// <summary>The time of a name.</summary>
    public NamedTime Time(string name) => Times.First(t => t.Name == name);

    /// <summary>Whether a route tells anybody at a minute of the week.</summary>
    public bool IsAwake(AlertRoute route, int minute) =>
        !route.Muted.Any(t => Time(t).Covers(minute)) && (route.Active.IsEmpty || route.Active.Any(t => Time(t).Covers(minute)));
}

/// <summary>Lays the plan out: a branch for each team, below it one for each severity, below that who is told.</summary>
internal sealed class OnCallPlanning(DeliveryModel model)
{
    private static readonly AlertSeverity[] MostSeriousFirst = [AlertSeverity.Critical, AlertSeverity.Warning, AlertSeverity.Info];

    public OnCallPlan Plan(ImmutableArray<RoutedAlert> alerts)
    {
        var otherwise = Otherwise(model)!;
        var root = new AlertRoute(otherwise.Name, [])
        {
            Timing = Timing.Of(AlertSeverity.Warning, otherwise, model.Project.Alerts),
            Routes = [.. model.Teams.Select(t => new AlertRoute(t.Name, [new("team", t.Name)]) { Routes = Severities(t, t.Name) }), .. Severities(otherwise, null)],
        };
        return new OnCallPlan(
            root,
            [.. model.Teams.SelectMany(Receivers)],
            [.. UsedRotations().SelectMany(r => r.Shifts.Select(s => new NamedTime(NameOf(r, s), [s.Window], []))), .. model.Silences.Select(static s => new NamedTime(NameOf(s), s.Windows, s.Days))],
            [.. Inhibitions()],
            alerts);
    }

    /// <summary>The rotation of a team: one of the project, or one that the paging service knows by name; null where nobody is called.</summary>
    public static Rotation? RotationOf(Team team, DeliveryModel model) => (team.OnCall as VariantValue)?.Arguments[0].ToText() is not { } name ? null
        : model.Rotations.FirstOrDefault(r => r.Name == name) ?? new Rotation(name, team.Origin);

    /// <summary>Whom a rotation calls: the service of PagerDuty with its name, unless it says otherwise.</summary>
    public static VariantValue PageOf(Rotation rotation) => rotation.Page ?? Channel("pagerduty", rotation.Name);

    /// <summary>The team that is told of what belongs to nobody: the first one where none is written; null where there is none.</summary>
    public static Team? Otherwise(DeliveryModel model) => model.Teams.FirstOrDefault(t => t.Name == model.Project.Alerts.Otherwise) ?? model.Teams.FirstOrDefault();

    /// <summary>The name of the time of a shift: <c>payments-primary-weekdays-0800-1800</c>.</summary>
    public static string NameOf(Rotation rotation, Shift shift)
    {
        var days = shift.Window.Days.Length switch { 7 => "daily", 5 => "weekdays", 2 => "weekends", _ => shift.Window.Days[0].ToString().ToLowerInvariant() };
        return shift.Window is { From: { } from, To: { } to } ? $"{rotation.Name}-{days}-{from:HHmm}-{to:HHmm}" : $"{rotation.Name}-{days}";
    }

    /// <summary>The name of the time of a silence.</summary>
    public static string NameOf(Silence silence) => $"silence-{silence.Name}";

    private IEnumerable<Rotation> UsedRotations() => model.Teams.Select(t => RotationOf(t, model)).OfType<Rotation>().DistinctBy(static r => r.Name);

    private ImmutableArray<AlertRoute> Severities(Team team, string? owner) => [.. MostSeriousFirst.Select(severity => OfSeverity(team, owner, severity))];

    /// <summary>The branch of one severity. Where silences hold for a service, that has a branch of its own: a muted route takes its alerts and tells nobody.</summary>
    private AlertRoute OfSeverity(Team team, string? owner, AlertSeverity severity)
    {
        var quiet = model.Silences.Where(s => s.Severities.Contains(severity) && model.OwnerOf(s.Service) == owner);
        var services = quiet.GroupBy(static s => s.Service, NameOf)
            .Select(g => new AlertRoute(team.Name, [new("service", g.Key)]) { Routes = Leaves(team, severity, [.. g]) });
        return new AlertRoute(team.Name, [new("severity", AlertNames.Label(severity))])
        {
            Timing = Timing.Of(severity, team, model.Project.Alerts),
            Routes = [.. services, .. severity == AlertSeverity.Critical || team.Escalations.Any(e => e.Severity == severity) ? Leaves(team, severity, []) : []],
        };
    }

    /// <summary>Who is told at the end: the team where it talks, of what is critical the one whose turn it is, and later those to whom it escalates.</summary>
    private ImmutableArray<AlertRoute> Leaves(Team team, AlertSeverity severity, ImmutableArray<string> muted)
    {
        List<AlertRoute> all = [.. Told(team, severity, muted), .. team.Escalations.Where(e => e.Severity == severity).SelectMany(e => Later(e, team, muted))];
        return [.. all.Select((route, i) => route with { Continues = i < all.Count - 1 })];
    }

    private IEnumerable<AlertRoute> Told(Team team, AlertSeverity severity, ImmutableArray<string> muted)
    {
        yield return new AlertRoute(team.Name, []) { Muted = muted };
        if (severity != AlertSeverity.Critical || RotationOf(team, model) is not { } rotation)
        {
            yield break;
        }

        if (rotation.Shifts.IsEmpty)
        {
            yield return new AlertRoute($"{team.Name}-page", []) { Muted = muted };
        }

        foreach (var time in rotation.Shifts.Select(s => NameOf(rotation, s)))
        {
            yield return new AlertRoute($"{team.Name}-page-{time}", []) { Muted = muted, Active = [time] };
        }
    }

    // The first message of a group waits so long, and is never sent when the alert has ended by then (Alertmanager's documentation, "group_wait").
    private IEnumerable<AlertRoute> Later(Escalation escalation, Team from, ImmutableArray<string> muted) => model.Teams.FirstOrDefault(t => t.Name == escalation.Team) is not { } team ? []
        : Told(team, escalation.Severity, muted).Select(r => r with { Later = escalation.After, Timing = Timing.Of(escalation.Severity, from, model.Project.Alerts) with { Wait = escalation.After } });

    private IEnumerable<AlertReceiver> Receivers(Team team)
    {
        ImmutableArray<VariantValue> talk = [.. team.Chat is VariantValue chat && model.Project.Alerts.CanTell(chat) ? [Channel(chat.Case, chat.Arguments[0].ToText())] : Array.Empty<VariantValue>(), .. team.Channels];
        yield return new AlertReceiver(team.Name, talk);
        if (RotationOf(team, model) is not { } rotation)
        {
            yield break;
        }

        var page = PageOf(rotation);
        if (rotation.Shifts.IsEmpty)
        {
            yield return new AlertReceiver($"{team.Name}-page", [page]) { People = [$"rotation {rotation.Name}"], Rotation = rotation.Name };
        }

        foreach (var shift in rotation.Shifts)
        {
            yield return new AlertReceiver($"{team.Name}-page-{NameOf(rotation, shift)}", [page]) { People = shift.People, Rotation = rotation.Name };
        }
    }

    private static VariantValue Channel(string name, string argument) => new(Catalogue.DomainTypes.Channel, name, [Value.Of(argument)]);

    // A budget is used up while something is broken: that must be told then, and its end too.
    private ImmutableArray<LabelMatcher> NoPolicy => model.Slos.Any(static s => !s.Spent.IsEmpty) ? [new(AlertNames.PolicyLabel, "")] : [];

    private IEnumerable<Inhibition> Inhibitions()
    {
        var apart = model.Project.Alerts.SeparateBy;
        yield return new Inhibition(
            [new("severity", AlertNames.Label(AlertSeverity.Critical)), new LabelMatcher("service", ImmutableArray<string>.Empty)],
            [new("severity", [AlertNames.Label(AlertSeverity.Warning), AlertNames.Label(AlertSeverity.Info)]), .. NoPolicy],
            [.. apart, "service"], "somebody was called for this service already");
        foreach (var service in model.Services)
        {
            foreach (var needed in Needed(service).Where(n => n != service.Name || service.DependsOn.Contains(n)))
            {
                yield return new Inhibition(
                    [new("severity", AlertNames.Label(AlertSeverity.Critical)), new("service", needed)], [new("service", service.Name), .. NoPolicy], apart,
                    $"{service.Name} depends on {needed}");
            }
        }
    }

    /// <summary>Everything that a service cannot do without, nearest first.</summary>
    private IEnumerable<string> Needed(Service service)
    {
        var found = new List<string>();
        var open = new Queue<string>(service.DependsOn);
        while (open.TryDequeue(out var name))
        {
            if (!found.Contains(name))
            {
                found.Add(name);
                foreach (var next in model.Services.FirstOrDefault(s => s.Name == name)?.DependsOn ?? [])
                {
                    open.Enqueue(next);
                }
            }
        }

        return found;
    }
}
