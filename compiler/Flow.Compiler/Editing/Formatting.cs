using System.Collections.Immutable;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>The canonical layout as small edits, so that carets and marks stay where they are.</summary>
public static class Formatting
{
    private const int IndentStep = 2;

    /// <summary>The edits that bring <paramref name="tree"/> into the layout; none where the text has errors.</summary>
    public static ImmutableArray<TextEdit> Document(SyntaxTree tree) => TextChanges.Between(tree.Source.Content, Formatter.Format(tree));

    /// <summary>Those of the edits that touch a line of <paramref name="range"/>.</summary>
    public static ImmutableArray<TextEdit> Range(SyntaxTree tree, TextSpan range)
    {
        var (first, last) = (tree.Source.PositionOf(range.Start).Line, tree.Source.PositionOf(range.End).Line);
        return [.. Document(tree).Where(e => tree.Source.PositionOf(e.Span.Start).Line <= last && tree.Source.PositionOf(e.Span.End).Line >= first)];
    }

    /// <summary>What follows from a character that was just typed: a new line and a closing bracket are indented, an opened block of text is closed.</summary>
    /// <param name="tree">The file with the character.</param>
    /// <param name="position">The caret behind the character.</param>
    /// <param name="typed">The character.</param>
    public static ImmutableArray<TextEdit> OnType(SyntaxTree tree, int position, char typed)
    {
        var caret = CaretText.At(tree, position);
        return typed switch
        {
            '\n' when caret.StringAround() is null => Indent(tree, position),
            '}' or ']' or ')' when caret.StringAround() is null && IsFirstOnLine(tree.Source, position - 1) => Indent(tree, position - 1),
            '"' => CloseBlock(tree, position),
            _ => [],
        };
    }

    private static bool IsFirstOnLine(SourceText source, int position) =>
        position >= 0 && source.Content.AsSpan(source.LineStarts[source.PositionOf(position).Line]..position).IsWhiteSpace();

    /// <summary>The indentation of the line at <paramref name="position"/>: a step for each bracket that is open, one line counting once.</summary>
    private static ImmutableArray<TextEdit> Indent(SyntaxTree tree, int position)
    {
        var source = tree.Source;
        var start = source.LineStarts[source.PositionOf(position).Line];
        var end = start;
        while (end < source.Length && source.Content[end] is ' ' or '\t')
        {
            end++;
        }

        var wanted = new string(' ', IndentAt(tree, start, end < source.Length ? source.Content[end] : '\0'));
        return source.Content.AsSpan(start, end - start).SequenceEqual(wanted) ? [] : [new TextEdit(TextSpan.FromBounds(start, end), wanted)];
    }

    private static int IndentAt(SyntaxTree tree, int lineStart, char first)
    {
        var open = new Stack<int>();
        foreach (var token in tree.Root.Tokens())
        {
            if (token.Start >= lineStart)
            {
                break;
            }

            if (token.Kind is TokenKind.OpenBrace or TokenKind.OpenBracket or TokenKind.OpenParen)
            {
                open.Push(tree.Source.PositionOf(token.Start).Line);
            }
            else if (token.Kind is TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParen)
            {
                open.TryPop(out _);
            }
        }

        return open.TryPeek(out var opener) ? IndentOfLine(tree.Source, opener) + (first is '}' or ']' or ')' ? 0 : IndentStep) : 0;
    }

    private static int IndentOfLine(SourceText source, int line) => source.LineAt(line) is var text ? text.Length - text.TrimStart(' ', '\t').Length : 0;

    /// <summary>Three quotes that open a text of several lines get a line with three quotes below them.</summary>
    private static ImmutableArray<TextEdit> CloseBlock(SyntaxTree tree, int position)
    {
        var source = tree.Source;
        if (position < 3 || !source.Content.AsSpan(0, position).EndsWith("\"\"\"") || CaretText.At(tree, position).StringAround() is not { End.IsMissing: true } text || text.Start.End != position)
        {
            return [];
        }

        var line = source.PositionOf(position).Line;
        var indent = new string(' ', IndentOfLine(source, line));
        var hashes = source.Slice(text.Start.Span).Count(static c => c == '#');
        return [new TextEdit(new TextSpan(position, 0), $"\n{indent}{new string(' ', IndentStep)}\n{indent}\"\"\"{new string('#', hashes)}")];
    }
}
