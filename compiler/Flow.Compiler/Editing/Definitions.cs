using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>A place to go to.</summary>
/// <param name="Origin">What in the asking file leads there.</param>
/// <param name="Name">The name at the other end.</param>
/// <param name="Whole">The whole declaration, in the file of <paramref name="Name"/>.</param>
public sealed record NavigationTarget(TextSpan Origin, Location Name, TextSpan Whole);

/// <summary>Where a name is declared.</summary>
public static class Definitions
{
    /// <summary>
    /// Where the name at <paramref name="position"/> is declared. The path of an import leads to its file, <c>env.X</c> to the lines that set it, <c>matrix.x</c> to
    /// its axis, <c>build.result</c> to the job. Words of the language are declared nowhere.
    /// </summary>
    public static ImmutableArray<NavigationTarget> At(Compilation compilation, string path, int position)
    {
        if (SemanticModel.Of(compilation, path) is not { } model)
        {
            return [];
        }

        return model.NameAt(position) is { } name ? OfName(model, name) : OfImport(model, position);
    }

    /// <summary>The declaration at <paramref name="name"/> with the item that it stands in.</summary>
    internal static NavigationTarget To(Compilation compilation, TextSpan origin, Location name)
    {
        var tree = compilation.TreeAt(name.Path);
        var item = tree?.PathTo(name.Span.Start).OfType<ItemSyntax>().LastOrDefault();
        return new NavigationTarget(origin, name, item?.Span ?? name.Span);
    }

    private static ImmutableArray<NavigationTarget> OfName(SemanticModel model, NameUse name)
    {
        IEnumerable<Location> places = name.Referent switch
        {
            Referent.OfVariable variable => Variables(model, name, variable),
            Referent.OfFacet { Owner.Location: var owner } => [owner],
            Referent.OfContextMember { Context.Name: "matrix", Path: [var axis] } => Axes(model, name, axis),
            _ => SymbolIdentity.DeclarationOf(model.Compilation, name.Referent) is { } place ? [place] : [],
        };
        return [.. places.Select(p => To(model.Compilation, name.Span, p))];
    }

    /// <summary>The lines that set an environment variable where it is read: of the step, the job, the pipeline.</summary>
    private static IEnumerable<Location> Variables(SemanticModel model, NameUse use, Referent.OfVariable variable)
    {
        var around = model.Tree.PathTo(use.Span.Start).OfType<ItemSyntax>().Select(static i => i.Span).ToList();
        return model.Names.Where(n => n.IsDeclaration && n.Referent == variable)
            .Where(n => OwnerOf(model, n.Span) is { } owner && around.Contains(owner))
            .OrderByDescending(static n => n.Span)
            .Select(n => new Location(model.Tree.Source, n.Span));
    }

    /// <summary>The item whose <c>env</c> holds the entry at <paramref name="entry"/>.</summary>
    private static TextSpan? OwnerOf(SemanticModel model, TextSpan entry) =>
        model.Tree.PathTo(entry.End).OfType<ItemSyntax>().Reverse().Skip(2).FirstOrDefault()?.Span;

    private static IEnumerable<Location> Axes(SemanticModel model, NameUse use, string axis)
    {
        var job = model.Tree.PathTo(use.Span.Start).OfType<ItemSyntax>().LastOrDefault(i => model.MeaningOf(i)?.Kind?.Word is "job" or "call");
        return from matrix in job?.Body?.Items.Items ?? []
               where model.MeaningOf(matrix)?.Kind?.Word == "matrix"
               from entry in matrix.Body?.Items.Items ?? []
               where entry.Head is PathSyntax { Tokens: [var token] } && model.Tree.Source.Slice(token.Span) == axis
               select new Location(model.Tree.Source, entry.Head.Span);
    }

    private static ImmutableArray<NavigationTarget> OfImport(SemanticModel model, int position)
    {
        var path = model.Tree.PathTo(position);
        if (path.OfType<StringExpressionSyntax>().LastOrDefault() is { } text && path.OfType<ItemSyntax>().LastOrDefault() is { } item && model.MeaningOf(item) is { Kind.Word: "import", Context: var context }
            && model.Compilation.Sources.FirstOrDefault(s => s.Path == Literals.ProjectPath.Resolve(context.Folder, StringReading.PlainText(text, model.Tree.Source) ?? "").ValueOrDefault) is { } source)
        {
            return [new NavigationTarget(text.Span, new Location(source, default), new TextSpan(0, source.Length))];
        }

        return [];
    }
}

/// <summary>Where the type of a value is declared.</summary>
public static class TypeDefinitions
{
    /// <summary>Where the type of what stands at <paramref name="position"/> is declared: a record type or an enum; for the use of a template the template, for a call its pipeline.</summary>
    public static ImmutableArray<NavigationTarget> At(Compilation compilation, string path, int position)
    {
        if (SemanticModel.Of(compilation, path) is not { } model)
        {
            return [];
        }

        var name = model.NameAt(position);
        if (name?.Referent is Referent.OfSymbol { Symbol: DeclarationSymbol })
        {
            return Implementations.At(compilation, path, position);
        }

        var origin = name?.Span ?? model.ValueAt(position)?.Syntax.Span;
        return origin is { } span && DeclarationOf(TypeOf(name) ?? model.ValueAt(position)?.Value.Type) is { } place ? [Definitions.To(compilation, span, place)] : [];
    }

    /// <summary>The type that the name stands for or has.</summary>
    internal static FlowType? TypeOf(NameUse? name) => name?.Referent switch
    {
        Referent.OfSymbol { Symbol: LetSymbol let } => let.Value?.Type,
        Referent.OfSymbol { Symbol: ValueSymbol value } => value.Value.Type,
        Referent.OfSymbol { Symbol: TypeSymbol type } => type.Type,
        Referent.OfEnumMember member => member.Enum,
        Referent.OfField { Field.Type: var type } => type,
        Referent.OfFacet { Type: var type } => type,
        Referent.OfSlotName { Name.Type: var type } => type,
        Referent.OfContextMember { Member.Type: var type } => type,
        _ => null,
    };

    private static Location? DeclarationOf(FlowType? type) => type?.Required switch
    {
        RecordType record => record.DeclaredAt,
        EnumType @enum => @enum.DeclaredAt,
        ListType list => DeclarationOf(list.Element),
        MapType map => DeclarationOf(map.Value),
        RangeType range => DeclarationOf(range.Element),
        _ => null,
    };
}

/// <summary>What does the work behind a name.</summary>
public static class Implementations
{
    /// <summary>
    /// From what a template declared to the template, from a call or its job to the pipeline, from a step to the action. From the declaration of a template,
    /// a pipeline or an action to everything that uses it.
    /// </summary>
    public static ImmutableArray<NavigationTarget> At(Compilation compilation, string path, int position)
    {
        if (SemanticModel.Of(compilation, path) is not { } model || model.NameAt(position) is not { } name)
        {
            return [];
        }

        var places = name.Referent switch
        {
            Referent.OfSymbol { Symbol: TemplateSymbol template } when !name.IsDeclaration => [template.Location],
            Referent.OfSymbol { Symbol: DeclarationSymbol { Kind.Word: "pipeline" or "action" } callee } when !name.IsDeclaration => [callee.Location],
            Referent.OfSymbol { Symbol: TemplateSymbol or DeclarationSymbol { Kind.Word: "pipeline" or "action" } } => UsesOf(compilation, path, position),
            Referent.OfSymbol { Symbol: DeclarationSymbol symbol } => Behind(compilation, symbol),
            _ => [],
        };
        return [.. places.Select(p => Definitions.To(compilation, name.Span, p))];
    }

    /// <summary>The template, pipeline or action that a declaration is made of.</summary>
    internal static ImmutableArray<Location> Behind(Compilation compilation, DeclarationSymbol symbol) =>
        SemanticModel.Of(compilation, symbol.Location.Path)?.MeaningOf(symbol.Item)?.Template is { } template ? [template.Location]
        : symbol.Kind.Word == "call" && DeclarationBinder.CalledPipeline(symbol) is { } pipeline ? [pipeline.Location]
        : [];

    private static IEnumerable<Location> UsesOf(Compilation compilation, string path, int position) =>
        References.At(compilation, path, position).Where(static r => !r.IsDeclaration).Select(static r => r.Place);
}
