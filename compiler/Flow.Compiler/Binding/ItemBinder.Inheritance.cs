using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Binding;

/// <summary>Puts together what an environment inherits and what it says itself, and finds the variety of a kind.</summary>
internal sealed partial class ItemBinder
{
    private List<BoundItem> BindCopies(DeclarationSymbol symbol, TemplateSymbol? template) =>
        [.. symbol.Copies.Select(c => BindItem(symbol.Kind, template, symbol.Item, c.Symbol.Context)).OfType<BoundItem>()];

    /// <summary>Binds the lines of one of <paramref name="parts"/>, those that another part sets anew or leaves out as what is not there any more.</summary>
    private ImmutableArray<BoundItem> BindPart(Kind owner, ImmutableArray<ItemSyntax> lines, BindContext context, ImmutableArray<BodyPart> parts)
    {
        var later = (context.IsInherited && owner.Word == "environment") || owner.Mode is not null ? parts.SkipWhile(p => !ReferenceEquals(p.Context, context)).Skip(1).Where(static p => p.Context.Refines is not null).ToList() : [];
        return later.Count == 0 ? BindAll(owner, lines, context) : [.. lines.SelectMany(l => BindOne(owner, l, IsSaidAnew(l) ? context with { IsSaidAnew = true } : context))];

        bool IsSaidAnew(ItemSyntax line) => owner.Property(context.WordOf(line)) is { } kind
            && later.Exists(p => p.Items.Any(i => i.EqualToken is not null && p.Context.WordOf(i) == kind.Word && (!kind.Repeats || Inheritance.IsNone(i))));
    }

    /// <summary>Takes what a body leaves out, <c>approval = none</c>, out of <paramref name="items"/>, and gives the other lines.</summary>
    private ImmutableArray<ItemSyntax> LeaveOut(ImmutableArray<BoundItem>.Builder items, Kind owner, ImmutableArray<ItemSyntax> lines, BindContext context)
    {
        var rest = ImmutableArray.CreateBuilder<ItemSyntax>(lines.Length);
        foreach (var line in lines)
        {
            if (!Inheritance.IsNone(line) || Inheritance.Refined(owner, line, context) is not null || Declarer.Resolve(owner, line, context).Kind is not { Role: Role.Property } kind)
            {
                rest.Add(line);
                continue;
            }

            RecordItem(owner, line, kind, null, context);
            if (RemoveAll(items, kind.Word) == 0)
            {
                session.Report(EnvironmentDiagnostics.NothingInherited, context, line.Head, Declarer.IsItsOwn(kind.Word, context.Refines!)
                    ? $"`{context.Refines!.Name}` does not inherit the `{kind.Word}` of `{Inheritance.NameOf(context.Refines!)}`, so the line can go."
                    : $"`{Inheritance.NameOf(context.Refines!)}` has no `{kind.Word}` that could be left out.");
            }
        }

        return rest.ToImmutable();
    }

    private static int RemoveAll(ImmutableArray<BoundItem>.Builder items, string word)
    {
        var before = items.Count;
        items.RemoveAll(i => i.Kind.Word == word && i.Kind.Role == Role.Property);
        return before - items.Count;
    }

    /// <summary>
    /// What is said anew wins: a value replaces, a body goes on with the inherited one, and blocks of one name replace all of that name, as lists do, but those that a group
    /// brings: a use adds to these. Then what is put together must be whole.
    /// </summary>
    private void Refine(ImmutableArray<BoundItem>.Builder items, ImmutableArray<BoundItem> added, Kind owner, IReadOnlySet<BoundItem> given)
    {
        foreach (var word in added.Where(i => i.Kind is { Repeats: true, Role: Role.Property } && owner.Word != "environment").Select(static i => i.Kind.Word).Distinct())
        {
            items.RemoveAll(i => i.Kind.Word == word && i.Kind.Role == Role.Property && !given.Contains(i));
        }

        var said = new Dictionary<string, BoundItem>(StringComparer.Ordinal);
        foreach (var item in added)
        {
            var existing = item.Kind is { Repeats: false, Role: Role.Property } ? IndexOf(items, item.Kind) : -1;
            var isOver = existing >= 0;
            if (item.Kind is { Repeats: false, Role: Role.Property } && !said.TryAdd(item.Kind.Word, item))
            {
                session.Report(
                    NameDiagnostics.SetTwice, item.Context, item.Syntax.Head.Span, $"`{item.Kind.Word}` is set twice.", [new RelatedLocation(said[item.Kind.Word].Location, "It is set here first.")]);
                continue;
            }

            var whole = isOver && item.Syntax.EqualToken is null && item.Kind.Body != BodyRule.None ? GoOn(items[existing], item) : item;
            CheckWhole(whole);
            if (isOver)
            {
                items[existing] = whole;
            }
            else
            {
                items.Add(whole);
            }
        }
    }

    /// <summary>An inherited body with what is said about it here.</summary>
    private static BoundItem GoOn(BoundItem inherited, BoundItem item)
    {
        if (inherited.Kind.Variety != item.Kind.Variety)
        {
            return item; // another cloud, of which nothing holds for this one
        }

        var items = inherited.Items.ToBuilder();
        foreach (var word in item.Items.Where(static i => i.Kind.Repeats).Select(static i => i.Kind.Word).Distinct())
        {
            RemoveAll(items, word);
        }

        foreach (var inner in item.Items)
        {
            var existing = inner.Kind.Repeats ? -1 : IndexOf(items, inner.Kind);
            if (existing < 0)
            {
                items.Add(inner);
            }
            else
            {
                items[existing] = inner.Syntax.EqualToken is null && inner.Kind.Body != BodyRule.None ? GoOn(items[existing], inner) : inner;
            }
        }

        return item with
        {
            Items = items.ToImmutable(),
            Entries = [.. inherited.Entries.Where(e => item.Entries.All(n => n.Name != e.Name)), .. item.Entries],
            Subject = item.Subject ?? inherited.Subject,
        };
    }

    /// <summary>Checks what was not looked at while its inherited part was missing.</summary>
    private void CheckWhole(BoundItem item)
    {
        if (item.Kind.Role != Role.Property || item.Context.Refines is null)
        {
            return;
        }

        CheckRequired(item with { Context = item.Context with { Refines = null } });
        foreach (var inner in item.Items)
        {
            CheckWhole(inner);
        }
    }

    /// <summary>A line that starts with an inherited name takes a body, or <c>= none</c>.</summary>
    private void CheckRefinement(DeclarationSymbol inherited, ItemSyntax item, BindContext context)
    {
        session.Recorder?.Body(item.Body, inherited.Kind, context);
        if (item.Body is null && item.Value is not RecordExpressionSyntax && !Inheritance.IsNone(item))
        {
            session.Report(
                NameDiagnostics.NoValueHere, context, item.EqualToken?.Span ?? item.Head.Span,
                $"`{inherited.Name}` is {(context.Refines is { } environment ? $"inherited from `{Inheritance.NameOf(environment)}`" : "a service that is hosted here")}. Go on with it, `{inherited.Name} {{ … }}`, or leave it out, `{inherited.Name} = none`.");
        }
    }

    private static bool IsLikeUnknown(BindContext context) =>
        context.Environment is { } environment && Inheritance.LikeOf(environment.Item, environment.Context) is not null && Inheritance.ParentOf(environment) is null;

    private void ReportVariety(Kind kind, ItemSyntax item, BindContext context)
    {
        var varieties = kind.Varieties!;
        if (Declarer.VarietyToken(item) is not { } token)
        {
            if (IsLikeUnknown(context))
            {
                return; // what it is like is not known, which was reported
            }

            session.Report(
                EnvironmentDiagnostics.MissingVariety, context, item.Head,
                $"After `{kind.Word}` stands a {varieties.What}: `{kind.Word} {varieties.Words(context.Providers).FirstOrDefault() ?? "…"}{(kind.Name == NameRule.None ? "" : " name")} {{ … }}`.");
            return;
        }

        var word = context.NameOf(token);
        var near = Suggestions.Nearest(word, varieties.Words(context.Providers));
        var explained = varieties.Explain(word, context.Providers);
        session.Report(
            EnvironmentDiagnostics.UnknownVariety, context, token.Span, explained ?? $"There is no {varieties.What} `{word}`.{(near is null ? "" : $" Did you mean `{near}`?")}",
            near is null || explained is not null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(token.Span, near)])]);
    }
}
