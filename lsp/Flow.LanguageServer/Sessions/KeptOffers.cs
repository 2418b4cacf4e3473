using System.Collections.Immutable;
using Flow.Compiler.Editing;

namespace Flow.LanguageServer.Sessions;

/// <summary>
/// The last lists of offers. An editor asks for the documentation of an offer when somebody looks at it, and the text has often changed by then; it gets what was true
/// when the list was made.
/// </summary>
internal sealed class KeptOffers
{
    private const int Kept = 4;

    private readonly Queue<(int Number, ImmutableArray<CompletionItem> Items)> lists = new();
    private int last;

    /// <summary>Keeps a list, and lets an older one go.</summary>
    /// <returns>Its number.</returns>
    public int Keep(ImmutableArray<CompletionItem> items)
    {
        lists.Enqueue((++last, items));
        if (lists.Count > Kept)
        {
            lists.Dequeue();
        }

        return last;
    }

    /// <summary>An offer of a list; null where the list is gone.</summary>
    public CompletionItem? Find(int list, int index) =>
        lists.FirstOrDefault(l => l.Number == list).Items is { IsDefault: false } items && index >= 0 && index < items.Length ? items[index] : null;
}
