using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning.OnCall;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>
/// What is critical calls somebody at every hour of the week. It is asked of projects that say who is told: that have a team which is told of something, or Alertmanager among their targets. Without
/// either, Flow writes rules alone, and who is called is said elsewhere.
/// </summary>
internal sealed class CriticalAlertsReachSomebody : ModelRule
{
    /// <summary>How many times without anybody are told of in one message.</summary>
    private const int MostTold = 4;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (!model.Teams.Any(IsTold) && !model.Project.Targets.Contains("alertmanager"))
        {
            return;
        }

        if (OnCallPlan.Of(model) is { } plan)
        {
            CheckEnvironments(model, plan, diagnostics);
            var simulation = new ReachSimulation(plan);
            var breaches = plan.Alerts.Where(static a => a.Severity == AlertSeverity.Critical)
                .Select(a => (Alert: a, Spans: simulation.Of(a).Where(static s => s.Because != Unreached.Not).ToList())).Where(static a => a.Spans.Count > 0)
                .Select(static a => new Breach(a.Alert, a.Spans[0], [.. a.Spans.Where(s => s.Because == a.Spans[0].Because && s.By == a.Spans[0].By)])).ToList();
            foreach (var cause in breaches.GroupBy(b => Cause(RootOf(b, breaches), model)))
            {
                var first = RootOf(cause.First(), breaches);
                Report(cause.Key, first, [.. cause.Where(b => b != first)], diagnostics);
            }
        }
    }

    private static bool IsTold(Team team) => team.OnCall is not null || team.Chat is not null || !team.Channels.IsEmpty;

    // Alertmanager has one configuration for all environments, and with `pages = false` nothing that calls arrives there.
    private static void CheckEnvironments(DeliveryModel model, OnCallPlan plan, DiagnosticBag diagnostics)
    {
        var told = model.Environments.Where(static e => e is { IsWatched: true, Cloud: not { Provider: Platforms.Local } }).ToList();
        if (plan.Alerts.FirstOrDefault(static a => a.Severity == AlertSeverity.Critical) is { } alert && told.Count > 0 && told.TrueForAll(static e => e.CallsNobody is not null))
        {
            Report(
                diagnostics, OnCallDiagnostics.NobodyOnCall, told[0].CallsNobody!,
                $"`{alert.FullName}` is critical, and `pages = false` holds in {Every(told.ConvertAll(static e => $"`{e.Name}`"))}: nobody is called, at any hour. Write it only into environments that customers do not use.");
        }
    }

    private static string Every(List<string> names) => names.Count == 1 ? $"{names[0]}, the only environment" : $"every environment, in {string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    // Where the other alert, or the one that keeps that quiet, has a cause of its own, that is what is told; of those that go round in a circle the first one.
    private static Breach RootOf(Breach breach, List<Breach> all)
    {
        var way = new List<Breach> { breach };
        while (way[^1].Span.Because == Unreached.KeptQuiet)
        {
            var next = all.Where(b => b.Alert.FullName == way[^1].Span.By).OrderBy(static b => b.Span.Because == Unreached.KeptQuiet).First();
            if (way.IndexOf(next) is >= 0 and var begin)
            {
                return way.Skip(begin).MinBy(all.IndexOf)!;
            }

            way.Add(next);
        }

        return way[^1];
    }

    private static void Report(CauseOfBreach cause, Breach first, IReadOnlyList<Breach> more, DiagnosticBag diagnostics) => diagnostics.Add(
        new Diagnostic(cause.Descriptor, cause.Place, cause.Message(first)) { Related = [.. more.Select(static b => new RelatedLocation(b.Alert.Origin.Location, $"`{b.Alert.FullName}` reaches nobody then either."))] });

    private static CauseOfBreach Cause(Breach breach, DeliveryModel model)
    {
        var team = model.Teams.FirstOrDefault(t => t.Name == breach.Alert.Labels.GetValueOrDefault("team"));
        return breach.Span.Because switch
        {
            Unreached.Silenced => Silenced(model.Silences.First(s => OnCallPlanning.NameOf(s) == breach.Span.By)),
            Unreached.NoShift => NoShift(model.Rotations.First(r => r.Name == breach.Span.By)),
            Unreached.KeptQuiet => new(
                OnCallDiagnostics.KeptQuietForEver, model.Services.First(s => s.Name == breach.Alert.Labels["service"] || breach.Span.By!.StartsWith(s.Name + ".", StringComparison.Ordinal)).Origin.Location,
                static b => $"`{b.Alert.FullName}` and `{b.Span.By}` keep each other quiet, since their services depend on each other: on {WeeklyWindow.Named(b.Span.From)}, and at any other time, nobody is reached when both fail."),
            _ when team is null => new(
                OnCallDiagnostics.NobodyOnCall, breach.Alert.Origin.Location,
                static b => $"`{b.Alert.FullName}` is critical and belongs to no team with an `on-call`: nobody is called, at any hour. Give its service an owner, `service … {{ owner = team }}`, or itself: `owner = team`."),
            _ => new(
                OnCallDiagnostics.NobodyOnCall, team.Origin.Location,
                b => $"`{b.Alert.FullName}` is critical, and `{team.Name}` has nobody on call, at any hour. Write `on-call = rotation(\"{team.Name}\")`."),
        };
    }

    private static CauseOfBreach Silenced(Silence silence) => new(
        OnCallDiagnostics.CriticalSilenced, silence.Origin.Location,
        b => $"`{silence.Name}` keeps `{b.Alert.FullName}` quiet, which is critical: from {Start(silence, b.Span)} nobody is reached. Leave `critical` out of its severities.");

    private static string Start(Silence silence, ReachedSpan span) =>
        silence.Days.IsEmpty ? Until(span) : Dated(silence);

    // A date comes once: what holds on days is told of with the first of them on which it does.
    private static string Dated(Silence silence)
    {
        var moments = Moments(silence).SkipWhile(m => !silence.Covers(m.Day, m.Minute));
        var from = moments.First();
        var end = moments.SkipWhile(m => silence.Covers(m.Day, m.Minute)).Select(to => $"to {(to.Day == from.Day ? "" : $"{to.Day:yyyy-MM-dd} ")}{ClockOf(to.Minute)}").FirstOrDefault() ?? "on";
        return $"{from.Day:yyyy-MM-dd} {ClockOf(from.Minute)} {end}";
    }

    /// <summary>When it can begin or end, from its first day on, with the minute of the week.</summary>
    private static IEnumerable<(DateOnly Day, int Minute)> Moments(Silence silence)
    {
        for (var day = silence.Days.Min(static d => d.First); ; day = day.AddDays(1))
        {
            var midnight = WeeklyWindow.AllDays.IndexOf(day.DayOfWeek) * WeeklyWindow.Day;
            foreach (var minute in silence.Windows.SelectMany(static w => w.Edges).Where(e => e > midnight && e < midnight + WeeklyWindow.Day).Append(midnight).Distinct().Order())
            {
                yield return (day, minute);
            }

            if (day == DateOnly.MaxValue)
            {
                yield break; // it holds for ever
            }
        }
    }

    private static string ClockOf(int minute) => $"{minute % WeeklyWindow.Day / 60:00}:{minute % 60:00}";

    private static CauseOfBreach NoShift(Rotation rotation) => new(
        OnCallDiagnostics.NoShift, rotation.Origin.Location,
        b => $"From {Gaps(b)} `{rotation.Name}` has no shift, and `{b.Alert.FullName}` is critical: nobody is called. Add a shift for {(Joined(b.All).Count > 1 ? "those times" : "that time")}.");

    private static string Gaps(Breach breach)
    {
        var gaps = Joined(breach.All).ConvertAll(Until);
        var more = gaps.Count - MostTold;
        return more > 0 ? $"{string.Join(", ", gaps.Take(MostTold))}, and at {more} more time{(more > 1 ? "s" : "")}," : gaps.Count == 1 ? gaps[0] : $"{string.Join(", ", gaps.SkipLast(1))} and {gaps[^1]}";
    }

    // The week goes on: what ends with it and what it begins with is one time.
    private static List<ReachedSpan> Joined(ImmutableArray<ReachedSpan> spans) =>
        spans is [{ From: 0 } first, .. var between, { To: WeeklyWindow.Week } last] ? [.. between, last with { To = first.To }] : [.. spans];

    private static string Until(ReachedSpan span) => $"{WeeklyWindow.Named(span.From)} to {WeeklyWindow.Named(span.To % WeeklyWindow.Week)}";

    /// <summary>An alert that does not reach anybody, when first in the week, and every time for the same reason.</summary>
    private sealed record Breach(RoutedAlert Alert, ReachedSpan Span, ImmutableArray<ReachedSpan> All);

    /// <summary>What has to be mended; the same place is told of once.</summary>
    private sealed record CauseOfBreach(DiagnosticDescriptor Descriptor, Location Place, Func<Breach, string> Message)
    {
        public bool Equals(CauseOfBreach? other) => other is not null && other.Descriptor == Descriptor && other.Place == Place;

        public override int GetHashCode() => Place.GetHashCode();
    }
}
