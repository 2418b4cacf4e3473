using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>A place that names something.</summary>
/// <param name="Place">The name.</param>
/// <param name="IsDeclaration">Whether it is declared there.</param>
/// <param name="IsWrite">Whether a value is given to it there: a declaration, or the use of a template, pipeline or action that sets a parameter.</param>
public sealed record NameReference(Location Place, bool IsDeclaration, bool IsWrite);

/// <summary>All places of a project that name one thing.</summary>
public static class References
{
    /// <summary>Every place that names what the name at <paramref name="position"/> names, the declaration included, by file and place. Empty for words of the language.</summary>
    public static ImmutableArray<NameReference> At(Compilation compilation, string path, int position) =>
        SemanticModel.Of(compilation, path)?.NameAt(position) is { } name && SymbolIdentity.Of(name.Referent) is { IsDeclared: true } identity
            ? [.. BuiltIn(name.Referent), .. Of(compilation, identity, NameIn(compilation, path, name), TextFor(name.Referent))]
            : [];

    /// <summary>The declaration of what comes with the compiler: it is in no file of the project.</summary>
    private static IEnumerable<NameReference> BuiltIn(Referent referent) =>
        referent is Referent.OfSymbol { Symbol.Location: { Source.IsBuiltIn: true } place } ? [new NameReference(place, IsDeclaration: true, IsWrite: true)] : [];

    /// <summary>
    /// Every place that names <paramref name="identity"/>, whose name is <paramref name="text"/>, or what texts call it <paramref name="otherText"/>. Files that hold neither
    /// are not bound.
    /// </summary>
    internal static ImmutableArray<NameReference> Of(Compilation compilation, SymbolIdentity identity, string text, string? otherText = null) =>
    [
        .. compilation.Sources.Where(s => s.Content.Contains(text, StringComparison.Ordinal) || (otherText is not null && s.Content.Contains(otherText, StringComparison.Ordinal)))
            .Select(s => SemanticModel.Of(compilation, s.Path)).OfType<SemanticModel>().SelectMany(m => In(m, identity)),
    ];

    /// <summary>The places of one file that name <paramref name="identity"/>; a place that both uses and declares counts for what it is asked for.</summary>
    internal static IEnumerable<NameReference> In(SemanticModel model, SymbolIdentity identity) =>
        model.Names.Where(n => SymbolIdentity.Of(n.Referent) == identity)
            .Select(n => new NameReference(new Location(model.Tree.Source, n.Span), n.IsDeclaration, n.IsDeclaration || model.IsSet(n.Span)));

    /// <summary>The name as written, without backquotes; that of the declaration where a text stands for it.</summary>
    internal static string NameIn(Compilation compilation, string path, NameUse name) =>
        name.Referent is Referent.OfSymbol { Symbol: DeclarationSymbol { Kind.Word: "pipeline" } symbol } && SemanticModel.Of(compilation, path) is { } model && PipelineTexts.IsText(model, name.Span) ? symbol.Name
        : compilation.Sources.First(s => s.Path == path).Slice(name.Span).Trim('`');

    private static string? TextFor(Referent referent) => referent is Referent.OfSymbol { Symbol: DeclarationSymbol { Kind.Word: "pipeline" } pipeline } ? PipelineTexts.NameOf(pipeline) : null;
}

/// <summary>The places of one file that name what the caret is on.</summary>
public static class Highlights
{
    /// <summary>The places in the file; also for members of contexts, environment variables and words of the standard library, which are declared nowhere.</summary>
    public static ImmutableArray<NameReference> At(Compilation compilation, string path, int position) =>
        SemanticModel.Of(compilation, path) is { } model && model.NameAt(position) is { Referent: not (Referent.OfKind or Referent.OfType) } name
            ? [.. References.In(model, SymbolIdentity.Of(name.Referent)).DistinctBy(static r => r.Place.Span)]
            : [];
}
