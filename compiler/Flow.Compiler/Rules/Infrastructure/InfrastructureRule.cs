using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>How much a rule asks for.</summary>
public enum RuleWeight
{
    /// <summary>What it forbids lets strangers in, or shows them something.</summary>
    Danger,

    /// <summary>What it asks for is good practice everywhere.</summary>
    Practice,

    /// <summary>What it asks for is good practice where people are strict.</summary>
    Advice,
}

/// <summary>Something that must hold of each resource of an environment. One rule, one file. What is known only when it is applied is never held against it.</summary>
/// <param name="name">Its name, for <c>waive</c>.</param>
/// <param name="weight">How much it asks for.</param>
/// <param name="descriptor">What it reports.</param>
public abstract class InfrastructureRule(string name, RuleWeight weight, DiagnosticDescriptor descriptor)
{
    /// <summary>Its name, for <c>waive</c>.</summary>
    public string Name { get; } = name;

    /// <summary>How much it asks for.</summary>
    public RuleWeight Weight { get; } = weight;

    /// <summary>What it reports.</summary>
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>The types that it looks at; empty for all.</summary>
    public abstract ImmutableArray<string> Types { get; }

    /// <summary>The checks of checkov 3 that ask for the same of one of the types; empty where there is none.</summary>
    public virtual ImmutableArray<string> Checkov => [];

    /// <summary>Whether it looks at what is looked up, too; else only at what is made.</summary>
    public virtual bool LooksAtData => false;

    /// <summary>Whether an environment that is like another may do without: what it says differently on purpose is not held against it.</summary>
    public virtual bool MayBeWeakened => false;

    /// <summary>What is wrong with <paramref name="resource"/>.</summary>
    internal abstract IEnumerable<Finding> Check(ResourceReading resource);

    /// <summary>How serious a breach is in a project with these standards; null where it is not reported.</summary>
    public Severity? SeverityIn(Standards standards) => (Weight, standards) switch
    {
        (RuleWeight.Danger, Standards.Strict) or (RuleWeight.Practice, Standards.Strict) => Severity.Error,
        (RuleWeight.Danger, _) or (RuleWeight.Practice, Standards.Recommended) or (RuleWeight.Advice, Standards.Strict) => Severity.Warning,
        (RuleWeight.Practice, Standards.Relaxed) => Severity.Note,
        _ => null,
    };

    /// <summary>Whether it looks at resources of <paramref name="mode"/>.</summary>
    internal bool LooksAt(ResourceMode mode) => LooksAtData || mode == ResourceMode.Managed;
}

/// <summary>Something that is wrong with a resource.</summary>
/// <param name="Location">The culprit: what is written, or the resource where something is missing.</param>
/// <param name="Message">What is wrong, and what to write.</param>
internal sealed record Finding(Location Location, string Message)
{
    /// <summary>A change that mends it, or null.</summary>
    public Fix? Fix { get; init; }

    /// <summary>Whether the fix is for everything in the environment, and so right whichever copies it is wrong with.</summary>
    public bool MendsAll { get; init; }
}
