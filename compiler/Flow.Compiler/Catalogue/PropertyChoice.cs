using System.Collections.Immutable;

namespace Flow.Compiler.Catalogue;

/// <summary>Properties of which one must be there.</summary>
/// <param name="Words">Their words, in the order in which they are advised.</param>
/// <param name="IsOnlyOne">Whether two of them contradict each other.</param>
public sealed record PropertyChoice(ImmutableArray<string> Words, bool IsOnlyOne);
