using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Planning.OnCall;

/// <summary>What a label must be, as Alertmanager's matchers say it. A label that is not there is empty.</summary>
/// <param name="Label">The label.</param>
/// <param name="Values">The values of which it has one; empty for any that is not empty.</param>
public sealed record LabelMatcher(string Label, ImmutableArray<string> Values)
{
    /// <summary>One value.</summary>
    public LabelMatcher(string label, string value)
        : this(label, [value])
    {
    }

    /// <summary>Whether labels fit.</summary>
    public bool Fits(ImmutableSortedDictionary<string, string> labels)
    {
        var value = labels.GetValueOrDefault(Label, "");
        return Values.IsEmpty ? value.Length > 0 : Values.Contains(value);
    }
}

/// <summary>A node of the routing tree of Alertmanager (its documentation: "route").</summary>
/// <param name="Receiver">Who is told.</param>
/// <param name="Matchers">What an alert must have; all of them.</param>
public sealed record AlertRoute(string Receiver, ImmutableArray<LabelMatcher> Matchers)
{
    /// <summary>Whether an alert that fits here is also shown to the routes that follow.</summary>
    public bool Continues { get; init; }

    /// <summary>How soon, and how often.</summary>
    public Timing? Timing { get; init; }

    /// <summary>After how long it tells somebody as well of what goes on; null where it tells those who are told first.</summary>
    public TimeSpan? Later { get; init; }

    /// <summary>The times, by name, in which it tells nobody. It takes the alert all the same.</summary>
    public ImmutableArray<string> Muted { get; init; } = [];

    /// <summary>The times, by name, outside of which it tells nobody; empty for always.</summary>
    public ImmutableArray<string> Active { get; init; } = [];

    /// <summary>The routes below; the first that fits takes the alert.</summary>
    public ImmutableArray<AlertRoute> Routes { get; init; } = [];

    /// <summary>The routes that take an alert, as Alertmanager finds them (its source: dispatch/route.go): the deepest, the first of each level unless it continues.</summary>
    public ImmutableArray<AlertRoute> Taking(ImmutableSortedDictionary<string, string> labels)
    {
        if (!Matchers.All(m => m.Fits(labels)))
        {
            return [];
        }

        var taking = ImmutableArray.CreateBuilder<AlertRoute>();
        foreach (var route in Routes)
        {
            var below = route.Taking(labels);
            taking.AddRange(below);
            if (!below.IsEmpty && !route.Continues)
            {
                break;
            }
        }

        return taking.Count > 0 ? taking.ToImmutable() : [this];
    }
}

/// <summary>How soon somebody is told, and how often again.</summary>
/// <param name="Wait">How long a first alert waits for others that belong to it.</param>
/// <param name="Interval">How long later ones wait.</param>
/// <param name="Repeat">After how long it is told again.</param>
public sealed record Timing(TimeSpan Wait, TimeSpan Interval, TimeSpan Repeat)
{
    /// <summary>At once.</summary>
    public static readonly Timing Critical = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));

    /// <summary>Within a quarter of an hour: both waits are shorter.</summary>
    public static readonly Timing Warning = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromHours(12));

    /// <summary>All of some hours together.</summary>
    public static readonly Timing Info = new(TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(7));

    /// <summary>How a team is told of a severity: as it says, else as the project does, else as usual.</summary>
    public static Timing Of(AlertSeverity severity, Team? team, AlertSettings settings) =>
        settings.Tells.Concat(team?.Tells ?? []).Where(t => t.Severity == severity).Aggregate(Usual(severity), static (timing, t) => new Timing(t.After ?? timing.Wait, t.More ?? timing.Interval, t.Every ?? timing.Repeat));

    private static Timing Usual(AlertSeverity severity) => severity switch { AlertSeverity.Critical => Critical, AlertSeverity.Warning => Warning, _ => Info };
}

/// <summary>Alerts that are kept quiet while another one fires (Alertmanager's documentation: "inhibit_rule").</summary>
/// <param name="Source">The one that fires.</param>
/// <param name="Target">The ones that are kept quiet.</param>
/// <param name="Equal">Labels that both have alike; where neither has it, that is alike too.</param>
/// <param name="Because">Why.</param>
public sealed record Inhibition(ImmutableArray<LabelMatcher> Source, ImmutableArray<LabelMatcher> Target, ImmutableArray<string> Equal, string Because)
{
    /// <summary>Whether <paramref name="source"/> keeps <paramref name="target"/> quiet. An alert that is on both sides is not kept quiet by another such.</summary>
    public bool Quiets(ImmutableSortedDictionary<string, string> source, ImmutableSortedDictionary<string, string> target) =>
        Source.All(m => m.Fits(source)) && Target.All(m => m.Fits(target))
        && !(Source.All(m => m.Fits(target)) && Target.All(m => m.Fits(source)))
        && Equal.All(label => source.GetValueOrDefault(label, "") == target.GetValueOrDefault(label, ""));
}
