using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Comparing;

/// <summary>How much a change wants to be looked at.</summary>
public enum Risk
{
    /// <summary>Nothing is lost and nobody gets more rights.</summary>
    Harmless,

    /// <summary>Somebody should know of it: it does something else, or others have to follow.</summary>
    Review,

    /// <summary>Something can be lost that nobody can make again, or somebody gets in who could not.</summary>
    Dangerous,
}

/// <summary>Which part of delivery changes.</summary>
public enum ChangeDomain
{
    /// <summary>Pipelines, their jobs and composite actions.</summary>
    Pipelines,

    /// <summary>Environments and what they are made of.</summary>
    Environments,

    /// <summary>Services, service levels, alerts, and who owns them.</summary>
    Services,
}

/// <summary>What happens to something.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It has another name.</summary>
    Moved,

    /// <summary>It is destroyed, and another is made in its place.</summary>
    Replaced,

    /// <summary>It stays, and something about it is different.</summary>
    Changed,
}

/// <summary>One thing that means something else than before.</summary>
/// <param name="Domain">Which part of delivery it belongs to.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Risk">The highest risk of all that is said about it.</param>
/// <param name="Subject">What it is and what it is called: <c>job ci.build</c>, <c>production aws_db_instance.orders</c>.</param>
public sealed record Change(ChangeDomain Domain, ChangeKind Kind, Risk Risk, string Subject)
{
    /// <summary>What follows from it, each a sentence without a full stop; empty where the details say all.</summary>
    public ImmutableArray<string> Consequences { get; init; } = [];

    /// <summary>What is different about it, in written order.</summary>
    public ImmutableArray<Difference> Differences { get; init; } = [];

    /// <summary>A line that keeps what would be lost, ready to be pasted beside what is declared; null where there is none.</summary>
    public string? Fix { get; init; }

    /// <summary>Where it is declared: now, or before where it is gone.</summary>
    public required Location Location { get; init; }
}

/// <summary>One property that is different.</summary>
/// <param name="Name">The property.</param>
/// <param name="Before">What it was, as the language writes it; null where it was not there.</param>
/// <param name="After">What it is; null where it is no more.</param>
public sealed record Difference(string Name, string? Before, string? After);
