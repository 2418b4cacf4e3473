using Flow.Compiler.Binding;

namespace Flow.Compiler.Editing;

/// <summary>The names that a place sees.</summary>
internal static class Names
{
    /// <summary>The symbols that are found from <paramref name="scope"/>, the innermost first; one that is hidden by another of its name is left out.</summary>
    public static IEnumerable<Symbol> Visible(Scope scope)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = scope; at is not null; at = at.Parent!)
        {
            foreach (var symbol in at.Symbols)
            {
                if (!symbol.IsMemberOnly && symbol.Name != CaretText.Placeholder && seen.Add(symbol.Name))
                {
                    yield return symbol;
                }
            }
        }
    }
}
