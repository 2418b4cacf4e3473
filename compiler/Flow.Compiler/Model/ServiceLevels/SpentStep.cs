using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Text;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>What follows when so much of a budget of errors is used up.</summary>
/// <param name="Share">The share of the budget; 1 for all of it, and more where it is overdrawn.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record SpentStep(decimal Share, Origin Origin)
{
    /// <summary>What holds from then on, in words.</summary>
    public string? Note { get; init; }

    /// <summary>Where <see cref="Note"/> is written.</summary>
    public Location? NotePlace { get; init; }

    /// <summary>The environments that nothing is deployed to any more, in written order.</summary>
    public ImmutableArray<FrozenEnvironment> Frozen { get; init; } = [];

    /// <summary>Whether jobs pass when Prometheus does not answer.</summary>
    public bool PassesUnasked { get; init; }

    /// <summary>The share of the budget that is left at that point; below zero where it is overdrawn.</summary>
    public decimal Left => 1 - Share;

    /// <summary>Until when it is so, in words.</summary>
    public string Until => Share == 1 ? "there is budget again" : $"less than {Percent} of the budget is used up";

    /// <summary>The share as people write it: <c>75%</c>.</summary>
    public string Percent => (Share * 100).ToString("0.######", CultureInfo.InvariantCulture) + "%";
}

/// <summary>An environment that nothing is deployed to any more.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where it is named.</param>
public sealed record FrozenEnvironment(string Name, Location Location);
