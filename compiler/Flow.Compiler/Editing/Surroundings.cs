using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>A body, or a file: what its lines mean, and the names that they see.</summary>
/// <param name="Kind">What the body belongs to; null for a file.</param>
/// <param name="Context">Where its lines are bound.</param>
internal sealed record Surroundings(Kind? Kind, BindContext Context)
{
    /// <summary>The item whose body it is; null for a file.</summary>
    public ItemSyntax? Item { get; init; }

    /// <summary>What the item declares.</summary>
    public DeclarationSymbol? Symbol { get; init; }

    /// <summary>The template that the item uses: its parameters are set in this body.</summary>
    public TemplateSymbol? Template { get; init; }

    /// <summary>The lines.</summary>
    public ImmutableArray<ItemSyntax> Lines { get; init; } = [];

    /// <summary>The body around this one.</summary>
    public Surroundings? Outer { get; init; }

    /// <summary>Whether it is the declaration of a template, whose parameters are declared in it.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>The words of the lines, without that of <paramref name="except"/>.</summary>
    public IEnumerable<string> WordsBut(ItemSyntax? except) => Lines.Where(i => !ReferenceEquals(i, except)).Select(Context.WordOf);

    /// <summary>The nearest surroundings, this one first, of one of <paramref name="kinds"/>.</summary>
    public Surroundings? Nearest(params ReadOnlySpan<string> kinds)
    {
        for (var at = this; at is not null; at = at.Outer)
        {
            if (at.Kind is { } kind && kinds.Contains(kind.Word))
            {
                return at;
            }
        }

        return null;
    }
}

/// <summary>What an item is where it stands, and what its header and its body see.</summary>
/// <param name="Item">The item.</param>
/// <param name="Kind">Its kind; null for an entry of a map, a field, or an unknown word.</param>
/// <param name="Template">The template that it uses.</param>
/// <param name="Outer">Where it stands.</param>
/// <param name="Header">Where the values of its header are bound.</param>
/// <param name="Body">Its body.</param>
internal sealed record ItemPlace(ItemSyntax Item, Kind? Kind, TemplateSymbol? Template, Surroundings Outer, BindContext Header, Surroundings? Body);

/// <summary>Declares the names of a project and finds what the items around a place mean, binding as little as it can.</summary>
internal sealed class PlaceBinder
{
    private readonly BoundProject bound;

    /// <summary>Asks <paramref name="compilation"/> about the item at <paramref name="position"/> of the file at <paramref name="path"/>.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="bound">Its names: all that is bound of it, or what is declared.</param>
    /// <param name="path">The file.</param>
    /// <param name="position">The place.</param>
    public PlaceBinder(Compilation compilation, BoundProject bound, string path, int position)
    {
        (Compilation, this.bound) = (compilation, bound);
        var unit = bound.Files[path].Units.LastOrDefault(u => u.Item.Span.Start <= position);
        var recorder = new BindingRecorder(unit?.Context.Tree ?? bound.Files[path].Tree) { Depth = 1 };
        Session = bound.Ask(compilation.Services, recorder);
        Seen = recorder.Expressions;
        Calls = recorder.Calls;
    }

    /// <summary>The project.</summary>
    public Compilation Compilation { get; }

    /// <summary>What is being bound.</summary>
    public BindSession Session { get; }

    /// <summary>The values that were bound, and what was asked of each.</summary>
    public IReadOnlyDictionary<ExpressionSyntax, BoundExpression> Seen { get; }

    /// <summary>The calls that were bound.</summary>
    public IReadOnlyDictionary<CallExpressionSyntax, CallMeaning> Calls { get; }

    /// <summary>The project, then its libraries.</summary>
    public IEnumerable<Module> Modules => bound.Modules.Values.OrderBy(static m => m.Path, StringComparer.Ordinal);

    /// <summary>The imported file as it is now.</summary>
    public Module Now(ModuleSymbol import) => bound.Modules.GetValueOrDefault(import.Module.Path) ?? import.Module;

    /// <summary>The file at <paramref name="path"/> as a body, seen from <paramref name="item"/>, one of its items; null where it is none.</summary>
    public Surroundings? FileAt(string path, ItemSyntax item) =>
        bound.Files[path].Units.FirstOrDefault(u => ReferenceEquals(u.Item, item)) is { } unit
            ? new Surroundings(null, unit.Context) { Lines = [.. bound.Files[path].Units.Select(static u => u.Item)] }
            : null;

    /// <summary>What is seen from <paramref name="context"/>, the innermost first; what is hidden by another of its name, and what is found only behind a dot, is left out.</summary>
    public IEnumerable<Symbol> Visible(BindContext context) =>
        Session.Visible(context).Where(static s => !s.IsMemberOnly && s.Name != CaretText.Placeholder).DistinctBy(static s => s.Name);

    /// <summary>The declarations of a kind, or the uses of a group, that are seen from <paramref name="context"/>, also where another of their name is nearer.</summary>
    public IEnumerable<DeclarationSymbol> Declared(BindContext context, string kind) =>
        Session.Visible(context).OfType<DeclarationSymbol>().Where(s => (s.Kind.Word == kind || s.Group?.Name == kind || (kind == "resource" && s.IsResource)) && s.Name != CaretText.Placeholder);

    /// <summary>A name that is free in <paramref name="context"/>: <paramref name="wanted"/>, or that with a number.</summary>
    public string FreeName(string wanted, BindContext context)
    {
        var taken = Session.Visible(context).Select(static s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = wanted;
        for (var number = 2; taken.Contains(name) || SyntaxFacts.WordOf(name) != Word.None || Contexts.Find(name) is not null; number++)
        {
            name = $"{wanted}-{number}";
        }

        return name;
    }

    /// <summary>The innermost of <paramref name="items"/>, each inside the one before it, that is a line of a body; null where not even the first is.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="items">The items, the outermost first.</param>
    /// <param name="isWhole">Whether all are lines, and none a field of a record.</param>
    public ItemPlace? Innermost(SyntaxTree tree, ImmutableArray<ItemSyntax> items, out bool isWhole)
    {
        ItemPlace? place = null;
        var around = items.IsEmpty ? null : FileAt(tree.Source.Path, items[0]);
        foreach (var item in items.TakeWhile(i => around?.Lines.Contains(i) == true))
        {
            place = Enter(around!, item);
            around = place.Body ?? around;
        }

        isWhole = place is not null && ReferenceEquals(place.Item, items[^1]);
        return place;
    }

    /// <summary>What <paramref name="item"/> is in <paramref name="outer"/>.</summary>
    public ItemPlace Enter(Surroundings outer, ItemSyntax item)
    {
        if (item.Head is PathSyntax { Tokens: [] })
        {
            return new ItemPlace(item, null, null, outer, LoopContext(outer), null);
        }

        if (GoneOnWith(outer, item) is { } known)
        {
            return GoingOn(outer, item, known);
        }

        var (kind, template) = outer.IsTemplate && outer.Context.WordOf(item) == "param" ? (KindCatalogue.Find("param"), null) : Declarer.Resolve(outer.Kind, item, outer.Context);
        return (kind?.Word, template) switch
        {
            (_, { BaseKind: null }) => Group(outer, item, template),
            (null, _) => new ItemPlace(item, null, null, outer, outer.Context, null),
            ("template", _) => Template(outer, item, kind!),
            ("rule", _) => Rule(outer, item, kind!),
            ("function", _) => Function(outer, item, kind!),
            _ => Declared(outer, item, kind!, template),
        };
    }

    /// <summary>The part of a group, or the inherited use of one, that <paramref name="item"/> goes on with; or null.</summary>
    private static DeclarationSymbol? GoneOnWith(Surroundings outer, ItemSyntax item)
    {
        var word = outer.Context.WordOf(item);
        return outer.Symbol is { Group: { } template } group
            ? template.ParametersByName.ContainsKey(word) ? null : group.Members.FindHere(word) is DeclarationSymbol part && (part.IsResource || part.Group is not null) ? part : null
            : Inheritance.Refined(outer.Kind, item, outer.Context) is { Group: not null } use ? use : null;
    }

    private static ItemPlace GoingOn(Surroundings outer, ItemSyntax item, DeclarationSymbol known)
    {
        var body = new Surroundings(known.Kind, outer.Context) { Item = item, Symbol = known, Template = known.Group, Lines = LinesOf(item), Outer = outer };
        return new ItemPlace(item, known.Kind, known.Group, outer, outer.Context, body);
    }

    private static BindContext LoopContext(Surroundings outer) => outer.Symbol is { Kind.Loop: LoopRule.Matrix } symbol ? symbol.Context with { Header = symbol } : outer.Context;

    private static ImmutableArray<ItemSyntax> LinesOf(ItemSyntax item) =>
        [.. (item.Body ?? (item.Value as RecordExpressionSyntax)?.Body)?.Items.Items ?? []];

    private ItemPlace Declared(Surroundings outer, ItemSyntax item, Kind kind, TemplateSymbol? template)
    {
        var symbol = kind.Role == Role.Property ? null : Declarer.SymbolOf(item, outer.Context);
        symbol = symbol is { Copies: [var first, ..] } ? first.Symbol : symbol; // the first of several stands for all
        var header = symbol is null ? outer.Context : symbol.Context with { Header = kind.Loop == LoopRule.Matrix ? symbol : null, StepPosition = outer.Context.StepPosition };
        var inside = symbol is { Parts: [.., var own] } ? own.Context : header;
        if (kind.Role == Role.Step)
        {
            (header, inside) = (header with { StepPosition = item.Span.Start }, inside with { StepPosition = item.Span.Start });
        }
        else
        {
            inside = inside with { StepPosition = outer.Context.StepPosition };
        }

        if (kind.IsHosted && HostedServices.InFirstHost(Session, item, outer.Context) is { } hosted)
        {
            (header, inside) = (hosted, hosted);
        }

        (header, inside) = WithLoops(kind, symbol, item, header, inside);
        var body = new Surroundings(kind, inside) { Item = item, Symbol = symbol, Template = template, Lines = kind.Body == BodyRule.None ? [] : LinesOf(item), Outer = outer };
        return new ItemPlace(item, kind, template, outer, header, body);
    }

    /// <summary>The contexts with the variables of a loop that the compiler unrolls; those of a matrix and of keys are declared when the job or the resource is bound.</summary>
    private (BindContext Header, BindContext Inside) WithLoops(Kind kind, DeclarationSymbol? symbol, ItemSyntax item, BindContext header, BindContext inside)
    {
        if (kind.Loop is LoopRule.Matrix or LoopRule.Keyed)
        {
            LoopBinder.Ensure(Session, symbol);
        }
        else if ((kind.Loop == LoopRule.Unrolled || symbol is { Kind.Loop: LoopRule.Copies, IsMany: true }) && Declarer.LoopsOf(item) is { IsEmpty: false } loops)
        {
            (header, inside) = (header.Inner(), inside.Inner());
            foreach (var loop in loops)
            {
                DeclareElement(loop, header);
                DeclareElement(loop, inside);
            }
        }

        return (header, inside);
    }

    /// <summary>The variable of a loop that the compiler unrolls: its first element stands for all.</summary>
    private void DeclareElement(ClauseSyntax loop, BindContext context)
    {
        if (loop.Variable is not { } token)
        {
            return;
        }

        var sequence = new ExpressionBinder(Session, context).Bind(loop.Value);
        var element = ExpressionBinder.ElementsOf(sequence)?.FirstOrDefault()
            ?? new ReadExpr(new VariableSource(context.NameOf(token)), ExpressionBinder.ElementType(sequence.Type.Required) ?? FlowType.Any, context.At(token));
        context.Scope.TryDeclare(new ValueSymbol(context.NameOf(token), context.At(token), element, "loop variable"));
    }

    /// <summary>The body of a template is read as a use of it that sets nothing.</summary>
    private ItemPlace Template(Surroundings outer, ItemSyntax item, Kind kind)
    {
        var nothing = new ItemPlace(item, kind, null, outer, outer.Context, null);
        if (Declarer.NameToken(item) is not { } name || outer.Context.Scope.Find(outer.Context.NameOf(name)) is not TemplateSymbol template)
        {
            return nothing with { Body = new Surroundings(kind, outer.Context) { Item = item, Lines = LinesOf(item), Outer = outer, IsTemplate = true } };
        }

        var use = new ItemSyntax(item.Head.Span) { Head = new PathSyntax(item.Args[0].Span, [name]) };
        var parent = UnusedTemplates.ParentOf(template);
        var context = template.Context.Inner();
        new Declarer(Session).DeclareAll(null, parent, [use], context);
        var symbol = Declarer.SymbolOf(use, context);
        LoopBinder.Ensure(Session, symbol);
        var inside = symbol is { Parts: [var first, ..] } ? first.Context : context;
        return nothing with { Body = new Surroundings(template.BaseKind ?? parent, inside) { Item = item, Symbol = symbol, Lines = LinesOf(item), Outer = outer, IsTemplate = true } };
    }

    private static ItemPlace Group(Surroundings outer, ItemSyntax item, TemplateSymbol template)
    {
        var body = new Surroundings(Declarer.Group, outer.Context)
        {
            Item = item, Symbol = Declarer.SymbolOf(item, outer.Context), Template = template, Lines = LinesOf(item), Outer = outer,
        };
        return new ItemPlace(item, Declarer.Group, template, outer, outer.Context, body);
    }

    /// <summary>A rule ranges over sets that exist when the model does; here only their types are known.</summary>
    private ItemPlace Rule(Surroundings outer, ItemSyntax item, Kind kind)
    {
        var context = outer.Context.Inner();
        foreach (var (name, type) in Rules.ModelSets.Types)
        {
            context.Scope.TryDeclare(new ValueSymbol(name, context.At(item.Head), new ReadExpr(new VariableSource(name), new ListType(type), context.At(item.Head)), "set"));
        }

        var inside = context.Inner();
        foreach (var loop in Declarer.LoopsOf(item))
        {
            DeclareElement(loop, inside);
        }

        return new ItemPlace(item, kind, null, outer, inside, new Surroundings(kind, inside) { Item = item, Lines = LinesOf(item), Outer = outer });
    }

    private ItemPlace Function(Surroundings outer, ItemSyntax item, Kind kind)
    {
        var inside = outer.Context.Inner();
        if (item.Args is [{ Value: CallExpressionSyntax signature }, ..])
        {
            foreach (var parameter in signature.Arguments.Arguments.OfType<ParameterArgumentSyntax>())
            {
                var type = TypeBinder.Bind(Session, outer.Context, parameter.Type);
                var name = inside.NameOf(parameter.Name);
                inside.Scope.TryDeclare(new ValueSymbol(name, inside.At(parameter.Name), new ReadExpr(new VariableSource(name), type, inside.At(parameter.Name)), "parameter"));
            }
        }

        return new ItemPlace(item, kind, null, outer, inside, null);
    }
}
