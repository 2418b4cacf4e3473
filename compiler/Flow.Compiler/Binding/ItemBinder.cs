using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Gives items their meaning after the catalogue: one way for every kind.</summary>
internal sealed partial class ItemBinder(BindSession session)
{
    private readonly BindSession session = session;

    /// <summary>Binds the items of a file or body.</summary>
    /// <param name="parent">The kind that they stand in; null for a file.</param>
    /// <param name="items">The items.</param>
    /// <param name="context">Where they stand.</param>
    public ImmutableArray<BoundItem> BindAll(Kind? parent, ImmutableArray<ItemSyntax> items, BindContext context)
    {
        var bound = ImmutableArray.CreateBuilder<BoundItem>();
        foreach (var item in items)
        {
            bound.AddRange(BindOne(parent, item, context));
        }

        return bound.ToImmutable();
    }

    private IEnumerable<BoundItem> BindOne(Kind? parent, ItemSyntax item, BindContext context)
    {
        if (item.Head is PathSyntax { Tokens: [] })
        {
            return CheckLoopLine(parent, item, context);
        }

        var (kind, template) = Declarer.Resolve(parent, item, context);
        RecordItem(parent, item, kind, template, context);
        if (Inheritance.Refined(parent, item, context) is { } inherited)
        {
            CheckRefinement(inherited, item, context);
            return []; // its body is a part of what it goes on with
        }

        if (template is { BaseKind: null })
        {
            return BindGroup(parent, item, template, context);
        }

        if (kind is null)
        {
            ReportUnknown(parent, item, context);
            RecordLoose(item, context);
            return [];
        }

        if (kind is { Varieties: not null, Variety: "" })
        {
            ReportVariety(kind, item, context);
            RecordLoose(item, context);
            return [];
        }

        if (item.Export is { } export && parent is not null)
        {
            session.Report(NameDiagnostics.TooMuch, context, export.Span, "Only what stands in the file itself can be exported.");
        }

        return kind.Word switch
        {
            _ when kind.IsForeign => BindForeign(kind, item, context),
            "template" => [],
            "require" => BindRequirement(kind, item, context),
            "access" when kind.Role == Role.Declaration => BindLevel(kind, item, context),
            "import" => CheckImport(item, context),
            "rule" when session.Recorder is { } recorder => Unrolled(kind, null, item, context, WithSets(recorder, context), Declarer.LoopsOf(item)),
            "rule" => [new BoundItem(kind, item, context)], // its sets exist when the model does
            "let" => BindLet(item, context),
            "function" or "type" or "enum" => CheckAbstraction(kind, item, context),
            _ when kind.Loop == LoopRule.Unrolled && Declarer.LoopsOf(item) is { IsEmpty: false } loops => Unrolled(kind, template, item, context, context, loops),
            _ when kind.Loop == LoopRule.Copies && Declarer.SymbolOf(item, context) is { IsMany: true } symbol => BindCopies(symbol, template),
            _ when BindItem(kind, template, item, context) is { } bound => bound.Symbol is { Kind.Word: "job", MadeFrom: { } made } job ? [bound, UseOf(job, made.Parameters)] : [bound],
            _ => [],
        };
    }

    private IEnumerable<BoundItem> BindForeign(Kind kind, ItemSyntax item, BindContext context) =>
        kind.Loop == LoopRule.Unrolled && Declarer.LoopsOf(item) is { IsEmpty: false } loops ? Unrolled(kind, null, item, context, context, loops)
        : BindItem(kind, null, item, context) is { } bound ? [bound]
        : [];

    private IEnumerable<BoundItem> CheckLoopLine(Kind? parent, ItemSyntax item, BindContext context)
    {
        if (parent is null or { Loop: LoopRule.None })
        {
            session.Report(NameDiagnostics.LoopOutOfPlace, context, item, "A loop belongs to a job, a step, an environment or a resource: `job test for os in [linux, windows] on os { … }`.");
        }

        return [];
    }

    private IEnumerable<BoundItem> CheckImport(ItemSyntax item, BindContext context)
    {
        if (item.Args is not [{ Value: StringExpressionSyntax }, ..])
        {
            session.Report(NameDiagnostics.MissingValue, context, item, "An import names a file: `import \"lib/build.flow\" as build`.");
        }

        return [];
    }

    private IEnumerable<BoundItem> BindLet(ItemSyntax item, BindContext context)
    {
        if (item is { Value: null, Args: [{ Value: BinaryExpressionSyntax { Operator.Kind: TokenKind.EqualEqual } twice }] })
        {
            session.Report(
                NameDiagnostics.MissingValue, context, twice.Operator.Span, $"A value is set with one `=`: `let {context.TextOf(twice.Left)} = {context.TextOf(twice.Right)}`.",
                new Fix("Write `=`", FixSafety.Safe, [new TextEdit(twice.Operator.Span, "=")]));
        }
        else if (Declarer.NameToken(item) is not { } token)
        {
            session.Report(NameDiagnostics.MissingName, context, item.Head, "A value needs a name: `let name = value`.");
        }
        else if (item.Value is null && item.Body is null)
        {
            session.Report(NameDiagnostics.MissingValue, context, item, $"`{context.NameOf(token)}` needs a value: `let {context.NameOf(token)} = …`.");
        }
        else if (context.Scope.Find(context.NameOf(token)) is LetSymbol let && ReferenceEquals(let.Item, item))
        {
            new ExpressionBinder(session, context).ValueOf(let, item.Args[0]);
        }

        RecordRest(item, context);
        return [];
    }

    private IEnumerable<BoundItem> CheckAbstraction(Kind kind, ItemSyntax item, BindContext context)
    {
        switch (kind.Word)
        {
            case "function" when item.Args is [{ Value: CallExpressionSyntax { Target: NameExpressionSyntax name } }, ..]:
                if (item.Value is null)
                {
                    session.Report(NameDiagnostics.MissingValue, context, item, "A function has a value: `function twice(x: int): int = x * 2`.");
                }
                else if (context.Scope.Find(context.NameOf(name.Token)) is FunctionSymbol function)
                {
                    DeclarationBinder.CheckFunction(session, function);
                }

                break;
            case "type" or "enum" when Declarer.NameToken(item) is not { } token:
                session.Report(NameDiagnostics.MissingName, context, item.Head, $"{Articles.With(kind.Word)} needs a name: `{kind.Word} name {{ … }}`.");
                break;
            case "type" or "enum" when context.Scope.Find(context.NameOf(Declarer.NameToken(item)!.Value)) is TypeSymbol type:
                TypeBinder.Declare(session, type);
                break;
        }

        return [];
    }

    /// <summary>One item for each element, or each combination; every copy has the loop's variables around it.</summary>
    private IEnumerable<BoundItem> Unrolled(Kind kind, TemplateSymbol? template, ItemSyntax item, BindContext outer, BindContext context, ImmutableArray<ClauseSyntax> loops)
    {
        if (loops.IsEmpty)
        {
            if (kind.Role != Role.Property)
            {
                new Declarer(session).DeclareCopy(kind, template, item, outer, context);
            }

            return BindItem(kind, template, item, context) is { } bound ? [bound] : [];
        }

        var loop = loops[0];
        var latest = context.Environment is null ? PhaseKind.Build : PhaseKind.Applied; // a list that is written out has a known number of elements
        var sequence = new ExpressionBinder(session, context).BindFor(loop.Value, new Slot(FlowType.Any) { Latest = latest }, $"a loop on {Articles.Of(kind.Word)}");
        if (loop.Variable is { } variable && session.Recorder is not null)
        {
            return Unrolled(kind, template, item, outer, RecordedLoop(variable, sequence, context), loops.RemoveAt(0));
        }

        if (sequence is ErrorExpr || loop.Variable is not { } token)
        {
            return [];
        }

        if ((ExpressionBinder.ElementsOf(sequence) ?? new ExpressionBinder(session, context).ItemsOf(sequence)) is not { } elements)
        {
            if (ExpressionBinder.ElementType(sequence.Type.Required) is null)
            {
                session.Report(TypeDiagnostics.WrongType, context, loop.Value, $"{Articles.With(sequence.Type.Name)} has no elements to loop over.");
            }
            else
            {
                session.Report(TypeDiagnostics.TooLate, context, loop.Value, ExpressionBinder.TooLate(sequence, PhaseKind.Build, $"a loop on {Articles.Of(kind.Word)}"));
            }

            return [];
        }

        return elements.ToList().SelectMany(element =>
        {
            var inner = context.Inner();
            inner.Scope.TryDeclare(new ValueSymbol(context.NameOf(token), context.At(token), element, "loop variable"));
            return Unrolled(kind, template, item, outer, inner, loops.RemoveAt(0));
        }).ToList();
    }

    private BoundItem? BindItem(Kind kind, TemplateSymbol? template, ItemSyntax item, BindContext outer)
    {
        var symbol = kind.Role == Role.Property ? null : Declarer.SymbolOf(item, outer);
        var context = symbol is null ? outer : symbol.Context with { StepPosition = outer.StepPosition, Header = kind.Loop == LoopRule.Matrix ? symbol : null };
        if (kind.Role == Role.Step)
        {
            context = context with { StepPosition = item.Span.Start };
        }

        var loops = symbol is not null && kind.Loop is LoopRule.Matrix or LoopRule.Keyed ? LoopBinder.Bind(session, symbol!) : [];
        if ((symbol?.LeftOut is not null || !Exists(kind, symbol, item, context) || LeftOut(kind, item, context)) && session.Recorder is null)
        {
            return null;
        }

        if (kind.IsHosted && context.Environment is null)
        {
            return InHosts(kind, item, context);
        }

        if (symbol is { Kind.Word: "environment" })
        {
            LikeOrder.ReportCycle(session, symbol);
        }

        var before = session.Diagnostics.Count;
        var bound = new BoundItem(kind, item, context) { Symbol = symbol, Name = symbol is { Name.Length: > 0 } ? symbol.ModelName : null, Loops = loops };
        bound = BindHeader(bound, item, context);
        if (symbol is { IsResource: true, Using: var (clause, place) })
        {
            bound = bound with { Items = [.. bound.Items.Where(static i => i.Kind != InfrastructureKinds.Using), BindUsing(clause, place)] };
        }

        var isWhole = session.Diagnostics.Count == before;
        bound = BindBody(bound, template, symbol, context);
        if (isWhole)
        {
            CheckRequired(bound);
        }

        if (kind.Word == "access" && kind.Role == Role.Declaration)
        {
            CheckAccess(bound);
        }

        RecordWaived(bound);
        return bound;
    }

    private bool Exists(Kind kind, DeclarationSymbol? symbol, ItemSyntax item, BindContext context)
    {
        if (kind.Property("if") is not { Subject: { } slot })
        {
            return true;
        }

        return symbol is not null
            ? !DeclarationBinder.IsAbsent(session, symbol)
            : DeclarationBinder.ConditionIn(item, context) is not { } written || new ExpressionBinder(session, context).BindFor(written, slot, "`if`").Constant is not BoolValue { Truth: false };
    }

    /// <summary>A repeated step whose <c>where</c> is false for this element does not exist.</summary>
    private bool LeftOut(Kind kind, ItemSyntax item, BindContext context) =>
        kind.Loop == LoopRule.Unrolled && !Declarer.LoopsOf(item).IsEmpty && DeclarationBinder.Written(item, "where", context) is { } where
        && new ExpressionBinder(session, context).BindFor(where, new Slot(FlowType.Bool), "`where` of a repeated step").Constant is BoolValue { Truth: false };

    private BoundItem BindBody(BoundItem bound, TemplateSymbol? template, DeclarationSymbol? symbol, BindContext context)
    {
        var (kind, item) = (bound.Kind, bound.Syntax);
        var parts = symbol is { Parts: var declared } ? declared : BodyOf(item) is { } single ? [new BodyPart([.. single.Items.Items], context)] : [];
        RecordBody(bound, parts);
        if (kind.Body == BodyRule.None)
        {
            if (item.Body is { } body && template is null)
            {
                session.Report(NameDiagnostics.NoBody, bound.Context, body.Open.Span, $"`{kind.Word}` has no body.");
            }

            return bound;
        }

        var items = bound.Items.ToBuilder();
        var entries = ImmutableArray.CreateBuilder<BoundEntry>();
        var callee = CalleeOf(bound, symbol);
        var given = new HashSet<BoundItem>(ReferenceEqualityComparer.Instance); // what a group brings stays beside what its use adds
        foreach (var part in parts)
        {
            var inner = kind.Role == Role.Step ? part.Context with { StepPosition = context.StepPosition } : part.Context;
            var lines = inner.Refines is not null && symbol is not null ? LeaveOut(items, kind, part.Items, inner) : part.Items;
            var own = kind.Body == BodyRule.Map ? BindMap(kind, lines, inner, entries, callee) : BindPart(kind, lines, inner, parts);
            if (inner.Refines is not null && symbol is not null)
            {
                Refine(items, own, kind, given);
            }
            else
            {
                Merge(items, own, kind, inner);
                given.UnionWith(inner.Use is not null && symbol is not null ? own : []);
            }
        }

        bound = bound with { Items = items.ToImmutable(), Entries = entries.ToImmutable() };
        CheckCounts(bound);
        CheckInputs(bound, callee);
        return bound;
    }

    private static BodySyntax? BodyOf(ItemSyntax item) => item.Body ?? (item.Value as RecordExpressionSyntax)?.Body;

    /// <summary>Later bodies win over earlier ones (a use over its template); in one body a property stands once.</summary>
    private void Merge(ImmutableArray<BoundItem>.Builder items, ImmutableArray<BoundItem> added, Kind owner, BindContext context)
    {
        var before = items.Count;
        foreach (var item in added)
        {
            var existing = item.Kind is { Repeats: false, Role: Role.Property } ? IndexOf(items, item.Kind) : -1;
            if (existing < 0)
            {
                items.Add(item);
            }
            else if (existing >= before || items[existing].Context.UsedAt.Length == item.Context.UsedAt.Length)
            {
                session.Report(
                    NameDiagnostics.SetTwice, context, item.Syntax.Head.Span, $"`{item.Kind.Word}` is set twice{(owner.Word.Length > 0 ? $" on this {owner.Word}" : "")}.{(item.Kind.Subject?.Type == FlowType.Bool && !item.Syntax.Args.IsEmpty ? $" Join the conditions: `{item.Kind.Word} … and …`." : "")}",
                    [new RelatedLocation(items[existing].Location, "It is set here first.")]);
            }
            else
            {
                items[existing] = item;
            }
        }
    }

    private static int IndexOf(ImmutableArray<BoundItem>.Builder items, Kind kind)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (ReferenceEquals(items[i].Kind, kind) || (items[i].Kind.Word == kind.Word && items[i].Kind.Role == Role.Property))
            {
                return i;
            }
        }

        return -1;
    }
}
