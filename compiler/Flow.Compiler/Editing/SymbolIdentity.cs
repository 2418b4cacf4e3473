using Flow.Compiler.Binding;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>
/// What makes two names the same thing. A declaration is where its name is written, however many symbols stand for it; a member of a declared type is known by
/// the file, its type and its name; everything of the language itself by its words.
/// </summary>
/// <param name="Path">The file that declares it; empty for the language.</param>
/// <param name="Span">Where its name is written; empty for members and for the language.</param>
/// <param name="Words">The words that name a member or a word of the language.</param>
internal readonly record struct SymbolIdentity(string Path, TextSpan Span, string Words)
{
    /// <summary>Whether a file of the project declares it.</summary>
    public bool IsDeclared => Path.Length > 0;

    /// <summary>The identity of what <paramref name="referent"/> names.</summary>
    public static SymbolIdentity Of(Referent referent) => referent switch
    {
        Referent.OfSymbol { Symbol: ValueSymbol { What: "set", Name: var set } } => Word("set", set),
        Referent.OfSymbol { Symbol.Location: var location } => new SymbolIdentity(location.Path, location.Span, ""),
        Referent.OfEnumMember { Enum: var type, Member: var member } => Member(type.DeclaredAt, type.Name, member),
        Referent.OfField { Record: var type, Field: var field } => Member(type.DeclaredAt, type.Name, field.Name),
        Referent.OfKind { Kind.Word: var word, Owner: var owner } => Word(owner?.Word ?? "", word),
        Referent.OfVariety { Kind: var kind } => Word(kind.Word, kind.Variety),
        Referent.OfFunction { Function.Name: var name } => Word("function", name),
        Referent.OfWord { Word: var word } => Word("word", word),
        Referent.OfContext { Context.Name: var name } => Word("context", name),
        Referent.OfContextMember { Context.Name: var name, Path: var path } => Word($"context {name}", string.Join('.', path)),
        Referent.OfCase { Variant: var variant, Case: var @case } => Word(variant.Name, @case.Name),
        Referent.OfType { Name: var name } => Word("type", name),
        Referent.OfFacet { Owner: var owner, Name: var name } => Word($"{owner.Location}", name),
        Referent.OfParameter { Owner: var owner, Parameter.Name: var name } => Word(owner, name),
        Referent.OfSlotName { Name.Name: var name } => Word("slot", name),
        Referent.OfVariable { Name: var name } => Word("env", name),
        _ => throw new ArgumentOutOfRangeException(nameof(referent)),
    };

    /// <summary>Where <paramref name="referent"/> is declared; null where no file declares it.</summary>
    public static Location? DeclarationOf(Compilation compilation, Referent referent)
    {
        var identity = Of(referent);
        return !identity.IsDeclared ? null
            : referent is Referent.OfSymbol { Symbol.Location: var location } ? location
            : SemanticModel.Of(compilation, identity.Path) is { } model && model.Names.FirstOrDefault(n => n.IsDeclaration && Of(n.Referent) == identity) is { } declaration
                ? new Location(model.Tree.Source, declaration.Span)
                : null;
    }

    private static SymbolIdentity Member(Location? type, string name, string member) =>
        type is null ? Word(name, member) : new SymbolIdentity(type.Path, default, $"{name}.{member}");

    private static SymbolIdentity Word(string owner, string word) => new("", default, $"{owner} {word}");
}
