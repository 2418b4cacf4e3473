using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit;
using Flow.Compiler.Functions;
using Flow.Compiler.Literals;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What may stand in the text of a string: a path, an action, a time zone, a member of a union, a variable of the shell.</summary>
internal sealed class TextOffers(PlaceBinder binder, CaretText caret, CaretPlace.InText place)
{
    private readonly WantedValue wanted = place.Value;

    /// <summary>Whether something is offered inside of a text at such a place.</summary>
    public static bool Has(WantedValue wanted) =>
        wanted.Slot is { Content: not TextContent.Anything } or { Samples.IsEmpty: false } or { Form: SlotForm.ActionTarget } || IsPath(wanted) || UnionOf(wanted) is not null;

    /// <summary>The offers.</summary>
    public CompletionList List()
    {
        if (wanted.Slot?.Form is SlotForm.Command && !wanted.IsInner)
        {
            return ShellOffers.List(caret, place, binder);
        }

        if (StringReading.Tag(place.Text, caret.Tree.Source) == "promql")
        {
            return new QueryOffers(binder, caret, place).List();
        }

        if (IsPath(wanted))
        {
            return PathOffers.List(binder, caret, place);
        }

        return Whole(Texts());
    }

    /// <summary>Whether the text is a path by its type, by the catalogue, or because a function reads a file.</summary>
    private static bool IsPath(WantedValue wanted) =>
        wanted.Type?.Required is TextType { Form: TextForm.Path or TextForm.Glob } or ListType { Element: TextType { Form: TextForm.Path or TextForm.Glob } }
        || (wanted.Slot?.Content == TextContent.Path && wanted.Call is null)
        || (wanted.Call?.Target is NameExpressionSyntax { Token: var token } && wanted.Context.NameOf(token) is "dotnet" or "read-text" or "read-json" or "read-yaml" or "files" or "file-exists" or "hash-files" or "folders");

    private static EnumType? UnionOf(WantedValue wanted) => wanted.Type?.Required switch
    {
        EnumType { EnumName: null } union => union,
        ListType { Element: EnumType { EnumName: null } union } => union,
        _ => null,
    };

    private IEnumerable<Offer> Texts() =>
        CopyOffers.KeysAt(wanted) is { } keys ? keys.Select(static k => new Offer(CompletionKind.Text, k, Likelihood.Wanted) { Detail = "key" })
        : UnionOf(wanted) is { } union ? union.Members.Select(m => new Offer(CompletionKind.EnumMember, m, Likelihood.Wanted) { Detail = union.Name })
        : wanted.Slot is { Form: SlotForm.ActionTarget } ? ActionOffers.All(binder.Session.Services.Files)
        : Samples().Concat(OwnName()).Concat(Contents());

    /// <summary>What is often written; what stands in a line beside it, or in a block like its own, is less likely to be meant again.</summary>
    private IEnumerable<Offer> Samples()
    {
        var beside = wanted.Slot is { Samples.Length: > 1 } && wanted.Item.Outer is { Item: { } block, Outer: { } around }
            ? around.Lines.Where(l => !ReferenceEquals(l, block) && around.Context.WordOf(l) == around.Context.WordOf(block)).SelectMany(static l => l.Body?.Items.Items ?? [])
                .Where(l => l.Value is StringExpressionSyntax && around.Context.WordOf(l) == wanted.Item.Outer.Context.WordOf(wanted.Item.Item)).Select(l => around.Context.TextOf(l.Value!)).ToList()
            : [];
        return (wanted.Slot?.Samples ?? []).Select(s => (Sample: s, Text: FlowText.Quote(s)))
            .Select(s => new Offer(CompletionKind.Text, s.Sample, beside.Contains(s.Text) ? Likelihood.Possible : Likelihood.Wanted) { Text = s.Text[1..^1] });
    }

    /// <summary>What a resource is called is what it is mostly called at its provider, too.</summary>
    private IEnumerable<Offer> OwnName() => wanted is { IsInner: false, Owner: { IsForeign: true } argument } && (argument.Word == "name" || argument.Word.EndsWith("_name", StringComparison.Ordinal))
        && wanted.Item.Outer is { Kind.Mode: not null, Symbol.Name: var name } ? [new Offer(CompletionKind.Text, name, Likelihood.Fits) { Detail = "its own name", IsWord = true }] : [];

    private IEnumerable<Offer> Contents() => wanted.Slot?.Content switch
    {
        TextContent.TimeZone => TimeZoneName.All.Select(static z => new Offer(CompletionKind.Text, z, z is "UTC" or "Europe/Vienna" or "Europe/Berlin" ? Likelihood.Fits : Likelihood.Possible)),
        TextContent.ActivityType => Types(),
        TextContent.Target => TargetCatalogue.All.Select(static t => new Offer(CompletionKind.Text, t.Name, Likelihood.Wanted) { Detail = t.Summary }),
        TextContent.Variable => VariableNames.ReadAs("env", binder.Compilation.Trees).Select(static s => new Offer(CompletionKind.Text, s, Likelihood.Wanted)),
        _ => [],
    };

    private IEnumerable<Offer> Types() => wanted.Item.Outer is { Item: { } trigger } body && Triggers.IsTrigger(body.Kind) && Triggers.EventOf(trigger, body.Context) is { } @event
        ? @event.Types.Select(static t => new Offer(CompletionKind.EnumMember, t, Likelihood.Wanted) { Detail = "activity type" })
        : [];

    /// <summary>Offers that replace the whole text between the quotes.</summary>
    private CompletionList Whole(IEnumerable<Offer> texts)
    {
        var list = new OfferList();
        list.AddRange(texts);
        var end = place.Text.End.IsMissing ? place.Text.Span.End : place.Text.End.Start;
        return list.ToList(caret with { Word = TextSpan.FromBounds(place.Text.Start.End, Math.Max(end, caret.Position)) }, quotes: false);
    }
}
