using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>A part of an item list: an <see cref="ItemSyntax"/>, a <see cref="SeparatorSyntax"/> or <see cref="SkippedSyntax"/>.</summary>
public abstract class ListPartSyntax(TextSpan span) : SyntaxNode(span);

/// <summary>A comma between two items.</summary>
public sealed class SeparatorSyntax(SyntaxToken comma) : ListPartSyntax(comma.Span)
{
    /// <summary>The comma.</summary>
    public SyntaxToken Comma { get; } = comma;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor) => visitor.Token(Comma);
}

/// <summary>Tokens that fit nowhere. They were reported once and stay in the tree.</summary>
public sealed class SkippedSyntax(ImmutableArray<SyntaxToken> tokens) : ListPartSyntax(TextSpan.FromBounds(tokens[0].Start, tokens[^1].End))
{
    /// <summary>At least one token.</summary>
    public ImmutableArray<SyntaxToken> Tokens { get; } = tokens;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        foreach (var token in Tokens)
        {
            visitor.Token(token);
        }
    }
}

/// <summary>Items with what stands between them: a file, or what a body's braces hold.</summary>
public sealed class ItemListSyntax(TextSpan span, ImmutableArray<ListPartSyntax> parts) : SyntaxNode(span)
{
    /// <summary>Items, commas and skipped tokens in the order of the text.</summary>
    public ImmutableArray<ListPartSyntax> Parts { get; } = parts;

    /// <summary>The items alone.</summary>
    public IEnumerable<ItemSyntax> Items => Parts.OfType<ItemSyntax>();

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor) => visitor.Nodes(Parts);
}

/// <summary>A whole file.</summary>
public sealed class FileSyntax(TextSpan span, ItemListSyntax items, SyntaxToken endOfFile) : SyntaxNode(span)
{
    /// <summary>The file's items.</summary>
    public ItemListSyntax Items { get; } = items;

    /// <summary>The end, with the white space and comments before it.</summary>
    public SyntaxToken EndOfFile { get; } = endOfFile;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Node(Items);
        visitor.Token(EndOfFile);
    }
}

/// <summary><c>{ items }</c></summary>
public sealed class BodySyntax(TextSpan span, SyntaxToken open, ItemListSyntax items, SyntaxToken close) : SyntaxNode(span)
{
    /// <summary><c>{</c></summary>
    public SyntaxToken Open { get; } = open;

    /// <summary>What stands between the braces.</summary>
    public ItemListSyntax Items { get; } = items;

    /// <summary><c>}</c>, missing where the text ends or indentation closed the body.</summary>
    public SyntaxToken Close { get; } = close;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Open);
        visitor.Node(Items);
        visitor.Token(Close);
    }
}

/// <summary>What an item starts with: <see cref="PathSyntax"/>, or <see cref="StringHeadSyntax"/> for a quoted map key.</summary>
public abstract class HeadSyntax(TextSpan span) : SyntaxNode(span);

/// <summary>Names with dots between them: <c>dotnet.dotnet-test</c>. Empty for a line that starts with <c>for</c>.</summary>
public sealed class PathSyntax(TextSpan span, ImmutableArray<SyntaxToken> tokens) : HeadSyntax(span)
{
    /// <summary>Names and dots in turn.</summary>
    public ImmutableArray<SyntaxToken> Tokens { get; } = tokens;

    /// <summary>The names alone.</summary>
    public IEnumerable<SyntaxToken> Names
    {
        get
        {
            foreach (var token in Tokens)
            {
                if (token.Kind == TokenKind.Name)
                {
                    yield return token;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        foreach (var token in Tokens)
        {
            visitor.Token(token);
        }
    }
}

/// <summary>A quoted map key.</summary>
public sealed class StringHeadSyntax(StringExpressionSyntax text) : HeadSyntax(text.Span)
{
    /// <summary>The key.</summary>
    public StringExpressionSyntax Text { get; } = text;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor) => visitor.Node(Text);
}

/// <summary>
/// The one statement form: <c>head [: type] arg… clause… ( = value | { body } )?</c>. Where the text is wrong, clauses
/// may follow the value (<c>retry = 2 on timeout</c>), a body may follow the value, and skipped tokens may precede the body.
/// </summary>
public sealed class ItemSyntax(TextSpan span) : ListPartSyntax(span)
{
    /// <summary>The word <c>export</c>.</summary>
    public SyntaxToken? Export { get; init; }

    /// <summary>The kind, the property's name or the map key.</summary>
    public required HeadSyntax Head { get; init; }

    /// <summary><c>:</c> after the head.</summary>
    public SyntaxToken? Colon { get; init; }

    /// <summary>The type after the head: <c>port: int = 443</c>.</summary>
    public TypeSyntax? Type { get; init; }

    /// <summary>What stands after the head: names, titles, values.</summary>
    public ImmutableArray<ArgSyntax> Args { get; init; } = [];

    /// <summary>Small words, each with one value. A line <c>for x in list</c> is an item with an empty head and this one clause.</summary>
    public ImmutableArray<ClauseSyntax> Clauses { get; init; } = [];

    /// <summary><c>=</c></summary>
    public SyntaxToken? EqualToken { get; init; }

    /// <summary>What stands after <c>=</c>.</summary>
    public ExpressionSyntax? Value { get; init; }

    /// <summary><c>{ … }</c></summary>
    public BodySyntax? Body { get; init; }

    /// <summary>What is left of the line and fits nowhere.</summary>
    public SkippedSyntax? Skipped { get; init; }

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Export);
        visitor.Node(Head);
        visitor.Token(Colon);
        visitor.Optional(Type);
        visitor.Nodes(Args);
        if (ClausesFollowValue)
        {
            VisitValue(visitor);
            visitor.Nodes(Clauses);
        }
        else
        {
            visitor.Nodes(Clauses);
            VisitValue(visitor);
        }

        VisitEnd(visitor);
    }

    private bool ClausesFollowValue =>
        EqualToken is { } equal && Clauses is [var first, ..] && equal.Start < first.Word.Start;

    private void VisitValue(SyntaxVisitor visitor)
    {
        visitor.Token(EqualToken);
        visitor.Optional(Value);
    }

    private void VisitEnd(SyntaxVisitor visitor)
    {
        var skippedFirst = Body is not null && Skipped is not null && Skipped.Tokens[0].FullStart < Body.Open.Start;
        visitor.Optional(skippedFirst ? Skipped : Body);
        visitor.Optional(skippedFirst ? Body : Skipped);
    }
}

/// <summary>A value in a header, perhaps with a type: <c>digest: string</c>.</summary>
public sealed class ArgSyntax(TextSpan span, ExpressionSyntax value, SyntaxToken? colon, TypeSyntax? type) : SyntaxNode(span)
{
    /// <summary>The value, often a name.</summary>
    public ExpressionSyntax Value { get; } = value;

    /// <summary><c>:</c></summary>
    public SyntaxToken? Colon { get; } = colon;

    /// <summary>The type after the colon.</summary>
    public TypeSyntax? Type { get; } = type;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Node(Value);
        visitor.Token(Colon);
        visitor.Optional(Type);
    }
}

/// <summary>A small word with its value: <c>after test</c>; with a variable only for <c>for os in systems</c>.</summary>
public sealed class ClauseSyntax(TextSpan span, SyntaxToken word, SyntaxToken? variable, SyntaxToken? inToken, ExpressionSyntax value) : SyntaxNode(span)
{
    /// <summary>The small word.</summary>
    public SyntaxToken Word { get; } = word;

    /// <summary>The loop variable of <c>for</c>.</summary>
    public SyntaxToken? Variable { get; } = variable;

    /// <summary><c>in</c> of <c>for</c>.</summary>
    public SyntaxToken? In { get; } = inToken;

    /// <summary>The value.</summary>
    public ExpressionSyntax Value { get; } = value;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Word);
        visitor.Token(Variable);
        visitor.Token(In);
        visitor.Node(Value);
    }
}

/// <summary>A type as written: <see cref="NamedTypeSyntax"/>, <see cref="LiteralTypeSyntax"/> or <see cref="MissingTypeSyntax"/>.</summary>
public abstract class TypeSyntax(TextSpan span) : SyntaxNode(span);

/// <summary><c>list&lt;string&gt;</c>, <c>dotnet.options?</c></summary>
public sealed class NamedTypeSyntax(TextSpan span, PathSyntax path, SyntaxToken? open, ImmutableArray<TypeArgumentSyntax> arguments, SyntaxToken? close, SyntaxToken? question)
    : TypeSyntax(span)
{
    /// <summary>The type's name.</summary>
    public PathSyntax Path { get; } = path;

    /// <summary><c>&lt;</c></summary>
    public SyntaxToken? Open { get; } = open;

    /// <summary>The types between the angle brackets.</summary>
    public ImmutableArray<TypeArgumentSyntax> Arguments { get; } = arguments;

    /// <summary><c>&gt;</c></summary>
    public SyntaxToken? Close { get; } = close;

    /// <summary><c>?</c></summary>
    public SyntaxToken? Question { get; } = question;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Node(Path);
        visitor.Token(Open);
        visitor.Nodes(Arguments);
        visitor.Token(Close);
        visitor.Token(Question);
    }
}

/// <summary>A type between angle brackets, with the comma before it.</summary>
public sealed class TypeArgumentSyntax(TextSpan span, SyntaxToken? comma, TypeSyntax type) : SyntaxNode(span)
{
    /// <summary><c>,</c></summary>
    public SyntaxToken? Comma { get; } = comma;

    /// <summary>The type.</summary>
    public TypeSyntax Type { get; } = type;

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        visitor.Token(Comma);
        visitor.Node(Type);
    }
}

/// <summary><c>"quick" | "full"</c></summary>
public sealed class LiteralTypeSyntax(TextSpan span, ImmutableArray<SyntaxNodeOrToken> parts) : TypeSyntax(span)
{
    /// <summary>Strings and bars in turn.</summary>
    public ImmutableArray<SyntaxNodeOrToken> Parts { get; } = parts;

    /// <summary>The strings alone.</summary>
    public IEnumerable<StringExpressionSyntax> Members => Parts.Select(static p => p.Node).OfType<StringExpressionSyntax>();

    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
        foreach (var part in Parts)
        {
            visitor.Token(part.Token);
            visitor.Optional(part.Node);
        }
    }
}

/// <summary>A node or a token.</summary>
public readonly record struct SyntaxNodeOrToken(SyntaxNode? Node, SyntaxToken? Token);

/// <summary>A type that the text lacks.</summary>
public sealed class MissingTypeSyntax(int position) : TypeSyntax(new TextSpan(position, 0))
{
    /// <inheritdoc/>
    public override void VisitParts(SyntaxVisitor visitor)
    {
    }
}
