using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>
/// Keeps what the binder finds out about one file. A session without a recorder pays for a test of a reference; with one, what is absent (a false <c>if</c>, the
/// element of an empty list) is bound all the same, since somebody is writing there.
/// </summary>
/// <param name="tree">The file.</param>
internal sealed class BindingRecorder(SyntaxTree tree)
{
    private readonly Dictionary<(TextSpan Span, bool IsDeclaration), NameUse> names = [];
    private readonly Dictionary<ExpressionSyntax, BoundExpression> expressions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SyntaxNode, ItemMeaning> items = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BodySyntax, BodyMeaning> bodies = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CallExpressionSyntax, CallMeaning> calls = new(ReferenceEqualityComparer.Instance);

    private int paused;

    /// <summary>How many uses of templates may lie between the file and what is kept: one while a template's own body is bound, else none.</summary>
    public int Depth { get; set; }

    /// <summary>The sets that rules range over, and their types.</summary>
    public ImmutableDictionary<string, FlowType> RuleSets { get; init; } = ImmutableDictionary<string, FlowType>.Empty;

    /// <summary>Keeps nothing until <see cref="Resume"/>: a body is bound with the values of one use, which are not those of the next.</summary>
    public void Pause() => paused++;

    /// <summary>Ends one <see cref="Pause"/>.</summary>
    public void Resume() => paused--;

    /// <summary>Each use of a name and each declaration.</summary>
    public IReadOnlyCollection<NameUse> Names => names.Values;

    /// <summary>The values.</summary>
    public IReadOnlyDictionary<ExpressionSyntax, BoundExpression> Expressions => expressions;

    /// <summary>The items and the clauses of headers.</summary>
    public IReadOnlyDictionary<SyntaxNode, ItemMeaning> Items => items;

    /// <summary>The bodies.</summary>
    public IReadOnlyDictionary<BodySyntax, BodyMeaning> Bodies => bodies;

    /// <summary>The calls.</summary>
    public IReadOnlyDictionary<CallExpressionSyntax, CallMeaning> Calls => calls;

    /// <summary>Whether what stands in <paramref name="context"/> is kept.</summary>
    public bool Takes(BindContext context) => paused == 0 && ReferenceEquals(context.Tree, tree) && context.UsedAt.Length <= Depth;

    /// <summary>A use of a name. What was found first stays: it was looked up with the most knowledge of its place.</summary>
    public void Use(BindContext context, SyntaxToken token, Referent referent)
    {
        if (Takes(context) && !token.IsMissing)
        {
            names.TryAdd((token.Span, false), new NameUse(token.Span, referent, IsDeclaration: false));
        }
    }

    /// <summary>A use of a declared name; the place of the declaration is none.</summary>
    public void Use(BindContext context, SyntaxToken token, Symbol symbol)
    {
        if (symbol.Location.Span != token.Span || symbol.Location.Path != context.Tree.Source.Path)
        {
            Use(context, token, new Referent.OfSymbol(symbol));
        }
    }

    /// <summary>Whether <paramref name="syntax"/> was met.</summary>
    public bool Knows(ExpressionSyntax syntax) => expressions.ContainsKey(syntax);

    /// <summary>A declaration. Of several symbols with one place the last is kept; the first are made before loops are unrolled.</summary>
    public void Declaration(BindContext context, TextSpan span, Referent referent)
    {
        if (Takes(context) && !span.IsEmpty)
        {
            names[(span, true)] = new NameUse(span, referent, IsDeclaration: true);
        }
    }

    /// <summary>A declaration of <paramref name="symbol"/> at its own place.</summary>
    public void Declaration(BindContext context, Symbol symbol) => Declaration(context, symbol.Location.Span, new Referent.OfSymbol(symbol));

    /// <summary>A bound value. One that could be bound stays.</summary>
    public void Expression(BindContext context, ExpressionSyntax syntax, Expr value, FlowType? expected, ImmutableArray<RecordField> slotNames)
    {
        if (!Takes(context))
        {
            return;
        }

        if (!expressions.TryGetValue(syntax, out var known))
        {
            expressions[syntax] = new BoundExpression(syntax, value, context) { Expected = expected, SlotNames = slotNames };
        }
        else if (known.Value is ErrorExpr)
        {
            expressions[syntax] = known with { Value = value, Expected = expected ?? known.Expected };
        }
    }

    /// <summary>The place that <paramref name="syntax"/> fills.</summary>
    public void Fills(BindContext context, ExpressionSyntax syntax, Slot slot)
    {
        if (Takes(context))
        {
            expressions[syntax] = expressions.TryGetValue(syntax, out var known)
                ? known with { Slot = known.Slot ?? slot }
                : new BoundExpression(syntax, new ErrorExpr(context.At(syntax)), context) { Slot = slot, Expected = slot.Type is AnyType ? null : slot.Type, SlotNames = slot.Names };
        }
    }

    /// <summary>What an item or a clause means.</summary>
    public void Item(ItemMeaning meaning)
    {
        if (Takes(meaning.Context))
        {
            items[meaning.Syntax] = meaning;
        }
    }

    /// <summary>What may stand in a body.</summary>
    public void Body(BodySyntax? syntax, Kind? owner, BindContext context)
    {
        if (syntax is not null && Takes(context))
        {
            bodies[syntax] = new BodyMeaning(syntax, owner, context);
        }
    }

    /// <summary>What is called.</summary>
    public void Call(BindContext context, CallMeaning meaning)
    {
        if (Takes(context))
        {
            calls.TryAdd(meaning.Syntax, meaning);
        }
    }
}
