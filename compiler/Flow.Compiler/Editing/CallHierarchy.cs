using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Something that uses others or is used.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Its name in the source.</param>
/// <param name="Whole">The whole declaration.</param>
public sealed record HierarchyItem(string Name, OutlineKind Kind, Location Place, TextSpan Whole);

/// <summary>One end of a use, and where it is used.</summary>
/// <param name="Item">The user, or what is used.</param>
/// <param name="Places">Where the use is written, in the user's file.</param>
public sealed record HierarchyCall(HierarchyItem Item, ImmutableArray<Location> Places);

/// <summary>Who uses whom: templates, functions, actions and called pipelines, and the pipelines and values that use them.</summary>
public static class CallHierarchy
{
    /// <summary>The declaration that the name at <paramref name="position"/> names; null where it is nothing that is called.</summary>
    public static HierarchyItem? At(Compilation compilation, string path, int position) =>
        SemanticModel.Of(compilation, path)?.NameAt(position) is { Referent: Referent.OfSymbol { Symbol: var symbol } } && IsNode(symbol) ? Of(compilation, symbol) : null;

    /// <summary>What uses <paramref name="item"/>, by file and place.</summary>
    public static ImmutableArray<HierarchyCall> Incoming(Compilation compilation, HierarchyItem item) =>
    [
        .. References.At(compilation, item.Place.Path, item.Place.Span.Start).Where(static r => !r.IsDeclaration)
            .Select(r => (User: UserOf(compilation, r.Place), r.Place)).Where(static u => u.User is not null)
            .GroupBy(static u => u.User!.Place).Select(static g => new HierarchyCall(g.First().User!, [.. g.Select(static u => u.Place)])),
    ];

    /// <summary>What <paramref name="item"/> uses, in the order of its text.</summary>
    public static ImmutableArray<HierarchyCall> Outgoing(Compilation compilation, HierarchyItem item) => SemanticModel.Of(compilation, item.Place.Path) is not { } model ? [] :
    [
        .. model.Names.Where(n => !n.IsDeclaration && item.Whole.Contains(n.Span) && n.Referent is Referent.OfSymbol { Symbol: var used } && IsCallee(used))
            .GroupBy(static n => SymbolIdentity.Of(n.Referent))
            .Select(g => new HierarchyCall(Of(compilation, ((Referent.OfSymbol)g.First().Referent).Symbol), [.. g.Select(n => new Location(model.Tree.Source, n.Span))])),
    ];

    private static bool IsCallee(Symbol symbol) => symbol is TemplateSymbol or FunctionSymbol or DeclarationSymbol { Kind.Word: "pipeline" or "action" };

    private static bool IsNode(Symbol symbol) => IsCallee(symbol) || symbol is DeclarationSymbol { Kind.Word: "job" } || symbol is LetSymbol { Item: var item, Context: var context } && context.WordOf(item) == "let";

    private static HierarchyItem Of(Compilation compilation, Symbol symbol) =>
        new(symbol.Name, KindOf(symbol), symbol.Location, Definitions.To(compilation, default, symbol.Location).Whole);

    private static OutlineKind KindOf(Symbol symbol) => symbol switch
    {
        FunctionSymbol => OutlineKind.Function,
        LetSymbol => OutlineKind.Value,
        DeclarationSymbol { Kind.Word: "pipeline" } => OutlineKind.Pipeline,
        DeclarationSymbol { Kind.Word: "job" } => OutlineKind.Job,
        _ => OutlineKind.Template,
    };

    /// <summary>The outermost declaration around a use: a pipeline, a template, a function, a value.</summary>
    private static HierarchyItem? UserOf(Compilation compilation, Location use)
    {
        if (SemanticModel.Of(compilation, use.Path) is not { } model || model.Tree.PathTo(use.Span.End).OfType<ItemSyntax>().FirstOrDefault() is not { } item)
        {
            return null;
        }

        return model.Names.FirstOrDefault(n => n.IsDeclaration && item.Span.Contains(n.Span) && n.Referent is Referent.OfSymbol { Symbol: var symbol } && IsNode(symbol) && symbol.Location.Span == n.Span)
            is { Referent: Referent.OfSymbol { Symbol: var user } }
            ? Of(compilation, user)
            : null;
    }
}

/// <summary>Names that are edited together.</summary>
public static class LinkedEditing
{
    /// <summary>
    /// All places of a name that nobody outside of its declaration can see, so that editing them together is a rename: a loop variable, a parameter of a function or
    /// lambda, the name of an import that no other file uses. Empty for every other name.
    /// </summary>
    public static ImmutableArray<TextSpan> At(Compilation compilation, string path, int position)
    {
        if (SemanticModel.Of(compilation, path) is not { } model || model.NameAt(position) is not { Referent: Referent.OfSymbol { Symbol: ModuleSymbol or ValueSymbol { What: "loop variable" or "parameter" } } } name)
        {
            return [];
        }

        var places = References.At(compilation, path, position);
        var isLocal = places.All(p => p.Place.Path == path && model.Tree.Source.Slice(p.Place.Span) == model.Tree.Source.Slice(name.Span));
        return isLocal && places.Length > 1 ? [.. places.Select(static p => p.Place.Span).Distinct().Order()] : [];
    }
}
