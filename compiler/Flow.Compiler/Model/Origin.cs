using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Model;

/// <summary>Where a node of the model comes from, and what was written around it.</summary>
/// <param name="Location">The declaration in the source: from its first word to the end of its header.</param>
public sealed record Origin(Location Location)
{
    /// <summary>Lines of <c>///</c>, without the slashes.</summary>
    public ImmutableArray<string> Documentation { get; init; } = [];

    /// <summary>Lines of <c>//</c> above it, without the slashes. Hidden ones (<c>//-</c>) are left out.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>The comment behind its line, without the slashes.</summary>
    public string? TrailingComment { get; init; }

    /// <summary>The <c>//#</c> comment, printed as it is behind the generated key.</summary>
    public string? VerbatimComment { get; init; }
}
