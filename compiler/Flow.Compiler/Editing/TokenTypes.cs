using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>Which standard word stands for what a name means.</summary>
internal static class TokenTypes
{
    private const SemanticTokenModifiers Standard = SemanticTokenModifiers.DefaultLibrary;

    /// <summary>The type and the modifiers of a name.</summary>
    public static (SemanticTokenType Type, SemanticTokenModifiers Modifiers) Of(NameUse name)
    {
        var (type, modifiers) = Of(name.Referent);
        return (type, name.IsDeclaration ? modifiers | SemanticTokenModifiers.Declaration : modifiers);
    }

    private static (SemanticTokenType Type, SemanticTokenModifiers Modifiers) Of(Referent referent) => referent switch
    {
        Referent.OfSymbol { Symbol: var symbol } => Of(symbol),
        Referent.OfKind { Kind: { Role: Role.Property, Word: var word } } when !Syntax.SyntaxFacts.ClauseWords.Contains(word) => (SemanticTokenType.Property, Standard),
        Referent.OfKind => (SemanticTokenType.Keyword, SemanticTokenModifiers.None),
        Referent.OfVariety => (SemanticTokenType.Type, Standard),
        Referent.OfFunction => (SemanticTokenType.Function, Standard),
        Referent.OfCase => (SemanticTokenType.Function, Standard),
        Referent.OfWord { Word: "workspace" } => (SemanticTokenType.Variable, Standard | SemanticTokenModifiers.Readonly),
        Referent.OfWord => (SemanticTokenType.Function, Standard),
        Referent.OfContext => (SemanticTokenType.Namespace, Standard),
        Referent.OfContextMember or Referent.OfFacet => (SemanticTokenType.Property, Standard | SemanticTokenModifiers.Readonly),
        Referent.OfEnumMember { Enum.DeclaredAt: null } => (SemanticTokenType.EnumMember, Standard),
        Referent.OfEnumMember => (SemanticTokenType.EnumMember, SemanticTokenModifiers.None),
        Referent.OfField => (SemanticTokenType.Property, SemanticTokenModifiers.None),
        Referent.OfType => (SemanticTokenType.Type, Standard),
        Referent.OfParameter => (SemanticTokenType.Parameter, Standard),
        Referent.OfSlotName => (SemanticTokenType.Variable, Standard | SemanticTokenModifiers.Readonly),
        _ => (SemanticTokenType.Property, SemanticTokenModifiers.None),
    };

    private static (SemanticTokenType Type, SemanticTokenModifiers Modifiers) Of(Symbol symbol) => symbol switch
    {
        LetSymbol { Context: var context, Item: var item } when context.WordOf(item) == "let" => (SemanticTokenType.Variable, SemanticTokenModifiers.Readonly),
        LetSymbol or ValueSymbol { What: "parameter" } or DeclarationSymbol { Kind.Word: "param" } => (SemanticTokenType.Parameter, SemanticTokenModifiers.Readonly),
        ValueSymbol { What: "set" } => (SemanticTokenType.Variable, Standard | SemanticTokenModifiers.Readonly),
        ValueSymbol => (SemanticTokenType.Variable, SemanticTokenModifiers.Readonly),
        FunctionSymbol => (SemanticTokenType.Function, SemanticTokenModifiers.None),
        TypeSymbol { Type: RecordType } => (SemanticTokenType.Struct, SemanticTokenModifiers.None),
        TypeSymbol { Type: EnumType } => (SemanticTokenType.Enum, SemanticTokenModifiers.None),
        TypeSymbol => (SemanticTokenType.Type, SemanticTokenModifiers.None),
        TemplateSymbol => (SemanticTokenType.Macro, SemanticTokenModifiers.None),
        ModuleSymbol => (SemanticTokenType.Namespace, SemanticTokenModifiers.None),
        DeclarationSymbol { Kind.Word: "artifact" or "output" or "build-image" } => (SemanticTokenType.Property, SemanticTokenModifiers.None),
        DeclarationSymbol { Kind.Role: Role.Step } => (SemanticTokenType.Variable, SemanticTokenModifiers.None),
        _ => (SemanticTokenType.Class, SemanticTokenModifiers.None),
    };
}
