using System.Collections.Immutable;
using Flow.Compiler.Model;

namespace Flow.Compiler.Comparing;

/// <summary>Gathers what is known of one change. Each consequence has a risk, and the change has the highest of them.</summary>
/// <param name="domain">Which part of delivery it belongs to.</param>
/// <param name="kind">What happens, unless a consequence says otherwise.</param>
/// <param name="subject">What it is and what it is called.</param>
/// <param name="origin">Where it is declared.</param>
internal sealed class ChangeBuilder(ChangeDomain domain, ChangeKind kind, string subject, Origin origin)
{
    private readonly List<string> consequences = [];
    private ChangeKind kind = kind;
    private Risk risk;

    /// <summary>What is different.</summary>
    public ImmutableArray<Difference> Differences { get; init; } = [];

    /// <summary>How much it wants to be looked at, at most: what comes and goes with a pull request loses nothing that was meant to stay.</summary>
    public Risk Most { get; init; } = Risk.Dangerous;

    /// <summary>A line that keeps what would be lost.</summary>
    public string? Fix { get; init; }

    /// <summary>Says what follows, and how much it wants to be looked at.</summary>
    public void Add(Risk risk, string consequence)
    {
        Raise(risk);
        if (!consequences.Contains(consequence))
        {
            consequences.Add(consequence);
        }
    }

    /// <summary>The change is at least of this risk, and the differences say why.</summary>
    public void Raise(Risk risk) => this.risk = (Risk)Math.Max((int)this.risk, Math.Min((int)risk, (int)Most));

    /// <summary>It is not changed but replaced.</summary>
    public void Replace() => kind = ChangeKind.Replaced;

    /// <summary>The change.</summary>
    public Change ToChange() => new(domain, kind, risk, subject)
    {
        Consequences = [.. consequences],
        Differences = Differences,
        Fix = Fix,
        Location = origin.Location.InProject,
    };
}
