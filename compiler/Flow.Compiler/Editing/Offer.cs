using System.Collections.Immutable;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>How likely an offer is the one that is wanted.</summary>
internal enum Likelihood
{
    /// <summary>It has to be written here, or has exactly the wanted type.</summary>
    Wanted,

    /// <summary>It fits.</summary>
    Fits,

    /// <summary>It leads to what fits, or is one of many.</summary>
    Leads,

    /// <summary>It can stand here.</summary>
    Possible,

    /// <summary>It can stand here in a part of a larger value.</summary>
    Seldom,

    /// <summary>It is there and cannot stand here.</summary>
    Greyed,
}

/// <summary>An offer before it has a place: what is written for a name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What is shown, and written unless <see cref="Text"/> says otherwise.</param>
/// <param name="Likelihood">Where it stands in the list.</param>
internal sealed record Offer(CompletionKind Kind, string Name, Likelihood Likelihood)
{
    /// <summary>One line: the type, the default, the reason.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What is written.</summary>
    public string Text { get; init; } = Name;

    /// <summary>What is written where there are tab stops.</summary>
    public string? Snippet { get; init; }

    /// <summary>What its documentation is about.</summary>
    public object? About { get; init; }

    /// <summary>Changes elsewhere.</summary>
    public ImmutableArray<TextEdit> AdditionalEdits { get; init; } = [];

    /// <summary>Whether more is asked for at once.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Its place among those that are as likely; unless it is set, behind those where it is.</summary>
    public int Rank { get; init; } = int.MaxValue;

    /// <summary>Whether the name is one of the words of the grammar, which need no backquotes because they are meant.</summary>
    public bool IsWord { get; init; }
}

/// <summary>The offers of a place; of two with one name the first counts.</summary>
internal sealed class OfferList
{
    private readonly Dictionary<string, Offer> offers = new(StringComparer.Ordinal);

    /// <summary>Adds <paramref name="offer"/> unless its name is there.</summary>
    public void Add(Offer offer) => offers.TryAdd(offer.Name, offer);

    /// <summary>Adds all of <paramref name="added"/>.</summary>
    public void AddRange(IEnumerable<Offer> added)
    {
        foreach (var offer in added)
        {
            Add(offer);
        }
    }

    /// <summary>The offers at <paramref name="caret"/>, the likeliest first, and of one rank in the order in which they were added.</summary>
    /// <param name="caret">The caret.</param>
    /// <param name="quotes">Whether names that are words of the grammar need backquotes here.</param>
    /// <param name="makesLines">Whether an offer makes a whole line, so that the rest of the line has to be free for its snippet.</param>
    public CompletionList ToList(CaretText caret, bool quotes, bool makesLines = false)
    {
        var mayFill = !makesLines || caret.EndsLine;
        var sorted = offers.Values.Where(o => o.Name != CaretText.Placeholder && (mayFill || o.Kind != CompletionKind.Snippet)).OrderBy(static o => o.Likelihood).ThenBy(static o => o.Rank).ToList();
        return new CompletionList([.. sorted.Select((offer, index) => ItemOf(offer, index, caret, quotes, mayFill))]);
    }

    private static CompletionItem ItemOf(Offer offer, int index, CaretText caret, bool quotes, bool mayFill)
    {
        var isQuoted = !offer.IsWord && (caret.IsQuoted || (quotes && offer.Text == offer.Name && SyntaxFacts.WordOf(offer.Name) != Word.None));
        var text = isQuoted ? $"`{offer.Text}`" : offer.Text;
        return new CompletionItem(offer.Kind, offer.Name)
        {
            Detail = offer.Detail,
            SortText = $"{(int)offer.Likelihood}{index:D4}",
            FilterText = caret.IsQuoted ? $"`{offer.Name}" : offer.Name,
            NewText = text,
            Snippet = isQuoted || !mayFill || offer.Snippet == text ? null : offer.Snippet,
            Replace = caret.Word,
            Insert = caret.Insert,
            AdditionalEdits = offer.AdditionalEdits,
            IsDeprecated = offer.Likelihood == Likelihood.Greyed,
            GoesOn = offer.GoesOn,
            About = offer.About,
        };
    }
}
