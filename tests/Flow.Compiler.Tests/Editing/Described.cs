using Flow.Compiler.Binding;
using Flow.Compiler.Editing;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Names and what they stand for, in a line of text.</summary>
internal static class Described
{
    /// <summary>What the name at exactly <paramref name="span"/> stands for; <c>-</c> where none is known. A declaration is named before a use of the same place.</summary>
    public static string At(SemanticModel model, TextSpan span) =>
        model.Names.LastOrDefault(n => n.Span == span) is { } use ? (use.IsDeclaration ? "declares " : "") + Of(use.Referent) : "-";

    public static string Name(Referent referent) => referent switch
    {
        Referent.OfSymbol { Symbol: var symbol } => symbol.Name,
        Referent.OfFunction { Function: var function } => function.Name,
        Referent.OfCase { Case: var @case } => @case.Name,
        Referent.OfWord { Word: var word } => word,
        _ => Of(referent),
    };

    /// <summary>The names in values, which all stand for something.</summary>
    public static IEnumerable<SyntaxToken> NamesIn(SyntaxNode node) => node switch
    {
        NameExpressionSyntax name => [name.Token],
        _ => node.Children().SelectMany(NamesIn),
    };

    private static string Of(Referent referent) => referent switch
    {
        Referent.OfSymbol { Symbol: ValueSymbol { What: "set" } set } => $"set {set.Name}",
        Referent.OfSymbol { Symbol: LetSymbol { Item: var item, Context: var context } let } when context.WordOf(item) != "let" => $"parameter {let.Name} {let.Location.LineNumber}",
        Referent.OfSymbol { Symbol: var symbol } => $"{symbol.What} {symbol.Name} {symbol.Location.LineNumber}",
        Referent.OfKind { Kind: var kind, Owner: var owner } => $"kind {kind.Word}{(kind.Role == Flow.Compiler.Catalogue.Role.Property && owner is not null ? $" of {owner.Word}" : "")}",
        Referent.OfFunction { Function: var function } => $"function {function.Name}",
        Referent.OfWord { Word: var word } => $"word {word}",
        Referent.OfContext { Context: var context } => $"context {context.Name}",
        Referent.OfContextMember { Context: var context, Path: var path } => $"member {string.Join('.', path)} of {context.Name}",
        Referent.OfEnumMember { Enum: var @enum, Member: var member } => $"{member} of {@enum.Name}{Place(@enum.DeclaredAt)}",
        Referent.OfCase { Variant: var variant, Case: var @case } => $"case {@case.Name} of {variant.Name}",
        Referent.OfField { Record: var record, Field: var field } => $"field {field.Name} of {record.Name}{Place(record.DeclaredAt)}",
        Referent.OfType { Name: var name } => $"type {name}",
        Referent.OfFacet { Owner: var owner, Name: var name } => $"{name} of {owner.Name}",
        Referent.OfParameter { Owner: var owner, Parameter: var parameter } => $"parameter {parameter.Name} of {owner}",
        Referent.OfSlotName { Name: var name } => $"slot name {name.Name}",
        Referent.OfVariable { Name: var name } => $"variable {name}",
        _ => throw new ArgumentOutOfRangeException(nameof(referent)),
    };

    private static string Place(Location? location) => location is null ? "" : $" {location.LineNumber}";
}
