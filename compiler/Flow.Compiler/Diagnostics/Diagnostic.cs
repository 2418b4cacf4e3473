using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Diagnostics;

/// <summary>A second place that explains a diagnostic ("first declared here").</summary>
public sealed record RelatedLocation(Location Location, string Message);

/// <summary>Whether a fix may be applied without a person looking at it.</summary>
public enum FixSafety
{
    /// <summary>Keeps the meaning that was plainly intended; <c>flow check --fix</c> applies it.</summary>
    Safe,

    /// <summary>Probably right, yet changes the meaning; only applied on request.</summary>
    Suggestion,
}

/// <summary>A change of one file that mends a diagnostic.</summary>
/// <param name="Title">What the fix does, as an order: "Write `timeout = 10m`".</param>
/// <param name="Safety">Whether it may be applied unseen.</param>
/// <param name="Edits">Edits of the file in which the diagnostic stands; they do not overlap.</param>
public sealed record Fix(string Title, FixSafety Safety, ImmutableArray<TextEdit> Edits);

/// <summary>One mistake at one place.</summary>
/// <param name="Descriptor">Which kind of mistake.</param>
/// <param name="Location">The culprit, exactly.</param>
/// <param name="Message">What happened here, and what to write instead, in one or two sentences.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, Location Location, string Message)
{
    /// <summary>The stable code, such as FLOW1001.</summary>
    public string Code => Descriptor.Code;

    /// <summary>What tells it from others of its code at the same place, such as the rule that is broken; null where one code means one mistake.</summary>
    public string? Aspect { get; init; }

    /// <summary>How serious it is here: the descriptor's severity unless the project's standards changed it.</summary>
    public Severity Severity { get; init; } = Descriptor.Severity;

    /// <summary>Other places that explain it.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>Changes that mend it, the best first.</summary>
    public ImmutableArray<Fix> Fixes { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Location}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}
