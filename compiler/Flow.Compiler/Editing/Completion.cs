using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>
/// What can be written at a caret. A name stands in for what will be typed, so that the parser sees a whole sentence; then the names of the project are
/// declared and only the line at the caret is bound. Nothing here throws, whatever the text is.
/// </summary>
public static class Completion
{
    /// <summary>The offers at <paramref name="position"/> of the file at <paramref name="path"/>; none where the file is unknown.</summary>
    /// <param name="compilation">The project as it is written.</param>
    /// <param name="path">The file.</param>
    /// <param name="position">The caret, in UTF-16 code units.</param>
    /// <param name="trigger">What made the editor ask.</param>
    public static CompletionList At(Compilation compilation, string path, int position, CompletionTrigger trigger)
    {
        if (compilation.Trees.FirstOrDefault(t => t.Source.Path == path) is not { } tree)
        {
            return CompletionList.None;
        }

        var caret = CaretText.At(tree, position);
        if (caret.IsInComment())
        {
            return CompletionList.None;
        }

        if (caret.StringAround() is { } text)
        {
            return InText(compilation, caret, text);
        }

        return trigger.Character is '"' or '/' or '$' or '{' or '@' && !FollowsHole(caret) ? CompletionList.None
            : caret.IsNumber ? InNumber(compilation, caret)
            : InProbe(compilation, caret);
    }

    /// <summary>The item with its documentation.</summary>
    public static CompletionItem Resolve(CompletionItem item) => item.Documentation is null ? item with { Documentation = Descriptions.Of(item.About) } : item;

    private static bool FollowsHole(CaretText caret) => caret.Tree.Source.Content.AsSpan(0, caret.Position).TrimEnd().EndsWith("${") || caret.Tree.Source.Content.AsSpan(0, caret.Position).TrimEnd().EndsWith("${{");

    private static CompletionList InText(Compilation compilation, CaretText caret, StringExpressionSyntax text)
    {
        if (StringReading.Tag(text, caret.Tree.Source) == "csharp")
        {
            return CSharpOffers.List(compilation, caret);
        }

        var binder = new PlaceBinder(compilation, compilation.Declared(), caret.Tree.Source.Path, text.Span.Start);
        return PlaceFinder.Find(binder, caret.Tree, text.Span) is CaretPlace.InText place ? new TextOffers(binder, caret, place).List() : CompletionList.None;
    }

    /// <summary>Units behind the digits.</summary>
    private static CompletionList InNumber(Compilation compilation, CaretText caret)
    {
        var binder = new PlaceBinder(compilation, compilation.Declared(), caret.Tree.Source.Path, caret.Word.Start);
        if (PlaceFinder.Find(binder, caret.Tree, caret.Word) is not CaretPlace.Number { Value: var wanted })
        {
            return CompletionList.None;
        }

        var content = caret.Tree.Source.Content;
        var number = string.Concat(content.Substring(caret.Word.Start, caret.Word.Length).TakeWhile(static c => char.IsAsciiDigit(c) || c is '_' or '.'));
        var offers = new OfferList();
        offers.AddRange(UnitOffers.For(wanted.Type?.Required, number));
        return offers.ToList(caret, quotes: false);
    }

    private static CompletionList InProbe(Compilation compilation, CaretText caret)
    {
        var (text, placeholder) = caret.Probe();
        var probe = compilation.With(text);
        var tree = probe.Trees.First(t => t.Source.Path == caret.Tree.Source.Path);
        var binder = new PlaceBinder(probe, probe.Declared(), tree.Source.Path, placeholder.Start);
        var place = PlaceFinder.Find(binder, tree, placeholder);
        var offers = new OfferList();
        Add(place, binder, offers, caret.EndsLine);
        return offers.ToList(caret, quotes: place is CaretPlace.InValue, makesLines: place is CaretPlace.LineStart or CaretPlace.Field or CaretPlace.MatchCase);
    }

    private static void Add(CaretPlace place, PlaceBinder binder, OfferList offers, bool endsLine)
    {
        switch (place)
        {
            case CaretPlace.LineStart line:
                new LineOffers(binder, offers).Add(line);
                break;
            case CaretPlace.Variety variety:
                offers.AddRange(variety.Words.Select(w => new Offer(CompletionKind.Kind, w, Likelihood.Wanted) { Detail = variety.What, IsWord = true }));
                break;
            case CaretPlace.HeaderEnd header:
                HeaderOffers.Add(header, offers, endsLine);
                break;
            case CaretPlace.Setting setting:
                AddSetting(setting, offers, endsLine);
                break;
            case CaretPlace.InValue value:
                new ValueOffers(binder, value.Value, offers).Add();
                AddWordsWithoutValue(value.Value, offers, endsLine);
                break;
            case CaretPlace.Member member:
                new MemberOffers(binder, member, offers).Add();
                break;
            case CaretPlace.InType type:
                TypeOffers.Add(type, binder, offers);
                break;
            case CaretPlace.MatchCase match:
                AddCases(match, offers);
                break;
            case CaretPlace.Field field:
                AddFields(field, offers);
                break;
            default:
                break; // nothing of the language is chosen there
        }
    }

    /// <summary>Where a kind may do without a value, its small words may follow at once: <c>retry on timeout</c> lacks its number, <c>permissions</c> needs none.</summary>
    private static void AddWordsWithoutValue(WantedValue wanted, OfferList offers, bool endsLine)
    {
        if (wanted is { IsInner: false, IsCallee: false, Owner: { } owner, Slot.Required: false } && ReferenceEquals(owner, wanted.Item.Kind) && wanted.Item.Item.EqualToken is null)
        {
            HeaderOffers.Add(new CaretPlace.HeaderEnd(wanted.Item, Follows: null), offers, endsLine);
        }
    }

    private static void AddSetting(CaretPlace.Setting place, OfferList offers, bool endsLine)
    {
        if (endsLine && place.Kind is { Body: BodyRule.Map } map)
        {
            offers.Add(new Offer(CompletionKind.Snippet, "{ … }", Likelihood.Wanted) { Detail = map.Summary, Text = "{ }", Snippet = "{ $0 }", IsWord = true, About = map });
        }

        offers.Add(new Offer(CompletionKind.Keyword, "=", Likelihood.Wanted)
        {
            Detail = place.Kind?.Subject?.Type.Name ?? "its value", Text = "= ", Snippet = place.Kind is { } kind ? KindSnippets.Value(kind) : "= $1", IsWord = true, About = place.Kind,
            GoesOn = place.Kind is null || KindSnippets.AsksFirst(place.Kind),
        });
    }

    private static void AddCases(CaretPlace.MatchCase place, OfferList offers)
    {
        if (place.Subject is EnumType members)
        {
            offers.AddRange(members.Members.Except(place.Written).Select(m => new Offer(CompletionKind.EnumMember, m, Likelihood.Wanted) { Detail = members.Name, Snippet = $"{m} = $1", IsWord = true }));
        }

        offers.Add(new Offer(CompletionKind.Keyword, "_", Likelihood.Fits) { Detail = "everything else", Snippet = "_ = $1", IsWord = true });
    }

    private static void AddFields(CaretPlace.Field place, OfferList offers)
    {
        if (place.Record is not RecordType record)
        {
            return;
        }

        offers.AddRange(record.Fields.Where(f => !place.Written.Contains(f.Name)).Select(static f => new Offer(
            CompletionKind.Member, f.Name, f.Default is null && !f.Type.IsOptional ? Likelihood.Wanted : Likelihood.Fits)
        {
            Detail = f.Type.Name, Snippet = KindSnippets.Setting(f.Name, f.Type), About = new TextAbout(f.Documentation), IsWord = true,
        }));
    }
}
