using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What a name in a source stands for.</summary>
public abstract record Referent
{
    /// <summary>Something that a file of the project declares.</summary>
    /// <param name="Symbol">The declaration. Two symbols with one <see cref="Symbol.Location"/> are one declaration: a template has a symbol for each of its uses.</param>
    public sealed record OfSymbol(Symbol Symbol) : Referent;

    /// <summary>A word of the catalogue: a kind, a property, or a small word that is one.</summary>
    /// <param name="Kind">The entry.</param>
    /// <param name="Owner">The kind in whose body or header it stands; null in the file itself.</param>
    public sealed record OfKind(Kind Kind, Kind? Owner) : Referent;

    /// <summary>The word behind that of a kind which says more exactly what it is: <c>aws_vpc</c>.</summary>
    /// <param name="Kind">The kind that it makes.</param>
    public sealed record OfVariety(Kind Kind) : Referent;

    /// <summary>A function of the standard library.</summary>
    public sealed record OfFunction(BuiltinFunction Function) : Referent;

    /// <summary>A word with a meaning in its place alone: <c>trust</c>, <c>success</c>, <c>ended</c>, <c>workspace</c>.</summary>
    /// <param name="Word">The word.</param>
    /// <param name="Summary">What it is, in one sentence of Markdown.</param>
    public sealed record OfWord(string Word, string Summary) : Referent;

    /// <summary>A context: <c>git</c>.</summary>
    public sealed record OfContext(Context Context) : Referent;

    /// <summary>A member of a context: <c>git.sha</c>, <c>secrets.TOKEN</c>, <c>event.head_commit.message</c>.</summary>
    /// <param name="Context">The context.</param>
    /// <param name="Path">The names after it, up to this one.</param>
    /// <param name="Member">Its entry, where the context has a closed list.</param>
    public sealed record OfContextMember(Context Context, ImmutableArray<string> Path, ContextMember? Member) : Referent;

    /// <summary>A member of an enum or of a union of texts.</summary>
    public sealed record OfEnumMember(EnumType Enum, string Member) : Referent;

    /// <summary>A form of a variant: <c>dotnet</c> of <c>setup dotnet(10.0)</c>.</summary>
    public sealed record OfCase(VariantType Variant, VariantCase Case) : Referent;

    /// <summary>A field of a record.</summary>
    public sealed record OfField(RecordType Record, RecordField Field) : Referent;

    /// <summary>A type that every file knows.</summary>
    public sealed record OfType(string Name, FlowType Type) : Referent;

    /// <summary>What every job, call or step has: <c>result</c>, <c>outputs</c>, <c>all</c>, <c>stdout</c>.</summary>
    /// <param name="Owner">The job, call or step.</param>
    /// <param name="Name">The word.</param>
    /// <param name="Type">Its type; null for what is no value.</param>
    public sealed record OfFacet(DeclarationSymbol Owner, string Name, FlowType? Type) : Referent;

    /// <summary>A parameter of a function of the standard library, or of a variant's form, named in a call.</summary>
    public sealed record OfParameter(string Owner, CallParameter Parameter) : Referent;

    /// <summary>A name that exists only in the slot at hand.</summary>
    public sealed record OfSlotName(RecordField Name) : Referent;

    /// <summary>An environment variable: where it is set, or read as <c>env.X</c>.</summary>
    public sealed record OfVariable(string Name) : Referent;
}

/// <summary>A name where it is written.</summary>
/// <param name="Span">The name, backquotes included.</param>
/// <param name="Referent">What it stands for.</param>
/// <param name="IsDeclaration">Whether it is declared here.</param>
public sealed record NameUse(TextSpan Span, Referent Referent, bool IsDeclaration);

/// <summary>A bound value.</summary>
/// <param name="Syntax">The value as written; also one that the text lacks.</param>
/// <param name="Value">What it means: type, phase, labels, constant.</param>
/// <param name="Context">Where it stands.</param>
public sealed record BoundExpression(ExpressionSyntax Syntax, Expr Value, BindContext Context)
{
    /// <summary>The type that is wanted here; null where any is.</summary>
    public FlowType? Expected { get; init; }

    /// <summary>The place that it fills, where it fills one of the catalogue's.</summary>
    public Slot? Slot { get; init; }

    /// <summary>Names that exist here alone.</summary>
    public ImmutableArray<RecordField> SlotNames { get; init; } = [];
}

/// <summary>What an item, or a clause of a header, means.</summary>
/// <param name="Syntax">An <see cref="ItemSyntax"/> or a <see cref="ClauseSyntax"/>.</param>
/// <param name="Context">Where it stands.</param>
public sealed record ItemMeaning(SyntaxNode Syntax, BindContext Context)
{
    /// <summary>Its kind; null for an entry of a map, and where the word is unknown.</summary>
    public Kind? Kind { get; init; }

    /// <summary>The kind that it stands in; null for the file.</summary>
    public Kind? Parent { get; init; }

    /// <summary>The template that it uses.</summary>
    public TemplateSymbol? Template { get; init; }

    /// <summary>What it declares, where that is a declaration of a kind.</summary>
    public DeclarationSymbol? Symbol { get; init; }

    /// <summary>The parameter that it sets: of the template that is used, of the called pipeline, of the action.</summary>
    public Symbol? Sets { get; init; }
}

/// <summary>A body, and what may stand in it.</summary>
/// <param name="Syntax">The body.</param>
/// <param name="Owner">The kind whose body it is; null for a template without a kind.</param>
/// <param name="Context">Where its items stand.</param>
public sealed record BodyMeaning(BodySyntax Syntax, Kind? Owner, BindContext Context);

/// <summary>A parameter as a call sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as written.</param>
/// <param name="Default">Its default as written; null where it must be given.</param>
/// <param name="IsRepeated">Whether it takes any number of arguments.</param>
/// <param name="Documentation">Markdown; empty where there is none.</param>
public sealed record CallParameter(string Name, string Type, string? Default, bool IsRepeated, string Documentation);

/// <summary>A call.</summary>
/// <param name="Syntax">The call as written.</param>
/// <param name="Target">What is called: a function of the project or the standard library, a form of a variant, or a word.</param>
/// <param name="Parameters">What it takes, the receiver of <c>x.f(y)</c> included.</param>
/// <param name="HasReceiver">Whether the first parameter is what stands before the dot.</param>
public sealed record CallMeaning(CallExpressionSyntax Syntax, Referent Target, ImmutableArray<CallParameter> Parameters, bool HasReceiver);
