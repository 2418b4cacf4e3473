namespace Flow.Compiler.Model;

/// <summary>Where in a script something stands.</summary>
/// <param name="Open">What is open, the innermost last: <c>"</c>, <c>'</c>, or <c>(</c> for a command whose output is taken; null for nothing.</param>
/// <param name="HereEnd">The word that ends the here-document at hand, or null.</param>
/// <param name="HereIsLiteral">Whether the here-document reads no variables.</param>
/// <param name="PendingHere">The word of a here-document that starts at the next line, or null.</param>
/// <param name="PendingIsLiteral">Whether that one reads no variables.</param>
internal readonly record struct ShellPosition(string? Open, string? HereEnd, bool HereIsLiteral, string? PendingHere, bool PendingIsLiteral)
{
    /// <summary>The quote at hand: <c>"</c>, <c>'</c>, or NUL for none.</summary>
    public char Quote => Open is [.., var last and not '('] ? last : '\0';

    /// <summary>Whether no variable is read here.</summary>
    public bool IsLiteral => HereEnd is not null ? HereIsLiteral : Quote == '\'';

    /// <summary>The position after something opens.</summary>
    public ShellPosition Opened(char what) => this with { Open = Open + what };

    /// <summary>The position after the innermost closes.</summary>
    public ShellPosition Closed() => this with { Open = Open is { Length: > 1 } ? Open[..^1] : null };

    /// <summary>Whether a variable is read here without being split into words.</summary>
    public bool KeepsWords => HereEnd is not null || Quote == '"';
}
