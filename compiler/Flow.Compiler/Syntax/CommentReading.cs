using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>What a comment is for.</summary>
public enum CommentKind
{
    /// <summary><c>//</c>: for the readers of this file and of generated ones.</summary>
    Plain,

    /// <summary><c>///</c>: documentation in Markdown.</summary>
    Documentation,

    /// <summary><c>//-</c>: stays out of generated files.</summary>
    Hidden,

    /// <summary><c>//#</c>: printed verbatim on the generated line.</summary>
    Verbatim,
}

/// <summary>One comment.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Text">Its text without the slashes and the space after them.</param>
/// <param name="Span">From its slashes to the end of its line.</param>
/// <param name="StartsLine">Whether nothing but white space stands before it on its line.</param>
/// <param name="BlankLineBefore">Whether the line above it is blank.</param>
public sealed record Comment(CommentKind Kind, string Text, TextSpan Span, bool StartsLine, bool BlankLineBefore);

/// <summary>Finds the comments of a tree.</summary>
public static class CommentReading
{
    /// <summary>All comments before <paramref name="token"/>, also those that end the line before it.</summary>
    public static ImmutableArray<Comment> Before(SourceText source, in SyntaxToken token)
    {
        if (token.Start - token.FullStart < 2 || !source.Content.AsSpan(token.FullStart, token.Start - token.FullStart).Contains('/'))
        {
            return [];
        }

        var comments = ImmutableArray.CreateBuilder<Comment>();
        var newlines = token.FullStart == 0 ? 1 : 0;
        for (var at = token.FullStart; at < token.Start;)
        {
            if (source.Content[at] == '/')
            {
                var comment = At(source, at, newlines > 0, newlines > 1 && (token.FullStart > 0 || comments.Count > 0));
                comments.Add(comment);
                newlines = 0;
                at = comment.Span.End;
                continue;
            }

            newlines += source.Content[at] == '\n' || (source.Content[at] == '\r' && source.Content.ElementAtOrDefault(at + 1) != '\n') ? 1 : 0;
            at++;
        }

        return comments.ToImmutable();
    }

    /// <summary>The lines <c>///</c> directly above <paramref name="item"/>, or null.</summary>
    public static string? Documentation(SourceText source, ItemSyntax item)
    {
        var lines = new List<string>();
        foreach (var comment in Leading(source, item).Reverse())
        {
            if (comment.Kind != CommentKind.Documentation)
            {
                break;
            }

            lines.Insert(0, comment.Text);
            if (comment.BlankLineBefore)
            {
                break;
            }
        }

        return lines.Count == 0 || BlankLineAbove(source, item) ? null : string.Join('\n', lines);
    }

    /// <summary>The comments on lines of their own above <paramref name="item"/>, without the header of the file.</summary>
    public static ImmutableArray<Comment> Leading(SourceText source, ItemSyntax item)
    {
        var first = FirstToken(item);
        var own = Before(source, first).Where(static c => c.StartsLine).ToImmutableArray();
        return first.FullStart == 0 ? own.RemoveRange(0, Header(source, first).Length) : own;
    }

    /// <summary>The comment behind <paramref name="item"/> on its line; behind the opening brace where the body has lines of its own.</summary>
    public static Comment? Trailing(SourceText source, ItemSyntax item)
    {
        if (item.Body is { } body && source.PositionOf(body.Open.End).Line != source.PositionOf(body.Span.End).Line)
        {
            return OnLineAfter(source, body.Open.End);
        }

        return OnLineAfter(source, item.Span.End);
    }

    /// <summary>The first comments of a file when a blank line follows them: the header of what is generated from it.</summary>
    public static ImmutableArray<Comment> FileHeader(SyntaxTree tree) => Header(tree.Source, FirstToken(tree.Root));

    private static ImmutableArray<Comment> Header(SourceText source, in SyntaxToken first)
    {
        if (first.FullStart != 0)
        {
            return [];
        }

        var comments = Before(source, first);
        var length = comments.Length == 0 ? 0 : 1;
        while (length < comments.Length && !comments[length].BlankLineBefore)
        {
            length++;
        }

        var last = length == comments.Length && (length == 0 || (first.Kind != TokenKind.EndOfFile && !HasBlankLine(source, comments[^1].Span.End, first.Start)));
        return last ? [] : comments[..length];
    }

    private static bool BlankLineAbove(SourceText source, ItemSyntax item)
    {
        var first = FirstToken(item);
        return Before(source, first) is [.., var last] && HasBlankLine(source, last.Span.End, first.Start);
    }

    private static bool HasBlankLine(SourceText source, int from, int to) =>
        source.PositionOf(to).Line - source.PositionOf(from).Line > 1;

    private static Comment? OnLineAfter(SourceText source, int from)
    {
        var text = source.Content;
        while (from < text.Length && text[from] is ' ' or '\t' or ',')
        {
            from++;
        }

        return from + 1 < text.Length && text[from] == '/' && text[from + 1] == '/' ? At(source, from, startsLine: false, blankLineBefore: false) : null;
    }

    private static Comment At(SourceText source, int start, bool startsLine, bool blankLineBefore)
    {
        var rest = source.Content.AsSpan(start);
        var length = rest.IndexOfAny('\n', '\r');
        var written = (length < 0 ? rest : rest[..length]).TrimEnd();
        var (kind, slashes) = written switch
        {
            ['/', '/', '/', '/', ..] => (CommentKind.Plain, 2),
            ['/', '/', '/', ..] => (CommentKind.Documentation, 3),
            ['/', '/', '-', ..] => (CommentKind.Hidden, 3),
            ['/', '/', '#', ..] => (CommentKind.Verbatim, 3),
            _ => (CommentKind.Plain, 2),
        };
        var text = written[Math.Min(slashes, written.Length)..];
        text = text is [' ', ..] ? text[1..] : text;
        return new Comment(kind, text.ToString(), new TextSpan(start, Math.Max(2, written.Length)), startsLine, blankLineBefore);
    }

    /// <summary>The first token of <paramref name="node"/>.</summary>
    internal static SyntaxToken FirstToken(SyntaxNode node)
    {
        var finder = new FirstTokenVisitor();
        finder.Node(node);
        return finder.Found ?? SyntaxToken.Missing(TokenKind.EndOfFile, node.Span.Start);
    }

    private sealed class FirstTokenVisitor : SyntaxVisitor
    {
        public SyntaxToken? Found { get; private set; }

        public override void Node(SyntaxNode node)
        {
            if (Found is null)
            {
                base.Node(node);
            }
        }

        public override void Token(in SyntaxToken token) => Found ??= token.IsMissing ? null : token;
    }
}
