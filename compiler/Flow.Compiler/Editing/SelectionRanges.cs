using System.Collections.Immutable;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Ever larger parts of a file around a place.</summary>
public static class SelectionRanges
{
    /// <summary>From the word at <paramref name="position"/> to the whole file; each holds the one before it and is larger.</summary>
    public static ImmutableArray<TextSpan> At(SyntaxTree tree, int position)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var token = tree.TokenAt(position);
        foreach (var span in CommentsAt(tree, token, position).Concat(Inside(tree, token, position)).Concat(tree.PathTo(position).Reverse().SelectMany(Of)).Append(new TextSpan(0, tree.Source.Length)))
        {
            if (span.Touches(position) && (spans.Count == 0 || (span.Contains(spans[^1]) && span != spans[^1])))
            {
                spans.Add(span);
            }
        }

        return spans.ToImmutable();
    }

    private static IEnumerable<TextSpan> CommentsAt(SyntaxTree tree, SyntaxToken token, int position) =>
        CommentReading.Before(tree.Source, token).Where(c => c.Span.Touches(position)).Select(static c => c.Span);

    /// <summary>The token; in a text the word around the place first.</summary>
    private static IEnumerable<TextSpan> Inside(SyntaxTree tree, SyntaxToken token, int position)
    {
        if (position < token.Start)
        {
            yield break;
        }

        if (token.Kind == TokenKind.StringText)
        {
            var (start, end) = (position, position);
            while (start > token.Start && !char.IsWhiteSpace(tree.Source.Content[start - 1]))
            {
                start--;
            }

            while (end < token.End && !char.IsWhiteSpace(tree.Source.Content[end]))
            {
                end++;
            }

            yield return TextSpan.FromBounds(start, end);
        }

        yield return token.Span;
    }

    /// <summary>A node; for what has brackets or quotes, first what is between them.</summary>
    private static IEnumerable<TextSpan> Of(SyntaxNode node) => node switch
    {
        BodySyntax body => [body.Items.Span, TextSpan.FromBounds(body.Open.End, Math.Max(body.Open.End, body.Close.Start)), body.Span],
        StringExpressionSyntax text => [TextSpan.FromBounds(text.Start.End, Math.Max(text.Start.End, text.End.Start)), text.Span],
        ItemSyntax { Body: { } body } item => [TextSpan.FromBounds(item.Span.Start, Math.Max(item.Span.Start, body.Open.Start)), item.Span],
        _ => [node.Span],
    };
}
