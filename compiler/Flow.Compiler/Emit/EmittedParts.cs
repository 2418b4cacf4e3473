using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit;

/// <summary>
/// The files that a target made of one state of a project, each with what it was made of. The next state takes one over where these are the same: the parts of a model
/// are the same objects when an edit did not reach them, and places in a text that moved are others. Not changed once the target has answered.
/// </summary>
public sealed class EmittedParts
{
    private readonly ImmutableArray<object?> surroundings;
    private readonly Dictionary<object, EmittedPart> parts = new(ReferenceEqualityComparer.Instance);

    /// <summary>No part yet.</summary>
    /// <param name="surroundings">What every part is made of besides itself.</param>
    internal EmittedParts(ImmutableArray<object?> surroundings) => this.surroundings = surroundings;

    /// <summary>These parts, where <paramref name="now"/> is what was around them; else null.</summary>
    internal EmittedParts? Among(ImmutableArray<object?> now) => surroundings.AsEnumerable().SequenceEqual(now) ? this : null;

    /// <summary>What was made of <paramref name="thing"/> and <paramref name="others"/>, or null.</summary>
    internal EmittedPart? Of(object thing, ImmutableArray<object?> others) =>
        parts.TryGetValue(thing, out var part) && part.Others.AsEnumerable().SequenceEqual(others) ? part : null;

    /// <summary>Keeps what was made of <paramref name="thing"/>.</summary>
    internal void Keep(object thing, EmittedPart part) => parts[thing] = part;
}

/// <summary>What was made of one thing.</summary>
/// <param name="File">The file.</param>
/// <param name="Diagnostics">What could not be expressed in it.</param>
/// <param name="Others">The other things that were looked at.</param>
internal sealed record EmittedPart(GeneratedFile File, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<object?> Others);
