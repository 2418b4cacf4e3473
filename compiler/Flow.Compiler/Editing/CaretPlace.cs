using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What stands at a caret, as far as the grammar and the catalogue say it.</summary>
internal abstract record CaretPlace
{
    /// <summary>A place where nothing of the language is chosen: a comment, free text, a name that is being declared.</summary>
    public sealed record Nothing : CaretPlace;

    /// <summary>The first word of a line.</summary>
    /// <param name="Around">The body or file.</param>
    /// <param name="Item">The line.</param>
    /// <param name="Module">What stands before a dot: <c>dotnet.|</c>.</param>
    public sealed record LineStart(Surroundings Around, ItemSyntax Item, string? Module) : CaretPlace;

    /// <summary>The word behind that of a kind which says more exactly what it is: <c>terraform |</c>.</summary>
    /// <param name="What">What such a word is.</param>
    /// <param name="Words">The words.</param>
    public sealed record Variety(string What, IEnumerable<string> Words) : CaretPlace;

    /// <summary>Behind the name and values of a header, where small words and a title may stand.</summary>
    /// <param name="Item">The line.</param>
    /// <param name="Follows">What the value before the caret is wanted to be, which decides how operators may go on with it; null where no value stands there.</param>
    /// <param name="Choice">The word that a choice before the caret lacks: <c>then</c>, <c>else</c>.</param>
    public sealed record HeaderEnd(ItemPlace Item, FlowType? Follows, string? Choice = null) : CaretPlace;

    /// <summary>Behind the word of a line that is set with <c>=</c>.</summary>
    /// <param name="Word">The word.</param>
    /// <param name="Kind">What it is in the catalogue; null for an entry of a map or a parameter.</param>
    public sealed record Setting(string Word, Kind? Kind) : CaretPlace;

    /// <summary>A value.</summary>
    /// <param name="Value">What is asked of it.</param>
    public sealed record InValue(WantedValue Value) : CaretPlace;

    /// <summary>A name behind a dot.</summary>
    /// <param name="Target">What stands before the dot.</param>
    /// <param name="Value">What is asked of the whole.</param>
    public sealed record Member(ExpressionSyntax Target, WantedValue Value) : CaretPlace;

    /// <summary>A number that may get a unit.</summary>
    public sealed record Number(WantedValue Value) : CaretPlace;

    /// <summary>A type.</summary>
    /// <param name="Context">The names that it sees.</param>
    /// <param name="Module">What stands before a dot.</param>
    /// <param name="IsParameter">Whether it is the type of a parameter, which may be <c>secret</c>.</param>
    /// <param name="HasArguments">Whether <c>&lt;…&gt;</c> follows already.</param>
    public sealed record InType(BindContext Context, string? Module, bool IsParameter, bool HasArguments) : CaretPlace;

    /// <summary>A case of <c>match</c>.</summary>
    public sealed record MatchCase(FlowType Subject, ImmutableArray<string> Written) : CaretPlace;

    /// <summary>A field of a record.</summary>
    public sealed record Field(FlowType Record, ImmutableArray<string> Written) : CaretPlace;

    /// <summary>The text of a string.</summary>
    /// <param name="Text">The string.</param>
    /// <param name="Value">What is asked of it.</param>
    public sealed record InText(StringExpressionSyntax Text, WantedValue Value) : CaretPlace;
}

/// <summary>A value that is wanted.</summary>
/// <param name="Item">The line that it stands in.</param>
/// <param name="Context">The names that it sees.</param>
internal sealed record WantedValue(ItemPlace Item, BindContext Context)
{
    /// <summary>The type that decides what bare words mean; null where any will do.</summary>
    public FlowType? Type { get; init; }

    /// <summary>What the catalogue says of the place.</summary>
    public Slot? Slot { get; init; }

    /// <summary>The property, clause or kind whose value it is.</summary>
    public Kind? Owner { get; init; }

    /// <summary>Names that exist in this place alone.</summary>
    public ImmutableArray<RecordField> Names { get; init; } = [];

    /// <summary>The call whose argument it is, when an argument may be named here.</summary>
    public CallExpressionSyntax? Call { get; init; }

    /// <summary>Whether it is the name of what is called, so that its arguments stand there already.</summary>
    public bool IsCallee { get; init; }

    /// <summary>Whether the value is a part of another one, or stands in brackets.</summary>
    public bool IsInner { get; init; }

    /// <summary>Whether it stands in a header, where a value does not start with <c>if</c>.</summary>
    public bool IsPhrase => !IsInner && (Item.Item.EqualToken is null || Item.Item.Value is null);

    /// <summary>The nearest node around it that is a whole value.</summary>
    public SyntaxNode? Around { get; init; }

    /// <summary>The latest phase that the value may have.</summary>
    public PhaseKind Latest => Slot?.Latest ?? PhaseKind.Applied;
}
