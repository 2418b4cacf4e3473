using System.Collections.Immutable;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>The characters around a caret: the word that is typed there, and whether the caret stands in a comment or in the text of a string.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Position">The caret.</param>
/// <param name="Word">The name at the caret, backquotes included; empty where none is.</param>
internal sealed record CaretText(SyntaxTree Tree, int Position, TextSpan Word)
{
    /// <summary>A name that nobody writes; it stands for what will be typed.</summary>
    public const string Placeholder = "__caret__";

    /// <summary>The text before and behind the caret is that of a number.</summary>
    public bool IsNumber => !Word.IsEmpty && char.IsAsciiDigit(Tree.Source.Content[Word.Start]);

    /// <summary>Whether the word at the caret begins with a backquote.</summary>
    public bool IsQuoted => !Word.IsEmpty && Tree.Source.Content[Word.Start] == '`';

    /// <summary>The word up to the caret.</summary>
    public TextSpan Insert => TextSpan.FromBounds(Word.Start, Position);

    /// <summary>Whether nothing but white space, a comment or a closing bracket stands behind the word on its line.</summary>
    public bool EndsLine
    {
        get
        {
            var rest = Tree.Source.Content.AsSpan(Word.End);
            rest = rest[..(rest.IndexOfAny('\n', '\r') is >= 0 and var end ? end : rest.Length)].Trim();
            return rest.IsEmpty || rest[0] == '}' || rest.StartsWith("//");
        }
    }

    /// <summary>The caret at <paramref name="position"/> of <paramref name="tree"/>.</summary>
    public static CaretText At(SyntaxTree tree, int position)
    {
        var text = tree.Source.Content;
        position = Math.Clamp(position, 0, text.Length);
        var (start, end) = (position, position);
        while (start > 0 && SyntaxFacts.IsInName(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && SyntaxFacts.IsInName(text[end]))
        {
            end++;
        }

        while (start < position && text[start] == '-')
        {
            start++;
        }

        return new CaretText(tree, position, start < end && char.IsAsciiDigit(text[start]) ? OfNumber(tree, position, TextSpan.FromBounds(start, end)) : WithQuotes(text, start, end));
    }

    /// <summary>A number has a point, too.</summary>
    private static TextSpan OfNumber(SyntaxTree tree, int position, TextSpan word) =>
        tree.TokenAt(position) is { Kind: TokenKind.Number or TokenKind.Quantity or TokenKind.MalformedLiteral } token && token.Span.Contains(word) ? token.Span : word;

    private static TextSpan WithQuotes(string text, int start, int end)
    {
        var line = text.AsSpan(0, start);
        line = line[(line.LastIndexOfAny('\n', '\r') + 1)..];
        return line.Count('`') % 2 == 1 && line[^1] == '`'
            ? TextSpan.FromBounds(start - 1, end < text.Length && text[end] == '`' ? end + 1 : end)
            : TextSpan.FromBounds(start, end);
    }

    /// <summary>Whether the caret stands in a comment.</summary>
    public bool IsInComment() =>
        CommentReading.Before(Tree.Source, Tree.TokenAt(Position)).Any(c => c.Span.Start < Position && Position <= c.Span.End);

    /// <summary>The string whose text the caret stands in, or null; a caret in a hole stands in a value.</summary>
    public StringExpressionSyntax? StringAround()
    {
        StringExpressionSyntax? found = null;
        for (SyntaxNode? node = Tree.Root; node is not null; node = InnerNode(node))
        {
            if (node is StringExpressionSyntax text && IsInside(text))
            {
                found = text;
            }
            else if (node is HoleSyntax hole && Position >= hole.Open.End && (hole.Close.IsMissing || Position <= hole.Close.Start))
            {
                found = null;
            }
        }

        return found;
    }

    private SyntaxNode? InnerNode(SyntaxNode node) =>
        node.Children().FirstOrDefault(c => c.Span.Start < Position && Position <= c.Span.End);

    private bool IsInside(StringExpressionSyntax text) =>
        Position >= text.Start.End && (text.End.IsMissing || Position <= text.End.Start);

    /// <summary>The text with the placeholder in place of the word at the caret, and where the placeholder stands in it.</summary>
    public (SourceText Text, TextSpan Placeholder) Probe()
    {
        var indent = MissingIndent();
        var text = string.Concat(Tree.Source.Content.AsSpan(0, Word.Start), indent, Placeholder, Tree.Source.Content.AsSpan(Word.End));
        return (new SourceText(Tree.Source.Path, text), new TextSpan(Word.Start + indent.Length, Placeholder.Length));
    }

    /// <summary>
    /// On the line after one that opens a body the indentation that is still to be typed: without it a body that is not closed yet would seem to end here.
    /// </summary>
    private string MissingIndent()
    {
        var line = Tree.Source.PositionOf(Word.Start).Line;
        var own = Tree.Source.Content.AsSpan(Tree.Source.LineStarts[line]..Word.Start);
        if (line == 0 || !own.IsWhiteSpace())
        {
            return "";
        }

        var above = line - 1;
        while (above > 0 && Tree.Source.LineAt(above).AsSpan().IsWhiteSpace())
        {
            above--;
        }

        var text = Tree.Source.LineAt(above);
        var wanted = text.Length - text.AsSpan().TrimStart().Length + 2;
        return text.AsSpan().TrimEnd() is [.., '{' or '['] && own.Length < wanted ? new string(' ', wanted - own.Length) : "";
    }

    /// <summary>The nodes around <paramref name="span"/>, the outermost first.</summary>
    public static ImmutableArray<SyntaxNode> PathTo(SyntaxTree tree, TextSpan span)
    {
        var path = ImmutableArray.CreateBuilder<SyntaxNode>();
        for (SyntaxNode? node = tree.Root; node is not null; node = node.Children().FirstOrDefault(c => c.Span.Contains(span)))
        {
            path.Add(node);
        }

        return path.ToImmutable();
    }
}
