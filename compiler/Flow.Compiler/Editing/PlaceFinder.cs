using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>
/// Finds what is asked for at a caret: walks from the file inwards and lets the binder say what each value is wanted for. It is the second way to a place beside
/// <see cref="SemanticModel"/>, and stays one, because the two answer different questions. The model says what is written, of a whole file, and is kept as long as no
/// edit reaches it. This one says what <em>could</em> be written: in a text that has a placeholder at the caret and is new with each key, where nothing that was kept
/// would fit, and where binding the rest of the file would cost more than the answer; between the words of a header and in empty bodies, where nothing is bound
/// that a model could hold; and for slots of the catalogue that no value fills yet. What both need (what an item is where it stands) the binder decides.
/// </summary>
internal sealed partial class PlaceFinder
{
    private readonly PlaceBinder binder;
    private readonly SyntaxTree tree;
    private readonly TextSpan caret;
    private readonly ImmutableArray<SyntaxNode> path;

    private PlaceFinder(PlaceBinder binder, SyntaxTree tree, TextSpan caret)
    {
        (this.binder, this.tree, this.caret) = (binder, tree, caret);
        path = CaretText.PathTo(tree, caret);
    }

    private SourceText Source => tree.Source;

    /// <summary>The place of the token or string at <paramref name="caret"/> of <paramref name="tree"/>, one of the trees of <paramref name="binder"/>.</summary>
    public static CaretPlace Find(PlaceBinder binder, SyntaxTree tree, TextSpan caret) => new PlaceFinder(binder, tree, caret).Find();

    private CaretPlace Find()
    {
        var items = path.OfType<ItemSyntax>().ToList();
        if (items.Count == 0 || binder.FileAt(Source.Path, items[0]) is not { } around)
        {
            return new CaretPlace.Nothing();
        }

        for (var i = 0; i < items.Count; i++)
        {
            var place = binder.Enter(around, items[i]);
            var isInner = i + 1 < items.Count;
            if (isInner && place.Body is { } body && body.Lines.Any(l => ReferenceEquals(l, items[i + 1])))
            {
                around = body;
                continue;
            }

            return isInner ? InExpressionItem(place, items[i..]) : InItem(place);
        }

        return new CaretPlace.Nothing();
    }

    private CaretPlace InItem(ItemPlace place)
    {
        var item = place.Item;
        if (path.OfType<TypeSyntax>().LastOrDefault() is { } type)
        {
            return InType(place, type);
        }

        if (item.Head.Span.Contains(caret))
        {
            return InHead(place);
        }

        if (item.Value is { } value && value.Span.Contains(caret))
        {
            return InSlot(place, value, ValueSlot(place), place.Kind ?? place.Outer.Kind);
        }

        for (var i = 0; i < item.Args.Length; i++)
        {
            if (item.Args[i].Span.Contains(caret))
            {
                return InArgument(place, i);
            }
        }

        if (item.Body is { } body && body.Span.Contains(caret))
        {
            return InSlot(place, new RecordExpressionSyntax(body.Span, body), ValueSlot(place), place.Kind);
        }

        return item.Clauses.FirstOrDefault(c => c.Span.Contains(caret)) is { } clause
            ? InClause(place, clause)
            : item.Skipped?.Span.Contains(caret) == true ? AfterValues(place) : new CaretPlace.Nothing();
    }

    private CaretPlace AfterValues(ItemPlace place) =>
        place.Item.Skipped!.Tokens[0].Span == caret ? new CaretPlace.HeaderEnd(place, TypeBefore(place), LackingWord(LastValue(place.Item))) : new CaretPlace.Nothing();

    private static ExpressionSyntax? LastValue(ItemSyntax item) => item.Value ?? (item.Clauses is [.., var clause] ? clause.Value : item.Args is [.., var arg] ? arg.Value : null);

    /// <summary>What the last value of the line is wanted to be: a condition, or nothing that operators go on with.</summary>
    private FlowType? TypeBefore(ItemPlace place) => place.Item switch
    {
        { Value: not null } => ValueSlot(place)?.Type ?? FlowType.Any,
        { Clauses: [.., { Variable: null } clause] } => place.Kind is { } kind ? kind.Property(Source.Slice(clause.Word.Span))?.Subject is { Form: SlotForm.Value } slot ? slot.Type : null : FlowType.Any,
        { Clauses: [_, ..] } => null, // a list to loop over
        _ => place.Kind?.Subject is { Form: SlotForm.Value } slot ? slot.Type : null,
    };

    /// <summary>The word that the choice which <paramref name="value"/> ends with lacks.</summary>
    private static string? LackingWord(SyntaxNode? value) => value switch
    {
        IfExpressionSyntax { Then.IsMissing: true, Condition: not MissingExpressionSyntax } => "then",
        IfExpressionSyntax { Else.IsMissing: true, Consequence: not MissingExpressionSyntax } choice => LackingWord(choice.Consequence) ?? "else",
        IfExpressionSyntax choice => LackingWord(choice.Alternative),
        BinaryExpressionSyntax binary => LackingWord(binary.Right),
        UnaryExpressionSyntax unary => LackingWord(unary.Operand),
        LambdaExpressionSyntax lambda => LackingWord(lambda.Body),
        HoleSyntax hole => LackingWord(hole.Expression),
        ParenthesizedExpressionSyntax parentheses => LackingWord(parentheses.Expression),
        _ => null,
    };

    private CaretPlace InHead(ItemPlace place)
    {
        if (place.Item.Head is not PathSyntax path)
        {
            return place.Item.Head is StringHeadSyntax { Text: var text } ? InSlot(place, text, place.Kind?.Subject, place.Kind) : new CaretPlace.Nothing();
        }

        return path.Tokens switch
        {
            [var first, ..] when first.Span == caret => new CaretPlace.LineStart(place.Outer, place.Item, null),
            [var module, _, var name, ..] when name.Span == caret => new CaretPlace.LineStart(place.Outer, place.Item, place.Outer.Context.NameOf(module)),
            _ => new CaretPlace.Nothing(),
        };
    }

    private CaretPlace InArgument(ItemPlace place, int index)
    {
        var arg = place.Item.Args[index];
        var isWhole = arg.Value.Span == caret && arg.Value is NameExpressionSyntax;
        if (index == 0 && isWhole && place.Kind?.Varieties is { } varieties)
        {
            return new CaretPlace.Variety(varieties.What, varieties.Words(place.Outer.Context.Providers));
        }

        if (index == 0 && isWhole && place.Item.Args.Length == 1 && IsSet(place))
        {
            return new CaretPlace.Setting(place.Outer.Context.WordOf(place.Item), place.Kind);
        }

        var slot = ArgumentSlot(place, index, isWhole, out var isName);
        if (isName)
        {
            return place.Kind is { Name: NameRule.Optional } && isWhole ? new CaretPlace.HeaderEnd(place, Follows: null) : InNamed(place, arg);
        }

        return slot is null
            ? isWhole ? new CaretPlace.HeaderEnd(place, index > 0 ? TypeBefore(place) : null) : InSlot(place, arg.Value, null, null)
            : InSlot(place, arg.Value, slot, place.Kind);
    }

    /// <summary>Whether the line is one that says its value with <c>=</c>, and nothing but its word stands there.</summary>
    private bool IsSet(ItemPlace place) => place.Item is { Clauses: [], EqualToken: null } && (place.Kind is { } kind
        ? KindSnippets.TakesEqual(kind) || kind is { Role: Role.Property, Body: BodyRule.Map, Subject.Form: SlotForm.Value }
        : EntrySlot(place) is not null && place.Template is null && Inheritance.Refined(place.Outer.Kind, place.Item, place.Outer.Context) is null);

    /// <summary>A name that is declared; only a function's name holds more: its parameters with their defaults.</summary>
    private CaretPlace InNamed(ItemPlace place, ArgSyntax arg) =>
        arg.Value.Span == caret ? new CaretPlace.Nothing() : InSlot(place, arg.Value, null, null);

    /// <summary>What may stand in the header at <paramref name="index"/>, as the binder gives arguments their places.</summary>
    private static Slot? ArgumentSlot(ItemPlace place, int index, bool isWhole, out bool isName)
    {
        var kind = place.Kind;
        isName = index == (kind?.Varieties is null ? 0 : 1) && kind is { Name: not NameRule.None } && place.Item.Args[index].Value is NameExpressionSyntax or CallExpressionSyntax;
        if (kind is null || isName)
        {
            return null;
        }

        if (kind.Title is { } title && place.Item.Args[index].Value is StringExpressionSyntax)
        {
            return title;
        }

        return kind.Name != NameRule.None ? null : index switch
        {
            0 => kind.Subject,
            1 when kind.Second is { } second => Second(Triggers.EventOf(place.Item, place.Outer.Context), second),
            _ => null,
        };
    }

    /// <summary>Only a tag and a schedule take a second value: a pattern, or a cron line.</summary>
    private static Slot? Second(EventKind? @event, Slot second) => @event?.Name switch
    {
        "schedule" => second with { Type = DomainTypes.CronText },
        "tag" => second with { Type = FlowType.Text },
        _ => null,
    };

    private CaretPlace InClause(ItemPlace place, ClauseSyntax clause)
    {
        if (clause.Word.Word == Word.For && (clause.Variable is not null || place.Kind?.Property("for") is null))
        {
            return clause.Variable is not null && clause.Value.Span.Contains(caret)
                ? InSlot(place, clause.Value, new Slot(new ListType(FlowType.Any)) { Latest = place.Kind is { Loop: LoopRule.Unrolled } ? PhaseKind.Build : PhaseKind.AfterJobs, OneForMany = true }, null)
                : new CaretPlace.Nothing();
        }

        return InClauseOf(place, clause, Source.Slice(clause.Word.Span));
    }

    private CaretPlace InClauseOf(ItemPlace place, ClauseSyntax clause, string word)
    {
        var owner = (place.Item.Head is PathSyntax { Tokens: [] } ? place.Outer.Kind : place.Kind)?.Property(word);
        return clause.Value.Span.Contains(caret) ? InSlot(place, clause.Value, owner?.Subject, owner) : new CaretPlace.Nothing();
    }

    private Slot? ValueSlot(ItemPlace place)
    {
        if (place.Kind is { } kind)
        {
            return kind.Subject is { } slot && place.Item.Args is [{ Type: { } written }, ..] ? slot with { Type = TypeBinder.Bind(binder.Session, place.Header, written) } : kind.Subject;
        }

        if (place.Item.Type is { } type)
        {
            return new Slot(TypeBinder.Bind(binder.Session, place.Outer.Context, type)); // a field of a record type and its default
        }

        return EntrySlot(place);
    }

    /// <summary>The value of a line of a map: an environment variable, an input, a parameter.</summary>
    private Slot? EntrySlot(ItemPlace place)
    {
        var (outer, word) = (place.Outer, place.Outer.Context.WordOf(place.Item));
        if (ParameterSlot(outer, word) is { } parameter)
        {
            return parameter;
        }

        return outer.Kind?.Entry;
    }

    private Slot? ParameterSlot(Surroundings outer, string word)
    {
        if (outer.Template is { } host && HostedServices.ParameterOf(host) == word)
        {
            return HostedServices.Services;
        }

        if (outer.Template is { } template && Templates.Parameters(template).FirstOrDefault(p => p.Name == word) is { Type: { } written })
        {
            return GroupNamed(template, written) is { } group
                ? new Slot(new ReferenceType(group)) { Form = SlotForm.Reference, Latest = PhaseKind.Applied }
                : new Slot(TypeBinder.Bind(binder.Session, template.Context, written)) { Latest = PhaseKind.Applied, TakesSecrets = true, TakesEphemeral = true };
        }

        var callee = Callees.Of(outer, binder);
        return callee?.Members.FindHere(word) is DeclarationSymbol { Kind.Word: "param" } parameter
            ? (outer.Kind?.Entry ?? new Slot(FlowType.Any)) with { Type = DeclarationBinder.ParameterType(binder.Session, parameter).Type }
            : null;
    }

    /// <summary>The group whose use a parameter of that type takes.</summary>
    private static string? GroupNamed(TemplateSymbol template, TypeSyntax type) =>
        type is NamedTypeSyntax { Path.Tokens: [var token] } && template.Context.NameOf(token) is var name
        && (template.Context.Scope.Find(name) as TemplateSymbol ?? template.Context.Constructs.Find(name)) is { BaseKind: null } ? name : null;

    private CaretPlace InType(ItemPlace place, TypeSyntax type)
    {
        if (path[^1] is StringExpressionSyntax or StringTextSyntax)
        {
            return new CaretPlace.Nothing();
        }

        var named = path.OfType<NamedTypeSyntax>().LastOrDefault();
        var name = named?.Path.Tokens ?? [];
        var module = name is [var first, _, var last] && last.Span == caret ? Source.Slice(first.Span) : null;
        return name.IsEmpty || name is [_, _, _, ..] && module is null
            ? new CaretPlace.Nothing()
            : new CaretPlace.InType(place.Outer.Context, module, place.Kind?.Word == "param" && type.Span.Start == caret.Start, named!.Open is not null);
    }
}
