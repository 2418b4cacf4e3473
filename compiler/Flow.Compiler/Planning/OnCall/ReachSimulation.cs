using System.Collections.Immutable;
using Flow.Compiler.Model.OnCall;

namespace Flow.Compiler.Planning.OnCall;

/// <summary>Why nobody is called.</summary>
public enum Unreached
{
    /// <summary>Somebody is.</summary>
    Not,

    /// <summary>No route of the alert calls anybody at any time.</summary>
    NobodyOnCall,

    /// <summary>No shift covers the time.</summary>
    NoShift,

    /// <summary>A silence covers the time.</summary>
    Silenced,

    /// <summary>Another alert that may fire as well keeps it quiet, and calls nobody then.</summary>
    KeptQuiet,
}

/// <summary>Who is told as well of an alert that goes on.</summary>
/// <param name="After">After how long.</param>
/// <param name="People">Who are called.</param>
/// <param name="Receivers">Who are told.</param>
public sealed record LaterReach(TimeSpan After, ImmutableArray<string> People, ImmutableArray<string> Receivers)
{
    /// <summary>Whether it says the same as another one.</summary>
    public bool IsLike(LaterReach other) => After == other.After && People.SequenceEqual(other.People) && Receivers.SequenceEqual(other.Receivers);
}

/// <summary>Whom an alert reaches in a part of the week.</summary>
/// <param name="From">The minute of the week at which it begins.</param>
/// <param name="To">The minute before which it ends.</param>
/// <param name="People">Who are called.</param>
/// <param name="Receivers">Who are told, those included that call nobody.</param>
/// <param name="Because">Why nobody is called.</param>
/// <param name="By">What that is by: the time of a silence, the rotation, or the other alert.</param>
public sealed record ReachedSpan(int From, int To, ImmutableArray<string> People, ImmutableArray<string> Receivers, Unreached Because, string? By)
{
    /// <summary>Who is told as well when it goes on, the first to be told first.</summary>
    public ImmutableArray<LaterReach> Later { get; init; } = [];

    /// <summary>Whether it says the same as another one.</summary>
    public bool IsLike(ReachedSpan other) => Because == other.Because && By == other.By && People.SequenceEqual(other.People) && Receivers.SequenceEqual(other.Receivers)
        && Later.Length == other.Later.Length && Later.Zip(other.Later).All(static p => p.First.IsLike(p.Second));
}

/// <summary>
/// Plays a week: routes, shifts, silences, and the worst of inhibition, that every alert which can keep another quiet fires at the same time. Days of a silence count
/// on the days of the week on which they fall.
/// </summary>
/// <param name="plan">The plan.</param>
public sealed class ReachSimulation(OnCallPlan plan)
{
    private readonly ImmutableArray<int> edges =
    [
        .. plan.Times.SelectMany(static t => t.Windows.SelectMany(static w => w.Edges).Concat(t.Days.IsEmpty ? [] : Enumerable.Range(0, 7).Select(static d => d * WeeklyWindow.Day)))
            .Append(0).Distinct().Order(),
    ];

    private readonly Dictionary<RoutedAlert, ImmutableArray<AlertRoute>> routes = plan.Alerts.ToDictionary(static a => a, a => plan.Root.Taking(a.Labels));

    private readonly Dictionary<RoutedAlert, ImmutableArray<RoutedAlert>> sources = plan.Alerts.ToDictionary(
        static a => a,
        a => plan.Alerts.Where(s => !ReferenceEquals(s, a) && plan.Inhibitions.Any(i => i.Quiets(s.Labels, a.Labels))).ToImmutableArray());

    /// <summary>Whom an alert reaches in the course of a week.</summary>
    public IReadOnlyList<ReachedSpan> Of(RoutedAlert alert)
    {
        var spans = new List<ReachedSpan>();
        for (var i = 0; i < edges.Length; i++)
        {
            var span = At(alert, edges[i], []) with { To = i + 1 < edges.Length ? edges[i + 1] : WeeklyWindow.Week };
            if (spans.Count > 0 && spans[^1].IsLike(span))
            {
                spans[^1] = spans[^1] with { To = span.To };
            }
            else
            {
                spans.Add(span);
            }
        }

        return spans;
    }

    private ReachedSpan At(RoutedAlert alert, int minute, ImmutableList<RoutedAlert> asked)
    {
        var awake = routes[alert].Where(r => plan.IsAwake(r, minute)).ToLookup(static r => r.Later);
        var span = new ReachedSpan(minute, minute, PeopleOf(awake[null]), ReceiversOf(awake[null]), Unreached.Not, null)
        {
            Later = [.. awake.Where(static g => g.Key is not null).OrderBy(static g => g.Key).Select(g => new LaterReach(g.Key!.Value, PeopleOf(g), ReceiversOf(g)))],
        };
        if (span.People.IsEmpty)
        {
            var (because, by) = Cause(alert, minute);
            return span with { Because = because, By = by };
        }

        var swallowing = sources[alert].FirstOrDefault(s => asked.Contains(s) || At(s, minute, asked.Add(alert)).Because != Unreached.Not);
        return swallowing is null ? span : span with { People = [], Receivers = [], Later = [], Because = Unreached.KeptQuiet, By = swallowing.FullName };
    }

    private ImmutableArray<string> PeopleOf(IEnumerable<AlertRoute> told) => [.. told.SelectMany(r => plan.Receiver(r.Receiver).People).Distinct()];

    private static ImmutableArray<string> ReceiversOf(IEnumerable<AlertRoute> told) => [.. told.Select(static r => r.Receiver).Distinct()];

    private (Unreached, string?) Cause(RoutedAlert alert, int minute)
    {
        var paging = routes[alert].Where(r => r.Later is null && !plan.Receiver(r.Receiver).People.IsEmpty).ToList();
        return paging.Count == 0 ? (Unreached.NobodyOnCall, null)
            : paging.SelectMany(static r => r.Muted).FirstOrDefault(t => plan.Time(t).Covers(minute)) is { } silence ? (Unreached.Silenced, silence)
            : (Unreached.NoShift, plan.Receiver(paging[0].Receiver).Rotation);
    }
}
