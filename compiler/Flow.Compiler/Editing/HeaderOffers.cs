using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What may follow in a header: a title, the kind's small words, and operators after a value.</summary>
internal static class HeaderOffers
{
    private static readonly string[] Operators = ["and", "or", "in", "not in"];

    /// <summary>Adds what may follow; a body only where nothing else stands behind the caret.</summary>
    public static void Add(CaretPlace.HeaderEnd place, OfferList offers, bool endsLine)
    {
        if (place.Item.Kind is { } kind)
        {
            AddLoopWord(place.Item, offers);
            AddTitle(place.Item, kind, offers);
            AddWords(place.Item, kind, offers);
            if (endsLine)
            {
                AddBody(place.Item, kind, offers);
            }
        }

        if (place.Choice is { } word)
        {
            offers.Add(new Offer(CompletionKind.Keyword, word, Likelihood.Wanted) { IsWord = true });
        }

        if (place.Follows is BoolType or AnyType)
        {
            offers.AddRange(Operators.Select(static o => new Offer(CompletionKind.Keyword, o, Likelihood.Seldom) { IsWord = true }));
        }
    }

    /// <summary><c>for x |</c></summary>
    private static void AddLoopWord(ItemPlace place, OfferList offers)
    {
        if (place.Item.Clauses is [.., { Word.Word: Word.For, Variable: null, Value: NameExpressionSyntax }])
        {
            offers.Add(new Offer(CompletionKind.Keyword, "in", Likelihood.Wanted) { Detail = "what is looped over", IsWord = true });
        }
    }

    private static void AddTitle(ItemPlace place, Kind kind, OfferList offers)
    {
        var isBeforeWords = place.Item.Skipped is null || place.Item.Clauses.IsEmpty;
        if (kind.Title is not null && isBeforeWords && place.Item.Args.All(static a => a.Value is not StringExpressionSyntax))
        {
            offers.Add(new Offer(CompletionKind.Snippet, "\"…\"", Likelihood.Leads) { Detail = "title", Text = "\"\"", Snippet = "\"$0\"", IsWord = true });
        }
    }

    /// <summary>The body, with what has to stand in it.</summary>
    private static void AddBody(ItemPlace place, Kind kind, OfferList offers)
    {
        if (place.Item is { Body: null, EqualToken: null } && KindSnippets.Body(kind) is { } body)
        {
            var isMissing = kind.Properties.Any(KindSnippets.IsMissing);
            offers.Add(new Offer(CompletionKind.Snippet, "{ … }", isMissing ? Likelihood.Wanted : Likelihood.Possible)
            {
                Detail = isMissing ? "what it must have" : "details", Text = "{ }", Snippet = body, IsWord = true,
            });
        }
    }

    private static void AddWords(ItemPlace place, Kind kind, OfferList offers)
    {
        var context = place.Outer.Context;
        var written = place.Item.Clauses.Select(c => context.Tree.Source.Slice(c.Word.Span)).Concat(place.Body?.Lines.Select(context.WordOf) ?? []).ToHashSet();
        foreach (var property in kind.Properties.Where(p => SyntaxFacts.ClauseWords.Contains(p.Word) && (p.Repeats || !written.Contains(p.Word)) && IsTaken(place, kind, p)))
        {
            offers.Add(new Offer(CompletionKind.Keyword, property.Word, property.Required ? Likelihood.Wanted : LineOffers.IsCommonToSteps(property) ? Likelihood.Leads : Likelihood.Fits)
            {
                Detail = property.Summary,
                Snippet = property.Body == BodyRule.Map ? $"{property.Word} {{ $0 }}" : KindSnippets.Clause(property),
                About = property,
                IsWord = true,
                GoesOn = KindSnippets.AsksFirst(property),
            });
        }

        if (kind.Loop != LoopRule.None)
        {
            offers.Add(new Offer(CompletionKind.Keyword, "for", Likelihood.Possible) { Detail = "once for each element", Snippet = "for ${1:x} in $2", IsWord = true });
        }
    }

    private static bool IsTaken(ItemPlace place, Kind kind, Kind property) =>
        kind == Declarer.Group ? place.Outer.Kind is { Word: "environment" } : !Triggers.IsTrigger(kind) || Triggers.Takes(Triggers.EventOf(place.Item, place.Outer.Context), property.Word);
}
