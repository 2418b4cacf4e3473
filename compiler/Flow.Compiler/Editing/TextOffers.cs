using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit;
using Flow.Compiler.Literals;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What may stand in the text of a string: a path, an action, a time zone, a member of a union, a variable of the shell.</summary>
internal sealed class TextOffers(PlaceBinder binder, CaretText caret, CaretPlace.InText place)
{
    private readonly WantedValue wanted = place.Value;

    /// <summary>The offers.</summary>
    public CompletionList List()
    {
        if (wanted.Slot?.Form is SlotForm.Command && !wanted.IsInner)
        {
            return ShellOffers.List(caret, place, binder);
        }

        if (IsOwner("import") || wanted.Call?.Target is NameExpressionSyntax { Token: var callee } && wanted.Context.NameOf(callee) == "dotnet" || IsPath())
        {
            return PathOffers.List(binder, caret, place);
        }

        return Whole(Texts());
    }

    private bool IsOwner(string word) => wanted.Owner?.Word == word;

    /// <summary>Whether the text is a path by its type, or by what the property says.</summary>
    private bool IsPath() =>
        wanted.Type?.Required is TextType { Form: TextForm.Path or TextForm.Glob } or ListType { Element: TextType { Form: TextForm.Path or TextForm.Glob } }
        || wanted.Owner is { Word: "from" or "at" or "paths" or "paths-ignore" or "folder" } || (wanted.Owner is { Word: "to" } && !Triggers.IsTrigger(wanted.Item.Kind))
        || (wanted.Call?.Target is NameExpressionSyntax { Token: var token } && wanted.Context.NameOf(token) is "read-text" or "read-json" or "read-yaml" or "files" or "file-exists" or "hash-files" or "folders");

    private IEnumerable<Offer> Texts()
    {
        if (wanted.Type?.Required is EnumType { EnumName: null } or ListType { Element: EnumType { EnumName: null } })
        {
            var union = wanted.Type.Required as EnumType ?? (EnumType)((ListType)wanted.Type.Required).Element;
            return union.Members.Select(m => new Offer(CompletionKind.EnumMember, m, Likelihood.Wanted) { Detail = union.Name });
        }

        return wanted.Owner?.Word switch
        {
            "uses" when wanted.Slot?.Form == SlotForm.ActionTarget => ActionOffers.All(binder.Session.Services.Files),
            "timezone" => TimeZoneName.All.Select(static z => new Offer(CompletionKind.Text, z, z is "UTC" or "Europe/Vienna" or "Europe/Berlin" ? Likelihood.Fits : Likelihood.Possible)),
            "shell" => new[] { "bash", "sh", "pwsh", "cmd", "python" }.Select(static s => new Offer(CompletionKind.Text, s, Likelihood.Wanted)),
            "types" => Types(),
            "targets" => TargetCatalogue.All.Select(static t => new Offer(CompletionKind.Text, t.Name, Likelihood.Wanted) { Detail = t.Summary }),
            "distribution" => new[] { "temurin", "zulu", "corretto", "microsoft", "liberica", "oracle" }.Select(static s => new Offer(CompletionKind.Text, s, Likelihood.Wanted)),
            "sets" => VariableNames.ReadAs("env", binder.Compilation.Trees).Select(static s => new Offer(CompletionKind.Text, s, Likelihood.Wanted)),
            "to" or "branches" or "branches-ignore" => new[] { "main", "release/**" }.Select(static s => new Offer(CompletionKind.Text, s, Likelihood.Fits) { Detail = "branch" }),
            "on" when Triggers.IsTrigger(wanted.Owner) => [new Offer(CompletionKind.Text, "v*", Likelihood.Fits) { Detail = "tag" }],
            _ => [],
        };
    }

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
