using System.Collections.Immutable;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model.OnCall;

/// <summary>People who take turns at being called.</summary>
/// <param name="Name">Its name, such as <c>payments-primary</c>.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Rotation(string Name, Origin Origin)
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>How the one whose turn it is is called; a channel.</summary>
    public VariantValue? Page { get; init; }

    /// <summary>Who is called when. Without shifts the paging service knows.</summary>
    public ImmutableArray<Shift> Shifts { get; init; } = [];
}

/// <summary>A time of the week and the people who are called in it.</summary>
/// <param name="Window">When.</param>
/// <param name="People">Who take turns in it.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record Shift(WeeklyWindow Window, ImmutableArray<string> People, Origin Origin);

/// <summary>A time in which alerts of a service tell nobody.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Service">The service.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Silence(string Name, string Service, Origin Origin)
{
    /// <summary>The times of the week; with <see cref="Days"/>, those on these days alone.</summary>
    public ImmutableArray<WeeklyWindow> Windows { get; init; } = [];

    /// <summary>The days, from the first to the last.</summary>
    public ImmutableArray<(DateOnly First, DateOnly Last)> Days { get; init; } = [];

    /// <summary>The severities that it keeps quiet.</summary>
    public ImmutableArray<ServiceLevels.AlertSeverity> Severities { get; init; } = [];

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What customers are told; null where they are told nothing.</summary>
    public string? Public { get; init; }

    /// <summary>Whether it holds at a minute of the week that lies on a day.</summary>
    public bool Covers(DateOnly day, int minute) => !(Windows.IsEmpty && Days.IsEmpty)
        && (Windows.IsEmpty || Windows.Any(w => w.Covers(minute)))
        && (Days.IsEmpty || Days.Any(d => day >= d.First && day <= d.Last));

    /// <summary>Whether no part of its windows lies on any of its days.</summary>
    public bool NeverHolds => !Windows.IsEmpty && !Days.IsEmpty
        && !Days.Any(d => Enumerable.Range(0, Math.Min(7, d.Last.DayNumber - d.First.DayNumber + 1)).Any(i => Windows.Any(w => w.Parts.Any(p => p.Days.Contains(d.First.AddDays(i).DayOfWeek)))));
}

/// <summary>What holds for all alerts of a project.</summary>
public sealed record AlertSettings
{
    /// <summary>Nothing is written.</summary>
    public static readonly AlertSettings Default = new();

    /// <summary>The first version of Alertmanager that tells Microsoft Teams by its workflows (<c>msteamsv2_configs</c>).</summary>
    public static readonly VersionText FirstWithTeams = VersionText.Parse("0.28").Value;

    /// <summary>The version of Alertmanager that reads the generated file.</summary>
    public VersionText Version { get; init; } = VersionText.Parse("0.25").Value;

    /// <summary>Where the version is written; null where it is not.</summary>
    public Origin? VersionOrigin { get; init; }

    /// <summary>Whether that version can tell a chat anything.</summary>
    public bool CanTell(VariantValue chat) => chat.Case != "teams" || Version >= FirstWithTeams;

    /// <summary>Where the server that sends alerts finds the files with its secrets.</summary>
    public string Secrets { get; init; } = "/etc/alertmanager/secrets";

    /// <summary>The team that is told of what belongs to nobody; the first one where none is written.</summary>
    public string? Otherwise { get; init; }

    /// <summary>The mail server, with its port.</summary>
    public string? MailServer { get; init; }

    /// <summary>From whom mail comes.</summary>
    public string? MailFrom { get; init; }

    /// <summary>How soon alerts are told, where teams do not say otherwise.</summary>
    public ImmutableArray<Telling> Tells { get; init; } = [];

    /// <summary>Labels that tell one installation from another: alerts of different ones are told apart, and never keep each other quiet.</summary>
    public ImmutableArray<string> SeparateBy { get; init; } = ["environment"];
}
