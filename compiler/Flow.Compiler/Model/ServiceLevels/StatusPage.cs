using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>A page that tells customers what works. All of its texts are for them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Groups">Its components, under their headings.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record StatusPage(string Name, ImmutableArray<StatusGroup> Groups, Origin Origin)
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>The environment whose state is shown; null for wherever something is measured.</summary>
    public string? Environment { get; init; }

    /// <summary>How often the state is written.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many days are shown.</summary>
    public int History { get; init; } = 90;

    /// <summary>All components, in the order of the page.</summary>
    public IEnumerable<StatusComponent> Components => Groups.SelectMany(static g => g.Components);
}

/// <summary>Components with a heading.</summary>
/// <param name="Title">The heading; null for those that have none.</param>
/// <param name="Components">The components.</param>
public sealed record StatusGroup(string? Title, ImmutableArray<StatusComponent> Components);

/// <summary>Something that customers use.</summary>
/// <param name="Name">Its name, by which history and incidents know it.</param>
/// <param name="Title">What customers call it.</param>
/// <param name="Service">The service that it is.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record StatusComponent(string Name, string Title, string Service, Origin Origin)
{
    /// <summary>What it is, for customers.</summary>
    public string? About { get; init; }

    /// <summary>The full names of the service levels that tell its state.</summary>
    public ImmutableArray<string> Slos { get; init; } = [];

    /// <summary>The full names of the synthetics that tell its state.</summary>
    public ImmutableArray<string> Synthetics { get; init; } = [];

    /// <summary>The full names of the alerts that tell its state.</summary>
    public ImmutableArray<string> Alerts { get; init; } = [];

    /// <summary>Whether it says itself what tells its state.</summary>
    public bool ChoosesSources { get; init; }
}

/// <summary>How bad something is for customers; a larger one is worse.</summary>
public enum StatusImpact
{
    /// <summary>They notice nothing.</summary>
    None,

    /// <summary>It is slow, or fails now and then.</summary>
    Degraded,

    /// <summary>It does not work.</summary>
    Outage,
}

/// <summary>How far an incident is.</summary>
public enum IncidentState
{
    /// <summary>The reason is not known.</summary>
    Investigating,

    /// <summary>The reason is known.</summary>
    Identified,

    /// <summary>It works again, and is looked at.</summary>
    Watching,

    /// <summary>It is over.</summary>
    Resolved,
}

/// <summary>What customers are told about something that failed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its title, for customers.</param>
/// <param name="Page">The page on which it stands.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Incident(string Name, string Title, string Page, Origin Origin)
{
    /// <summary>The components that it is about.</summary>
    public ImmutableArray<string> Affects { get; init; } = [];

    /// <summary>Where <see cref="Affects"/> is written.</summary>
    public Location? AffectsPlace { get; init; }

    /// <summary>How bad it is.</summary>
    public StatusImpact Impact { get; init; } = StatusImpact.Degraded;

    /// <summary>What is told, in written order.</summary>
    public ImmutableArray<IncidentUpdate> Updates { get; init; } = [];

    /// <summary>Whether it goes on.</summary>
    public bool IsOpen => Updates is not [.., { State: IncidentState.Resolved }];
}

/// <summary>Something that customers are told in an incident.</summary>
/// <param name="Text">The words.</param>
/// <param name="Time">When, in the project's time zone.</param>
/// <param name="State">How far the incident is.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record IncidentUpdate(string Text, DateTime Time, IncidentState State, Origin Origin);
