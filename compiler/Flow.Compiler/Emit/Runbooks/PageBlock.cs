using System.Collections.Immutable;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>A part of a page, whatever it is written in.</summary>
internal abstract record PageBlock;

/// <summary>A heading.</summary>
/// <param name="Level">1 for the title of the page.</param>
/// <param name="Text">What it says.</param>
internal sealed record PageHeading(int Level, string Text) : PageBlock;

/// <summary>A paragraph.</summary>
/// <param name="Lead">A word or two that stand out before it; empty for none.</param>
/// <param name="Text">What it says.</param>
internal sealed record PageParagraph(string Lead, string Text) : PageBlock;

/// <summary>Something to type, exactly as it stands.</summary>
internal sealed record PageCommand(string Text) : PageBlock;

/// <summary>Points without an order.</summary>
internal sealed record PagePoints(ImmutableArray<string> Points) : PageBlock;

/// <summary>A link for itself.</summary>
internal sealed record PageLink(string Text, string Address) : PageBlock;
